"""Acting adults: who may act for a child by delegation, as the child's school sees them."""

from collections.abc import Iterable
from datetime import date

from pydantic import Field

from shared.api.wire import WireModel
from shared.domain.delegations import Delegation, DelegationScope


class Delegate(WireModel):
    """An adult who may act for a child, though not bound."""

    name: str = Field(description="As whoever delegated calls the adult", examples=["陳阿姨"])
    given_by: str = Field(description="The legal representative", examples=["王曉明"])
    scopes: list[DelegationScope]
    until: date = Field(description="The last day, in Taipei")


def acting_adults(active: Iterable[Delegation]) -> list[Delegate]:
    """Of those delegations that let somebody act now."""
    return [
        Delegate(
            name=one.details.delegate_name,
            given_by=one.details.delegator_name,
            scopes=sorted(one.scopes),
            until=one.until,
        )
        for one in sorted(active, key=lambda one: one.accepted_at or 0)
    ]
