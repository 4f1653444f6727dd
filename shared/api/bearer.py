"""Bearer: the token of an ``Authorization`` header (RFC 6750 section 2.1)."""


def bearer(authorization: str) -> str | None:
    """The token; None when the header holds none."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None
