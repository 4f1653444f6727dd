"""Bindings as the tests of the store hand them in and decide them."""

from shared.domain.bindings import Action, Binding, Details, State
from shared.domain.identifiers import BindingId
from shared.domain.relationships import Relationship
from shared.domain.schools import SchoolLevel
from shared.domain.staff import Acting, Role
from shared.persistence.binding_store import Decision

NOW = 1_800_000_000
GUARDIAN, OTHER_GUARDIAN = "g" * 22, "h" * 22
CONTACT = "c" * 22
TEACHER = "t" * 22
ACTING = Acting(Role.HOMEROOM_TEACHER, None, TEACHER)


def binding(number=0, *, application="a" * 22, guardian=GUARDIAN, leads=True) -> Binding:
    return Binding(
        id=BindingId(f"{number:022d}", guardian),
        state=State.APPLIED,
        version=0,
        application=application,
        applied_at=NOW,
        relationship=Relationship.FATHER,
        details=Details("王大明", "王曉明", "A123456789", "guardian@example.org", "+886912345678", "", ("王○明",)),
        language="vi",
        contacts=frozenset({CONTACT}),
        teacher=TEACHER,
        school_level=SchoolLevel.ELEMENTARY,
        school_code="900101",
        class_name="五年一班",
        consent_version="2026-11-01",
        changed_at=NOW,
        reason=None,
        leads=leads,
        account_elsewhere=False,
        by_hand=False,
    )


def submit(store, *bindings):
    return store.submit(bindings, [7] * len(bindings), "digest", [CONTACT])


def decision(one, action=Action.APPROVE, *, version=1, token="d1", reason=None):
    return Decision(one.id, version, action, reason, token)
