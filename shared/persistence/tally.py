"""Tally: one more of what is counted in an item, up to a limit; the item goes when it is of no more use."""

from shared.persistence.keys import TTL_ATTRIBUTE, Key
from shared.persistence.table import Update


def one_more(key: Key, counter: str, most: int, kept_until: int) -> Update:
    """Count one under the attribute ``counter``, which fails once there are ``most``. ``kept_until``: epoch seconds."""
    return Update(
        key,
        f"ADD {counter} :one SET #ttl = :ttl",
        {":one": 1, ":most": most, ":ttl": kept_until},
        condition=f"attribute_not_exists({counter}) OR {counter} < :most",
        names={"#ttl": TTL_ATTRIBUTE},
    )
