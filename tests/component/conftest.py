"""The local engine for the whole run, and a fresh table for each test."""

import json
import os
import threading
import urllib.request
from functools import partial

import botocore.session
import pytest
from botocore.config import Config

from infra.local.engine import free_port, running
from shared.persistence import key_ring, keys
from shared.persistence.majority_store import MajorityStore
from shared.persistence.table import Table
from tests.component.letters import Tray
from tests.component.majority import come_of_age, turning
from tests.component.office import staff_pool
from tests.component.service import Service
from tests.component.workers import Stream, Workers


@pytest.fixture(scope="session")
def engine(tmp_path_factory):
    with running(tmp_path_factory.mktemp("engine"), free_port()) as url:
        yield url


@pytest.fixture(scope="session")
def clients(engine):
    session = botocore.session.get_session()
    config = Config(max_pool_connections=40, retries={"total_max_attempts": 1})
    made, lock = {}, threading.Lock()

    def client(service):
        with lock:
            if service not in made:
                made[service] = session.create_client(
                    service,
                    region_name="ap-northeast-1",
                    endpoint_url=engine,
                    aws_access_key_id="test",
                    aws_secret_access_key="test",
                    config=config,
                )
            return made[service]

    return client


@pytest.fixture
def table(clients, request):
    name = f"t-{os.urandom(6).hex()}"
    dynamodb = clients("dynamodb")
    key, sort = keys.PARTITION_KEY, keys.SORT_KEY
    index_key, index_sort = keys.INDEX_PARTITION_KEY, keys.INDEX_SORT_KEY
    dynamodb.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": n, "AttributeType": "S"} for n in (key, sort, index_key, index_sort)],
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}, {"AttributeName": sort, "KeyType": "RANGE"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": keys.INDEX_NAME,
                "KeySchema": [
                    {"AttributeName": index_key, "KeyType": "HASH"},
                    {"AttributeName": index_sort, "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
    )
    yield Table(dynamodb, name)
    dynamodb.delete_table(TableName=name)


@pytest.fixture(scope="session")
def kms_key(clients):
    """A factory of HMAC keys."""

    def make():
        answer = clients("kms").create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")
        return answer["KeyMetadata"]["KeyId"]

    return make


@pytest.fixture(scope="session")
def field_key(clients, kms_key):
    return key_ring.field_key(clients("kms"), kms_key())


@pytest.fixture
def calls(clients):
    """Every call made to the store during the test, by operation, counted at the client."""
    made = []

    def record(model, **_):
        made.append(model.name)

    dynamodb = clients("dynamodb")
    dynamodb.meta.events.register("before-call.dynamodb", record)
    yield made
    dynamodb.meta.events.unregister("before-call.dynamodb", record)


@pytest.fixture
def service(table, clients, kms_key, field_key):
    return Service(table, clients, kms_key, field_key)


@pytest.fixture
def workers(service, table, clients, field_key):
    made = Workers(service, table, clients, field_key)
    yield made
    made.close()


@pytest.fixture
def stream(clients, table, service):
    """Made before the first change that is to be seen."""
    return Stream(clients("dynamodb"), table)


@pytest.fixture
def settle(workers, stream):
    """Do all that the changes since the last time set off."""
    return lambda: workers.work(stream.records())


@pytest.fixture
def born(service):
    """Writes a pupil's birth date: of who comes of age in so many days."""
    return partial(come_of_age, service)


@pytest.fixture
def majorities(table, field_key):
    return MajorityStore(table, field_key)


@pytest.fixture
def pass_days(service, workers):
    return turning(service, workers)


@pytest.fixture
def kept(service, table, clients, engine, monkeypatch):
    """The files of all letters that were printed."""
    return Tray(service, table, clients, engine, monkeypatch)


@pytest.fixture
def stored(clients, table):
    """The table's items whose sort key begins as given."""

    def look(prefix):
        items = clients("dynamodb").scan(TableName=table.name, ConsistentRead=True)["Items"]
        return [item for item in items if item[keys.SORT_KEY]["S"].startswith(prefix)]

    return look


@pytest.fixture
def messages(engine):
    """All that was sent to an address, as the engine keeps it."""

    def look(address: str) -> list[dict]:
        with urllib.request.urlopen(f"{engine}/_ministack/ses/messages", timeout=5) as answer:
            boxes = json.load(answer)["messages"].values()
        return [mail for box in boxes for mail in box if mail["To"] == [address]]

    return look


@pytest.fixture
def subjects(messages):
    """The subjects of all that was sent to an address."""
    return lambda address: [mail["Subject"] for mail in messages(address)]


@pytest.fixture
def installation(table, clients, kms_key):
    """A stage as the commands find it: the outputs of its stacks."""
    clients("s3").create_bucket(Bucket=table.name, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-1"})
    pool = staff_pool(clients("cognito-idp"), table.name)
    outputs = {"TableName": table.name, "DocumentsBucket": table.name, "StaffPoolId": pool}
    outputs |= {name: kms_key() for name in ("FieldKeyId", "ContactKeyId", "IdentityKeyId")}
    template = {
        "Resources": {"Any": {"Type": "AWS::SQS::Queue"}},
        "Outputs": {name: {"Value": value} for name, value in outputs.items()},
    }
    stack = {"StackName": "ParentBinding-local-Stateful"}
    clients("cloudformation").create_stack(**stack, TemplateBody=json.dumps(template))
    yield outputs
    clients("cloudformation").delete_stack(**stack)
