"""Sealed forms are kept: no repeat replaces one, and while its lock lasts nobody deletes what was sealed."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from botocore.exceptions import ClientError

from shared.domain.identifiers import BindingId
from shared.persistence.archive import Archive
from shared.persistence.form_archive import FormArchive, SealedForm

APPLICATION = "a" * 22
NOW = 1_800_000_000
FORM = SealedForm("115-7KQ2M-9M4TX", "0" * 64, NOW, (BindingId("s" * 22, "g" * 22),), frozenset({"c" * 22}))


@pytest.fixture
def bucket(clients, table):
    """A bucket as the stages with a lock have it."""
    clients("s3").create_bucket(
        Bucket=f"{table.name}-lock",
        CreateBucketConfiguration={"LocationConstraint": "ap-northeast-1"},
        ObjectLockEnabledForBucket=True,
    )
    return f"{table.name}-lock"


@pytest.fixture
def archive(clients, bucket, field_key):
    return FormArchive(Archive(clients("s3"), bucket), field_key, os.urandom)


def version_of(clients, bucket):
    (version,) = clients("s3").list_object_versions(Bucket=bucket, Prefix="forms/")["Versions"]
    return {"Bucket": bucket, "Key": version["Key"], "VersionId": version["VersionId"]}


def test_a_locked_form_cannot_be_deleted(clients, bucket, archive):
    archive.put(APPLICATION, b"%PDF", FORM, datetime.now(UTC) + timedelta(days=1))
    with pytest.raises(ClientError) as refused:
        clients("s3").delete_object(**version_of(clients, bucket))
    assert refused.value.response["Error"]["Code"] == "AccessDenied"
    assert archive.find(APPLICATION) == FORM


def test_without_a_lock_the_same_delete_succeeds(clients, bucket, archive):
    """Twin of the lock."""
    archive.put(APPLICATION, b"%PDF", FORM, None)
    clients("s3").delete_object(**version_of(clients, bucket))
    assert archive.find(APPLICATION) is None


def test_a_second_rendering_leaves_the_first_as_it_is(clients, bucket, archive):
    until = datetime.now(UTC) + timedelta(days=1)
    archive.put(APPLICATION, b"%PDF first", FORM, until)
    second = FORM._replace(digest="1" * 64, sealed_at=NOW + 1)
    archive.put(APPLICATION, b"%PDF second", second, until)
    assert archive.find(APPLICATION) == FORM
    version_of(clients, bucket)


def test_the_lock_counts_from_the_sealing(workers):
    assert workers.press._replace(lock_days=2).locked_until(NOW) == datetime.fromtimestamp(NOW, UTC) + timedelta(days=2)
    assert workers.press._replace(lock_days=0).locked_until(NOW) is None
