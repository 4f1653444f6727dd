"""Refusal: the one way in which the system says no."""

from collections.abc import Mapping
from typing import NamedTuple


class FieldError(NamedTuple):
    """One fault of a request: where (RFC 6901 pointer into the body), and a stable code."""

    pointer: str
    code: str


class Refusal(Exception):
    """A request was understood and is refused.

    ``code`` is one of the keys of ``shared.api.problems.PROBLEMS``. ``params`` fill the text's places and are shown
    to the caller, so they never hold a name, a contact or a national ID. ``retry_after`` is in seconds.
    """

    def __init__(
        self,
        code: str,
        *,
        retry_after: int | None = None,
        params: Mapping[str, str] | None = None,
        errors: tuple[FieldError, ...] = (),
    ) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after
        self.params = dict(params or {})
        self.errors = errors
