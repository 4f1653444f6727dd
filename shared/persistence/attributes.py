"""Attribute values: plain Python values to DynamoDB's typed JSON and back."""

from collections.abc import Mapping
from typing import Any

Item = dict[str, Any]


def encode(value: Any) -> dict[str, Any]:
    """One value as an attribute value. Sets are string sets and never empty."""
    match value:
        case bool():
            return {"BOOL": value}
        case str():
            return {"S": value}
        case int():
            return {"N": str(value)}
        case bytes():
            return {"B": value}
        case set() | frozenset():
            return {"SS": sorted(value)}
        case list() | tuple():
            return {"L": [encode(entry) for entry in value]}
        case Mapping():
            return {"M": encode_item(value)}
    raise TypeError(f"no attribute type for {type(value).__name__}")


def decode(value: Mapping[str, Any]) -> Any:
    """One attribute value as a plain value; numbers are whole."""
    ((kind, content),) = value.items()
    match kind:
        case "N":
            return int(content)
        case "SS":
            return set(content)
        case "L":
            return [decode(entry) for entry in content]
        case "M":
            return decode_item(content)
        case "NULL":
            return None
    return content


def encode_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """A whole item as the API takes it; ``None`` values are left out."""
    return {name: encode(value) for name, value in item.items() if value is not None}


def decode_item(item: Mapping[str, Any]) -> Item:
    """A whole item as the API gives it."""
    return {name: decode(value) for name, value in item.items()}
