#!/usr/bin/env python3
"""Writes entries that are hard to profile, an object a line, always the same ones.

usage: generate-entries.py varied | many-fields
  varied       1,000 entries: every type, mixed types, nested arrays, numbers and times at their limits, odd names
  many-fields  300 entries with more field paths than a report profiles
"""

import json
import random
import sys

ODD_NAMES = ["a.b", "it's", "back\\slash", "new\nline", "\u0001", "\u007f", " ", "0", "$", "[*]", "\"", "</script>",
             "gr\u00fc\u00dfe", "\u540d\u524d", "\U0001f600", "\u00e9", "e\u0301", "\u202e", "a-b", "__proto__"]
TIMES = ["2026-11-16T00:00:00Z", "2026-11-16t10:15:30.123456789z", "2026-11-16T10:15:30.1234567891234+05:30",
         "2016-12-31T23:59:60Z", "2016-12-31T18:59:60.5-05:00", "0000-02-29T00:00:00Z", "9999-12-31T23:59:59.999Z",
         "1969-12-31T23:59:59.999999999Z", "2026-11-16T00:00:00-00:00", "2024-02-29T12:00:00+23:59"]
NO_TIMES = ["2026-11-16", "2026-11-16T00:00Z", "2026-11-16 00:00:00Z", "2026-11-16T24:00:00Z", "2026-11-16T12:00:60Z",
            "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-16T00:00:00", "2026-11-16T00:00:00.Z",
            "2026-11-16T00:00:00+24:00", "2026-11-16T00:00:00+05:60", "0000-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01", "\u0662\u0660\u0662\u0666-11-16T00:00:00Z", "2026-11-16T00:00:00Z\n",
            "2026-11-16T00:00:00." + "0" * 60 + "Z"]
SPELLINGS = ["0", "-0", "-0.0", "1", "1.0", "1.00e0", "10e-1", "100E+2", "1E4", "-1", "0.1", "1e-1", "-7.5"]


class Spelled:
    """A number as it is to be written."""

    def __init__(self, text):
        self.text = text


def written(value):
    if isinstance(value, Spelled):
        return value.text
    if isinstance(value, dict):
        return "{" + ", ".join(json.dumps(name) + ": " + written(v) for name, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=isinstance(value, str) and len(value) % 2 == 0)


def digits(rng, count):
    return str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in range(count - 2)) + str(rng.randint(1, 9))


def nested(rng, depth):
    """An array of arrays, and of what they end with."""
    if depth == 0 or rng.random() < 0.2:
        return rng.choice([[], {}, 1, 2.5, "x", True, None])
    return [nested(rng, depth - 1) for _ in range(rng.randint(0, 3))]


def numbers(rng):
    exact = digits(rng, 38)
    point = rng.randint(1, 37)
    return {
        "few": Spelled(rng.choice(SPELLINGS)),
        "skewed": rng.lognormvariate(0, 3),
        "uniform": rng.randint(-1000, 1000),
        "offset": Spelled(f"1000000000000000.{rng.randint(0, 9)}"),
        "alike": Spelled("0.1"),
        "long": Spelled(rng.choice(["", "-"]) + exact[:point] + "." + exact[point:]),
        "close": Spelled("1." + "0" * 34 + str(rng.randint(100, 999))),
        "wide": Spelled(f"{rng.choice(['', '-'])}{rng.randint(1, 9)}.{rng.randint(0, 99)}e{rng.randint(-128, 124)}"),
        "samples": [rng.gauss(0, 1) for _ in range(3)],
        "extreme": Spelled(rng.choice(["9." + "9" * 37 + "e125", "-9.9e125", "1e-130", "-1E-130"])),
    }


def strings(rng, i):
    smile = "\U0001f600"
    return {
        "word": f"word-{int(rng.paretovariate(0.7)) % 5000}",
        "choice": rng.choice(["", " ", "A", "a", "\u00e9", "e\u0301", smile, "true", "1", "null", "<b>", "a\u0000b"]),
        "four": f"is {i // 4} shown" if i < 400 else "often",
        "five": f"is {i // 5} shown" if i < 400 else None,
        "long": rng.choice([smile * 200, smile * 201, "x" * 200, "x" * 201, "y" * 1000, "z" * rng.randint(190, 210)]),
        "unique": f"{rng.getrandbits(64):x}",
    }


def varied(rng, i):
    entry = {
        "id": f"varied-{i}",
        "numbers": numbers(rng),
        "strings": strings(rng, i),
        "time": rng.choice(TIMES + NO_TIMES),
        "flag": rng.random() < 0.3,
        "mixed": rng.choice([1, Spelled("1.0"), "1", True, None, [], {}, [1, "1", [True]], {"mixed": [None, 2]}]),
        "arrays": nested(rng, 5),
        "items": [{"sku": f"s{rng.randint(1, 30)}", "quantity": rng.randint(1, 5), "tags": ["t"] * rng.randint(0, 2)}
                  for _ in range(rng.randint(0, 4))],
        "odd": {name: rng.choice([None, 1, name, {name: [name]}]) for name in rng.sample(ODD_NAMES, 3)},
    }
    for name in list(entry)[1:]:
        if rng.random() < 0.1:
            del entry[name]
    if i % 200 == 0:
        deep = entry["deep"] = {}
        for _ in range(24):
            deep["deeper"] = {}
            deep = deep["deeper"]
    if i == 7:
        entry["once"] = {"number": 7, "string": "seen once", "time": TIMES[0], "flag": False, "empty": {}, "none": None}
    return entry


def many_fields(rng, i):
    return {
        "id": f"many-{i}",
        "always": i,
        "often": rng.choice(["yes", "no"]),
        "items": [{"n": rng.randint(1, 9)}] * rng.randint(1, 3),
        **{f"field-{rng.getrandbits(32):08x}": rng.choice([1, "one", [1, [2]], {"in": None}]) for _ in range(8)},
        **({"n" * 1100: {"under": "a path too long to be profiled"}} if i % 50 == 0 else {}),
    }


def main():
    kinds = {"varied": (varied, 1000), "many-fields": (many_fields, 300)}
    if len(sys.argv) != 2 or sys.argv[1] not in kinds:
        sys.exit(__doc__.strip())
    entry_of, count = kinds[sys.argv[1]]
    rng = random.Random(20261116)
    for i in range(count):
        sys.stdout.write(written(entry_of(rng, i)) + "\n")


if __name__ == "__main__":
    main()
