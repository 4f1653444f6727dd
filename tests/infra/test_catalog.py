"""What the catalog asks for, and what is refused before anything is deployed."""

from dataclasses import dataclass, fields, replace

import pytest

from functions.catalog import FUNCTIONS
from infra.constructs.wiring import (
    CatalogFault,
    Resource,
    SettingUnprovided,
    check_calls,
    deployed,
    environment,
    fallback,
    queue_consumers,
    used,
)
from infra.stages.local import STAGE
from shared.api.endpoint import Function, QueueTrigger
from shared.environment import Settings

RESOURCES = {"table": Resource({"TABLE_NAME": "bindings"}, ("arn:table",))}


@dataclass(frozen=True)
class TableSettings(Settings):
    table_name: str
    code_lifetime_seconds: int


@dataclass(frozen=True)
class UnprovidedSettings(Settings):
    table_name: str
    moon_phase: str


SENDER = Function("sender", TableSettings, {"table": (), "posts_queue": ("sqs:SendMessage",)})
DRAIN = Function("drain", TableSettings, {"table": ()}, triggers=(QueueTrigger("posts_queue"),))


def test_environment_is_exactly_the_settings():
    function = Function("reader", TableSettings, {"table": ("dynamodb:GetItem",)})
    assert environment(function, STAGE, RESOURCES) == {"TABLE_NAME": "bindings", "CODE_LIFETIME_SECONDS": "3600"}


def test_setting_that_nothing_provides_is_refused_with_function_and_variable():
    function = Function("reader", UnprovidedSettings, {"table": ()})
    with pytest.raises(SettingUnprovided, match="reader reads MOON_PHASE"):
        environment(function, STAGE, RESOURCES)


def test_setting_of_a_resource_that_is_not_used_is_refused():
    with pytest.raises(SettingUnprovided, match="TABLE_NAME"):
        environment(Function("reader", TableSettings, {}), STAGE, RESOURCES)


def test_what_initial_passwords_are_compared_with_is_made_by_two_functions_alone():
    assert {function.name for function in FUNCTIONS if "password_key" in function.uses} == {
        "provision_account",
        "sign_in",
    }


def test_unknown_resource_is_refused():
    with pytest.raises(CatalogFault, match="reader uses tabel: no such resource"):
        used(Function("reader", TableSettings, {"tabel": ()}), RESOURCES)


def test_what_is_for_the_sandbox_alone_is_left_out_of_other_stages():
    reset = replace(SENDER, name="reset", sandbox_only=True)
    assert deployed((SENDER, reset, DRAIN), replace(STAGE, sandbox_domain="")) == (SENDER, DRAIN)
    assert deployed((SENDER, reset, DRAIN), STAGE) == (SENDER, reset, DRAIN)


def test_queue_belongs_to_its_one_consumer():
    assert queue_consumers((SENDER, DRAIN)) == {"posts_queue": DRAIN}


@pytest.mark.parametrize(
    ("functions", "message"),
    [
        ((SENDER,), "no function drains posts_queue"),
        ((DRAIN,), "no function sends to posts_queue: no such queue"),
        ((SENDER, DRAIN, replace(DRAIN, name="second")), "posts_queue is drained by 2 triggers"),
    ],
)
def test_queue_without_consumer_or_sender_or_with_two_consumers_is_refused(functions, message):
    with pytest.raises(CatalogFault, match=message):
        queue_consumers(functions)


def test_function_that_nothing_calls_is_refused():
    with pytest.raises(CatalogFault, match="nothing calls sender"):
        check_calls((SENDER,))


def test_route_declared_twice_is_refused():
    serving = next(function for function in FUNCTIONS if function.endpoints)
    with pytest.raises(CatalogFault, match="declared twice"):
        check_calls((serving, replace(serving, name="copy")))


def test_unmatched_routes_have_one_function():
    catching = replace(SENDER, catches_unmatched_routes=True)
    assert fallback((catching, DRAIN)) is catching
    for functions in ((DRAIN,), (catching, catching)):
        with pytest.raises(CatalogFault, match="one function must catch unmatched routes"):
            fallback(functions)


def test_every_function_has_a_folder_and_no_folder_is_forgotten(request):
    folders = {path.parent.name for path in (request.config.rootpath / "functions").glob("*/contract.py")}
    assert {function.name for function in FUNCTIONS} == folders


def test_settings_are_text_or_whole_numbers_without_defaults():
    for function in FUNCTIONS:
        for field in fields(function.settings):
            assert field.type in (str, int), f"{function.name}.{field.name}"
            assert field.default is field.default_factory, f"{function.name}.{field.name} has a default"
