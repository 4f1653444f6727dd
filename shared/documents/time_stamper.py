"""Time stamper: asks a time stamp service (RFC 3161) over HTTP when a seal was made."""

import urllib.request
from http.client import HTTPException

import shared.documents.offline  # noqa: F401

# isort: split
from asn1crypto.tsp import TimeStampReq, TimeStampResp
from pyhanko.sign.timestamps.api import TimeStamper

_TIMEOUT = 10
"""Seconds to wait for the service, each time that it says nothing."""
_LARGEST_ANSWER = 64 * 1024
_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"


class TimeStampFailed(OSError):
    """The service gave no stamp for what was asked."""


class HttpTimeStamper(TimeStamper):
    """The service at ``url``. Its stamp is checked for nonce and digest here, and wholly by whoever checks the seal."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        """The service's answer, which grants a stamp or says why not. Raises TimeStampFailed."""
        try:
            answer = TimeStampResp.load(self._ask(req.dump()), strict=True)
            # Read here, where what is malformed can be told.
            granted = answer["status"]["status"].native == "granted"
            token = answer["time_stamp_token"]["content"] if granted else None
            stamped = token and token["encap_content_info"]["content"].parsed["message_imprint"].dump()
        except (HTTPException, OSError, TypeError, ValueError) as error:
            raise TimeStampFailed(type(error).__name__) from error
        if stamped != req["message_imprint"].dump():
            raise TimeStampFailed("a stamp of something else" if granted else "refused")
        return answer

    def _ask(self, query: bytes) -> bytes:
        request = urllib.request.Request(self._url, query, {"Content-Type": _QUERY, "Accept": _REPLY})
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
            return answer.read(_LARGEST_ANSWER)
