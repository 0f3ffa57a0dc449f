"""JSON Schema 2020-12, as far as docs/report.schema.json uses it; any other keyword is an error."""

import json
import pathlib
import re
from decimal import Decimal

SCHEMA = json.loads((pathlib.Path(__file__).parents[2] / "docs/report.schema.json").read_text(encoding="utf-8"))
ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description"}
TYPES = {
    "object": lambda v: isinstance(v, dict), "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str), "number": lambda v: isinstance(v, Decimal), "null": lambda v: v is None,
    "integer": lambda v: isinstance(v, Decimal) and v == v.to_integral_value()}
ASSERTIONS = {
    "type": lambda v, types: any(TYPES[t](v) for t in ([types] if isinstance(types, str) else types)),
    "const": lambda v, const: v == const,
    "enum": lambda v, values: v in values,
    "required": lambda v, names: set(names) <= set(v),
    "dependentRequired": lambda v, names: all(set(names[n]) <= set(v) for n in names if n in v),
    "minProperties": lambda v, n: len(v) >= n,
    "maxProperties": lambda v, n: len(v) <= n,
    "minItems": lambda v, n: len(v) >= n,
    "maxItems": lambda v, n: len(v) <= n,
    "uniqueItems": lambda v, _: len(set(map(str, v))) == len(v),
    "minLength": lambda v, n: len(v) >= n,
    "maxLength": lambda v, n: len(v) <= n,
    "pattern": lambda v, pattern: re.search(pattern, v) is not None,
    "minimum": lambda v, n: v >= n,
    "maximum": lambda v, n: v <= n,
    "exclusiveMinimum": lambda v, n: v > n,
    "anyOf": lambda v, schemas: any(not violations(v, s) for s in schemas),
}


def violations(value, schema=None, at="$"):
    """Where a value breaks the schema, the report's unless another is given, and by which keyword."""
    schema = SCHEMA if schema is None else schema
    if "type" in schema and not ASSERTIONS["type"](value, schema["type"]):
        return [f"{at}: type"]
    found = []
    for keyword, argument in schema.items():
        if keyword == "$ref":
            found += violations(value, SCHEMA["$defs"][argument.removeprefix("#/$defs/")], at)
        elif keyword == "properties":
            for name in argument.keys() & value.keys():
                found += violations(value[name], argument[name], f"{at}.{name}")
        elif keyword == "additionalProperties":
            for name in value.keys() - schema.get("properties", {}).keys():
                place = f"{at}.{name}"
                found += [f"{place}: unknown"] if argument is False else violations(value[name], argument, place)
        elif keyword == "propertyNames":
            found += [violation for name in value for violation in violations(name, argument, f"{at}.{name}")]
        elif keyword == "items":
            found += [violation for i, v in enumerate(value) for violation in violations(v, argument, f"{at}[{i}]")]
        elif keyword not in ANNOTATIONS and not ASSERTIONS[keyword](value, argument):
            found.append(f"{at}: {keyword}")
    return found
