#!/usr/bin/env python3
"""Puts entries into the table of local.sh as if they had come in the past, and an item that is no entry.

usage: age-entries.py ENDPOINT ENTRIES FROM TO
  ENDPOINT  DynamoDB's, as in http://127.0.0.1:3001
  ENTRIES   a file of entries with an id, a JSON object a line
  FROM TO   RFC 3339 in UTC; the entries come at equal intervals, the first at FROM, the last before TO
"""

import json
import sys
from datetime import datetime
from decimal import Decimal

import dynamodb

BATCH = 25  # DynamoDB takes no more at once


def stored(value):
    if isinstance(value, dict):
        return {"M": {name: stored(v) for name, v in value.items()}}
    if isinstance(value, list):
        return {"L": list(map(stored, value))}
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, Decimal):
        return {"N": str(value)}
    return {"NULL": True} if value is None else {"S": value}


def put(endpoint, items):
    requests = {"EntryTable": [{"PutRequest": {"Item": item}} for item in items]}
    if dynamodb.call(endpoint, "BatchWriteItem", RequestItems=requests)["UnprocessedItems"]:
        sys.exit("age-entries.py: DynamoDB did not take all items")


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__.strip())
    endpoint, entries_file, *ends = sys.argv[1:]
    start, end = (datetime.fromisoformat(time.replace("Z", "+00:00")) for time in ends)
    with open(entries_file, encoding="utf-8") as lines:
        entries = [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines]
    items = [{"id": {"S": "not-an-entry"}, "note": {"S": "of something else"}}]
    for i, entry in enumerate(entries):
        received = start + (end - start) * i / len(entries)
        received_at = received.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        items.append({"id": {"S": f"aged-{entry['id']}"}, "receivedAt": {"S": received_at}, "data": stored(entry)})
    for first in range(0, len(items), BATCH):
        put(endpoint, items[first : first + BATCH])


if __name__ == "__main__":
    main()
