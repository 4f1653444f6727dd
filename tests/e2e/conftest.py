"""The whole service, deployed as ``python3 -m infra run`` deploys it, for one run of the tests."""

import pytest

from infra.local.engine import free_port, unreported
from infra.local.front import front
from infra.local.people import siblings
from infra.local.run import load_once, start_and_deploy
from infra.local.sample import load_sample
from tests.e2e.api import Api
from tests.e2e.people import Guardian, Teacher, eventually


@pytest.fixture(scope="session")
def state(tmp_path_factory):
    return tmp_path_factory.mktemp("service")


@pytest.fixture(scope="session")
def deployment(state):
    with start_and_deploy(state, free_port(), unreported) as deployment:
        yield deployment


@pytest.fixture(scope="session")
def logins(deployment, state):
    return load_once(deployment, state, load_sample, unreported)


@pytest.fixture(scope="session")
def origin(deployment, logins):
    """The site: the API is closed to whoever does not come by it."""
    with front(deployment, free_port()) as origin:
        yield origin


@pytest.fixture(scope="session")
def api(origin):
    return Api(origin)


@pytest.fixture(scope="session")
def guardian(api, deployment):
    return lambda national_id, **options: Guardian(api, deployment, national_id, **options)


@pytest.fixture(scope="session")
def teacher(api, deployment, logins):
    """The homeroom teacher of a pupil."""
    by_class = {(login.school, login.class_name): login for login in logins if login.role == "導師"}
    return lambda pupil: Teacher(api, deployment, by_class[pupil.school, pupil.class_name])


@pytest.fixture(scope="session")
def assigned(api, deployment, logins):
    """The member of staff of the sample who has an e-mail address: a registrar, substitute or administrator."""
    by_address = {login.email: login for login in logins}
    return lambda address: Teacher(api, deployment, by_address[address])


@pytest.fixture(scope="session")
def children():
    return siblings()


@pytest.fixture(scope="module")
def owner(api, guardian, teacher, children):
    """A guardian of the first child with an account, and signed in to it for the first time; ``binding`` and ``number``
    are the id of the binding and the application's number. What others handed in before is forgotten."""
    while api.call("POST", "/sandbox-resets").body["more"]:
        pass
    father, homeroom = guardian("W234567893"), teacher(children[0])
    father.sign_in()
    submitted = father.submit(father.fill_in([children[0]], "father")).body
    father.binding, father.number = submitted["bindings"][0]["binding_id"], submitted["application_number"]
    waiting = homeroom.call("GET", "/reviews").body["bindings"]
    version = next(item["version"] for item in waiting if item["binding_id"] == father.binding)
    path = f"/reviews/{father.binding}/decision"
    assert homeroom.call("PUT", path, {"action": "approve"}, if_match=f'"{version}"').status == 200
    eventually(lambda: any("通過" in mail.subject for mail in father.messages()), "the approval")
    father.first_sign_in()
    return father
