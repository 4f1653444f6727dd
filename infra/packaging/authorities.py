"""Certificate authorities: those that AWS's own endpoints are signed by, of the many that the SDK brings."""

import re
import ssl

# The names under which Amazon Trust Services keeps its roots (https://www.amazontrust.com/repository/).
_OPERATORS = ("Amazon", "Starfield Technologies, Inc.")
_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----\n.+?\n-----END CERTIFICATE-----\n", re.DOTALL)


def amazon_authorities(bundle: str) -> str:
    """The certificates of ``bundle`` (PEM) whose subject is Amazon or Starfield, in PEM."""
    kept = [pem for pem in _CERTIFICATE.findall(bundle) if _organisation(pem) in _OPERATORS]
    if not kept:
        raise LookupError("the SDK's bundle holds none of Amazon's authorities")
    return "".join(kept)


def _organisation(pem: str) -> str:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=pem)
    (certificate,) = context.get_ca_certs()
    return next((value for ((name, value),) in certificate["subject"] if name == "organizationName"), "")
