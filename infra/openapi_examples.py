"""Examples of the OpenAPI document, put together from those that the contracts give their fields."""

from typing import Any

Json = dict[str, Any]


def example(schema: Json, schemas: Json) -> Any:
    """The schema's own example, or one made of its parts'."""
    if "$ref" in schema:
        return example(schemas[name_of(schema["$ref"])], schemas)
    for key in ("examples", "enum"):
        if key in schema:
            return schema[key][0]
    if "const" in schema or schema.get("default") is not None:
        return schema.get("const", schema.get("default"))
    if "anyOf" in schema:
        return example(schema["anyOf"][0], schemas)
    return _plain_example(schema, schemas)


def _plain_example(schema: Json, schemas: Json) -> Any:
    kind = schema.get("type")
    if kind == "object":
        required = schema.get("required", ())
        fields = schema.get("properties", {}).items()
        return {name: example(field, schemas) for name, field in fields if name in required or _has_example(field)}
    if kind == "array":
        return [example(item, schemas) for item in schema.get("prefixItems", [schema.get("items", {})])]
    if schema.get("format") == "date":
        return "2027-06-30"
    return {"integer": schema.get("minimum", 1), "number": 1.5, "boolean": True, "null": None}.get(kind, "example")


def _has_example(field: Json) -> bool:
    # Optional fields often exclude each other: the example holds those for which their contract gives one.
    return any("examples" in branch for branch in (field, *field.get("anyOf", ())))


def name_of(reference: str) -> str:
    """The schema's name in a reference to it."""
    return reference.rpartition("/")[2]
