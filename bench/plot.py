"""Draws what growth.py measured. usage: plot.py RESULTS PICTURE"""

import json
import sys
from math import log10
from pathlib import Path
from statistics import median

from matplotlib import pyplot
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

# Of docs/report.png.
PAPER, INK, FAINT, LINE = "#faf9f6", "#1c1c1c", "#5c5c5c", "#e3e1da"
COLOURS = {"plain": "#2d6f8e", "wide": "#a98467", "deep": "#6a8f4e", "hostile": "#a33b20"}
SIZES = {10**4: "10⁴", 10**5: "10⁵", 10**6: "10⁶", 10**7: "10⁷"}


def panel(axes, title):
    axes.set_title(title, loc="left", fontsize=10, color=INK)
    axes.set_xscale("log")
    axes.set_xlim(7_000, 32_000_000)
    axes.xaxis.set_major_locator(FixedLocator(list(SIZES)))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda size, _: SIZES[round(size)]))
    axes.set_yscale("log")
    axes.yaxis.set_major_locator(FixedLocator([digit * 10**power for power in range(5) for digit in (1, 2, 5)]))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.set_xlabel("entries in the table", fontsize=9, color=FAINT)
    axes.set_facecolor("white")
    axes.grid(axis="y", color=LINE)
    axes.set_axisbelow(True)
    axes.tick_params(colors=FAINT, labelsize=9, length=0)
    for spine in axes.spines.values():
        spine.set_color(LINE)


def lines(axes, results, part, unit):
    """A line a kind, of what was measured of that part; returns where each ends."""
    ends = []
    for kind, by_size in results.items():
        points = sorted(
            (median(result["entries"]), median(result[part]) / unit) for result in by_size.values() if part in result
        )
        if not points:
            continue
        entries, values = zip(*points, strict=True)
        axes.plot(entries, values, color=COLOURS[kind], marker="o", markersize=3.5, linewidth=1.6)
        ends.append((values[-1], entries[-1], kind))
    return sorted(ends)


def name_ends(axes, ends):
    """At the end of each line its kind, no two over each other."""
    bottom, top = axes.get_ylim()
    gap = (top / bottom) ** 0.055
    highest = {}
    for value, entries, kind in ends:
        place = round(log10(entries))
        highest[place] = max(value, highest.get(place, 0) * gap)
        axes.annotate(kind, (entries, highest[place]), xytext=(6, 0), textcoords="offset points", va="center",
                      fontsize=9, color=COLOURS[kind])


def main():
    source, picture = map(Path, sys.argv[1:])
    results = json.loads(source.read_text())["results"]
    pyplot.rcParams["font.family"] = ["Noto Sans", "DejaVu Sans"]
    figure, (memory, processor) = pyplot.subplots(1, 2, figsize=(9.4, 3.9), dpi=125, facecolor=PAPER)
    panel(memory, "Peak memory, MB")
    memory.set_ylim(100, 1_000)
    ends = lines(memory, results, "peak_bytes", 1e6)
    name_ends(memory, ends)
    panel(processor, "Processor time an entry, µs")
    ends = lines(processor, results, "cpu_seconds_an_entry", 1e-6)
    name_ends(processor, ends)
    figure.tight_layout(w_pad=2.5)
    figure.savefig(picture, metadata={"Software": None})


if __name__ == "__main__":
    main()
