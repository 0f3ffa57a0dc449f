#!/usr/bin/env python3
"""Compares a report with figures computed from the entries themselves, path by path.

usage: check-report.py REPORT ENTRIES
  REPORT   the report: a URL of local.sh, ending in .json
  ENTRIES  the file of all entries of its period, a JSON object a line
"""

import collections
import gzip
import hashlib
import json
import math
import re
import sys
import urllib.parse
import urllib.request
from decimal import Decimal
from fractions import Fraction

PLAIN_NAME = re.compile(r"[A-Za-z_\u0080-\U0010ffff][A-Za-z0-9_\u0080-\U0010ffff]*")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.IGNORECASE)
DIFFERENCE_LENGTH_MAX = 400
DIFFERENCES_SHOWN_MAX = 15
COMMON_COUNT_MIN = 5  # ShowValues COMMON shows a string from this many occurrences on
FREQUENT_SHARE = 0.02  # a string that is this share of a path's strings is among the frequent ones

compared = 0
differences = []


def expect(holds, what, *found):
    global compared
    compared += 1
    if not holds:
        differences.append(" ".join(map(str, (what, *found)))[:DIFFERENCE_LENGTH_MAX])


def equal(what, found, expected):
    expect(found == expected, what, found, "instead of", expected)


def close(what, found, expected, tolerance=1e-9):
    near = found is not None and math.isclose(found, expected, rel_tol=tolerance, abs_tol=1e-12)
    expect(near, what, found, "instead of", expected)


def parse(text):
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def occurrences(value, path="$"):
    """Every path under the value with what stands there, the value itself left out."""
    children = []
    if isinstance(value, dict):
        children = [(path + step_to(name), v) for name, v in value.items()]
    elif isinstance(value, list):
        children = [(path + "[*]", v) for v in value]
    for child_path, child in children:
        yield child_path, child
        yield from occurrences(child, child_path)


def step_to(name):
    return f".{name}" if PLAIN_NAME.fullmatch(name) else f"['{name}']"


def type_of(value):
    names = {dict: "object", list: "array", str: "string", Decimal: "number", bool: "boolean", type(None): "null"}
    return names[type(value)]


def check_field(field, entry_count, entries, values):
    path = field["path"]
    of_type = collections.defaultdict(list)
    for value in values:
        of_type[type_of(value)].append(value)
    numbers, strings, booleans = of_type["number"], of_type["string"], of_type["boolean"]
    timestamps = [s for s in strings if DATE_TIME.fullmatch(s)]

    equal(f"{path} entries", field["entries"], entries)
    close(f"{path} presence", float(field["presence"]), entries / entry_count)
    equal(f"{path} values", field["values"], len(values))
    equal(f"{path} types", field["types"], {name: len(v) for name, v in of_type.items() if v})
    sections = {"distinct": numbers or strings or booleans, "numbers": numbers, "strings": strings,
                "timestamps": timestamps, "booleans": booleans}
    for name, applies in sections.items():
        equal(f"{path} has {name}", name in field, bool(applies))
        if applies and name in field:
            arguments = (numbers + strings + booleans,) if name == "distinct" else (applies,)
            globals()[f"check_{name}"](f"{path} {name}", field[name], *arguments)


def check_distinct(what, distinct, scalars):
    """Within twice the stated bounds: each holds for 99 figures in 100, and here are many."""
    exact = len({(type_of(v), v) for v in scalars})
    low = distinct["estimate"] - 2 * (distinct["estimate"] - distinct["low"])
    high = distinct["estimate"] + 2 * (distinct["high"] - distinct["estimate"])
    expect(distinct["low"] <= distinct["estimate"] <= distinct["high"], what, "is not ordered:", distinct)
    expect(low <= exact <= high, what, distinct, "is too far from", exact)


def check_numbers(what, section, numbers):
    n = len(numbers)
    mean = Fraction(sum(map(Fraction, numbers)), n)
    equal(f"{what} count", section["count"], n)
    equal(f"{what} min", section["min"], min(numbers))
    equal(f"{what} max", section["max"], max(numbers))
    close(f"{what} mean", float(section["mean"]), float(mean))
    if n > 1:
        variance = sum((Fraction(x) - mean) ** 2 for x in numbers) / (n - 1)
        close(f"{what} standardDeviation", float(section["standardDeviation"]), math.sqrt(variance))

    floats = sorted(map(float, numbers))
    slack = 2 * float(section["rankError"]) + 1 / n  # twice, as for distinct; one value for the definitions of a rank
    equal(f"{what} quantiles", set(section["quantiles"]), {"0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99"})
    for rank, value in section["quantiles"].items():
        below = sum(x < float(value) for x in floats) / n
        up_to = sum(x <= float(value) for x in floats) / n
        within = below - slack <= float(rank) <= up_to + slack
        expect(within, f"{what} quantile {rank}:", value, "has rank", below, "to", up_to)

    bins = section["histogram"]
    equal(f"{what} histogram count", sum(b["count"] for b in bins), n)
    close(f"{what} histogram from", float(bins[0]["from"]), floats[0])
    close(f"{what} histogram to", float(bins[-1]["to"]), floats[-1])
    up_to_bin = 0
    for this, following in zip(bins, bins[1:]):
        equal(f"{what} histogram adjoins", following["from"], this["to"])
        up_to_bin += int(this["count"])
        edge, width = float(this["to"]), float(this["to"] - this["from"])
        below = sum(x < edge - 1e-9 * width for x in floats) / n
        up_to = sum(x < edge + 1e-9 * width for x in floats) / n
        within = below - slack <= up_to_bin / n <= up_to + slack
        expect(within, f"{what} histogram up to {edge}:", up_to_bin / n, "instead of", below, "to", up_to)


def check_strings(what, section, strings):
    lengths = [len(s) for s in strings]
    counts = collections.Counter(strings)
    equal(f"{what} count", section["count"], len(strings))
    equal(f"{what} minLength", section["minLength"], min(lengths))
    equal(f"{what} maxLength", section["maxLength"], max(lengths))
    close(f"{what} meanLength", float(section["meanLength"]), sum(lengths) / len(lengths))
    shown = section["frequent"]
    for frequent in shown:
        exact = counts[frequent["value"]]
        expect(frequent["low"] <= exact <= frequent["high"], f"{what} frequent", frequent, "instead of", exact)
        expect(frequent["low"] <= frequent["count"] <= frequent["high"], f"{what} frequent is not ordered", frequent)
        expect(exact >= COMMON_COUNT_MIN, f"{what} shows a rare value", frequent)
    most = max(counts.values())
    if most >= max(COMMON_COUNT_MIN, FREQUENT_SHARE * len(strings)):
        equal(f"{what} most frequent", counts[shown[0]["value"]] if shown else None, most)


def check_timestamps(what, section, timestamps):
    equal(f"{what} count", section["count"], len(timestamps))


def check_booleans(what, section, booleans):
    equal(what, section, {"true": booleans.count(True), "false": booleans.count(False)})


def check_backup(report, url, entries):
    """The stored entries are the file's, and each object is what the report says of it."""
    stored = {}
    for part in report["objects"]["entries"]:
        content = fetch(urllib.parse.urljoin(url, "/" + part["key"]))
        lines = gzip.decompress(content).splitlines()
        check_object(part, content)
        equal(f"{part['key']} count", part["count"], len(lines))
        stored |= {line["id"]: line["data"] for line in map(parse, lines)}
    equal("the backup has all entries as they were sent", stored, {entry["id"]: entry for entry in entries})
    profile = report["objects"]["profile"]
    check_object(profile, fetch(urllib.parse.urljoin(url, "/" + profile["key"])))


def check_object(described, content):
    equal(f"{described['key']} bytes", described["bytes"], len(content))
    equal(f"{described['key']} sha256", described["sha256"], hashlib.sha256(content).hexdigest())


def fetch(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    url, entries_file = sys.argv[1:]
    report = parse(fetch(url))
    with open(entries_file, encoding="utf-8") as lines:
        entries = [parse(line) for line in lines]

    values, having = collections.defaultdict(list), collections.Counter()
    for entry in entries:
        found = list(occurrences(entry))
        having.update({path for path, _ in found})
        for path, value in found:
            values[path].append(value)

    count = len(entries)
    equal("schemaVersion", report["schemaVersion"], 1)
    for name in ("count", "tableCount"):
        equal(f"entries {name}", report["entries"][name], count)
    equal("entries perDay", sum(day["count"] for day in report["entries"]["perDay"]), count)
    equal("entries perHour", (len(report["entries"]["perHour"]), sum(report["entries"]["perHour"])), (24, count))
    equal("paths", sorted(field["path"] for field in report["fields"]), sorted(values))
    for name in ("previous", "changes", "alerts", "omitted", "headline", "period", "revision"):
        expect(name in report, "the report lacks", name)
    for field in report["fields"]:
        check_field(field, count, having[field["path"]], values[field["path"]])
    check_backup(report, url, entries)

    for difference in differences[:DIFFERENCES_SHOWN_MAX]:
        print(difference)
    print(f"{compared} figures compared, {len(differences)} differ")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
