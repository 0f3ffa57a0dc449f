"""Entries of an online shop, about 1.12 KB each as DynamoDB counts, and how DynamoDB writes them."""

import random
from datetime import datetime, timedelta

WEEK = "2025-W10"
MONDAY = datetime(2025, 3, 3)
WORDS = [
    "after", "before", "below", "between", "bright", "bring", "carefully", "door", "early", "evening", "fragile",
    "garden", "green", "hand", "heavy", "keep", "left", "morning", "neighbour", "night", "open", "please", "quiet",
    "ring", "second", "shelf", "side", "step", "stone", "under", "upper", "window",
]


def entries(seed, count):
    """Always the same ones for a seed."""
    rng = random.Random(seed)
    return [entry(rng) for _ in range(count)]


def entry(rng, number="000000"):
    """An entry; two of the same random numbers differ by the number, which makes six digits of their ids."""
    items = [item(rng) for _ in range(rng.randint(3, 5))]
    return {
        "id": f"order-{number}{rng.getrandbits(40):010x}",
        "placedAt": time(rng),
        "status": rng.choice(["placed", "paid", "packed", "sent", "returned"]),
        "channel": rng.choice(["web", "app", "shop"]),
        "currency": rng.choice(["EUR", "CHF", "SEK"]),
        "total": round(sum(i["price"] * i["quantity"] for i in items), 2),
        "discount": rng.choice([0, 0, 0, 5, 10]),
        "gift": rng.random() < 0.1,
        "coupon": rng.choice([None, None, f"SPRING-{rng.randint(1, 400)}"]),
        "customer": {
            "number": rng.randint(1, 200_000),
            "mail": f"{words(rng, 2, '.')}.{rng.randint(1, 9999)}@example.com",
            "newsletter": rng.random() < 0.4,
            "address": {"street": f"{words(rng, 2)} {rng.randint(1, 120)}", "city": rng.choice(WORDS).title(),
                        "postcode": f"{rng.randint(10_000, 99_999)}", "country": rng.choice(["DE", "AT", "CH", "SE"])},
        },
        "items": items,
        "shipping": {"carrier": rng.choice(["post", "bike", "van"]), "weight": round(rng.lognormvariate(0, 1), 3),
                     "promised": time(rng), "note": words(rng, rng.randint(47, 65))},
        "session": {"device": rng.choice(["phone", "tablet", "desktop"]), "seconds": round(rng.expovariate(1 / 300), 1),
                    "pages": rng.randint(1, 40), "trace": f"{number}{rng.getrandbits(104):026x}"},
    }


def item(rng):
    return {"sku": f"sku-{int(rng.paretovariate(0.9)) % 20_000:05d}", "title": words(rng, 4).capitalize(),
            "quantity": rng.randint(1, 5), "price": round(rng.lognormvariate(2.5, 0.8), 2)}


def time(rng):
    return (MONDAY + timedelta(milliseconds=rng.randrange(7 * 86_400_000))).isoformat(timespec="milliseconds") + "Z"


def words(rng, count, separator=" "):
    return separator.join(rng.choices(WORDS, k=count))


def stored(entry, received_at):
    return {"id": {"S": entry["id"]}, "receivedAt": {"S": received_at}, "data": typed(entry)}


def typed(value):
    """A value as DynamoDB writes it."""
    match value:
        case None:
            return {"NULL": True}
        case bool():
            return {"BOOL": value}
        case str():
            return {"S": value}
        case int() | float():
            return {"N": str(value)}
        case list():
            return {"L": [typed(v) for v in value]}
        case dict():
            return {"M": {name: typed(v) for name, v in value.items()}}

