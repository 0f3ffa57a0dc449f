"""What the report's figures mean, told in Python from docs/report.md, RFC 3339, RFC 9535 and DynamoDB's rules."""

import re
from decimal import Decimal

PLAIN_NAME = re.compile(r"[A-Za-z_\u0080-\U0010ffff][A-Za-z0-9_\u0080-\U0010ffff]*")
ESCAPES = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", "'": r"\'", "\\": r"\\"}
DATE_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
                       r"(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))")
DATE_TIME_LENGTH_MAX = 60
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SECOND = 10**9
DAY = 86_400 * SECOND


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
    """A member's step in a path by RFC 9535."""
    if PLAIN_NAME.fullmatch(name):
        return f".{name}"
    return "['" + "".join(ESCAPES.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in name) + "']"


def utf16(text):
    """Its order is the order of paths and of strings, its length twice the length of a path."""
    return text.encode("utf-16-be")


def type_of(value):
    names = {dict: "object", list: "array", str: "string", Decimal: "number", bool: "boolean", type(None): "null"}
    return names[type(value)]


def canonical(value):
    """Something hashable that is equal for equal JSON: 1.0 is 1, and true is not."""
    if isinstance(value, dict):
        return "object", frozenset((name, canonical(v)) for name, v in value.items())
    if isinstance(value, list):
        return "array", tuple(map(canonical, value))
    return type_of(value), value


def instant(text):
    """The nanoseconds since 1970 of an RFC 3339 date-time; None for any other text."""
    parts = DATE_TIME.fullmatch(text)
    if not parts or len(text) > DATE_TIME_LENGTH_MAX:
        return None
    year, month, day, hour, minute, second = map(int, parts.groups()[:6])
    leap_year = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not 1 <= month <= 12 or not 1 <= day <= MONTH_DAYS[month - 1] + (month == 2 and leap_year):
        return None
    offset_hour, offset_minute = int(parts[9] or 0), int(parts[10] or 0)
    if hour > 23 or minute > 59 or second > 60 or offset_hour > 23 or offset_minute > 59:
        return None
    offset = (offset_hour * 60 + offset_minute) * (-1 if parts[8] == "-" else 1)
    days = days_before(year) + sum(MONTH_DAYS[: month - 1]) + (month > 2 and leap_year) + day - 1 - days_before(1970)
    minutes = days * 1440 + hour * 60 + minute - offset
    nanos = minutes * 60 * SECOND
    if second == 60:  # a leap second is the last of a day in UTC, and counts as the second after
        if minutes % 1440 != 1439:
            return None
        nanos += 60 * SECOND
    else:
        nanos += second * SECOND + int((parts[7] or "0")[:9].ljust(9, "0"))
    year_0, year_10000 = (days_before(y) - days_before(1970) for y in (0, 10_000))
    return nanos if year_0 * DAY <= nanos < year_10000 * DAY else None


def days_before(year):
    """The days from the beginning of the year 0 to that of another."""
    before = year - 1
    return 365 * year + before // 4 - before // 100 + before // 400 + 1


def plain(attribute):
    """The JSON value of one that DynamoDB stores."""
    (kind, value), = attribute.items()
    if kind == "M":
        return {name: plain(v) for name, v in value.items()}
    if kind == "L":
        return [plain(v) for v in value]
    return {"S": str, "N": Decimal, "BOOL": bool, "NULL": lambda _: None}[kind](value)


def item_size(attributes):
    """DynamoDB's count of bytes: names and values in UTF-8, and the overhead of what holds others."""
    return sum(len(name.encode()) + value_size(value) for name, value in attributes.items())


def value_size(attribute):
    (kind, value), = attribute.items()
    if kind == "M":
        return 3 + len(value) + item_size(value)
    if kind == "L":
        return 3 + sum(1 + value_size(v) for v in value)
    return {"S": lambda: len(value.encode()), "N": lambda: number_size(Decimal(value))}.get(kind, lambda: 1)()


def number_size(number):
    """A byte for two decimal digits, aligned to the point; one for the exponent, one for most negative signs."""
    if number == 0:
        return 1
    sign, digits, exponent = number.as_tuple()
    text = "".join(map(str, digits)).lstrip("0")
    exponent += len(text) - len(text.rstrip("0"))
    text = text.rstrip("0") + "0" * (exponent % 2)
    pairs = (len(text) + 1) // 2
    return pairs + (2 if sign and pairs < 20 else 1)
