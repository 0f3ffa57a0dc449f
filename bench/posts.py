"""The events that API Gateway makes of requests, and what their answers must be."""

import json
from pathlib import Path

import entries

EVENT = json.loads((Path(__file__).parent.parent / "events/post-single.json").read_text())
ENTRIES = entries.entries("posts", 1000)


def single(number):
    return EVENT | {"body": json.dumps(ENTRIES[number % len(ENTRIES)])}


def batch(count):
    return EVENT | {"body": json.dumps(ENTRIES[:count])}


def check(answer):
    """Everything stored: 201 for an entry, 200 for a batch."""
    assert answer["statusCode"] in (200, 201), answer
