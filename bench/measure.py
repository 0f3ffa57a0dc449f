"""Measures rows of the table in README.md; started by bench/run.sh."""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import posts
from entries import WEEK
from functions import HERE, Functions
from rounds import Rounds, alternate
from stub import Stub
from tables import PLAIN
from targets import REGRESSION, Targets, duration


@dataclass(frozen=True)
class Effort:
    """How much of everything; what decides how warm a process is, and so a ratio that is judged, is always the same."""

    rounds: int
    summary_rounds: int
    different_pages: int  # longer tables have them again, with other ids
    pages: int
    cores_pages: int
    c1_pages: int
    boto3_pages: int
    requests: int
    batches: int


FULL = Effort(rounds=9, summary_rounds=9, different_pages=32, pages=334, cores_pages=334, c1_pages=60, boto3_pages=10,
              requests=500, batches=3)
QUICK = Effort(rounds=2, summary_rounds=1, different_pages=8, pages=334, cores_pages=40, c1_pages=60, boto3_pages=10,
               requests=500, batches=3)

URL_CONNECTION = "urlconnection.UrlConnectionSdkHttpService"
COMMON_RUNTIME = "crt.AwsCrtSdkHttpService"
ALL_COMPILERS = "-XX:TieredStopAtLevel=4"  # as AWS advises for much computing
REVISIONS = iter(range(1, 1000))  # a report is made once


def summarise(functions, stub, pages, prefix=()):
    """Our summary of a table, and how many entries it has."""
    with functions.tallybook_summary(f"pages-{pages}", prefix) as function:
        invocation = function.invoke({"week": WEEK, "revision": next(REVISIONS)})
        counted = stub.report(invocation.answer["report"])["entries"]["count"]
        return invocation, checked(counted, pages)


def checked(counted, pages):
    assert counted == pages * PLAIN.page_entries, f"{counted} entries counted of {pages * PLAIN.page_entries}"
    return counted


def summary(functions, stub, effort):
    """Summary: processor time an entry, from the event to the answer; ours with profile, backup and report."""

    def ours():
        invocation, entries = summarise(functions, stub, effort.pages)
        return invocation.cpu_seconds / entries

    def scan(function, pages):
        with function:
            invocation = function.invoke({})
            return invocation.cpu_seconds / checked(invocation.answer, pages)

    def java_scan(pages, *client):
        return scan(functions.java_scan(f"pages-{pages}", *client), pages)

    return alternate("summary: CPU an entry", effort.summary_rounds, {
        "Tallybook": ours,
        "SDK scan alone": lambda: java_scan(effort.c1_pages, URL_CONNECTION),
        "SDK by CRT": lambda: java_scan(effort.c1_pages, COMMON_RUNTIME),
        "SDK at its best": lambda: java_scan(effort.pages, COMMON_RUNTIME, ALL_COMPILERS),
        "boto3 scan alone": lambda: scan(functions.boto3_scan(f"pages-{effort.boto3_pages}"), effort.boto3_pages),
    })


def cores(functions, stub, effort):
    """Summary: time an entry, from the event to the answer, with both cores and with one; the stub has the same."""
    available = sorted(os.sched_getaffinity(0))
    cpu, stub_cpu = {}, {}

    def measured(name, count):
        cpus = available[:count]
        before = stub.cpu_seconds()
        with stub.bound_to(cpus):
            bound = ["taskset", "-c", ",".join(map(str, cpus))]
            invocation, entries = summarise(functions, stub, effort.cores_pages, bound)
        stub_cpu.setdefault(name, []).append((stub.cpu_seconds() - before) / entries)
        cpu.setdefault(name, []).append(invocation.cpu_seconds / entries)
        return invocation.seconds / entries

    times, = alternate("cores: time an entry", effort.rounds, {
        "both cores": lambda: measured("both cores", 2),
        "one core": lambda: measured("one core", 1),
    })
    ours, stubs = (", ".join(f"{duration(median(values))} with {name}" for name, values in of.items())
                   for of in (cpu, stub_cpu))
    notes = (
        f"so both cores are {1 / median(times.ratios('one core')):.2f} times as fast as one",
        f"CPU an entry: {ours}",
        f"the stub's: {stubs}",
    )
    return [replace(times, steady=False, notes=notes)]


def cold(functions, stub, effort):
    """Ingest: from the start of the process to the first answer, without SnapStart."""

    cpu = {}

    def first_answer(name, start):
        with start() as function:
            invocation = function.cold_start(posts.single(0))
            posts.check(invocation.answer)
            cpu.setdefault(name, []).append(invocation.cpu_seconds)
            return invocation.seconds

    times, = alternate("cold start", effort.rounds, {
        name: lambda name=name, start=start: first_answer(name, start)
        for name, start in {
            "Tallybook": functions.tallybook_ingest,
            "boto3": functions.boto3_ingest,
            "tutorial Java": functions.java_tutorial,
            "Node": functions.node_ingest,
        }.items()
    })
    return [replace(times, steady=False), Rounds("CPU of a cold start", cpu)]


def warm(functions, stub, effort):
    """Ingest: an entry a request, one after the other, as many before as are measured."""
    cpu = {}

    def median_latency(name, start):
        with start() as function:
            run_posts(function, effort.requests)
            invocations, cpu_seconds = run_posts(function, effort.requests)
            cpu.setdefault(name, []).append(cpu_seconds / effort.requests)
            return sorted(i.seconds for i in invocations)[effort.requests // 2]

    latency = alternate("warm p50", effort.rounds, {
        name: lambda name=name, start=start: median_latency(name, start)
        for name, start in {
            "Tallybook": functions.tallybook_ingest,
            "boto3": functions.boto3_ingest,
            "Node": functions.node_ingest,
        }.items()
    })
    return [*latency, Rounds("CPU a request", cpu)]


def batch(functions, stub, effort):
    """Ingest: processor time an entry, in a batch of 1,000 and alone, of one process that has done both before."""
    parts = {
        "Tallybook": lambda function: run_batches(function, effort.batches),
        "a single POST": lambda function: run_posts(function, effort.requests)[1] / effort.requests,
    }
    seconds = {name: [] for name in parts}
    names = list(parts)
    for _ in range(effort.rounds):
        with functions.tallybook_ingest() as function:
            for name in names:
                parts[name](function)
            for name in names:
                seconds[name].append(parts[name](function))
        names.reverse()
    return [Rounds("batch of 1,000: CPU an entry", seconds)]


def run_batches(function, count):
    """The processor time an entry."""
    event = posts.batch(1000)
    before = function.cpu_seconds()
    for _ in range(count):
        posts.check(function.invoke(event).answer)
    return (function.cpu_seconds() - before) / count / 1000


def run_posts(function, count):
    """The invocations and the processor time of all, with what is done between them."""
    before = function.cpu_seconds()
    invocations = [function.invoke(posts.single(n)) for n in range(count)]
    cpu_seconds = function.cpu_seconds() - before
    for invocation in invocations:
        posts.check(invocation.answer)
    return invocations, cpu_seconds


ROWS = {"summary": summary, "cores": cores, "cold": cold, "warm": warm, "batch": batch}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("rows", nargs="*")
    options = parser.parse_args()
    effort = QUICK if options.quick else FULL
    targets = Targets.read((HERE / "README.md").read_text())
    rows = options.rows or [*ROWS, "archive"]
    if "archive" in rows:
        targets.show_archive(HERE.parent / "ingest-function/target/lambda.zip")
    with tempfile.TemporaryDirectory(prefix="tallybook-bench.") as name:
        folder = Path(name)
        with Stub(folder, PLAIN, effort.different_pages) as stub:
            functions = Functions(stub, folder)
            for row in (ROWS[name] for name in rows if name in ROWS):
                print(f"\n{row.__doc__}", flush=True)
                for rounds in row(functions, stub, effort):
                    targets.show(rounds)
    if options.quick and targets.regressions:
        measures = ", ".join(targets.regressions)
        sys.exit(f"Over {REGRESSION} times the figure of bench/README.md, in every round: {measures}")


if __name__ == "__main__":
    main()
