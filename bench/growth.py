"""Measures how a summary's memory and processor time grow with the table; started by bench/run.sh growth.

What was measured of the same archive is kept, so that a run that was interrupted goes on where it was.
"""

import argparse
import hashlib
import json
import re
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

import tools
from entries import WEEK
from functions import HERE, SUMMARY_MEMORY_MB, SUMMARY_VARIABLES, Functions
from stub import Stub
from tables import KINDS
from targets import Targets

SIZES = [10_000, 100_000, 1_000_000, 10_000_000]
DIFFERENT_PAGES = 32
COLUMNS = [("peak_bytes", 1e6, 0), ("live_bytes", 1e6, 0), ("cpu_seconds_an_entry", 1e-6, 1)]  # unit and digits of each
KEPT = HERE / "target/growth.json"
IDLE_SECONDS_MAX = 4  # the function waits ten for a page


class Results:
    """What runs measured, by kind, size and part, of one archive with one set of options and tables."""

    def __init__(self, file):
        self._file, self._stamp = file, stamp()
        kept = json.loads(file.read_text()) if file.exists() else {}
        self._by_kind = kept["results"] if kept.get("stamp") == self._stamp else {}

    def runs(self, kind, size, part):
        return len(self._by_kind.get(kind, {}).get(str(size), {}).get(part, []))

    def keep(self, kind, size, measured):
        parts = self._by_kind.setdefault(kind, {}).setdefault(str(size), {})
        for part, value in measured.items():
            parts.setdefault(part, []).append(value)
        self._file.parent.mkdir(exist_ok=True)
        self._file.write_text(json.dumps({"stamp": self._stamp, "results": self._by_kind}, indent=1) + "\n")

    def medians(self):
        """Each kind's parts, from the smallest table to the largest."""
        for kind in (kind.name for kind in KINDS if kind.name in self._by_kind):
            by_size = self._by_kind[kind]
            yield kind, [{part: median(runs) for part, runs in by_size[str(size)].items()}
                         for size in SIZES if str(size) in by_size]


def stamp():
    files = [HERE.parent / "summary-function/target/lambda.zip",
             *(HERE / name for name in ("entries.py", "tables.py", "functions.py", "java_options.py"))]
    options = repr((SUMMARY_MEMORY_MB, SUMMARY_VARIABLES)).encode()
    return hashlib.sha256(options + b"".join(file.read_bytes() for file in files)).hexdigest()


def measure_process(functions, stub, kind, size, revision):
    """A summary that nothing disturbs."""
    with functions.tallybook_summary(f"pages-{kind.pages(size)}") as function:
        entries, cpu_seconds = summarise(function, stub, kind, size, revision)
        peak = function.peak_memory()
    return {"entries": entries, "peak_bytes": peak, "cpu_seconds_an_entry": cpu_seconds / entries}


def measure_live_heap(functions, stub, kind, size, revision):
    """A summary that is stopped before each segment's last page to collect all garbage and see what lives."""
    table = f"pages-{kind.pages(size)}-gated"
    with tempfile.TemporaryDirectory(prefix="tallybook-bench.") as folder, \
            functions.tallybook_summary(table, more_options=[f"-Xlog:gc:file={folder}/gc.log"]) as function:
        inspector = threading.Thread(target=lambda: collect(function, stub, table), daemon=True)
        inspector.start()
        entries, _ = summarise(function, stub, kind, size, revision)
        inspector.join()
        log = Path(folder, "gc.log").read_text()
        live = [int(megabytes) << 20 for megabytes in re.findall(r"Pause Full .*\d+M->(\d+)M", log)]
    return {"entries": entries, "live_bytes": max(live)}


def summarise(function, stub, kind, size, revision):
    """Has all entries counted: how many, and the processor time."""
    invocation = function.invoke({"week": WEEK, "revision": revision})
    counted = stub.report(invocation.answer["report"])["entries"]["count"]
    expected = kind.pages(size) * kind.page_entries
    assert counted == expected, f"{counted} entries counted of {expected}"
    return counted, invocation.cpu_seconds


def collect(function, stub, table):
    """Has the function collect its garbage when it has read almost the whole table."""
    stub.await_gate(table)
    try:
        await_idle(function)
        subprocess.run([tools.JAVA_HOME / "bin/jcmd", str(function.pid), "GC.run"], check=True, capture_output=True)
    finally:
        stub.open_gate(table)


def await_idle(function):
    deadline = time.monotonic() + IDLE_SECONDS_MAX
    before = -1.0
    while function.cpu_seconds() - before > 0.002 and time.monotonic() < deadline:
        before = function.cpu_seconds()
        time.sleep(0.1)


def show(results, targets):
    print("\n| entries of a kind | peak memory, MB | live heap, MB | CPU an entry, µs |\n|---|---:|---:|---:|")
    for kind, measured in results.medians():
        for result in measured:
            figures = [f"{result[part] / unit:.{digits}f}" if part in result else "" for part, unit, digits in COLUMNS]
            print(f"| {result['entries']:,.0f} {kind} | {' | '.join(figures)} |")
    print()
    for kind, measured in results.medians():
        for name, part in (("live heap", "live_bytes"), ("peak memory", "peak_bytes")):
            having = [result for result in measured if part in result]
            for one in having[:-1]:
                ratio = having[-1][part] / one[part]
                verdict = targets.verdict(f"growth: {name}", ratio) if one is having[0] else ""
                sizes = f"{having[-1]['entries']:,.0f} entries × {one['entries']:,.0f}"
                print(f"  {kind}, {name}, {sizes}: {ratio:.2f}{verdict}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--live-heap", action="store_true")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--up-to", type=int, default=SIZES[-1])
    parser.add_argument("kinds", nargs="*")
    options = parser.parse_args()
    measure, part = (measure_live_heap, "live_bytes") if options.live_heap else (measure_process, "peak_bytes")
    results = Results(KEPT)
    revision = 0
    for kind in (kind for kind in KINDS if kind.name in options.kinds or not options.kinds):
        with tempfile.TemporaryDirectory(prefix="tallybook-bench.") as name, \
                Stub(Path(name), kind, DIFFERENT_PAGES) as stub:
            functions = Functions(stub, Path(name))
            for size in (size for size in SIZES if size <= options.up_to):
                for run in range(results.runs(kind.name, size, part), options.runs):
                    revision += 1
                    results.keep(kind.name, size, measure(functions, stub, kind, size, revision))
                    print(f"  {kind.name}, {size:,}, run {run + 1}: measured", flush=True)
    show(results, Targets.read((HERE / "README.md").read_text()))


if __name__ == "__main__":
    main()
