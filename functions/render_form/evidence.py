"""Evidence: from the kept JSON to its sealed page. A page that stands is never made again."""

import hashlib
from typing import Any

from functions.render_form.press import Press
from shared.documents.evidence import read_evidence
from shared.documents.evidence_page import render_evidence


class RenderEvidence:
    """A page that can't be rendered or sealed fails loudly, and is asked for again."""

    def __init__(self, press: Press) -> None:
        self._press = press

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"application": id, "evidence": digest}``.

        Raises StoreBusy, RenderFailed, SealFailed, CertificatesInvalid.
        """
        press, application, digest = self._press, body["application"], body["evidence"]
        if press.archive.has_evidence_page(application, digest):
            return
        evidence = read_evidence(press.archive.evidence(application, digest))
        url = press.verify_url(application)
        plain = render_evidence(evidence, font_folder=press.font_folder, verify_url=url)
        page, _ = press.seal(plain)
        # Known to the index before anyone can have it.
        press.index.put(hashlib.sha256(page).hexdigest(), application)
        press.archive.put_evidence_page(application, digest, page)
