"""Rounds in which everything is measured once, so that what else the machine does falls on all alike."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Rounds:
    """What was measured in each round, in seconds, by name; the first name is ours."""

    measure: str
    seconds: dict
    steady: bool = True  # whether what else the machine does leaves the ratio much as it is
    notes: tuple = ()  # lines that are printed below

    def medians(self):
        return {name: median(values) for name, values in self.seconds.items()}

    def ratios(self, peer):
        """Ours to the peer's, round by round, in order of size."""
        ours = next(iter(self.seconds.values()))
        return sorted(a / b for a, b in zip(ours, self.seconds[peer], strict=True))


def alternate(measure, count, measurements):
    """Takes each measurement once a round, another one first each time."""
    seconds = {name: [] for name in measurements}
    names = list(measurements)
    for number in range(count):
        for place in range(len(names)):
            name = names[(number + place) % len(names)]
            seconds[name].append(measurements[name]())
    return [Rounds(measure, seconds)]
