"""The tables that a summary reads: the kinds of entries in them, and the pages of a scan as they travel."""

import json
import random
import string
from collections.abc import Callable
from dataclasses import dataclass

import entries

MARK = "@@@@@@"  # in place of it the stub writes how often it has served the same pages before
LEVELS = 31


@dataclass(frozen=True)
class Kind:
    """Entries of one kind, and as many of them as a page of 1 MB holds."""

    name: str
    page_entries: int
    entry: Callable

    def pages(self, count):
        """Of so many entries, and at least one page a segment."""
        return max(4, round(count / self.page_entries))

    def write_pages(self, folder, count):
        """A file a page, without its last brace: what follows depends on the scan."""
        folder.mkdir()
        for number in range(count):
            rng = random.Random(f"{self.name}-{number}")
            items = [self._item(rng, number) for _ in range(self.page_entries)]
            page = {"Count": len(items), "ScannedCount": len(items), "Items": items}
            (folder / f"page-{number:03d}.json").write_text(json.dumps(page, separators=(",", ":"))[:-1])

    def _item(self, rng, page):
        return entries.stored(self.entry(rng, page), entries.time(rng))


def plain(rng, _page):
    """What people post: the same fields in all entries, none of them surprising."""
    return entries.entry(rng, MARK)


def wide(rng, page):
    """Forty fields an entry of five hundred, which are other ones on every page."""
    names = rng.sample(range(500), 40)
    return {"id": unique(rng)} | {f"metric-{page}-{MARK}-{name:03d}": round(rng.gauss(50, 20), 2) for name in names}


def deep(rng, _page):
    """Nested as deep as DynamoDB takes, in eight shapes."""
    turns = rng.randrange(8)
    value = {"reading": round(rng.gauss(50, 20), 2), "unit": rng.choice(["K", "Pa", "m/s"])}
    for level in range(LEVELS - 1, 1, -1):
        name = ("left", "right")[turns >> level % 3 & 1]
        value = [value] if level % 4 == 0 else {name: value, "level": level, "note": rng.choice(entries.WORDS)}
    return {"id": unique(rng), "tree": value}


def hostile(rng, page):
    """Names that never come again, names of one hash, names to fill what a profile holds, and the dearest values."""
    return {
        "id": unique(rng),
        "byId": {unique(rng): {"seen": rng.random()} for _ in range(5)},
        "many": {f"name-{rng.randrange(9_000):04d}": entries.words(rng, 2) for _ in range(25)},
        "collisions": {"".join(rng.choices(["Aa", "BB"], k=12)): rng.getrandbits(30) for _ in range(25)},
        "shape": rng.choice(SHAPES),
        "shapes": rng.sample(SHAPES, 3),
        "digits": [rng.randrange(10**37, 10**38) for _ in range(5)],
        "frequentLooking": text(rng, 200),
        "long": text(rng, 600),
        "hidden": "\0\n\\\"\u202e" * 10 + unique(rng),
        "x" * 300: {"y" * 300: {"z" * 300: {unique(rng): True}}},
        f"page-{page}": entries.time(rng),
    }


SHAPES = [None, True, 1.5, "text", [1, "two"], {"a": 1}, {"a": {"a": 1}}, [], {}]


def unique(rng):
    return f"{MARK}{rng.getrandbits(40):010x}"


def text(rng, length):
    """Of letters of one, two, three and four bytes."""
    return unique(rng) + "".join(rng.choices(string.ascii_letters + "äöüßéñ日本語🙂🚀", k=length - 16))


PLAIN = Kind("plain", 900, plain)
KINDS = [PLAIN, Kind("wide", 1000, wide), Kind("deep", 1400, deep), Kind("hostile", 260, hostile)]
