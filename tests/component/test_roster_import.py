"""Roster imports: what a file changes, what it leaves, what comes of pupils' bindings, and how it is taken back."""

import pytest

from functions.relay_changes.operation import Worker
from functions.review_bindings.contract import READ_QUEUE
from shared.domain import policy
from shared.domain.identifiers import read_binding_id
from shared.domain.imports import ImportAction, ImportState
from shared.domain.schools import day
from shared.persistence import keys
from shared.persistence.failures import StoreBusy
from shared.persistence.import_store import ImportMoved, SchoolClaimed
from shared.persistence.table import Update
from shared.roster.undo import Undo
from tests.component.rosters import HERE, IDS, THERE, Registry, row

CLASS = [row(number) for number in range(12)]
OTHER_CLASS = [row(number, class_name="五年二班", teacher="second") for number in range(12, 24)]
RARE = "堃喆峯犇㛄㵘𡍼𤧟𪚥"


@pytest.fixture
def registry(service, table, clients, field_key, stream, request):
    def settle():
        """Let everything follow that the changes set off. The workers come when they are needed."""
        return request.getfixturevalue("workers").work(stream.records())

    return Registry(service, table, clients, field_key, settle)


def counts(applied):
    return {kind: number for kind, number in applied.counts.items() if number}


def apply_for(registry, number):
    """A guardian applies for a pupil; the binding's key."""
    session = registry.service.sign_in()
    status, submitted, _ = registry.service.submit(session, registry.service.application(session, IDS[number]))
    assert status == 201, submitted
    registry.service.now += policy.MINUTE
    return submitted["bindings"][0]["binding_id"]


def queue(registry, teacher):
    """What waits for a teacher, once everything has followed."""
    registry.settle()
    _, answer, _ = registry.service.call(READ_QUEUE, staff=registry.teacher(teacher))
    return [binding["binding_id"] for binding in answer["bindings"]]


def test_a_roster_adds_pupils_and_classes_and_makes_logins_and_again_it_changes_nothing(registry, calls):
    first = registry.bring_in(CLASS + OTHER_CLASS)
    assert (first.state, counts(first), first.schools, first.rows) == (ImportState.APPLIED, {"added": 24}, 1, 24)
    pupil, other = registry.find(0, 12)
    assert (pupil.name, pupil.class_name, pupil.seat, pupil.school) == ("學生0", "五年一班", 1, HERE)
    assert (pupil.teacher, other.teacher) == (registry.teacher("first"), registry.teacher("second"))
    homerooms = registry.stores.homerooms.of_school(HERE)
    assert [(h.class_name, h.teacher_name, h.teacher_email) for h in homerooms] == [
        ("五年一班", "first老師", "first@school.example"),
        ("五年二班", "second老師", "second@school.example"),
    ]
    assert sorted(registry.logins) == sorted((h.teacher, h.teacher_email) for h in homerooms)
    calls.clear()
    again = registry.bring_in(CLASS + OTHER_CLASS)
    assert counts(again) == {"unchanged": 24}
    assert "BatchExecuteStatement" not in calls and len(registry.logins) == 2


def test_calls_grow_with_batches_of_pupils_and_not_with_pupils(registry, calls):
    started = registry.start([row(number) for number in range(60)])
    assert calls.count("BatchGetItem") == 1 and "BatchExecuteStatement" not in calls
    calls.clear()
    registry.apply(started)
    assert calls.count("BatchExecuteStatement") == 3 and calls.count("BatchGetItem") == 1
    # The import's own: what it has done, claim, note, class, release, and its end.
    assert len(calls) <= 16


def test_no_name_is_lost_and_none_lies_open(registry, stored, table):
    registry.bring_in([row(0, name=RARE), *CLASS[1:]])
    assert registry.find(0)[0].name == RARE
    everything = str(stored(""))
    assert RARE[0] not in everything and "學生1" not in everything and "老師" not in everything
    assert IDS[0] not in everything and "first@school" not in everything


def test_what_changes_is_told_before_it_is_applied(registry):
    registry.bring_in(CLASS)
    changed = [row(0, name="王新名"), row(1, seat=40), row(2, class_name="五年二班", teacher="second"), *CLASS[3:11]]
    checked, report = registry.check([*changed, row(30)])
    assert checked.state is ImportState.READY
    assert checked.counts == {"added": 1, "changed": 3, "moved": 0, "returned": 0, "left": 1, "unchanged": 8}
    told = [(kind, name, parts) for kind, _, _, _, name, parts in report.differences]
    assert told == [
        ("changed", "王新名", ("name",)),
        ("changed", "學生1", ("seat",)),
        ("changed", "學生2", ("class_name", "teacher")),
        ("added", "學生30", ()),
        ("left", "學生11", ()),
    ]
    assert registry.find(0)[0].name == "學生0"


def test_a_pupil_who_changes_class_takes_what_is_pending_to_the_new_teacher(registry):
    registry.bring_in(CLASS + OTHER_CLASS)
    binding = apply_for(registry, 0)
    assert (queue(registry, "first"), queue(registry, "second")) == ([binding], [])
    moved = [row(0, class_name="五年二班", seat=40, teacher="second"), *CLASS[1:], *OTHER_CLASS]
    registry.bring_in(moved)
    assert (queue(registry, "first"), queue(registry, "second")) == ([], [binding])


def test_another_teacher_of_a_class_takes_over_its_queue(registry):
    registry.bring_in(CLASS)
    binding = apply_for(registry, 3)
    registry.bring_in([row(number, teacher="third") for number in range(12)])
    assert (queue(registry, "first"), queue(registry, "third")) == ([], [binding])


def test_a_school_takes_a_pupil_over_from_another_and_touches_nobody_else_there(registry):
    registry.bring_in(CLASS)
    binding = apply_for(registry, 0)
    before = registry.find(*range(1, 12))
    taken = registry.bring_in([row(0, school=THERE, class_name="一年一班", teacher="there")])
    assert counts(taken) == {"moved": 1}
    assert registry.find(0)[0].school == THERE and queue(registry, "there") == [binding]
    assert registry.find(*range(1, 12)) == before
    # The old school's next roster lacks the pupil, who is in no class of it any more.
    assert counts(registry.bring_in(CLASS[1:])) == {"unchanged": 11}


def test_who_goes_to_another_school_of_the_same_file_has_not_left(registry):
    registry.bring_in(CLASS)
    turned = registry.bring_in([*CLASS[1:], row(0, school=THERE, class_name="一年一班", teacher="there")])
    assert counts(turned) == {"moved": 1, "unchanged": 11}


def test_who_is_missing_has_left_and_may_come_back(registry):
    registry.bring_in(CLASS)
    binding = apply_for(registry, 0)
    assert counts(registry.bring_in(CLASS[1:])) == {"left": 1, "unchanged": 11}
    (gone,) = registry.find(0)
    assert gone.left == day(registry.service.now) and queue(registry, "first") == []
    back = registry.bring_in([row(0, seat=33), *CLASS[1:]])
    assert counts(back) == {"returned": 1, "unchanged": 11}
    assert registry.find(0)[0].left is None and queue(registry, "first") == [binding]


def test_half_a_file_is_told_and_in_august_a_whole_year_may_leave(registry):
    registry.bring_in(CLASS)
    assert registry.check(CLASS[1:])[0].lacking == 0
    checked, report = registry.check(CLASS[2:])
    assert (checked.lacking, report.lacking) == (1, (HERE,))
    registry.service.now = 1_817_164_800  # 1 August 2027
    assert registry.check(CLASS[4:])[0].lacking == 0
    assert registry.check(CLASS[5:])[0].lacking == 1


def test_what_a_registrar_sets_on_a_pupil_stays(registry, table):
    registry.bring_in(CLASS)
    values = {":yes": True}
    table.update(Update(keys.profile(registry.index(0)), "SET prot = :yes, ex = :yes", values))
    registry.bring_in([row(0, seat=40, name="王新名"), *CLASS[1:]])
    item = table.get(keys.profile(registry.index(0)))
    assert (item["prot"], item["ex"], item["seat"]) == (True, True, 40)


def test_a_file_with_a_fault_changes_nothing(registry):
    registry.bring_in(CLASS)
    refused, report = registry.check([row(0, seat=40), (*row(1)[:7], "A123456788", *row(1)[8:])])
    assert (refused.state, refused.faults) == (ImportState.REFUSED, 1)
    assert [(f.row, f.column, f.code) for f in report.findings] == [(3, "身分證字號", "national_id_invalid")]
    with pytest.raises(ImportMoved):
        registry.stores.imports.advance(refused.id, ImportAction.APPLY, registry.service.now)
    assert registry.find(0)[0].seat == 1


def test_a_school_brings_in_nobody_elses_pupils(registry):
    refused, report = registry.check([*CLASS, row(30, school=THERE, class_name="一年一班", teacher="there")], HERE)
    assert refused.state is ImportState.REFUSED
    assert [(f.row, f.code) for f in report.findings] == [(14, "school_not_yours")]


def test_an_import_is_taken_back(registry):
    registry.bring_in(CLASS)
    binding = apply_for(registry, 0)
    before = registry.find(*range(14))
    homerooms = registry.stores.homerooms.of_school(HERE)
    changed = [row(0, class_name="五年二班", teacher="second"), row(1, name="王新名"), *CLASS[2:11], row(12)]
    applied = registry.bring_in(changed)
    undone = registry.take_back(applied)
    assert undone.state is ImportState.UNDONE
    assert registry.find(*range(14)) == before and before[12] is None
    assert registry.stores.homerooms.of_school(HERE) == homerooms
    assert (queue(registry, "first"), queue(registry, "second")) == ([binding], [])
    with pytest.raises(ImportMoved):
        registry.take_back(undone)


def test_taking_back_spares_what_changed_since_and_a_pupil_who_was_applied_for(registry):
    registry.bring_in(CLASS)
    applied = registry.bring_in([row(0, seat=40), *CLASS[1:], row(12), row(13)])
    binding = apply_for(registry, 12)
    registry.bring_in([row(0, school=THERE, class_name="一年一班", teacher="there")])
    registry.take_back(applied)
    moved, added, forgotten = registry.find(0, 12, 13)
    assert moved.school == THERE and forgotten is None
    assert added.left == day(registry.service.now) and queue(registry, "first") == []
    assert registry.service.table.get(keys.binding(read_binding_id(binding)))["gp"] == keys.leavers(added.left)


def test_only_the_last_import_of_a_school_is_taken_back(registry):
    applied = registry.bring_in(CLASS)
    registry.bring_in([row(0, seat=40), *CLASS[1:]])
    undone = registry.take_back(applied)
    assert (undone.state, undone.done) == (ImportState.UNDONE, 1)
    assert registry.find(0)[0].seat == 40


class BlindUndo(Undo):
    """The seeded defect: whoever was changed since is written over."""

    def _take_back(self, import_id, before):
        for pupil in before.pupils.values():
            if pupil:
                found = self._stores.pupils.find([pupil.index])[pupil.index]
                self._stores.pupils.take_back(found.import_id, [pupil])


def test_the_look_at_what_is_spared_catches_a_blind_undo(registry):
    """Twin."""
    registry.bring_in(CLASS)
    applied = registry.bring_in([row(0, seat=40), *CLASS[1:]])
    registry.bring_in([row(0, school=THERE, class_name="一年一班", teacher="there")])
    registry.undo = BlindUndo(registry.stores, registry.undo._given)
    registry.take_back(applied)
    assert registry.find(0)[0].school == HERE


class EndingStore:
    """Writes so many batches of pupils, then ends."""

    def __init__(self, pupils, batches):
        self._pupils, self._left = pupils, batches

    def __getattr__(self, name):
        return getattr(self._pupils, name)

    def write(self, writes):
        self._left -= 1
        if self._left < 0:
            raise KeyboardInterrupt
        return self._pupils.write(writes)


class ForgetfulArchive:
    """The seeded defect: what is kept of a school is what the last worker found."""

    def __init__(self, archive):
        self._archive = archive

    def __getattr__(self, name):
        return getattr(self._archive, name)

    def keep_before(self, import_id, school, before):
        self.kept = before

    def before(self, import_id, school):
        return self.kept


def broken_off(registry, batches):
    """An import that was ended in the middle and gone on with; beside it the pupils as they were before."""
    registry.bring_in(CLASS + OTHER_CLASS)
    before = registry.find(*range(24))
    everyone = [row(number, class_name="六年一班", teacher="third", seat=number + 50) for number in range(23)]
    started = registry.start(everyone + [row(number) for number in range(24, 60)])
    whole = registry.apply._stores
    registry.apply._stores = whole._replace(pupils=EndingStore(whole.pupils, batches))
    with pytest.raises(KeyboardInterrupt):
        registry.apply(started)
    registry.apply._stores = whole
    return registry.apply(started), before


@pytest.mark.parametrize("batches", [0, 1, 2])
def test_an_import_that_was_ended_in_the_middle_goes_on_and_can_be_taken_back(registry, batches):
    applied, before = broken_off(registry, batches)
    assert counts(applied) == {"changed": 23, "left": 1, "added": 36}
    assert {pupil.teacher for pupil in registry.find(*range(23))} == {registry.teacher("third")}
    assert registry.find(23)[0].left and None not in registry.find(*range(24, 60))
    registry.take_back(applied)
    assert registry.find(*range(24)) == before and registry.find(24, 59) == [None, None]


def test_the_look_at_what_was_ended_catches_an_archive_that_forgets(registry):
    """Twin."""
    forgetful = registry.stores._replace(archive=ForgetfulArchive(registry.stores.archive))
    registry.apply._stores = registry.undo._stores = forgetful
    applied, before = broken_off(registry, 1)
    registry.take_back(applied)
    # Whichever batch was written before the end, nothing is known of it.
    assert registry.find(*range(60)) != before + [None] * 36


def test_two_imports_never_work_on_one_school_at_once(registry):
    first = registry.start(CLASS)
    registry.stores.imports.claim(HERE, first.id, registry.service.now)
    with pytest.raises(SchoolClaimed):
        registry.bring_in(CLASS)
    registry.service.now += 16 * policy.MINUTE  # the one that held it was ended
    assert registry.bring_in(CLASS).state is ImportState.APPLIED


def test_a_school_that_never_comes_to_rest_is_left_for_later(registry):
    class Refusing:
        def __getattr__(self, name):
            return getattr(registry.stores.pupils, name)

        def write(self, writes):
            return [False] * len(writes)

    registry.apply._stores = registry.stores._replace(pupils=Refusing())
    with pytest.raises(StoreBusy):
        registry.bring_in(CLASS)


def test_the_guardian_is_not_troubled(registry):
    registry.bring_in(CLASS)
    apply_for(registry, 0)
    registry.settle()
    registry.bring_in([row(number, class_name="六年一班", teacher="second") for number in range(12)])
    assert Worker.MESSAGES not in registry.settle()
