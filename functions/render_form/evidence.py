"""Evidence: from the kept JSON to its sealed page. A page that stands is never made again."""

import hashlib
from typing import Any

from functions.render_form.press import Press
from shared.documents.evidence import read_evidence
from shared.documents.evidence_page import render_evidence
from shared.domain.documents import DocumentKind
from shared.persistence.document_index import DocumentIndex, Indexed
from shared.persistence.evidence_archive import EvidenceArchive


class EvidenceDiffers(Exception):
    """The kept evidence is not what its digest says: somebody else wrote it, and it is never sealed."""


class RenderEvidence:
    """A page that can't be rendered or sealed fails loudly, and is asked for again."""

    def __init__(self, press: Press, archive: EvidenceArchive, index: DocumentIndex) -> None:
        self._press = press
        self._archive = archive
        self._index = index

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"application": id, "evidence": digest}``.

        Raises EvidenceDiffers, StoreBusy, RenderFailed, SealFailed, CertificatesInvalid.
        """
        press, application, digest = self._press, body["application"], body["evidence"]
        if self._archive.has_page(application, digest):
            return
        evidence = read_evidence(self._archive.get(application, digest))
        if evidence.digest() != digest:
            raise EvidenceDiffers
        url = press.verify_url(application)
        page, _ = press.seal(render_evidence(evidence, font_folder=press.font_folder, verify_url=url))
        # Known to the index before anyone can have it.
        self._index.put(hashlib.sha256(page).hexdigest(), Indexed(DocumentKind.EVIDENCE, application))
        self._archive.put_page(application, digest, page)
