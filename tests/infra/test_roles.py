"""The roles: each function may do what its declaration says, to the kinds of items and objects that it names."""

import json
import re
from dataclasses import replace
from itertools import chain

import pytest
from aws_cdk import App, Environment

from functions.catalog import FUNCTIONS
from infra.constructs.permissions import used_statements
from infra.constructs.wiring import deployed, used
from infra.stacks.stateful import Stateful
from infra.stages.local import STAGE as LOCAL
from infra.stages.production import STAGE as PRODUCTION
from shared.api.endpoint import QueueTrigger, ScheduleTrigger, StreamTrigger
from shared.persistence import keys
from shared.persistence.archive import (
    APPLICATIONS,
    EVIDENCE,
    EXPORTS,
    FORMS,
    IMPORTS,
    LETTERS,
    PREFIXES,
    ROSTERS,
    SEAL,
    UPLOADS,
)
from shared.persistence.audit_chain import CHAIN

BY_NAME = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
VERIFY_FORM = next(function for function in FUNCTIONS if function.name == "verify_form")
SEALED_FOR = dict.fromkeys(["table", *keys.ITEM_KINDS], "dynamodb") | dict.fromkeys([*PREFIXES, CHAIN], "s3")
READ_QUEUE = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"}
READ_STREAM = {"dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"}
WRITE_LOG = {"logs:CreateLogStream", "logs:PutLogEvents"}
WRITE_ITEMS = {f"dynamodb:{name}" for name in ("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem")}
WRITE_ITEMS |= {f"dynamodb:PartiQL{name}" for name in ("Insert", "Update", "Delete")}
READ_OBJECTS = {"s3:GetObject", "s3:ListBucket"}


def _list(value):
    return value if isinstance(value, list) else [value]


def _through_data_key(statement):
    return "kms:ViaService" in statement.get("Condition", {}).get("StringEquals", {})


@BY_NAME
def test_role_holds_the_declared_actions_and_no_others(template, function):
    statements = [s for s in template.role(function.name) if not _through_data_key(s)]
    held = sorted(chain.from_iterable(_list(statement["Action"]) for statement in statements))
    apart = [actions for name, actions in function.uses.items() if name not in keys.ITEM_KINDS]
    # What may be done to several kinds of items, and to which of them, is the next test's.
    by_kinds = {action for kind in keys.ITEM_KINDS for action in function.uses.get(kind, ())}
    expected = [*WRITE_LOG, *chain.from_iterable(apart), *by_kinds]
    # What a stream's batches fail on goes to a queue; a schedule calls by a role of its own.
    reading = {QueueTrigger: READ_QUEUE, StreamTrigger: [*READ_STREAM, "sqs:SendMessage"], ScheduleTrigger: []}
    for trigger in function.triggers:
        expected += reading[type(trigger)]
    assert held == sorted(expected)
    assert all(statement["Effect"] == "Allow" for statement in statements)


@BY_NAME
def test_role_opens_the_data_key_only_through_the_services_that_it_uses(template, function):
    statements = [s for s in template.role(function.name) if _through_data_key(s)]
    services = {s["Condition"]["StringEquals"]["kms:ViaService"].split(".")[0] for s in statements}
    expected = {SEALED_FOR[name] for name in function.uses if name in SEALED_FOR}
    expected |= {"sqs" for name in function.uses if name.endswith("_queue")}
    reading = {QueueTrigger: {"sqs"}, StreamTrigger: {"sqs", "dynamodb"}, ScheduleTrigger: set()}
    for trigger in function.triggers:
        expected |= reading[type(trigger)]
    assert services == expected


@BY_NAME
def test_no_star_but_the_two_that_iam_asks_for(template, function):
    for statement in template.role(function.name):
        assert not any("*" in action for action in _list(statement["Action"]))
        if statement.get("Resource") == "*":
            assert statement["Action"] == "dynamodb:ListStreams"
        if "NotResource" in statement:
            assert statement["Action"] == "sns:Publish"


def written_kinds(statements):
    """Kinds of objects that a role may write or delete; "" for all of them."""
    found = set()
    for statement in statements:
        if any(action.startswith("s3:") for action in set(_list(statement["Action"])) - READ_OBJECTS):
            for arn in _list(statement["Resource"]):
                path = arn if isinstance(arn, str) else arn["Fn::Join"][1][-1]
                found.add(re.search(r"/(\w*)/?\*$", path).group(1))
    return found


def test_forms_are_written_by_who_seals_them_and_the_certificates_by_no_function(production_template):
    kinds = {f.name: written_kinds(production_template.role(f.name)) for f in deployed(FUNCTIONS, PRODUCTION)}
    assert {name: written for name, written in kinds.items() if written} == {
        "submit_application": {APPLICATIONS},
        "assist_application": {APPLICATIONS},
        "render_form": {FORMS, EVIDENCE, EXPORTS},
        "export_account": {EXPORTS},
        "print_letters": {LETTERS},
        "fetch_evidence": {EVIDENCE},
        "write_audit": {CHAIN},
        "import_roster": {UPLOADS},
        "apply_roster": {ROSTERS, IMPORTS},
    }


@pytest.mark.parametrize("planted", [FORMS, SEAL])
def test_the_look_at_what_is_written_catches_one_more(planted):
    """Twin."""
    careless = replace(VERIFY_FORM, uses=VERIFY_FORM.uses | {planted: ("s3:GetObject", "s3:PutObject")})
    for function, found in ((VERIFY_FORM, set()), (careless, {planted})):
        stateful = Stateful(App(), LOCAL, Environment(region=LOCAL.region))
        statements = used_statements(used(function, stateful.resources), function.uses)
        assert written_kinds(statement.to_statement_json() for statement in statements) == found


def test_documents_are_listed_by_who_must_know_that_one_is_not_there():
    listing = {function.name for function in FUNCTIONS if "s3:ListBucket" in function.uses.get("documents", ())}
    assert listing == {
        "render_form",
        "fetch_form",
        "fetch_evidence",
        "export_account",
        "verify_form",
        "import_roster",
        "apply_roster",
    }


def bucket_refusals(template):
    """What buckets' own policies refuse to roles: (action, the end of the objects' ARN, whether a write that does not
    replace is refused too, the roles' ARN)."""
    for attached in template.of("S3::BucketPolicy").values():
        for statement in attached["Properties"]["PolicyDocument"]["Statement"]:
            roles = statement.get("Condition", {}).get("ArnLike", {}).get("aws:PrincipalArn")
            if statement["Effect"] == "Deny" and roles:
                assert statement["Principal"] == {"AWS": "*"}
                when = "but once" if statement["Condition"].get("Null") == {"s3:if-none-match": "true"} else "ever"
                for action in _list(statement["Action"]):
                    yield action, statement["Resource"]["Fn::Join"][1][-1], when, roles["Fn::Join"][1][-1]


@pytest.mark.parametrize("stage", ["production", "staging", "local"])
def test_the_bucket_itself_keeps_functions_from_deleting_and_from_certificates_and_links(synthesised, stage):
    template = synthesised(stage)
    refusals = list(bucket_refusals(template))
    assert {refusal[:3] for refusal in refusals} == {
        ("s3:DeleteObject", "/*", "ever"),
        ("s3:DeleteObjectVersion", "/*", "ever"),
        ("s3:BypassGovernanceRetention", "/*", "ever"),
        ("s3:PutObject", f"/{SEAL}/*", "ever"),
        ("s3:PutObject", f"/{CHAIN}/*", "but once"),
    }
    (roles,) = {refusal[3] for refusal in refusals}
    for function in deployed(FUNCTIONS, template.stage):
        role = template.resources[template.function(function.name)["Role"]["Fn::GetAtt"][0]]
        assert roles == f":role{role['Properties']['Path']}*"


def free_writers(functions):
    """Who may write items of every kind."""
    return {function.name for function in functions if WRITE_ITEMS & set(function.uses.get("table", ()))}


def test_only_who_writes_by_statement_may_write_the_whole_table():
    assert free_writers(FUNCTIONS) == {"review_bindings"}


def test_the_look_at_free_writers_catches_one_more():
    """Twin."""
    careless = replace(VERIFY_FORM, uses=VERIFY_FORM.uses | {"table": ("dynamodb:BatchGetItem", "dynamodb:PutItem")})
    assert free_writers([VERIFY_FORM]) == set() and free_writers([careless]) == {"verify_form"}


def kinds_of(function, action):
    """The kinds of items to which a function may do something."""
    return tuple(sorted(kind for kind in keys.ITEM_KINDS if action in function.uses.get(kind, ())))


@BY_NAME
def test_what_is_done_to_items_is_done_to_keys_of_the_declared_kinds_of_all_at_once(template, function):
    """A transaction is asked about with the keys of all its items."""
    conditions = {
        action: sorted(_list(statement["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]))
        for statement in template.role(function.name)
        if "ForAllValues:StringLike" in statement.get("Condition", {})
        for action in _list(statement["Action"])
    }
    actions = {action for kind in keys.ITEM_KINDS for action in function.uses.get(kind, ())}
    assert conditions == {
        action: sorted(f"{prefix}*" for kind in kinds_of(function, action) for prefix in keys.ITEM_KINDS[kind])
        for action in actions
    }


@pytest.mark.parametrize(
    ("name", "used"),
    [("deliver_webhooks", {"subject_key", "webhook_key"}), ("publish_events", {"subject_key"})],
)
def test_who_tells_services_of_events_can_unseal_nothing_of_a_family(name, used):
    (function,) = [function for function in FUNCTIONS if function.name == name]
    assert {key for key in function.uses if key.endswith("_key")} == used


def test_only_the_publisher_may_put_events_on_the_bus_and_on_this_one_alone(production_template):
    putting = {
        f.name: [s for s in production_template.role(f.name) if "events:PutEvents" in _list(s["Action"])]
        for f in deployed(FUNCTIONS, PRODUCTION)
    }
    assert {name for name, statements in putting.items() if statements} == {"publish_events"}
    ((resource,),) = [_list(statement["Resource"]) for statement in putting["publish_events"]]
    assert "EventBus" in json.dumps(resource)
