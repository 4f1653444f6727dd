"""The templates: each function has what its declaration says and no more; data are kept, sealed and restorable."""

import json
from dataclasses import replace

import pytest
from aws_cdk import App

from functions.catalog import FUNCTIONS
from infra.constructs.wiring import SettingUnprovided, deployed
from infra.stacks.assembly import assemble
from infra.stacks.stateful import MAC_KEYS
from infra.stages.local import STAGE as LOCAL
from infra.stages.production import STAGE as PRODUCTION
from infra.stages.settings import read_stage
from shared.api.endpoint import Caller, QueueTrigger, ScheduleTrigger, StreamTrigger
from shared.domain import policy
from shared.persistence import keys
from tests.infra.test_catalog import UnprovidedSettings

BY_NAME = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
OF_FAMILIES = deployed(FUNCTIONS, PRODUCTION)
ENDPOINTS = [endpoint for function in OF_FAMILIES for endpoint in function.endpoints]


@BY_NAME
def test_environment_is_exactly_the_settings(template, function):
    properties = template.function(function.name)
    assert set(properties.get("Environment", {"Variables": {}})["Variables"]) == set(function.variables())


@BY_NAME
def test_function_is_as_declared(template, function):
    properties = template.function(function.name)
    assert properties["Handler"] == f"functions.{function.name}.handler.handle"
    assert (properties["MemorySize"], properties["Timeout"]) == (function.memory_mb, function.timeout_seconds)
    assert (properties["Runtime"], properties["Architectures"]) == ("python3.13", ["arm64"])
    assert "TracingConfig" not in properties


@BY_NAME
def test_paced_worker_has_the_concurrency_that_its_queues_may_ask_for(template, function):
    paced = sum(t.max_concurrency for t in function.triggers if isinstance(t, QueueTrigger))
    assert template.function(function.name).get("ReservedConcurrentExecutions", 0) == paced


def test_setting_that_nothing_provides_stops_the_synthesis(package):
    faulty = [f if f.endpoints == () else _with_unprovided(f) for f in FUNCTIONS]
    with pytest.raises(SettingUnprovided, match="reads MOON_PHASE, which nothing provides"):
        assemble(App(), LOCAL, faulty, package)


def _with_unprovided(function):
    return replace(function, settings=UnprovidedSettings, uses={**function.uses, "table": ()})


def test_every_queue_is_drained_and_has_a_dead_letter_queue(production_template):
    queues = production_template.of("SQS::Queue")
    mappings = [m["Properties"] for m in production_template.of("Lambda::EventSourceMapping").values()]
    drained = {m["EventSourceArn"]["Fn::GetAtt"][0] for m in mappings if "Fn::GetAtt" in m["EventSourceArn"]}
    working = {name for name, queue in queues.items() if "RedrivePolicy" in queue["Properties"]}
    assert drained == working
    dead = {queues[name]["Properties"]["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0] for name in working}
    failed = {
        m["DestinationConfig"]["OnFailure"]["Destination"]["Fn::GetAtt"][0]
        for m in mappings
        if "DestinationConfig" in m
    }
    schedules = production_template.of("Scheduler::Schedule").values()
    failed |= {s["Properties"]["Target"]["DeadLetterConfig"]["Arn"]["Fn::GetAtt"][0] for s in schedules}
    assert dead | failed == queues.keys() - working
    assert {queues[name]["Properties"]["RedrivePolicy"]["maxReceiveCount"] for name in working} == {5}


def test_a_message_stays_hidden_for_six_times_the_function_s_time_out(production_template):
    queues = production_template.of("SQS::Queue")
    for mapping in production_template.of("Lambda::EventSourceMapping").values():
        source = mapping["Properties"]["EventSourceArn"].get("Fn::GetAtt")
        if source:
            function = production_template.resources[mapping["Properties"]["FunctionName"]["Ref"]]["Properties"]
            assert queues[source[0]]["Properties"]["VisibilityTimeout"] == 6 * function["Timeout"]


def test_one_bad_record_holds_up_nothing(production_template):
    mappings = [m["Properties"] for m in production_template.of("Lambda::EventSourceMapping").values()]
    assert len(mappings) == sum(not isinstance(t, ScheduleTrigger) for function in FUNCTIONS for t in function.triggers)
    assert all(mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"] for mapping in mappings)
    streams = [mapping for mapping in mappings if "StartingPosition" in mapping]
    assert len(streams) == sum(isinstance(t, StreamTrigger) for function in FUNCTIONS for t in function.triggers)
    for mapping in streams:
        assert mapping["BisectBatchOnFunctionError"] is True
        assert 0 < mapping["MaximumRetryAttempts"] < 10
        assert "OnFailure" in mapping["DestinationConfig"]
    assert all(mapping["ScalingConfig"]["MaximumConcurrency"] >= 2 for mapping in mappings if mapping not in streams)


DAILY = {function.name: t.hour for function in FUNCTIONS for t in function.triggers if isinstance(t, ScheduleTrigger)}


def schedule_of(template, name):
    """The one schedule that calls a function."""
    (found,) = [
        schedule["Properties"]
        for schedule in template.of("Scheduler::Schedule").values()
        if template.resources[schedule["Properties"]["Target"]["Arn"]["Fn::GetAtt"][0]]["Properties"][
            "FunctionName"
        ].endswith(name)
    ]
    return found


@pytest.mark.parametrize("name", DAILY)
def test_a_function_is_called_daily_at_its_hour_in_taipei_by_a_role_that_can_do_nothing_else(production_template, name):
    assert len(production_template.of("Scheduler::Schedule")) == len(DAILY)
    schedule = schedule_of(production_template, name)
    assert (schedule["ScheduleExpression"], schedule["ScheduleExpressionTimezone"]) == (
        f"cron(0 {DAILY[name]} * * ? *)",
        "Asia/Taipei",
    )
    target = schedule["Target"]
    role = production_template.resources[target["RoleArn"]["Fn::GetAtt"][0]]["Properties"]
    (policy_,) = role["Policies"]
    calling, parking, sealing = policy_["PolicyDocument"]["Statement"]
    assert (calling["Action"], calling["Resource"]) == ("lambda:InvokeFunction", schedule["Target"]["Arn"])
    assert (parking["Action"], parking["Resource"]) == (
        "sqs:SendMessage",
        schedule["Target"]["DeadLetterConfig"]["Arn"],
    )
    assert "kms:ViaService" in sealing["Condition"]["StringEquals"]


def test_routes_are_the_endpoints_each_with_its_caller_s_authorizer(production_template):
    routes = [route["Properties"] for route in production_template.of("ApiGatewayV2::Route").values()]
    found = {route["RouteKey"]: route["AuthorizationType"] for route in routes}
    expected = {e.route_key: "JWT" if e.caller is Caller.STAFF else "NONE" for e in ENDPOINTS}
    assert found == expected | {"$default": "NONE"}


def test_staff_tokens_are_those_of_the_staff_pool_and_its_client(production_template):
    (authorizer,) = production_template.of("ApiGatewayV2::Authorizer").values()
    token = authorizer["Properties"]["JwtConfiguration"]
    assert "StaffPool" in str(token["Issuer"])
    assert "StaffPoolWeb" in str(token["Audience"])
    assert "Family" not in str(token)


def test_every_route_has_its_throttle(production_template):
    (stage,) = production_template.of("ApiGatewayV2::Stage").values()
    settings = stage["Properties"]["RouteSettings"]
    assert settings == {
        e.route_key: {"ThrottlingRateLimit": e.rate.per_second, "ThrottlingBurstLimit": e.rate.burst} for e in ENDPOINTS
    }
    assert stage["Properties"]["DefaultRouteSettings"]["ThrottlingRateLimit"] > 0


def test_access_log_holds_no_address_query_or_value(production_template):
    (stage,) = production_template.of("ApiGatewayV2::Stage").values()
    entry = stage["Properties"]["AccessLogSettings"]["Format"]
    assert not any(word in entry for word in ("sourceIp", "$context.path", "userAgent", "claims", "query"))


def test_table_is_keyed_sealed_streamed_and_restorable(production_template):
    (table,) = production_template.of("DynamoDB::Table").values()
    properties = table["Properties"]
    assert [k["AttributeName"] for k in properties["KeySchema"]] == [keys.PARTITION_KEY, keys.SORT_KEY]
    (index,) = properties["GlobalSecondaryIndexes"]
    assert [k["AttributeName"] for k in index["KeySchema"]] == [keys.INDEX_PARTITION_KEY, keys.INDEX_SORT_KEY]
    assert properties["BillingMode"] == "PAY_PER_REQUEST"
    assert properties["TimeToLiveSpecification"] == {"AttributeName": keys.TTL_ATTRIBUTE, "Enabled": True}
    assert properties["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True
    assert properties["StreamSpecification"]["StreamViewType"] == "NEW_AND_OLD_IMAGES"
    assert properties["SSESpecification"]["SSEType"] == "KMS"
    assert properties["DeletionProtectionEnabled"] is True


def test_production_keeps_its_data_and_refuses_to_delete_them(production_template):
    kinds = ("DynamoDB::Table", "S3::Bucket", "KMS::Key", "Cognito::UserPool", "Logs::LogGroup")
    for kind in kinds:
        for name, resource in production_template.of(kind).items():
            assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain"), name
    for pool in production_template.of("Cognito::UserPool").values():
        assert pool["Properties"]["DeletionProtection"] == "ACTIVE"
    manifest = (production_template.directory / "manifest.json").read_text()
    assert '"terminationProtection": true' in manifest


def test_documents_are_sealed_with_the_data_key_and_closed_to_the_public(production_template):
    buckets = production_template.of("S3::Bucket")
    assert all(all(b["Properties"]["PublicAccessBlockConfiguration"].values()) for b in buckets.values())
    logged = [b["Properties"] for b in buckets.values() if "LoggingConfiguration" in b["Properties"]]
    assert len(logged) == 2  # documents, and what staff saw and did
    for bucket in logged:
        (rule,) = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        assert rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"


@pytest.mark.parametrize("stage", ["production", "staging", "local"])
def test_what_staff_did_is_locked_against_everyone(synthesised, stage):
    (audit,) = [b["Properties"] for n, b in synthesised(stage).of("S3::Bucket").items() if n.startswith("Audit")]
    days = read_stage(stage).audit_lock_days
    assert audit.get("ObjectLockEnabled", False) is bool(days)
    assert "LifecycleConfiguration" not in audit
    if days:
        retention = audit["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
        assert retention == {"Mode": "COMPLIANCE", "Days": days}


@pytest.mark.parametrize(("stage", "locked"), [("production", True), ("staging", True), ("local", False)])
def test_sealed_forms_can_be_locked_and_what_is_personal_goes_in_its_time(synthesised, stage, locked):
    documents = next(
        bucket["Properties"]
        for name, bucket in synthesised(stage).of("S3::Bucket").items()
        if name.startswith("Documents") and not name.startswith("DocumentsLog")
    )
    assert documents.get("ObjectLockEnabled", False) is locked
    assert ("VersioningConfiguration" in documents) is locked
    rules = documents["LifecycleConfiguration"]["Rules"]
    expiring = {rule["Prefix"]: rule["ExpirationInDays"] for rule in rules if "ExpirationInDays" in rule}
    personal = dict.fromkeys(["applications/", "forms/", "evidence/"], read_stage(stage).form_kept_days)
    short = {
        "letters/": 1,
        "exports/": policy.EXPORT_DAYS,
        "uploads/": policy.ROSTER_FILE_DAYS,
        "rosters/": policy.ROSTER_FILE_DAYS,
        "imports/": policy.ROSTER_UNDO_DAYS,
    }
    assert expiring == personal | short
    versions = {rule.get("Prefix"): rule["NoncurrentVersionExpiration"]["NoncurrentDays"] for rule in rules}
    assert versions["letters/"] == 1 and max(versions.values()) == versions[None] == 30


def test_a_lock_never_outlives_the_keeping():
    for stage in ("production", "staging", "local"):
        assert read_stage(stage).form_lock_days <= read_stage(stage).form_kept_days


def test_keys_are_one_that_rotates_and_those_that_only_make_macs_or_signatures(production_template):
    keys_ = [key["Properties"] for key in production_template.of("KMS::Key").values()]
    macs = [key for key in keys_ if key.get("KeySpec") == "HMAC_256"]
    assert len(macs) == len(MAC_KEYS) == 12
    assert {key["KeyUsage"] for key in macs} == {"GENERATE_VERIFY_MAC"}
    signing = [key for key in keys_ if key.get("KeySpec") == "ECC_NIST_P256"]
    assert [key["KeyUsage"] for key in signing] == ["SIGN_VERIFY"] * 2
    (data_key,) = [key for key in keys_ if key not in macs + signing]
    assert data_key["EnableKeyRotation"] is True


def test_forms_are_sealed_by_one_function_and_certificates_issued_by_none(production_template):
    assert {f.name: f.uses["seal_key"] for f in FUNCTIONS if "seal_key" in f.uses} == {"render_form": ("kms:Sign",)}
    assert not any("AuthorityKey" in str(production_template.role(f.name)) for f in OF_FAMILIES)
    assert {"SealKeyId", "AuthorityKeyId"} <= production_template.outputs.keys()


def test_only_the_sender_and_who_compares_a_code_may_use_the_code_key():
    comparing = {"verify_code", "sign_in", "change_contacts", "close_account", "recover_accounts"}
    assert {f.name for f in FUNCTIONS if "code_key" in f.uses} == comparing | {"send_messages"}


@pytest.mark.parametrize("stage", ["production", "staging", "local"])
def test_pools_take_long_passwords_of_any_kind_and_nobody_signs_up(synthesised, stage):
    for pool in synthesised(stage).of("Cognito::UserPool").values():
        rules = pool["Properties"]["Policies"]["PasswordPolicy"]
        assert rules["MinimumLength"] == policy.PASSWORD_MIN_CHARACTERS
        assert not any(value for name, value in rules.items() if name.startswith("Require"))
        assert rules["TemporaryPasswordValidityDays"] == policy.INITIAL_PASSWORD_DAYS
        assert pool["Properties"]["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"] is True
        assert pool["Properties"]["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA"]


@pytest.mark.parametrize(("stage", "admin"), [("production", False), ("staging", False), ("local", True)])
def test_staff_tokens_come_from_a_browser_except_on_one_s_own_machine(synthesised, stage, admin):
    clients = [c["Properties"] for c in synthesised(stage).of("Cognito::UserPoolClient").values()]
    (web,) = [client for client in clients if not client["GenerateSecret"]]
    assert web["AllowedOAuthFlows"] == ["code"]
    assert ("ALLOW_ADMIN_USER_PASSWORD_AUTH" in web["ExplicitAuthFlows"]) is admin
    (family,) = [client for client in clients if client["GenerateSecret"]]
    assert family["ExplicitAuthFlows"] == ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    assert not family["AllowedOAuthFlowsUserPoolClient"]


def test_logs_are_sealed_and_forgotten_in_time(production_template):
    groups = [group["Properties"] for group in production_template.of("Logs::LogGroup").values()]
    # Beside the functions': the gateway's, the upload's, and in another region, without the key, the firewall's.
    assert len(groups) == len(OF_FAMILIES) + 3
    assert {group["RetentionInDays"] for group in groups} == {production_template.stage.log_retention_days}
    (unsealed,) = [group for group in groups if "KmsKeyId" not in group]
    assert unsealed["LogGroupName"].startswith("aws-waf-logs-")


def test_alarms_watch_every_function_and_dead_letter_queue_and_name_their_runbook(production_template):
    alarms = [alarm["Properties"] for alarm in production_template.of("CloudWatch::Alarm").values()]
    assert all(". README: Operate › " in alarm["AlarmDescription"] and alarm["AlarmActions"] for alarm in alarms)
    watched = [alarm["MetricName"] for alarm in alarms]
    for metric in ("Errors", "Throttles"):
        assert watched.count(metric) == len(OF_FAMILIES)
    working = sum("RedrivePolicy" in q["Properties"] for q in production_template.of("SQS::Queue").values())
    # Beside the queues': what the stream and the schedule gave up.
    assert watched.count("ApproximateNumberOfMessagesVisible") == working + 2
    assert {"5xx", "IteratorAge", "WrongCodes", "RefusedSignIns"} <= set(watched)
    guessed = {a["MetricName"]: (a["Threshold"], a["Period"]) for a in alarms if a["Period"] == policy.DAY}
    assert guessed == {
        "WrongCodes": (policy.STAGE_WRONG_TRIES_A_DAY, policy.DAY),
        "RefusedSignIns": (policy.STAGE_REFUSED_SIGN_INS_A_DAY, policy.DAY),
    }


def test_outputs_name_what_the_operator_needs(production_template):
    wanted = {"ApiId", "ApiEndpoint", "TableName", "DocumentsBucket"}
    wanted |= {"StaffPoolId", "FamilyPoolId", "StaffClientId", "FamilyClientId", "MessagesQueueUrl"}
    assert wanted <= production_template.outputs.keys()


def test_the_sandbox_is_reset_where_there_is_one_and_known_nowhere_else(synthesised):
    only = {function.name for function in FUNCTIONS if function.sandbox_only}
    assert only == {"reset_sandbox"}
    for stage in ("production", "staging", "local"):
        template = synthesised(stage)
        told = json.dumps(template.resources).casefold().replace("_", "")
        assert ("resetsandbox" in told) is ("sandbox-resets" in told) is bool(template.stage.sandbox_domain)
        for name in ("verify_code", "send_messages"):
            assert (
                template.function(name)["Environment"]["Variables"]["SANDBOX_DOMAIN"] == template.stage.sandbox_domain
            )
