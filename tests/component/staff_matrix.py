"""The matrix: who may do what on a class and school of staff_scene. One line a way of calling a staff endpoint."""

import base64
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from functions.answer_links.contract import ANSWER_LINK
from functions.assist_application.contract import ASSIST_APPLICATION
from functions.fetch_form.contract import FETCH_REVIEWED_FORM
from functions.import_roster import contract as rosters
from functions.lift_disputes.contract import LIFT_DISPUTE
from functions.manage_assignments import contract as assignments
from functions.manage_services import contract as services
from functions.print_letters.contract import PRINT_LETTERS
from functions.protect_students import contract as protection
from functions.read_audit.contract import READ_AUDIT
from functions.read_coverage import contract as coverage
from functions.read_signature_image.contract import READ_ASSISTED_SIGNATURE_IMAGE
from functions.recover_accounts.contract import ISSUE_RECOVERY_CODE, RECOVER_ACCOUNT
from functions.review_bindings import contract as review
from shared.api.endpoint import Caller, Endpoint, Function
from shared.api.links import About, LinkKind, NotMe
from shared.domain.identifiers import read_binding_id
from shared.domain.imports import ImportState, RosterImport
from shared.domain.services import Registration, Service, ServiceScope, ServiceState
from shared.persistence import keys
from tests.component.accounts import open_account
from tests.component.counter import counter_body
from tests.component.majority import come_of_age
from tests.component.recovery import named, read
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID, TEACHER
from tests.component.services import registration
from tests.component.staff_scene import (
    IN_CLASS,
    IN_CLASS_ELSEWHERE,
    IN_OTHER_CLASS,
    IN_SCHOOL,
    NAMED_ELSEWHERE,
    PEOPLE,
    SCHOOL,
    Scene,
)
from tests.unit.documents.picture_corpus import SAME

OWN = frozenset({"homeroom_teacher"})
OF_THE_CLASS = frozenset({"homeroom_teacher", "substitute", "registrar", "second_registrar"})
REGISTRAR, CITY = frozenset({"registrar", "second_registrar"}), frozenset({"city_administrator"})
EVERYONE, NO_ONE = frozenset(PEOPLE), frozenset()
_REFUSED = frozenset({"staff_not_assigned", "binding_not_found"})


class Line(NamedTuple):
    """One way of calling an endpoint, and to whom it ``opens``. ``how``: the request, of a scene. ``seen``: whether an
    answer of 2xx shows, or has done, anything. ``before``: what must have been done first."""

    name: str
    endpoint: Endpoint
    opens: frozenset[str]
    how: Callable[[Scene], dict[str, Any]]
    seen: Callable[[Any], bool] = lambda _: True
    before: Callable[[Scene], None] = lambda _: None

    def opened(self, scene: Scene, person: str) -> tuple[bool, bool]:
        """Whether it opens to one of PEOPLE, and whether it was done too (another may have done it before)."""
        status, answer, _ = scene.call(self.endpoint, person, **self.how(scene))
        done = status < 300 and self.seen(answer)
        return done or (status >= 300 and answer["code"] not in _REFUSED), done


def missing(lines: Iterable[Line], functions: Sequence[Function]) -> set[str]:
    """The staff endpoints that no line calls."""
    asked = {endpoint for function in functions for endpoint in function.endpoints if endpoint.caller is Caller.STAFF}
    return {endpoint.operation_id for endpoint in asked - {line.endpoint for line in lines}}


def _review(query: dict[str, str], **more: Any) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: {"path": {"binding_id": scene.binding}, "query": query, **more}


def _batch(query: dict[str, str]) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: {
        "body": {"decisions": [{"binding_id": scene.binding, "version": 1, "action": "approve"}]},
        "query": query,
    }


def _anything(_: Any) -> bool:
    return True


def _queued(answer: Any) -> bool:
    return bool(answer["bindings"])


def _decided(answer: Any) -> bool:
    return answer["outcomes"][0]["code"] != "binding_not_found"


def _named_elsewhere(scene: Scene) -> None:
    """Another school's roster names the teacher too."""
    scene.service.classes.put_teacher(NAMED_ELSEWHERE, TEACHER)


def _of_age(scene: Scene) -> None:
    """The child to whom the guardian is bound has come of age."""
    path, headers = {"binding_id": scene.binding}, {"if-match": '"1"'}
    scene.call(review.DECIDE, "homeroom_teacher", {"action": "approve"}, path=path, headers=headers)
    come_of_age(scene.service, 0)


def _in_class_elsewhere(_: Scene) -> dict[str, Any]:
    return {"query": IN_CLASS_ELSEWHERE}


def _at_school(_: Scene) -> dict[str, Any]:
    return {"query": IN_SCHOOL}


def _student(body: dict[str, Any] | None = None) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: {"path": {"student_id": scene.student}, "query": IN_SCHOOL, "body": body}


def _given(role: str, class_name: str | None = None) -> Callable[[Scene], dict[str, Any]]:
    def how(scene: Scene) -> dict[str, Any]:
        body = {"role": role, "name": "洪巧雲", "email": "given@school.example"}
        days = {"starts": scene.day(0), "ends": scene.day(9)}
        return {"query": IN_SCHOOL, "body": body | days | ({"class_name": class_name} if class_name else {})}

    return how


def _taken(role: str, **more: str) -> Callable[[Scene], dict[str, Any]]:
    return lambda _: {"query": IN_SCHOOL | {"role": role, "staff_id": "z" * 22} | more}


def _block(scene: Scene) -> dict[str, Any]:
    body = {"national_id": GUARDIAN_ID, "starts": scene.day(5), "reference": "臺北地院115年度家護字第123號"}
    return _student(body)(scene)


def _barred(scene: Scene) -> None:
    scene.call(protection.SET_BLOCK, "registrar", **_block(scene))


def _lift(scene: Scene) -> dict[str, Any]:
    path = {"student_id": scene.student, "guardian_id": scene.guardian}
    return {"path": path, "query": IN_SCHOOL, "body": {"reference": "臺北地院116年度家護聲字第45號"}}


def _asked(scene: Scene) -> None:
    _barred(scene)
    scene.call(protection.ASK_LIFT, "second_registrar", **_lift(scene))


def _disputed(scene: Scene) -> None:
    binding = read_binding_id(scene.binding)
    application = scene.service.table.get(keys.binding(binding))["app"]
    claims = NotMe(About.APPLICATION, binding.text, application, MAILBOX)
    url = scene.service.links.url(LinkKind.NOT_ME, claims, scene.service.now)
    assert scene.service.call(ANSWER_LINK, {"token": url.partition("#")[2]})[1]["state"] == "done"


def _approved(scene: Scene) -> None:
    scene.call(review.DECIDE, "homeroom_teacher", **_review({}, **_APPROVE)(scene))
    open_account(scene.service)
    scene.service.door.contacts.own(scene.service.contact(MAILBOX), scene.guardian, scene.service.now)


def _code_sent(scene: Scene) -> None:
    _approved(scene)
    body = named(scene.binding, GUARDIAN_ID)
    scene.challenge = scene.call(ISSUE_RECOVERY_CODE, "registrar", body, query=IN_SCHOOL)[1]["challenge"]


def _recovery(scene: Scene) -> dict[str, Any]:
    entered = {"challenge": scene.challenge, "code": read(scene.service, scene.challenge)}
    return {"body": named(scene.binding, GUARDIAN_ID) | entered, "query": IN_SCHOOL}


def _confirmed(scene: Scene) -> dict[str, Any]:
    return _lift(scene) | {"body": {"requested_at": scene.service.now}}


def _import(state: ImportState) -> Callable[[Scene], None]:
    """An import for the school, in a state from which what is asked can be done."""

    def begin(scene: Scene) -> None:
        rosters, now = scene.service.rosters, scene.service.now
        rosters.stores.imports.open(RosterImport(_IMPORT, now, "", SCHOOL, state, now))
        rosters.stores.imports.claim(SCHOOL, _IMPORT, now)
        rosters.documents.put(f"uploads/{_IMPORT}", b"", "text/csv")

    return begin


def _imported(body: dict[str, Any] | None = None) -> Callable[[Scene], dict[str, Any]]:
    return lambda _: {"path": {"import_id": _IMPORT}, "body": body}


def _waiting(scene: Scene) -> None:
    """A service that another administrator registered."""
    texts = {"zh-Hant": "校園繳費", "en": "School fees"}
    asked = Service(
        _CLIENT, texts, texts, frozenset(ServiceScope), ("https://pay.example/",), "", ServiceState.REQUESTED, "", 1
    )
    scene.service.services.register.register(Registration(asked, "owner@pay.example"))


def _working(scene: Scene) -> None:
    _waiting(scene)
    scene.service.services.register.approve(_CLIENT, "other", "digest", scene.service.now)


def _halted(scene: Scene) -> None:
    _working(scene)
    scene.service.services.register.suspend(_CLIENT, "other", scene.service.now)


def _service(_: Scene) -> dict[str, Any]:
    return {"path": {"client_id": _CLIENT}, "body": {}}


_CLIENT = "c" * 22
_IMPORT = "i" * 22
_APPROVE = {"body": {"action": "approve"}, "headers": {"if-match": '"1"'}}
_PICTURE = base64.b64encode(SAME["colours and alpha of 8 bits"]).decode()
_MOTHER = {"name": "林美玲", "national_id": "W234567893"}
_COUNTER = {"idempotency-key": "counter-0001"}

LINES = (
    Line("queue of the class", review.READ_QUEUE, OF_THE_CLASS, lambda _: {"query": IN_CLASS}),
    Line("own queue", review.READ_QUEUE, OWN, lambda _: {}, _queued),
    Line("binding", review.READ_REVIEW, OF_THE_CLASS, _review(IN_CLASS)),
    Line("binding of the own class", review.READ_REVIEW, OWN, _review({})),
    Line("binding through another class", review.READ_REVIEW, NO_ONE, _review(IN_OTHER_CLASS)),
    Line("form", FETCH_REVIEWED_FORM, OF_THE_CLASS, _review(IN_CLASS)),
    Line("form of the own class", FETCH_REVIEWED_FORM, OWN, _review({})),
    Line("form through another class", FETCH_REVIEWED_FORM, NO_ONE, _review(IN_OTHER_CLASS)),
    Line("decision", review.DECIDE, OF_THE_CLASS, _review(IN_CLASS, **_APPROVE)),
    Line("decision in the own class", review.DECIDE, OWN, _review({}, **_APPROVE)),
    Line("decision through another class", review.DECIDE, NO_ONE, _review(IN_OTHER_CLASS, **_APPROVE)),
    Line("decisions", review.DECIDE_BATCH, OF_THE_CLASS, _batch(IN_CLASS), _decided),
    Line("decisions in the own class", review.DECIDE_BATCH, OWN, _batch({}), _decided),
    Line("decisions through another class", review.DECIDE_BATCH, NO_ONE, _batch(IN_OTHER_CLASS), _decided),
    Line("own assignments", assignments.READ_ASSIGNMENTS, EVERYONE, lambda _: {}),
    Line("staff of the school", assignments.READ_SCHOOL_ASSIGNMENTS, REGISTRAR | CITY, _at_school),
    Line("a substitute given", assignments.GIVE_ASSIGNMENT, REGISTRAR, _given("substitute", "五年一班")),
    Line("a registrar given", assignments.GIVE_ASSIGNMENT, CITY, _given("registrar")),
    Line(
        "a substitute taken back",
        assignments.TAKE_ASSIGNMENT_BACK,
        REGISTRAR,
        _taken("substitute", class_name="五年一班"),
    ),
    Line("a registrar taken back", assignments.TAKE_ASSIGNMENT_BACK, CITY, _taken("registrar")),
    Line("classes of the school", assignments.READ_SCHOOL_CLASSES, REGISTRAR | CITY, _at_school),
    Line("coverage of the class", coverage.READ_COVERAGE, OF_THE_CLASS, lambda _: {"query": IN_CLASS}),
    Line("coverage of the school", coverage.READ_COVERAGE, REGISTRAR | CITY, _at_school),
    Line("coverage of a level", coverage.READ_COVERAGE, CITY, lambda _: {"query": {"school_level": "elementary"}}),
    Line("coverage of the school as a file", coverage.READ_COVERAGE_FILE, REGISTRAR | CITY, _at_school),
    Line("children of the class", coverage.READ_CLASS_STUDENTS, OF_THE_CLASS, lambda _: {"query": IN_CLASS}),
    Line("children of the own class", coverage.READ_CLASS_STUDENTS, OWN, lambda _: {}),
    Line("audit of the school", READ_AUDIT, REGISTRAR | CITY, _at_school),
    Line("audit of the city", READ_AUDIT, CITY, lambda _: {}),
    Line(
        "child by national ID",
        protection.LOOK_UP_STUDENT,
        REGISTRAR,
        lambda _: {"body": IN_SCHOOL | {"national_id": STUDENT_ID}},
    ),
    Line("child", protection.READ_STUDENT, REGISTRAR, _student()),
    Line("protection", protection.PROTECT_STUDENT, REGISTRAR, _student({"protected": True})),
    Line("exemption", protection.EXEMPT_STUDENT, REGISTRAR, _student({"reason": None})),
    Line("blocks", protection.READ_BLOCKS, REGISTRAR, _student()),
    Line("a block", protection.SET_BLOCK, REGISTRAR, _block),
    Line("a lift asked for", protection.ASK_LIFT, REGISTRAR, _lift, before=_barred),
    Line("a lift confirmed", protection.CONFIRM_LIFT, REGISTRAR, _confirmed, before=_asked),
    Line("lifts", protection.READ_LIFTS, REGISTRAR, _at_school, before=_asked),
    Line(
        "a dispute lifted",
        LIFT_DISPUTE,
        REGISTRAR,
        lambda scene: {"path": {"binding_id": scene.binding}, "query": IN_SCHOOL},
        before=_disputed,
    ),
    Line(
        "a code for another contact",
        ISSUE_RECOVERY_CODE,
        REGISTRAR,
        lambda scene: {"body": named(scene.binding, GUARDIAN_ID), "query": IN_SCHOOL},
        before=_approved,
    ),
    Line("an account recovered", RECOVER_ACCOUNT, REGISTRAR, _recovery, before=_code_sent),
    Line("letters of the class", PRINT_LETTERS, OF_THE_CLASS, lambda _: {"query": IN_CLASS, "body": {}}),
    Line("letters of the own class", PRINT_LETTERS, OWN, lambda _: {"body": {}}),
    Line(
        "letters to students of age",
        PRINT_LETTERS,
        OF_THE_CLASS,
        lambda _: {"query": IN_CLASS, "body": {"kind": "of_age"}},
        before=_of_age,
    ),
    Line(
        "letters to own students of age",
        PRINT_LETTERS,
        OWN,
        lambda _: {"body": {"kind": "of_age"}},
        before=_of_age,
    ),
    Line(
        "letters to protected children",
        PRINT_LETTERS,
        REGISTRAR,
        lambda _: {"query": IN_CLASS, "body": {"with_protected": True}},
    ),
    Line(
        "counter",
        ASSIST_APPLICATION,
        REGISTRAR,
        lambda _: {"body": counter_body(guardian=_MOTHER), "headers": _COUNTER},
    ),
    Line("a roster for the school", rosters.OPEN_IMPORT, REGISTRAR | CITY, lambda _: {"body": IN_SCHOOL}),
    Line("a roster for the city", rosters.OPEN_IMPORT, CITY, lambda _: {"body": {}}),
    Line("imports of the school", rosters.LIST_IMPORTS, REGISTRAR | CITY, _at_school),
    Line("imports of the city", rosters.LIST_IMPORTS, CITY, lambda _: {}),
    Line("import", rosters.READ_IMPORT, REGISTRAR | CITY, _imported(), before=_import(ImportState.READY)),
    Line("check", rosters.CHECK_IMPORT, REGISTRAR | CITY, _imported(), before=_import(ImportState.UPLOADING)),
    Line("application", rosters.APPLY_IMPORT, REGISTRAR | CITY, _imported({}), before=_import(ImportState.READY)),
    Line("undo", rosters.UNDO_IMPORT, REGISTRAR | CITY, _imported({}), before=_import(ImportState.APPLIED)),
    *(
        Line(f"{name} through a class elsewhere of the same teacher", endpoint, NO_ONE, how, seen, _named_elsewhere)
        for name, endpoint, how, seen in (
            ("queue", review.READ_QUEUE, _in_class_elsewhere, _queued),
            ("binding", review.READ_REVIEW, _review(IN_CLASS_ELSEWHERE), _anything),
            ("form", FETCH_REVIEWED_FORM, _review(IN_CLASS_ELSEWHERE), _anything),
            ("decision", review.DECIDE, _review(IN_CLASS_ELSEWHERE, **_APPROVE), _anything),
            ("decisions", review.DECIDE_BATCH, _batch(IN_CLASS_ELSEWHERE), _decided),
            ("coverage", coverage.READ_COVERAGE, _in_class_elsewhere, lambda answer: answer["total"]["students"] > 0),
            ("children", coverage.READ_CLASS_STUDENTS, _in_class_elsewhere, lambda answer: bool(answer["students"])),
        )
    ),
    Line("a service registered", services.REGISTER_SERVICE, CITY, lambda _: {"body": registration()}),
    Line("services", services.LIST_SERVICES, CITY, lambda _: {}),
    Line("service", services.READ_SERVICE, CITY, _service, before=_waiting),
    Line("a service approved", services.APPROVE_SERVICE, CITY, _service, before=_waiting),
    Line("a service suspended", services.SUSPEND_SERVICE, CITY, _service, before=_working),
    Line("a service resumed", services.RESUME_SERVICE, CITY, _service, before=_halted),
    Line(
        "a service's secret renewed",
        services.RENEW_SERVICE_SECRET,
        CITY,
        lambda scene: _service(scene) | {"body": {"keep_other": True}},
        before=_working,
    ),
    Line("scan", READ_ASSISTED_SIGNATURE_IMAGE, EVERYONE, lambda _: {"body": {"png": _PICTURE}}),
)
