"""Archive: the bucket of documents, and the few S3 calls that its stores make, with our own errors."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from botocore.client import BaseClient
from botocore.exceptions import ClientError

from shared.domain import policy
from shared.persistence.failures import StoreBusy, told_apart

APPLICATIONS, FORMS, EVIDENCE, SEAL = "applications", "forms", "evidence", "seal"
UPLOADS, ROSTERS, IMPORTS, LETTERS = "uploads", "rosters", "imports", "letters"
EXPORTS = "exports"
PERSONAL_PREFIXES: Final = (APPLICATIONS, FORMS, EVIDENCE)
DAYS_KEPT: Final = {
    UPLOADS: policy.ROSTER_FILE_DAYS,
    ROSTERS: policy.ROSTER_FILE_DAYS,
    IMPORTS: policy.ROSTER_UNDO_DAYS,
    LETTERS: policy.LETTER_DAYS,
    EXPORTS: policy.EXPORT_DAYS,
}
PREFIXES: Final = (*PERSONAL_PREFIXES, *DAYS_KEPT, SEAL)
CERTIFICATES_KEY: Final = f"{SEAL}/certificates.pem"


class Kept(NamedTuple):
    """What stands beside an object: its metadata, and when it was written."""

    metadata: Mapping[str, str]
    written_at: datetime


class Archive:
    """One bucket. Methods raise StoreBusy when the outcome is not known."""

    def __init__(self, client: BaseClient, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def put(self, key: str, content: bytes, media_type: str) -> None:
        """Write an object over whatever was there."""
        self._put(key, content, media_type)

    def put_once(
        self,
        key: str,
        content: bytes,
        media_type: str,
        *,
        metadata: Mapping[str, str] | None = None,
        locked_until: datetime | None = None,
    ) -> bool:
        """Write an object unless one stands; whether it was written. Its version can't be deleted before
        ``locked_until``, but by who may bypass governance."""
        options: dict[str, Any] = {"Metadata": dict(metadata or {})}
        if locked_until is not None:
            options |= {"ObjectLockMode": "GOVERNANCE", "ObjectLockRetainUntilDate": locked_until}
        try:
            self._put(key, content, media_type, IfNoneMatch="*", **options)
        except _Exists:
            return False
        return True

    def find(self, key: str) -> bytes | None:
        """An object's content, or None."""
        try:
            return _call(self._client.get_object, Bucket=self._bucket, Key=key)["Body"].read()
        except _Absent:
            return None

    def get(self, key: str) -> bytes:
        """An object's content. Raises StoreBusy also while it is not there."""
        content = self.find(key)
        if content is None:
            raise StoreBusy(key.partition("/")[0])
        return content

    def look(self, key: str) -> Kept | None:
        """What stands beside an object, or None."""
        try:
            answer = _call(self._client.head_object, Bucket=self._bucket, Key=key)
        except _Absent:
            return None
        return Kept(answer["Metadata"], answer["LastModified"])

    def link(self, key: str, file_name: str, *, inline: bool = False) -> str:
        """A link that hands the object to whoever holds it, for ``FORM_LINK_LIFETIME`` seconds: to be kept as a file
        or, ``inline``, shown where it is opened. No call is made."""
        disposition = "inline" if inline else "attachment"
        return self._client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._bucket,
                "Key": key,
                "ResponseContentDisposition": f'{disposition}; filename="{file_name}"',
            },
            ExpiresIn=policy.FORM_LINK_LIFETIME,
        )

    def upload(self, key: str, max_bytes: int, lifetime: int) -> tuple[str, Mapping[str, str]]:
        """Where whoever holds the answer may post one object of at most ``max_bytes``, and the fields of the form, for
        ``lifetime`` seconds. No call is made."""
        # The SDK makes the form from this operation's description, which a package keeps only if the code names it.
        assert self._client.create_bucket
        answer = self._client.generate_presigned_post(
            self._bucket, key, Conditions=[["content-length-range", 1, max_bytes]], ExpiresIn=lifetime
        )
        return answer["url"], answer["fields"]

    def _put(self, key: str, content: bytes, media_type: str, **options: Any) -> None:
        _call(self._client.put_object, Bucket=self._bucket, Key=key, Body=content, ContentType=media_type, **options)


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
