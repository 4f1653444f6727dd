"""Archive: what a guardian handed in, the forms and evidence pages made of it, and the seal's certificates."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, NamedTuple

from botocore.client import BaseClient
from botocore.exceptions import ClientError

from shared.domain import policy, sealing
from shared.domain.identifiers import BindingId, read_binding_id
from shared.domain.sealing import Entropy
from shared.persistence.failures import StoreBusy, told_apart
from shared.persistence.key_ring import LocalKey

CERTIFICATES_KEY: Final = "seal/certificates.pem"
_APPLICATIONS, _FORMS, _EVIDENCE = "applications", "forms", "evidence"
PERSONAL_PREFIXES: Final = (_APPLICATIONS, _FORMS, _EVIDENCE)
_DIGEST = "body-digest"
_PDF, _JSON = "application/pdf", "application/json"


class ApplicationDiffers(Exception):
    """Another body was handed in before under the same application id."""


class SealedForm(NamedTuple):
    """What stands beside a sealed form: of which application, its digest (SHA-256, hex) and whom it binds.

    ``sealed_at`` is in epoch seconds; ``bindings`` are in the order of the form; ``contacts`` (hashes) may fetch it.
    """

    number: str
    digest: str
    sealed_at: int
    bindings: tuple[BindingId, ...]
    contacts: frozenset[str]


class Archive:
    """Objects ``applications/`` (sealed JSON), ``forms/`` (PDF) and ``evidence/`` (JSON, PDF), by application id."""

    def __init__(self, client: BaseClient, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def put_application(self, application: str, sealed: bytes, body_digest: str) -> None:
        """Keep an application; a repeat with the same digest changes nothing.

        Raises ApplicationDiffers, StoreBusy.
        """
        key = _application_key(application)
        try:
            _call(
                self._client.put_object,
                Bucket=self._bucket,
                Key=key,
                Body=sealed,
                IfNoneMatch="*",
                ContentType="application/octet-stream",
                Metadata={_DIGEST: body_digest},
            )
        except _Exists:
            kept = _call(self._client.head_object, Bucket=self._bucket, Key=key)
            if kept["Metadata"].get(_DIGEST) != body_digest:
                raise ApplicationDiffers from None

    def application(self, application: str) -> bytes:
        """The sealed application. Raises StoreBusy, also while it is not there."""
        return self._get(_application_key(application))

    def find_application(self, application: str) -> bytes | None:
        """The sealed application, or None when it is not kept any more. Raises StoreBusy."""
        return self._find(_application_key(application))

    def put_form(self, application: str, pdf: bytes, form: SealedForm, locked_until: datetime | None) -> None:
        """Keep a sealed form; one that stands already is left as it is.

        Until ``locked_until`` nobody deletes or replaces it but who may bypass governance. Raises StoreBusy.
        """
        lock = {"ObjectLockMode": "GOVERNANCE", "ObjectLockRetainUntilDate": locked_until} if locked_until else {}
        try:
            _call(
                self._client.put_object,
                Bucket=self._bucket,
                Key=_form_key(application),
                Body=pdf,
                IfNoneMatch="*",
                ContentType=_PDF,
                Metadata=_form_metadata(form),
                **lock,
            )
        except _Exists:
            return

    def form(self, application: str) -> SealedForm | None:
        """The sealed form, if it is there. Raises StoreBusy."""
        try:
            kept = _call(self._client.head_object, Bucket=self._bucket, Key=_form_key(application))
        except _Absent:
            return None
        return _form_of(kept["Metadata"])

    def form_link(self, application: str, file_name: str) -> str:
        """A link that hands the form to whoever holds it, for ``FORM_LINK_LIFETIME`` seconds. No call is made."""
        return self._link(_form_key(application), f"{file_name}.pdf")

    def put_evidence(self, application: str, digest: str, evidence: bytes) -> None:
        """Keep evidence (JSON) under its digest; the same evidence again changes nothing. Raises StoreBusy."""
        self._put(_evidence_key(application, digest, "json"), evidence, _JSON)

    def evidence(self, application: str, digest: str) -> bytes:
        """Evidence (JSON) that ``put_evidence`` kept. Raises StoreBusy, also while it is not there."""
        return self._get(_evidence_key(application, digest, "json"))

    def put_evidence_page(self, application: str, digest: str, pdf: bytes) -> None:
        """Keep the page made of the evidence with this digest. Raises StoreBusy."""
        self._put(_evidence_key(application, digest, "pdf"), pdf, _PDF)

    def has_evidence_page(self, application: str, digest: str) -> bool:
        """Whether the page is there. Raises StoreBusy."""
        try:
            _call(self._client.head_object, Bucket=self._bucket, Key=_evidence_key(application, digest, "pdf"))
        except _Absent:
            return False
        return True

    def evidence_link(self, application: str, digest: str, file_name: str) -> str:
        """A link to the page, as ``form_link`` gives one to the form."""
        return self._link(_evidence_key(application, digest, "pdf"), f"{file_name}.pdf")

    def certificates(self) -> bytes:
        """The seal's certificates (PEM): the newest of the seal first, then every authority. Raises StoreBusy."""
        return self._get(CERTIFICATES_KEY)

    def find_certificates(self) -> bytes | None:
        """The same, or None before the first was issued. Raises StoreBusy."""
        return self._find(CERTIFICATES_KEY)

    def _get(self, key: str) -> bytes:
        content = self._find(key)
        if content is None:
            raise StoreBusy(key.partition("/")[0])
        return content

    def _find(self, key: str) -> bytes | None:
        try:
            return _call(self._client.get_object, Bucket=self._bucket, Key=key)["Body"].read()
        except _Absent:
            return None

    def _put(self, key: str, content: bytes, content_type: str) -> None:
        _call(self._client.put_object, Bucket=self._bucket, Key=key, Body=content, ContentType=content_type)

    def _link(self, key: str, file_name: str) -> str:
        return self._client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._bucket,
                "Key": key,
                "ResponseContentDisposition": f'attachment; filename="{file_name}"',
            },
            ExpiresIn=policy.FORM_LINK_LIFETIME,
        )


def seal_application(field_key: LocalKey, application: str, document: Any, entropy: Entropy) -> bytes:
    """Seal what the guardian handed in, bound to the application it belongs to."""
    return sealing.seal(field_key.bytes, document, _application_key(application), entropy)


def unseal_application(field_key: LocalKey, application: str, sealed: bytes) -> Any:
    """Read what ``seal_application`` made. Raises SealBroken."""
    return sealing.unseal(field_key.bytes, sealed, _application_key(application))


class _Exists(Exception):
    pass


class _Absent(Exception):
    pass


def _call(operation: Callable[..., Any], **arguments: Any) -> Any:
    with told_apart():
        try:
            return operation(**arguments)
        except ClientError as error:
            status = error.response["ResponseMetadata"]["HTTPStatusCode"]
            if status == 412:
                raise _Exists from error
            if status == 404:
                raise _Absent from error
            if status == 409:  # two conditional writes of one object at once
                raise StoreBusy("conflict") from error
            raise


def _application_key(application: str) -> str:
    return f"{_APPLICATIONS}/{application}"


def _form_key(application: str) -> str:
    return f"{_FORMS}/{application}.pdf"


def _evidence_key(application: str, digest: str, kind: str) -> str:
    return f"{_EVIDENCE}/{application}/{digest}.{kind}"


def _form_metadata(form: SealedForm) -> dict[str, str]:
    return {
        "number": form.number,
        "sha256": form.digest,
        "sealed-at": str(form.sealed_at),
        "bindings": " ".join(binding.text for binding in form.bindings),
        "contacts": " ".join(sorted(form.contacts)),
    }


def _form_of(metadata: dict[str, str]) -> SealedForm:
    return SealedForm(
        number=metadata["number"],
        digest=metadata["sha256"],
        sealed_at=int(metadata["sealed-at"]),
        bindings=tuple(map(read_binding_id, metadata["bindings"].split())),
        contacts=frozenset(metadata["contacts"].split()),
    )
