"""The way to the API: CloudFront bears the key, every function that answers asks for it, no template holds it."""

import json
import re
from dataclasses import replace

import pytest
from aws_cdk import App

from functions.catalog import FUNCTIONS
from infra.constructs.origin_key import key_names
from infra.constructs.wiring import deployed
from infra.stacks.assembly import assemble
from shared.api.origin import ORIGIN_KEY
from tests.infra.conftest import STAGES

_REFERENCE = re.compile(r"\{\{resolve:secretsmanager:([^:}]+):SecretString:::\}\}")


def _answering(stage):
    return {function.name for function in deployed(FUNCTIONS, stage) if function.answers_requests}


def _taken(template):
    """The names of the secrets whose keys functions take, by function. Raises AssertionError on a key in clear."""
    found = {}
    for properties in (item["Properties"] for item in template.of("Lambda::Function").values()):
        variables = properties.get("Environment", {}).get("Variables", {})
        if keys := variables.get("ORIGIN_KEYS"):
            name = properties["FunctionName"].rpartition("-")[2]
            assert _REFERENCE.sub("", keys).strip() == "", name
            found[name] = _REFERENCE.findall(keys)
    return found


def _sent(template):
    """The header that CloudFront adds on the way to the API."""
    (distribution,) = template.of("CloudFront::Distribution").values()
    origins = distribution["Properties"]["DistributionConfig"]["Origins"]
    return {
        header["HeaderName"]: header["HeaderValue"]
        for origin in origins
        for header in origin.get("OriginCustomHeaders", [])
    }


@pytest.mark.parametrize("stage", STAGES)
def test_every_function_that_answers_asks_for_the_key_by_its_secret_s_name(synthesised, stage):
    template = synthesised(stage)
    assert _taken(template) == dict.fromkeys(_answering(template.stage), [f"parent-binding/{stage}/origin-key/1"])


@pytest.mark.parametrize("stage", ["production", "staging"])
def test_cloudfront_bears_the_key(synthesised, stage):
    sent = _sent(synthesised(stage))
    assert sent == {ORIGIN_KEY: f"{{{{resolve:secretsmanager:parent-binding/{stage}/origin-key/1:SecretString:::}}}}"}


@pytest.mark.parametrize("stage", STAGES)
def test_the_key_is_made_at_the_deployment(synthesised, stage):
    (secret,) = synthesised(stage).of("SecretsManager::Secret").values()
    made = secret["Properties"]["GenerateSecretString"]
    assert (made["PasswordLength"], made["ExcludePunctuation"]) == (48, True)
    assert "SecretString" not in secret["Properties"]


def test_a_planted_key_in_clear_is_found(production_template):
    planted = replace(production_template, resources=json.loads(json.dumps(production_template.resources)))
    planted.function("issue_code")["Environment"]["Variables"]["ORIGIN_KEYS"] += " in-clear"
    with pytest.raises(AssertionError):
        _taken(planted)


def test_while_it_is_replaced_the_key_before_is_taken_and_the_new_one_sent(package, tmp_path):
    stage = replace(STAGES["staging"], origin_key_generation=3)
    app = App(outdir=str(tmp_path))
    assemble(app, stage, FUNCTIONS, package)
    app.synth()
    text = {path.name.split("-")[2].split(".")[0]: path.read_text() for path in tmp_path.glob("*.template.json")}
    names = ["parent-binding/staging/origin-key/3", "parent-binding/staging/origin-key/2"]
    assert list(key_names(stage)) == names
    resources = json.loads(text["Stateful"])["Resources"].values()
    made = [item["Properties"]["Name"] for item in resources if item["Type"] == "AWS::SecretsManager::Secret"]
    assert sorted(made, reverse=True) == names
    assert set(_REFERENCE.findall(text["Stateless"])) == set(names)
    assert _REFERENCE.findall(text["Edge"]) == names[:1]
