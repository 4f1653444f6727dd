"""Code sent: the answer to whoever asked for a code, the same whether or not a message leaves."""

from typing import Any, Self

from pydantic import Field

from shared.api.wire import WireModel
from shared.domain import policy
from shared.domain.codes import Challenge


class CodeSent(WireModel):
    """What every answer of the kind tells."""

    challenge: str = Field(description="Send it back together with the code")
    reference: str = Field(description="Four letters that the message shows beside the code", examples=["K7QM"])
    expires_in: int = Field(description="Seconds that the code is good for")
    resend_after: int = Field(description="Seconds after which another code may be asked for")

    @classmethod
    def of(
        cls, challenge: Challenge, lifetime: int, *, resend_after: int = policy.SEND_LIMITS[0][1], **more: Any
    ) -> Self:
        """The answer for a ``challenge`` that lives for ``lifetime`` seconds; ``more`` is what this model adds."""
        return cls(
            challenge=challenge.token,
            reference=challenge.reference,
            expires_in=lifetime,
            resend_after=resend_after,
            **more,
        )
