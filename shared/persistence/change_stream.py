"""Change stream: the table's records as old and new items."""

import base64
from collections.abc import Mapping
from typing import Any, NamedTuple

from shared.persistence.attributes import Item, decode_item
from shared.persistence.keys import Key, key_of_item

Image = Mapping[str, Any]


class Change(NamedTuple):
    """One change of one item. ``image`` is the new item as the stream spells it, to be queued as it is."""

    key: Key
    old: Item | None
    new: Item | None
    image: Image


def read_change(record: Mapping[str, Any]) -> Change:
    """A stream record as a change."""
    data = record["dynamodb"]
    old, new = data.get("OldImage"), data.get("NewImage")
    return Change(
        key=key_of_item(read_image(data["Keys"])),
        old=read_image(old) if old else None,
        new=read_image(new) if new else None,
        image=new or {},
    )


def read_image(image: Image) -> Item:
    """An image as the stream spells it, whose binary values are base64 text, as an item."""
    return decode_item({name: _with_bytes(value) for name, value in image.items()})


def _with_bytes(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"B": base64.b64decode(value["B"])} if "B" in value else value
