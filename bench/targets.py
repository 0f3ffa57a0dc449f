"""The targets, which are the table in README.md, and how a measurement stands to them.

>>> targets = Targets.read("| warm p50 × Node | 0.95 | 0.6 | 0.8 | must met |")
>>> quiet = Rounds("warm p50", {"Tallybook": [9.0, 8.0, 9.0], "Node": [10.0, 10.0, 10.0]})
>>> loaded = Rounds("warm p50", {"Tallybook": [50.0, 9.0, 60.0], "Node": [10.0, 10.0, 10.0]})
>>> targets.show(quiet), targets.show(loaded), targets.regressions
  warm p50, medians of 3
    Tallybook             9.00 s
    Node                 10.00 s   × 0.900  (0.800 to 0.900)   must 0.95, aim 0.6: must met
  warm p50, medians of 3
    Tallybook            50.00 s
    Node                 10.00 s   × 5.000  (0.900 to 6.000)   must 0.95, aim 0.6: not met
(None, None, [])
>>> slow = Rounds("warm p50", {"Tallybook": [13.0, 12.5, 12.3], "Node": [10.0, 10.0, 10.0]})
>>> targets.show(slow), targets.regressions  # doctest: +ELLIPSIS
  warm p50, ...
(None, ['warm p50 × Node'])
>>> unsteady = Targets.read("| warm p50 × Node | 0.95 | 0.6 | 0.8 | must met |")
>>> unsteady.show(Rounds("warm p50", slow.seconds, steady=False)), unsteady.regressions  # doctest: +ELLIPSIS
  warm p50, ...
(None, [])
"""

import re
from dataclasses import dataclass, field
from statistics import median

from rounds import Rounds

REGRESSION = 1.5  # times what was measured


@dataclass(frozen=True)
class Target:
    must: float | None
    aim: float | None
    measured: float | None

    def verdict(self, value):
        met = "aim met" if value <= self.aim else "must met" if value <= self.must else "not met"
        return f"   must {self.must:g}, aim {self.aim:g}: {met}"


@dataclass
class Targets:
    by_measure: dict
    regressions: list = field(default_factory=list)

    @classmethod
    def read(cls, markdown):
        """Rows of the form `| measure | must | aim | measured | verdict |`, of which numbers may be missing."""
        rows = re.findall(r"^\| ([^|]+) \|" + r" ([\d.]*) ?\|" * 3, markdown, re.MULTILINE)
        return cls({name: Target(*(float(n) if n else None for n in numbers)) for name, *numbers in rows})

    def show(self, rounds: Rounds):
        print(f"  {rounds.measure}, medians of {len(next(iter(rounds.seconds.values())))}")
        for place, (name, seconds) in enumerate(rounds.medians().items()):
            line = f"    {name:18}{duration(seconds):>10}"
            if place > 0:
                ratios = rounds.ratios(name)
                ratio = median(ratios)
                line += f"   × {ratio:<6.3f} ({ratios[0]:.3f} to {ratios[-1]:.3f})"
                measure = f"{rounds.measure} × {name}"
                line += self.verdict(measure, ratio)
                if rounds.steady:
                    self._judge(measure, ratios[0])
            print(line, flush=True)
        for note in rounds.notes:
            print(f"    {note}", flush=True)

    def show_archive(self, archive):
        megabytes = archive.stat().st_size / 1e6
        print(f"  ingest archive, MB  {megabytes:.1f}" + self.verdict("ingest archive, MB", megabytes))
        self._judge("ingest archive, MB", megabytes)

    def verdict(self, measure, value):
        """In words; none where no target is set."""
        target = self.by_measure.get(measure)
        return "" if target is None or target.must is None else target.verdict(value)

    def _judge(self, measure, least):
        target = self.by_measure.get(measure)
        if target is not None and target.measured is not None and least > REGRESSION * target.measured:
            self.regressions.append(measure)


def duration(seconds):
    for unit, factor in (("s", 1), ("ms", 1e3)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.2f} {unit}"
    return f"{seconds * 1e6:.1f} µs"
