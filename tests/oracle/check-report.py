#!/usr/bin/env python3
"""Compares a report of local.sh, figure by figure, with figures computed here from the table and the entries sent.

usage: check-report.py REPORT ENTRIES
  REPORT   the report's URL, ending in .json; DynamoDB is on the port after, read to its end
  ENTRIES  the file of all entries of its period as they were sent, a JSON object a line
Lists what differs and then exits 1. Reports are expected to show values as ShowValues COMMON does.
"""

import collections
import gzip
import hashlib
import json
import sys
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import dynamodb
import figures
import schema
from expectations import Comparison, contains, field, one_of, within
from figures import canonical, instant, utf16

FIELDS_MAX, PATH_LENGTH_MAX = 1_000, 1_000
ALWAYS_PROFILED = 0.05  # a path of so many of the entries is among the profiled ones whatever else comes
DISTINCT_ERROR = 0.03  # of the paths that are cut: more than three standard errors of the sketch
KINDS = ("field-appeared", "field-vanished", "type-changed", "presence-changed", "volume-changed",
         "distribution-changed", "no-entries")


def parse(text):
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def fetch(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read()


def scan(url):
    """All items of the table, as DynamoDB's own JSON has them."""
    location = urllib.parse.urlsplit(url)
    endpoint = f"http://{location.hostname}:{location.port + 1}/"
    start = {}
    while start is not None:
        page = dynamodb.call(endpoint, "Scan", TableName="EntryTable", **start)
        yield from page["Items"]
        start = {"ExclusiveStartKey": page["LastEvaluatedKey"]} if "LastEvaluatedKey" in page else None


class Table:
    """What the table holds of the period from one instant to another, and besides."""

    def __init__(self, items, start, end):
        stored = [item for item in items if {"S"} == set(item.get("receivedAt", ())) and "M" in item.get("data", ())]
        self.foreign = len(items) - len(stored)
        self.count = len(stored)
        self.bytes = sum(map(figures.item_size, stored))
        of_period = [item for item in stored if start <= instant(item["receivedAt"]["S"]) < end]
        self.period_bytes = sum(map(figures.item_size, of_period))
        self.entries = [figures.plain({"M": item}) for item in of_period]


def expected_period(name, start, end, zone):
    if "_" in name:
        expected_name = "_".join(f"{t:%Y%m%dT%H%M%SZ}" for t in (start, end))
    else:
        week = start.astimezone(zone).isocalendar()
        expected_name = f"{week.year}-W{week.week:02}"
        monday = datetime.fromisocalendar(week.year, week.week, 1).replace(tzinfo=zone)
        start, end = monday, (monday.replace(tzinfo=None) + timedelta(days=7)).replace(tzinfo=zone)
    ends = [f"{t.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%SZ}" for t in (start, end)]
    return {"name": expected_name, "from": ends[0], "to": ends[1], "timeZone": zone_name(zone)}


def zone_of(name):
    return timezone.utc if name == "UTC" else ZoneInfo(name)


def zone_name(zone):
    return "UTC" if zone is timezone.utc else zone.key


def expected_entries(table, start, end, zone):
    received = [datetime.fromisoformat(e["receivedAt"].replace("Z", "+00:00")).astimezone(zone) for e in table.entries]
    per_day, per_hour = (collections.Counter(f(t) for t in received) for f in (datetime.date, lambda t: t.hour))
    first, last = start.astimezone(zone).date(), (end - timedelta(seconds=1)).astimezone(zone).date()
    days = [first + timedelta(days=d) for d in range((last - first).days + 1)]
    return {"count": len(received), "bytes": table.period_bytes, "tableCount": table.count, "tableBytes": table.bytes,
            "perDay": [{"date": str(day), "count": per_day[day]} for day in days],
            "perHour": [per_hour[hour] for hour in range(24)]}


def values_by_path(entries):
    """The values at each path, and in how many entries each path is."""
    values, having = collections.defaultdict(list), collections.Counter()
    for entry in entries:
        found = list(figures.occurrences(entry))
        having.update({path for path, _ in found})
        for path, value in found:
            values[path].append(value)
    return values, having


def check_fields(check, report, values, having):
    count = int(report["entries"]["count"])
    found = [f["path"] for f in report["fields"]]
    check.equal("the order of the paths", found, sorted(found, key=utf16))
    kept = {path for path in values if len(utf16(path)) // 2 <= PATH_LENGTH_MAX}
    if len(kept) == len(values) <= FIELDS_MAX:
        check.equal("paths", found, sorted(values, key=utf16))
    else:
        kept = {path for path in kept if having[path] >= ALWAYS_PROFILED * count}
        check.equal("paths beyond all paths", set(found) - set(values), set())
        check.equal("paths that should have a profile", kept - set(found), set())
        check.equal("number of paths", len(found), min(FIELDS_MAX, len(values)))
    for f in report["fields"]:
        path = f["path"]
        if path in kept or f["values"] == len(values[path]):
            check.compare(path, f, field(f, count, having[path], values[path], check))
            in_bins = sum(b["count"] for b in f.get("numbers", {}).get("histogram", []))
            check.equal(f"{path} in the bins", in_bins, f.get("numbers", {}).get("count", 0))
        else:  # profiled in some segments of the table, and in others cut
            check.compare(f"{path} entries", f["entries"], within(1, having[path]))
            check.compare(f"{path} values", f["values"], within(1, len(values[path]) - 1))


def expected_omitted(report, table, values):
    profiled = {f["path"]: int(f["values"]) for f in report["fields"]}
    cut = len(set(values) - set(profiled))
    complete = all(n == len(values[path]) for path, n in profiled.items())
    most = cut if complete else len(values)
    long_strings = sum(isinstance(v, str) and len(v) > 200 for path in profiled for v in values[path])
    return {"fields": within(int(cut * (1 - DISTINCT_ERROR)), int(most * (1 + DISTINCT_ERROR))),
            "values": sum(map(len, values.values())) - sum(profiled.values()),
            "longStrings": long_strings if complete else within(0, long_strings),
            "foreignItems": table.foreign}


def check_backup(check, report, base, table):
    """The parts hold the period's entries as the table has them, and each object is what the report says of it."""
    lines = []
    for part in report["objects"]["entries"]:
        content = fetch(base + part["key"])
        in_part = gzip.decompress(content).splitlines()
        lines += map(parse, in_part)
        check.compare(part["key"], part, {**described(part["key"], content), "count": len(in_part)})
    check.equal("the backup's entries", *(collections.Counter(map(canonical, e)) for e in (lines, table.entries)))
    profile = report["objects"]["profile"]
    check.compare("profile", profile, described(profile["key"], fetch(base + profile["key"])))


def described(key, content):
    return {"key": key, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def check_difference(check, report, base):
    """What is said of the report before; whether each change is one is for other tests."""
    before = report["previous"] and parse(fetch(base + report["previous"]))
    if before:
        check.equal("the end of the period before", before["period"]["to"], report["period"]["from"])
    paths = {"$"} | {f["path"] for r in (report, before) if r for f in r["fields"]}
    for change in report["changes"] + report["alerts"]:
        check.compare("change's path", change["path"], one_of(paths))
        check.compare("change's kind", change["kind"], one_of(KINDS))
    severities = [("high", "medium", "low").index(alert["severity"]) for alert in report["alerts"]]
    check.equal("order of the alerts", severities, sorted(severities))
    check.equal("alert for a period without entries", "no-entries" in [a["kind"] for a in report["alerts"]],
                report["entries"]["count"] == 0)


def check_pieces(check, report, base):
    """A roll-up's pieces follow each other."""
    pieces = [parse(fetch(base + key)) for key in report["rolledUpFrom"]]
    ends = [(piece["period"]["from"], piece["period"]["to"]) for piece in pieces]
    starts = [report["period"]["from"]] + [end for _, end in ends]
    check.equal("the pieces' ends", ends, list(zip(starts, starts[1:])))
    check.equal("the last piece's end", starts[-1], report["period"]["to"])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    url, entries_file = sys.argv[1:]
    base, key = url[: url.index("/summaries/") + 1], url[url.index("/summaries/") + 1 :]
    report = parse(fetch(url))
    start, end = (datetime.fromisoformat(report["period"][name].replace("Z", "+00:00")) for name in ("from", "to"))
    table = Table(list(scan(url)), *(int(t.timestamp()) * figures.SECOND for t in (start, end)))
    with open(entries_file, encoding="utf-8") as lines:
        sent = [parse(line) for line in lines]

    check = Comparison()
    data = [entry["data"] for entry in table.entries]
    check.equal("the table's entries", *(collections.Counter(map(canonical, e)) for e in (data, sent)))
    values, having = values_by_path(sent)
    zone = zone_of(report["period"]["timeZone"])
    _, name, file = key.split("/")
    revision = file.removesuffix(".json").partition("-r")[2] or "1"
    count = len(sent)

    check.equal("violations of the schema", schema.violations(report), [])
    check.compare("schemaVersion", report["schemaVersion"], 1)
    check.compare("headline", report["headline"], contains(f"{count:,} entr" if count else "No entries"))
    check.compare("period", report["period"], expected_period(name, start, end, zone))
    check.compare("revision", report["revision"], int(revision))
    check.compare("entries", report["entries"], expected_entries(table, start, end, zone))
    check_fields(check, report, values, having)
    check.compare("omitted", report["omitted"], expected_omitted(report, table, values))
    check_difference(check, report, base)
    check_backup(check, report, base, table)
    check.compare("html", report["objects"]["html"], key.replace(".json", ".html"))
    check.equal("the page is one", fetch(base + report["objects"]["html"])[:15], b"<!doctype html>")
    if "rolledUpFrom" in report:
        check_pieces(check, report, base)
    sys.exit(check.result())


if __name__ == "__main__":
    main()
