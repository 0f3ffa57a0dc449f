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

import tools
from entries import WEEK
from functions import HERE, SUMMARY_VARIABLES, Functions
from stub import Stub
from tables import KINDS
from targets import Targets

SIZES = [10_000, 100_000, 1_000_000, 10_000_000]
DIFFERENT_PAGES = 32
KEPT = HERE / "target/growth.json"
IDLE_SECONDS_MAX = 4  # the function waits ten for a page


class Results:
    """What was measured, by kind and size, of one archive with one set of options and tables."""

    def __init__(self, file):
        self._file, self._stamp = file, stamp()
        kept = json.loads(file.read_text()) if file.exists() else {}
        self._by_kind = kept["results"] if kept.get("stamp") == self._stamp else {}

    def has(self, kind, size):
        return str(size) in self._by_kind.get(kind, {})

    def keep(self, kind, size, result):
        self._by_kind.setdefault(kind, {})[str(size)] = result
        self._file.parent.mkdir(exist_ok=True)
        self._file.write_text(json.dumps({"stamp": self._stamp, "results": self._by_kind}, indent=1) + "\n")

    def by_kind(self):
        """Each kind's results, from the smallest table to the largest."""
        for kind in (kind.name for kind in KINDS if kind.name in self._by_kind):
            by_size = self._by_kind[kind]
            yield kind, [by_size[str(size)] for size in SIZES if str(size) in by_size]


def stamp():
    parts = [HERE.parent / "summary-function/target/lambda.zip", HERE / "tables.py", HERE / "entries.py"]
    return hashlib.sha256(repr(SUMMARY_VARIABLES).encode() + b"".join(part.read_bytes() for part in parts)).hexdigest()


def measure(functions, stub, kind, size, gc_log):
    """A summary of a table, stopped before its last pages to collect all garbage and see what lives."""
    pages = kind.pages(size)
    table = f"pages-{pages}-gated"
    collecting = []
    with functions.tallybook_summary(table, more_options=[f"-Xlog:gc:file={gc_log}"]) as function:
        inspector = threading.Thread(target=lambda: collecting.append(collect(function, stub, table)), daemon=True)
        inspector.start()
        invocation = function.invoke({"week": WEEK, "revision": size})
        inspector.join()
        peak = function.peak_memory()
    counted = stub.report(invocation.answer["report"])["entries"]["count"]
    assert counted == pages * kind.page_entries, f"{counted} entries counted of {pages * kind.page_entries}"
    live = [int(megabytes) << 20 for megabytes in re.findall(r"Pause Full .*\d+M->(\d+)M", gc_log.read_text())]
    return {
        "entries": counted,
        "peak_bytes": peak,
        "live_bytes": max(live),
        "cpu_seconds_an_entry": (invocation.cpu_seconds - collecting[0]) / counted,
    }


def collect(function, stub, table):
    """Has the function collect its garbage when it has read almost the whole table; the processor time that took."""
    stub.await_gate(table)
    try:
        await_idle(function)
        before = function.cpu_seconds()
        subprocess.run([tools.JAVA_HOME / "bin/jcmd", str(function.pid), "GC.run"], check=True, capture_output=True)
        return function.cpu_seconds() - before
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
    for kind, measured in results.by_kind():
        for result in measured:
            peak, live = (result[part] / 1e6 for part in ("peak_bytes", "live_bytes"))
            microseconds = result["cpu_seconds_an_entry"] * 1e6
            print(f"| {result['entries']:,} {kind} | {peak:.0f} | {live:.0f} | {microseconds:.1f} |")
    print()
    for kind, (*smaller, largest) in results.by_kind():
        for name, part in (("live heap", "live_bytes"), ("peak memory", "peak_bytes")):
            for one in smaller:
                ratio = largest[part] / one[part]
                verdict = targets.verdict(f"growth: {name}", ratio) if one is smaller[0] else ""
                print(f"  {kind}, {name}, {largest['entries']:,} entries × {one['entries']:,}: {ratio:.2f}{verdict}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--up-to", type=int, default=SIZES[-1])
    parser.add_argument("kinds", nargs="*")
    options = parser.parse_args()
    results = Results(KEPT)
    wanted = [(kind, [size for size in SIZES if size <= options.up_to and not results.has(kind.name, size)])
              for kind in KINDS if kind.name in options.kinds or not options.kinds]
    for kind, sizes in wanted:
        with tempfile.TemporaryDirectory(prefix="tallybook-bench.") as name, \
                Stub(Path(name), kind, DIFFERENT_PAGES) as stub:
            for size in sizes:
                functions = Functions(stub, Path(name))
                result = measure(functions, stub, kind, size, Path(name) / f"gc-{size}.log")
                results.keep(kind.name, size, result)
                print(f"  {kind.name}, {size:,}: measured", flush=True)
    show(results, Targets.read((HERE / "README.md").read_text()))


if __name__ == "__main__":
    main()
