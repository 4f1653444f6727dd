"""A registrar brings a roster in from the page, and takes it back, with the real bucket, queue, worker and stream."""

import pytest

from infra.local.people import ROSTER
from infra.stages.local import STAGE
from tests.component.posting import post_file
from tests.e2e.people import eventually

SCHOOL = {"school_level": "elementary", "school_code": "900101"}
NEW = "900101,市立內湖國小,國小,五年一班,99,9001019999,堃喆峯,P142312151,郭豪凱,t90010101@school.example"


@pytest.fixture
def registrar(assigned):
    return assigned("registrar1@school.example")


def roster():
    """The school's pupils of the sample, and one more."""
    heading, *rows = ROSTER.read_text("utf-8-sig").splitlines()
    return "\r\n".join([heading, *(row for row in rows if row.startswith("900101,")), NEW]).encode()


def _reach(registrar, path, state):
    def look():
        found = registrar.call("GET", path).body
        return found if found["state"] == state else None

    return eventually(look, f"the state {state}")


def test_a_roster_is_checked_applied_and_taken_back(registrar):
    opened = registrar.call("POST", "/roster-imports", SCHOOL)
    assert opened.status == 201
    origin = STAGE.cors_origins[0]
    status, reader = post_file(opened.body["upload"], roster(), origin)
    # The engine lets every origin read the answer to a form that is posted, whatever the bucket's rules say.
    assert status == 204
    assert reader in (origin, "*")
    path = f"/roster-imports/{opened.body['import_id']}"
    assert registrar.call("POST", f"{path}/check").status == 202
    ready = _reach(registrar, path, "ready")
    assert (ready["counts"]["added"], ready["counts"]["left"], ready["schools_lacking"]) == (1, 0, 0)
    assert [one["name"] for one in ready["differences"]] == ["堃喆峯"]
    assert registrar.call("POST", f"{path}/application", {}).status == 202
    assert _reach(registrar, path, "applied")["counts"] == ready["counts"]
    (newest, *_) = registrar.call("GET", "/roster-imports?school_level=elementary&school_code=900101").body["imports"]
    assert (newest["import_id"], newest["can_be_undone"]) == (opened.body["import_id"], True)
    assert registrar.call("POST", f"{path}/undo", {}).status == 202
    _reach(registrar, path, "undone")
