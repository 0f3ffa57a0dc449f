#!/usr/bin/env python3
"""Prints the tables of docs/operations.md, Cost, which follow from what was measured and what AWS asks."""

import argparse
from math import ceil
from pathlib import Path

import java_options

OPERATIONS = Path(__file__).parent.parent / "docs/operations.md"

# ---- What bench/run.sh measured: medians, as in bench/README.md ----
SUMMARY_START_CPU_SECONDS = 6  # growth, plain: of the line through one and ten million entries
SUMMARY_CPU_SECONDS = 32.3e-6  # an entry beside that; its slope
FURTHER_CORE = 0.75  # of the first; row "cores": two were 1.73 to 1.81 times as fast as one
REQUEST_SECONDS = 0.66e-3  # a single POST, DynamoDB answering at once; row "warm", p50, Tallybook
BATCH_CPU_SECONDS = 155.7e-6  # an entry; row "batch", Tallybook
ENTRY_BYTES = 1_123  # as DynamoDB counts, of bench's plain entries
BACKUP_BYTES = 328  # of the same, compressed

# ---- Assumed ----
DYNAMODB_SECONDS = 5e-3  # a PutItem, as its client sees it
LOG_BYTES = 500  # a request
BATCH = 100

# ---- US dollars in us-east-1 ----
API_REQUEST = 3.50e-6
LAMBDA_REQUEST = 0.20e-6
LAMBDA_GB_SECOND = 0.0000133334  # arm64
LOG_BYTE = 0.50e-9
WRITE_UNIT = 0.625e-6
READ_UNIT = 0.125e-6
TABLE_BYTE_MONTH, RECOVERY_BYTE_MONTH, BUCKET_BYTE_MONTH = 0.25e-9, 0.20e-9, 0.023e-9
PUT = 5e-6

# ---- AWS's measures, and ours ----
VCPU_MB = 1_769
(INGEST_MB, _), (SUMMARY_MB, _) = map(java_options.of_template, ("IngestFunction", "SummaryFunction"))
SEGMENTS = 4  # as many cores does the summary use at most
SCAN_UNIT_BYTES = 8_192  # two half units of 4 KB, since a scan reads eventually consistently
WRITE_UNIT_BYTES = 1_024
RUN_SECONDS = 900 - 60  # the summary gives up a minute before Lambda would
PART_BYTES = 8 << 20
GIB = 1 << 30


def posting(entries, batch):
    """What posting so many entries costs, by what is paid for."""
    requests = entries / batch
    seconds = DYNAMODB_SECONDS + (REQUEST_SECONDS if batch == 1 else batch * BATCH_CPU_SECONDS)
    return {
        "API": requests * API_REQUEST,
        "Lambda": requests * (LAMBDA_REQUEST + gb_seconds(seconds, INGEST_MB)),
        "logs": requests * LOG_BYTES * LOG_BYTE,
        "writes": entries * ceil(ENTRY_BYTES / WRITE_UNIT_BYTES) * WRITE_UNIT,
    }


def gb_seconds(seconds, memory_mb):
    """Lambda counts whole milliseconds, and 1,024 MB as a GB."""
    return ceil(seconds * 1000) / 1000 * memory_mb / 1024 * LAMBDA_GB_SECOND


def keeping(entries):
    """A month of so many entries in the table, with recovery, and in the bucket."""
    table = entries * ENTRY_BYTES * (TABLE_BYTE_MONTH + RECOVERY_BYTE_MONTH)
    return table + entries * BACKUP_BYTES * BUCKET_BYTE_MONTH


def vcpus(memory_mb):
    return min(SEGMENTS, memory_mb / VCPU_MB)


def speed(memory_mb):
    """Seconds of processor time a second."""
    cores = vcpus(memory_mb)
    return min(cores, 1 + (cores - 1) * FURTHER_CORE)


def summary_seconds(entries, memory_mb):
    return (SUMMARY_START_CPU_SECONDS + entries * SUMMARY_CPU_SECONDS) / speed(memory_mb)


def entries_a_run(memory_mb):
    return (RUN_SECONDS * speed(memory_mb) - SUMMARY_START_CPU_SECONDS) / SUMMARY_CPU_SECONDS


def month_rows():
    for entries in (10**3, 10**6, 10**8):
        for batch in (1, BATCH):
            parts = posting(entries, batch)
            whole = sum(parts.values())
            yield [f"{entries:,}", "one by one" if batch == 1 else f"in batches of {batch}",
                   *(dollars(part) for part in parts.values()), dollars(whole), share(parts["Lambda"], whole),
                   dollars(keeping(entries))]


def week_rows():
    for name, table in (("1 GiB", GIB), ("50 GiB", 50 * GIB), ("1 TiB", 1024 * GIB)):
        entries = table / ENTRY_BYTES
        seconds = summary_seconds(entries, SUMMARY_MB)
        memory = SUMMARY_MB if seconds <= RUN_SECONDS else SEGMENTS * VCPU_MB
        needed = summary_seconds(entries, memory)
        reads = table / SCAN_UNIT_BYTES * READ_UNIT
        ours = gb_seconds(needed, memory)
        puts = entries * BACKUP_BYTES / PART_BYTES * PUT
        whole = reads + ours + puts
        fits = "fits" if needed <= RUN_SECONDS else f"does not fit; {needed / 3600:.1f} h"
        yield [name, f"{entries / 1e6:,.1f} million", f"{seconds:,.0f} s", f"{fits} at {memory:,} MB",
               dollars(reads), dollars(ours), dollars(puts), share(reads, whole), share(ours, whole)]


def memory_rows():
    for memory in (1_769, SUMMARY_MB, SEGMENTS * VCPU_MB):
        entries = entries_a_run(memory)
        yield [f"{memory:,} MB", f"{vcpus(memory):.2f}", f"{entries / RUN_SECONDS:,.0f}",
               f"{entries / 1e6:,.1f} million", f"{entries * ENTRY_BYTES / GIB:,.1f} GiB"]


def dollars(amount):
    return f"{amount:,.2f}" if amount >= 0.1 else f"{amount:.3f}" if amount >= 0.0005 else "< 0.001"


def share(part, whole):
    return f"{100 * part / whole:.0f} %"


def table(header, rows):
    head, *lines = (f"| {' | '.join(cells)} |" for cells in (header, *rows))
    return "\n".join([head, "|---" + "|---:" * (len(header) - 1) + "|", *lines]) + "\n"


def text():
    """The tables by the names of their places in docs/operations.md."""
    return {
        "measured": table(["measured", ""], [
            ["summary, CPU at its start; an entry",
             f"{SUMMARY_START_CPU_SECONDS} s and {SUMMARY_CPU_SECONDS * 1e6:.1f} µs"],
            ["summary, a further core beside the first", f"{FURTHER_CORE:g}"],
            ["a single POST, without DynamoDB", f"{REQUEST_SECONDS * 1e3:.2f} ms"],
            ["an entry in a batch, CPU", f"{BATCH_CPU_SECONDS * 1e6:.0f} µs"],
            ["an entry, as DynamoDB counts; compressed in the backup", f"{ENTRY_BYTES:,} and {BACKUP_BYTES} bytes"],
            ["assumed: a PutItem", f"{DYNAMODB_SECONDS * 1e3:.0f} ms"],
        ]),
        "month": table(["entries", "posted", "API", "Lambda", "logs", "writes", "together", "of it Lambda",
                        "keeping them, a month"], month_rows()),
        "week": table(["table", "entries", f"at {SUMMARY_MB:,} MB", f"a run of {RUN_SECONDS} s", "reads", "Lambda",
                       "puts", "of it reads", "of it Lambda"], week_rows()),
        "memory": table(["memory", "cores", "entries a second", "entries a run", "table"], memory_rows()),
    }


def replaced(document):
    """The document, with the tables between their marks."""
    for name, block in text().items():
        start, end = f"<!-- {name}: by bench/cost.py -->\n", "<!-- end -->\n"
        before, found, after = document.partition(start)
        _, closed, after = after.partition(end)
        if not (found and closed):
            raise SystemExit(f"docs/operations.md has no place for the table {name}")
        document = before + start + block + end + after
    return document


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--write", action="store_true", help="put the tables into docs/operations.md")
    instead.add_argument("--check", action="store_true", help="fail if it has others")
    options = parser.parse_args()
    document = OPERATIONS.read_text()
    if options.write:
        OPERATIONS.write_text(replaced(document))
    elif not options.check:
        print("\n".join(text().values()))
    elif replaced(document) != document:
        raise SystemExit("docs/operations.md has other costs than bench/cost.py: run bench/cost.py --write")


if __name__ == "__main__":
    main()
