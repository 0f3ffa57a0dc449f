"""What is expected of figures, exactly or within their stated error, and the comparison that lists what differs."""

import bisect
import collections
import math
from fractions import Fraction

from figures import canonical, instant, type_of, utf16

SHOWN_FROM = 5  # ShowValues COMMON shows a string from this many occurrences on
FREQUENT_MAX, FREQUENT_LENGTH_MAX, FREQUENT_EXACT_MAX, FREQUENT_SHARE = 20, 200, 192, 0.014
DISTINCT_EXACT_MAX, DISTINCT_WIDTH_MAX = 1_500, 0.06
RANKS = ("0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99")
RANKS_EXACT_MAX, RANK_ERROR_MAX = 200, 0.0134
BINS = 20
DIFFERENCE_LENGTH_MAX = 400
DIFFERENCES_SHOWN_MAX = 15


class Comparison:
    """Walks a figure and what is expected of it together, so that nothing on either side is passed over."""

    def __init__(self):
        self.compared = 0
        self.differences = []
        self.with_99_percent = []  # of figures that hold with 99 % confidence: whether they do

    def compare(self, what, found, expected):
        if callable(expected):
            self.compared += leaves(found)
            self.differ_unless(expected(found), what, found)
        elif isinstance(expected, dict) and isinstance(found, dict):
            self.differ_unless(set(found) == set(expected), f"{what}: members", set(found), set(expected))
            for name in set(found) & set(expected):
                self.compare(f"{what} {name}", found[name], expected[name])
        elif isinstance(expected, list) and isinstance(found, list):
            self.differ_unless(len(found) == len(expected), f"{what}: length", len(found), len(expected))
            for i, pair in enumerate(zip(found, expected)):
                self.compare(f"{what}[{i}]", *pair)
        else:
            self.equal(what, found, expected)

    def equal(self, what, found, expected):
        self.compared += 1
        alike = (type(found) is bool) == (type(expected) is bool)
        self.differ_unless(found == expected and alike, what, found, expected)

    def differ_unless(self, holds, what, found, *expected):
        if not holds:
            instead = f" instead of {expected[0]!r}" if expected else " is not what it should be"
            self.differences.append(f"{what}: {found!r}{instead}"[:DIFFERENCE_LENGTH_MAX])

    def result(self):
        """Prints what differs, and the exit code."""
        outside, stated = self.with_99_percent.count(False), len(self.with_99_percent)
        most = stated / 100 + 4 * math.sqrt(stated / 100) + 1
        what = f"outside the error stated with 99 % confidence, of {stated}"
        self.differ_unless(outside <= most, what, outside, most)
        for difference in self.differences[:DIFFERENCES_SHOWN_MAX]:
            print(difference)
        print(f"{self.compared} figures compared, {len(self.differences)} differ; of {stated} approximate ones with "
              f"99 % confidence {outside} are outside their stated error")
        return 1 if self.differences else 0


def leaves(value):
    if isinstance(value, (dict, list)):
        return sum(map(leaves, value.values() if isinstance(value, dict) else value))
    return 1


def within(low, high):
    return lambda found: low <= found <= high


def one_of(values):
    return lambda found: found in values


def contains(text):
    return lambda found: text in found


def close(expected, scale=0):
    """Equal but for double precision, of numbers that are as large as the scale."""
    return lambda found: math.isclose(float(found), float(expected), rel_tol=1e-9, abs_tol=1e-12 * float(scale))


def field(found, entry_count, entries, values, check):
    """What is expected of a field's figures; the sketches' stated errors are the ones found."""
    of_type = collections.defaultdict(list)
    for value in values:
        of_type[type_of(value)].append(value)
    exact_numbers, exact_strings, booleans = of_type["number"], of_type["string"], of_type["boolean"]
    instants = [t for t in map(instant, exact_strings) if t is not None]
    expected = {"path": found["path"], "entries": entries, "presence": close(entries / entry_count),
                "values": len(values), "types": {name: len(v) for name, v in of_type.items() if v}}
    if exact_numbers or exact_strings or booleans:
        expected["distinct"] = distinct(len(set(map(canonical, exact_numbers + exact_strings + booleans))), check)
    if exact_numbers:
        expected["numbers"] = numbers(exact_numbers, float(found.get("numbers", {}).get("rankError", 0)), check)
    if exact_strings:
        expected["strings"] = strings(exact_strings)
    if instants:
        expected["timestamps"] = {"count": len(instants), "earliest": utc(min(instants)), "latest": utc(max(instants))}
    if booleans:
        expected["booleans"] = {"true": booleans.count(True), "false": booleans.count(False)}
    return expected


def utc(nanos):
    return lambda found: found.endswith("Z") and instant(found) == nanos


def with_99_percent(check, expected):
    """Of a figure's distance from the truth, in stated errors: most are within one, all within two."""
    def holds(found):
        errors = expected(found)
        check.with_99_percent.append(errors <= 1)
        return errors <= 2
    return holds


def distinct(exact, check):
    if exact <= DISTINCT_EXACT_MAX:
        return {"estimate": exact, "low": exact, "high": exact}

    def errors(found):
        low, estimate, high = (found[name] for name in ("low", "estimate", "high"))
        if not low <= estimate <= high or high - low > DISTINCT_WIDTH_MAX * exact:
            return math.inf
        return (estimate - exact) / (estimate - low) if exact < estimate else (exact - estimate) / (high - estimate)
    return with_99_percent(check, errors)


def numbers(exact, rank_error, check):
    n, scale = len(exact), max(map(abs, exact))
    mean = sum(map(Fraction, exact)) / n
    doubles = sorted(map(float, exact))
    estimated = n > RANKS_EXACT_MAX
    expected = {
        "count": n, "min": min(exact), "max": max(exact), "mean": close(mean, scale),
        "rankError": within(1e-9, RANK_ERROR_MAX) if estimated else 0,
        "quantiles": {rank: quantile(rank, doubles, rank_error, check) for rank in RANKS},
        "histogram": histogram(doubles, rank_error, check)}
    if n > 1:
        variance = sum((Fraction(x) - mean) ** 2 for x in exact) / (n - 1)
        expected["standardDeviation"] = close(math.sqrt(variance), scale)
    return expected


def quantile(rank, doubles, rank_error, check):
    n, asked = len(doubles), Fraction(rank)
    if not rank_error:
        return double(doubles[math.ceil(asked * n) - 1])

    def errors(found):
        below, up_to = (f(doubles, float(found)) / n for f in (bisect.bisect_left, bisect.bisect_right))
        if up_to == below:
            return math.inf  # it is no number seen
        return max(below - float(asked), float(asked) - up_to, 0) / rank_error
    return with_99_percent(check, errors)


def double(expected):
    return lambda found: float(found) == expected


def histogram(doubles, rank_error, check):
    n, low, high = len(doubles), doubles[0], doubles[-1]
    width = (high - low) / BINS
    edges = sorted({low + i * width for i in range(BINS)} | {high})
    expected = []
    for start, end in list(zip(edges, edges[1:])) or [(low, high)]:
        upper = bisect.bisect_right if end == high else bisect.bisect_left
        count = upper(doubles, end) - bisect.bisect_left(doubles, start)
        expected.append({"from": double(start), "to": double(end), "count": bin_count(count, rank_error * n, check)})
    return expected


def bin_count(exact, error, check):
    """Both its edges may be off by the error; a bin's count is whole."""
    if not error:
        return exact
    return with_99_percent(check, lambda found: max(abs(int(found) - exact) - 1, 0) / (2 * error))


def strings(exact):
    lengths = list(map(len, exact))
    return {"count": len(exact), "minLength": min(lengths), "maxLength": max(lengths),
            "meanLength": close(sum(lengths) / len(lengths)), "frequent": frequent(exact)}


def frequent(exact):
    counts = collections.Counter(s for s in exact if len(s) <= FREQUENT_LENGTH_MAX)
    most = sorted(counts.items(), key=lambda row: (-row[1], utf16(row[0])))[:FREQUENT_MAX]
    if len(counts) <= FREQUENT_EXACT_MAX:
        return [{"value": s, "count": n, "low": n, "high": n} for s, n in most if n >= SHOWN_FROM]

    def holds(found):
        shown = {row["value"]: row for row in found}
        missed_from = FREQUENT_SHARE * counts.total() + SHOWN_FROM
        if len(found) == FREQUENT_MAX:
            missed_from = max(missed_from, found[-1]["high"] + 1)
        return (len(shown) == len(found) <= FREQUENT_MAX
                and [row["count"] for row in found] == sorted((row["count"] for row in found), reverse=True)
                and all(SHOWN_FROM <= row["low"] <= row["count"] <= row["high"] for row in found)
                and all(row["low"] <= counts[row["value"]] <= row["high"] for row in found)
                and all(s in shown for s, n in most if n >= missed_from))
    return holds
