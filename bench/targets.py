"""The targets, which are the table in README.md, and how a measurement stands to them."""

import re
from dataclasses import dataclass, field
from statistics import median

REGRESSION = 1.5


@dataclass(frozen=True)
class Target:
    must: float
    aim: float
    measured: float | None

    def verdict(self, value):
        if value <= self.aim:
            return "aim met"
        return "must met" if value <= self.must else "not met"


@dataclass
class Targets:
    by_measure: dict
    regressions: list = field(default_factory=list)

    @classmethod
    def read(cls, readme):
        """Rows of the form `| measure | must | aim | measured | verdict |`."""
        rows = re.findall(r"^\| ([^|]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]*) ?\|", readme.read_text(), re.MULTILINE)
        return cls({
            name: Target(float(must), float(aim), float(got) if got else None) for name, must, aim, got in rows
        })

    def show(self, rounds):
        print(f"  {rounds.measure}, medians of {len(next(iter(rounds.seconds.values())))}")
        for place, (name, seconds) in enumerate(rounds.medians().items()):
            line = f"    {name:18}{duration(seconds):>10}"
            if place > 0:
                ratios = rounds.ratios(name)
                ratio = median(ratios)
                line += f"   × {ratio:<6.3f} ({ratios[0]:.3f} to {ratios[-1]:.3f})"
                line += self.verdict(f"{rounds.measure} × {name}", ratio)
            print(line, flush=True)
        for note in rounds.notes:
            print(f"    {note}", flush=True)

    def show_archive(self, archive):
        megabytes = archive.stat().st_size / 1e6
        print(f"  ingest archive, MB  {megabytes:.1f}" + self.verdict("ingest archive, MB", megabytes))

    def verdict(self, measure, value):
        target = self.by_measure.get(measure)
        if target is None:
            return ""
        if target.measured is not None and value > REGRESSION * target.measured:
            self.regressions.append(measure)
        return f"   must {target.must:g}, aim {target.aim:g}: {target.verdict(value)}"


def duration(seconds):
    for unit, factor in (("s", 1), ("ms", 1e3)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.2f} {unit}"
    return f"{seconds * 1e6:.1f} µs"
