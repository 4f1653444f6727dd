"""Archive: what a guardian handed in, and the form made of it, as encrypted objects."""

from collections.abc import Callable
from typing import Any

from botocore.client import BaseClient
from botocore.exceptions import ClientError

from shared.domain import policy, sealing
from shared.domain.sealing import Entropy
from shared.persistence.failures import StoreBusy, told_apart
from shared.persistence.key_ring import LocalKey

_DIGEST = "body-digest"


class ApplicationDiffers(Exception):
    """Another body was handed in before under the same application id."""


class Archive:
    """Objects ``applications/`` (sealed JSON) and ``forms/`` (PDF), by application id."""

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
        try:
            answer = _call(self._client.get_object, Bucket=self._bucket, Key=_application_key(application))
        except _Absent as error:
            raise StoreBusy("application") from error
        return answer["Body"].read()

    def put_form(self, application: str, pdf: bytes) -> None:
        """Keep the form. A repeat of the same rendering replaces it by equal bytes."""
        _call(
            self._client.put_object,
            Bucket=self._bucket,
            Key=_form_key(application),
            Body=pdf,
            ContentType="application/pdf",
        )

    def has_form(self, application: str) -> bool:
        """Whether the form is there."""
        try:
            _call(self._client.head_object, Bucket=self._bucket, Key=_form_key(application))
        except _Absent:
            return False
        return True

    def form_link(self, application: str, file_name: str) -> str:
        """A link that hands the form to whoever holds it, for ``FORM_LINK_LIFETIME`` seconds. No call is made."""
        return self._client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._bucket,
                "Key": _form_key(application),
                "ResponseContentDisposition": f'attachment; filename="{file_name}.pdf"',
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
    return f"applications/{application}"


def _form_key(application: str) -> str:
    return f"forms/{application}.pdf"
