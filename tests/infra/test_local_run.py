"""The local run: an engine, a deployment that is repeated only when its sources changed, and a clean end."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from infra.bootstrap import ROOT
from infra.constructs.origin_key import key_names
from infra.local.deployment import DeploymentFailed, client_of
from infra.local.engine import HOST, EngineFailed, free_port, is_free, running, unreported
from infra.local.front import front
from infra.local.mailbox import read_mailbox, show_mailbox
from infra.local.people import Login, siblings
from infra.local.run import load_once, run, start_and_deploy
from infra.stages.local import STAGE
from shared.domain import policy
from shared.domain.national_ids import national_id

LOGIN = Login("a role", "a school", "a class", "a name", "teacher@school.example", "a long password")
# A CDK app that writes what it would synthesise by hand, in a tenth of a second instead of ten.
APP = """
import json, os
from pathlib import Path

out = Path(os.environ["CDK_OUTDIR"])
out.mkdir(exist_ok=True)
api = {"Type": "AWS::ApiGatewayV2::Api", "Properties": json.loads(Path("infra/api.json").read_text())}
table = {
    "Type": "AWS::DynamoDB::Table",
    "Properties": {
        "AttributeDefinitions": [{"AttributeName": "PK", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "PK", "KeyType": "HASH"}],
        "BillingMode": "PAY_PER_REQUEST",
    },
}
pool = {"Type": "AWS::Cognito::UserPool", "Properties": {"UserPoolName": "staff"}}
client = {
    "Type": "AWS::Cognito::UserPoolClient",
    "Properties": {
        "UserPoolId": {"Ref": "Pool"},
        "AllowedOAuthFlows": ["code"],
        "AllowedOAuthFlowsUserPoolClient": True,
        "AllowedOAuthScopes": ["openid"],
        "AccessTokenValidity": 60,
        "TokenValidityUnits": {"AccessToken": "minutes"},
        "CallbackURLs": ["%(origin)s/staff/"],
        "LogoutURLs": ["%(origin)s/staff/"],
        "SupportedIdentityProviders": ["COGNITO"],
    },
}
secret = {"Type": "AWS::SecretsManager::Secret", "Properties": {"Name": "%(secret)s", "GenerateSecretString": {}}}
rule = {"AllowedMethods": ["POST"], "AllowedOrigins": ["%(origin)s"], "AllowedHeaders": ["*"]}
documents = {"Type": "AWS::S3::Bucket", "Properties": {"CorsConfiguration": {"CorsRules": [rule]}}}
resources = {
    "Api": api, "Table": table, "Pool": pool, "Client": client, "Secret": secret, "Documents": documents
}
names = {"ApiId": "Api", "TableName": "Table", "StaffPoolId": "Pool", "StaffClientId": "Client"}
names["DocumentsBucket"] = "Documents"
outputs = {output: {"Value": {"Ref": name}} for output, name in names.items()}
(out / "%(title)s-Small.template.json").write_text(
    json.dumps({"Resources": resources, "Outputs": outputs})
)
stack = {
    "type": "aws:cloudformation:stack",
    "environment": "aws://unknown-account/%(region)s",
    "properties": {"templateFile": "%(title)s-Small.template.json"},
}
(out / "manifest.json").write_text(json.dumps({"version": "36.0.0", "artifacts": {"%(title)s-Small": stack}}))
"""
CORS = {"AllowOrigins": ["http://localhost:5173"], "AllowMethods": ["GET"], "MaxAge": 3600}


def _project(folder: Path) -> Path:
    """A CDK project with one small stack of the stage."""
    (folder / "infra").mkdir(parents=True)
    names = {"region": STAGE.region, "title": STAGE.title, "origin": STAGE.service_origin}
    (folder / "infra" / "app.py").write_text(APP % (names | {"secret": key_names(STAGE)[0]}))
    _describe_api(folder, "first")
    (folder / "cdk.json").write_text(json.dumps({"app": f"{sys.executable} infra/app.py"}))
    return folder


def _describe_api(project: Path, description: str) -> None:
    api = {"Name": "small", "ProtocolType": "HTTP", "CorsConfiguration": CORS, "Description": description}
    (project / "infra" / "api.json").write_text(json.dumps(api))


@pytest.fixture
def project(tmp_path):
    return _project(tmp_path / "project")


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


def test_an_engine_listens_on_the_loopback_address_alone(state):
    port = free_port()
    with running(state, port):
        with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=2):
            pass
    assert is_free(port)


def test_a_port_in_use_is_said(state):
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(EngineFailed, match=f"port {port} .* in use"), running(state, port):
            pass


def test_a_state_is_used_by_one_engine_at_a_time(state):
    with running(state, free_port()):
        with pytest.raises(EngineFailed, match="in use by another run"), running(state, free_port()):
            pass


def test_a_deployment_is_kept_and_repeated_only_when_its_sources_changed(project, state):
    with start_and_deploy(state, free_port(), unreported, project=project) as first:
        table = first.outputs["TableName"]
        client_of("dynamodb", first.endpoint).put_item(TableName=table, Item={"PK": {"S": "kept"}})
        assert (
            client_of("apigatewayv2", first.endpoint).get_api(ApiId=first.outputs["ApiId"])["CorsConfiguration"] == CORS
        )
    said = (state / "cdk.log").read_text()

    with start_and_deploy(state, free_port(), unreported, project=project) as again:
        assert again.outputs == first.outputs
        assert client_of("dynamodb", again.endpoint).scan(TableName=table)["Count"] == 1
    assert (state / "cdk.log").read_text() == said

    _describe_api(project, "second")
    with start_and_deploy(state, free_port(), unreported, project=project) as changed:
        api = client_of("apigatewayv2", changed.endpoint).get_api(ApiId=changed.outputs["ApiId"])
        assert (api["Description"], api["CorsConfiguration"]) == ("second", CORS)
        assert client_of("dynamodb", changed.endpoint).scan(TableName=table)["Count"] == 1

    with start_and_deploy(state, free_port(), unreported, project=project, forget=True) as anew:
        assert client_of("dynamodb", anew.endpoint).scan(TableName=anew.outputs["TableName"])["Count"] == 0


def test_the_site_is_told_of_what_is_deployed_and_sign_in_comes_back_to_it(project, state):
    with start_and_deploy(state, free_port(), unreported, project=project) as deployment:
        cognito = client_of("cognito-idp", deployment.endpoint)
        ids = {"UserPoolId": deployment.outputs["StaffPoolId"], "ClientId": deployment.outputs["StaffClientId"]}
        before = cognito.describe_user_pool_client(**ids)["UserPoolClient"]
        with front(deployment, free_port()) as origin:
            with urllib.request.urlopen(f"{origin}/config.json", timeout=10) as answer:
                told = json.load(answer)
            after = cognito.describe_user_pool_client(**ids)["UserPoolClient"]
    assert told == {
        "staff_sign_in": {"origin": deployment.endpoint, "client_id": ids["ClientId"]},
        "sandbox": {"domain": STAGE.sandbox_domain, "code": policy.SANDBOX_CODE},
    }
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed - {"LastModifiedDate"} == {"CallbackURLs", "LogoutURLs"} and before.keys() <= after.keys()
    for name in ("CallbackURLs", "LogoutURLs"):
        assert sorted(after[name]) == sorted([f"{STAGE.service_origin}/staff/", f"{origin}/staff/"])


def test_a_deployment_that_fails_says_why_and_is_begun_anew(project, state):
    good = (project / "infra" / "app.py").read_text()
    (project / "infra" / "app.py").write_text("raise SystemExit('no such setting')")
    with (
        pytest.raises(DeploymentFailed, match="no such setting"),
        start_and_deploy(state, free_port(), unreported, project=project),
    ):
        pass

    (project / "infra" / "app.py").write_text(good)
    with start_and_deploy(state, free_port(), unreported, project=project) as deployment:
        assert deployment.base_url == f"{deployment.endpoint}/_aws/execute-api/{deployment.outputs['ApiId']}/$default"


def test_progress_never_goes_back_and_ends_complete(project, state):
    told: dict[str, list[tuple[int, int]]] = {}

    def report(title: str, done: int, total: int) -> None:
        told.setdefault(title, []).append((done, total))

    with start_and_deploy(state, free_port(), report, project=project):
        pass

    shares = {title: [done / total for done, total in steps if total] for title, steps in told.items()}
    assert all(steps == sorted(steps) and steps[-1] == 1 and steps.count(1) == 1 for steps in shares.values())
    assert max(len(steps) for steps in shares.values()) > 2


def test_a_sample_is_loaded_once(project, state):
    loads = []

    def load(outputs, endpoint, report):
        loads.append(outputs)
        return [LOGIN]

    for forget in (False, False, True):
        with start_and_deploy(state, free_port(), unreported, forget=forget, project=project) as deployment:
            assert load_once(deployment, state, load, unreported) == [LOGIN]

    assert len(loads) == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_ends_at_a_signal_and_leaves_nothing_running(project, state, number):
    port, web_port = free_port(), free_port()
    script = (
        "import sys; from pathlib import Path; from infra.local.people import Login; from infra.local.run import run; "
        f"sys.exit(run(['--port', '{port}', '--web-port', '{web_port}'], lambda *_: [Login(*{tuple(LOGIN)})], "
        f"state_folder=Path({str(state)!r}), project=Path({str(project)!r})))"
    )
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) as command:
        shown = ""
        while "Ctrl-C stops it" not in shown:
            line = command.stdout.readline()
            assert line, shown
            shown += line
        engine = int((state / "lock").read_text())
        with urllib.request.urlopen(f"http://localhost:{web_port}/verify", timeout=10) as page:
            assert page.status == 200
        command.send_signal(number)
        shown += command.stdout.read()

    assert command.returncode == 0
    assert "stopped" in shown
    assert f"http://localhost:{web_port}/v1" in shown and "execute-api" not in shown
    assert all(text in shown for text in (LOGIN.email, LOGIN.password, *(pupil.national_id for pupil in siblings())))
    assert f"http://localhost:{web_port}/verify" in shown
    assert is_free(port) and is_free(web_port)
    with pytest.raises(ProcessLookupError):
        os.kill(engine, 0)


def test_the_command_ends_at_a_signal_while_it_deploys(project, state):
    (project / "infra" / "app.py").write_text("import time; print('waiting', flush=True); time.sleep(120)")
    script = (
        "import sys; from pathlib import Path; from infra.local.run import run; "
        f"sys.exit(run(['--port', '{free_port()}', '--web-port', '{free_port()}'], lambda *_: [], "
        f"state_folder=Path({str(state)!r}), project=Path({str(project)!r})))"
    )
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) as command:
        log = state / "cdk.log"
        while "waiting" not in (log.read_text() if log.exists() else ""):
            assert command.poll() is None
            time.sleep(0.1)
        command.terminate()
        assert "stopped" in command.stdout.read()

    assert command.returncode == 0


def test_a_taken_port_of_the_site_is_said_before_anything_is_started(state, capsys):
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        assert run(["--web-port", str(port)], lambda *_: [], state_folder=state) == 1
    assert f"port {port} of this machine is in use, and the site needs it" in capsys.readouterr().out.replace("\n", " ")
    assert not state.exists()


def test_the_mailbox_shows_what_was_sent(state, capsys):
    port = free_port()
    with running(state, port) as endpoint:
        mail = client_of("ses", endpoint)
        mail.verify_email_identity(EmailAddress=STAGE.email_sender)
        for text in ("first", "second"):
            body = {"Subject": {"Data": "a subject"}, "Body": {"Text": {"Data": text}}}
            receiver = {"ToAddresses": ["guardian@mail.example"]}
            mail.send_email(Source=STAGE.email_sender, Destination=receiver, Message=body)
        client_of("sns", endpoint).publish(PhoneNumber="+886912345678", Message="a text")

        assert [message.text for message in read_mailbox(endpoint)] == ["a text", "first", "second"]
        assert show_mailbox(["--port", str(port)]) == 0
    shown = capsys.readouterr().out
    assert "guardian@mail.example  a subject\nsecond" in shown and "+886912345678" in shown

    assert show_mailbox(["--port", str(port)]) == 1


def test_the_sample_has_siblings_in_three_schools():
    pupils = siblings()

    assert len({pupil.school_code for pupil in pupils}) == 3
    assert len({pupil.name[0] for pupil in pupils}) == 1
    assert all(national_id(pupil.national_id) for pupil in pupils)
