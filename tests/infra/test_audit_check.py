"""The operator's command: it reads the chain of a deployed stage, and says whether it holds, or where it breaks."""

import os
import subprocess
import sys

import pytest

from functions.write_audit.operation import WriteAudit
from infra.bootstrap import ROOT
from infra.local.deployment import client_of
from infra.local.engine import free_port, running
from infra.stages.local import STAGE
from shared.domain.audit import AuditAction, AuditEntry
from shared.domain.staff import Role
from shared.persistence.archive import Archive
from shared.persistence.audit_chain import AuditChain, key_of
from shared.persistence.audit_store import AuditStore
from shared.persistence.table import Table

# An installation's stack, as far as the command looks at it.
TEMPLATE = """
Resources:
  Audit: {Type: AWS::S3::Bucket}
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: PK, AttributeType: S}, {AttributeName: SK, AttributeType: S}]
      KeySchema: [{AttributeName: PK, KeyType: HASH}, {AttributeName: SK, KeyType: RANGE}]
Outputs:
  AuditBucket: {Value: !Ref Audit}
  TableName: {Value: !Ref Table}
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with running(tmp_path_factory.mktemp("engine"), free_port()) as url:
        yield url


@pytest.fixture(scope="module")
def run(engine):
    """The command's exit status and what it said."""

    def command(*options):
        direct = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
        keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", **direct}
        arguments = ["verify-audit", "--stage", "local", "--endpoint-url", engine, *options]
        done = subprocess.run(
            [sys.executable, "-m", "infra.audit_check", *arguments],
            cwd=ROOT,
            env=os.environ | keys,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return command


def entry(number):
    return AuditEntry(f"{number:022d}", 1_800_000_000, "t" * 22, Role.REGISTRAR, AuditAction.AUDIT_SEEN)


def test_the_command_tells_whether_the_chain_holds(engine, run):
    assert run() == (
        1,
        f"cannot go on: the stage {STAGE.name} is not deployed in this account, or of an older release\n",
    )
    formation, s3 = client_of("cloudformation", engine), client_of("s3", engine)
    formation.create_stack(StackName=f"{STAGE.title}-Stateful", TemplateBody=TEMPLATE)
    (stack,) = formation.describe_stacks(StackName=f"{STAGE.title}-Stateful")["Stacks"]
    made = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
    bucket = made["AuditBucket"]
    store = AuditStore(Table(client_of("dynamodb", engine), made["TableName"]))
    write = WriteAudit(store, AuditChain(Archive(s3, bucket)), lambda: 1_800_000_000)
    assert run() == (0, f"the chain holds: 0 links\nhead: 0:{'0' * 64}\n")
    for number in range(1, 4):
        write([entry(number)])
    status, said = run()
    noted = f"3:{store.head().digest}"
    assert (status, said) == (0, f"the chain holds: 3 links\nhead: {noted}\n")
    write([entry(4)])
    assert run("--noted", noted)[0] == 0
    assert run("--noted", f"3:{'0' * 64}") == (2, "BROKEN at link 3: it is another than the one that was noted\n")
    s3.delete_object(Bucket=bucket, Key=key_of(4))
    assert run() == (2, "BROKEN at link 4: it is missing, at the end\n")
    content = s3.get_object(Bucket=bucket, Key=key_of(2))["Body"].read()
    s3.put_object(Bucket=bucket, Key=key_of(2), Body=content.replace(b"audit_seen", b"class_seen"))
    assert run() == (2, "BROKEN at link 2: it is not what link 3 was made after\n")
