"""Runs the benchmarks of bench/jmh; started by bench/run.sh jmh."""

import json
import subprocess
import tempfile
from pathlib import Path
from statistics import median

import entries
import tools
from functions import HERE

SAMPLES = 10_000
NAMES = {
    "ParsingBenchmark.single": "ingest: parsing, alone",
    "ParsingBenchmark.batch": "ingest: parsing, in a batch of 1,000",
    "SizeBenchmark.size": "the item's size",
    "ProfileBenchmark.profile": "summary: profile",
}


def run(folder):
    samples, results = folder / "entries.ndjson", folder / "results.json"
    samples.write_text("".join(json.dumps(entry) + "\n" for entry in entries.entries("jmh", SAMPLES)))
    subprocess.run([
        tools.JAVA, "--sun-misc-unsafe-memory-access=allow", "-cp", HERE / "jmh/target/lambda/lib/*",
        "org.openjdk.jmh.Main",
        "-bm", "avgt", "-tu", "us", "-f", "1", "-wi", "5", "-w", "1s", "-i", "9", "-r", "1s",
        "-v", "SILENT", "-rf", "json", "-rff", results, "-jvmArgs",
        f"-Dtallybook.entries={samples} -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow",
    ], check=True, stdout=subprocess.DEVNULL)
    return {".".join(result["benchmark"].split(".")[-2:]): sorted(result["primaryMetric"]["rawData"][0])
            for result in json.loads(results.read_text())}


def main():
    print("Parts of the functions, by JMH: time an entry, medians of 9, once the JVM has compiled all.")
    with tempfile.TemporaryDirectory(prefix="tallybook-bench.") as folder:
        microseconds = run(Path(folder))
    for benchmark, name in NAMES.items():
        times = microseconds[benchmark]
        print(f"    {name:38}{median(times):>8.2f} µs   ({times[0]:.2f} to {times[-1]:.2f})")


if __name__ == "__main__":
    main()
