"""Keys: the only place that spells the table's partition and sort keys.

Access patterns (``sh``, ``gh``: index value of a student's, a guardian's national ID; ``ch``: of a contact;
``1``: version of the key under which the index was made):

| who needs what                                   | call                     | PK           | SK             |
|--------------------------------------------------|--------------------------|--------------|----------------|
| a code is asked for, tried                       | UpdateItem               | C#1#ch       | META           |
| a code is sent                                   | GetItem                  | C#1#ch       | META           |
| a contact's bindings, after a code               | (in the same UpdateItem) | C#1#ch       | META           |
| mismatches of a contact, of a student, in a day  | TransactWriteItems       | C#1#ch S#1#sh| D#yyyymmdd     |
| the catalogue of a level                         | Query                    | L#level      | school code    |
| a student and school, for a match                | BatchGetItem             | S#1#sh L#level | P, code      |
| submit (N > 1: TransactWriteItems), cancel, unbind | UpdateItem             | S#1#sh       | B#1#gh         |
| decide 1 to 25                                   | BatchExecuteStatement    | S#1#sh       | B#1#gh         |
| status of a guardian's bindings                  | BatchGetItem             | S#1#sh       | B#1#gh         |
| evidence for one binding                         | Query                    | S#1#sh       | (all)          |
| a teacher's class: students and bindings         | Query on GSI1            | gp = R#route | gs = seat      |
| who left the city's schools on a day             | Query on GSI1            | gp = X#day   | gs = seat      |
| offers of delegations by one guardian, in a day  | TransactWriteItems       | G#1#gh       | D#yyyymmdd     |
| an account and its bindings: the language        | TransactWriteItems       | G#1#gh S#1#sh | A, B#1#gh     |
| an account                                       | GetItem, UpdateItem      | G#1#gh       | A              |
| whether a sign-in stands, with its account         | BatchGetItem             | G#1#gh       | A, S#sign-in   |
| a sign-in begins, is renewed, ends                 | PutItem, UpdateItem, BatchWriteItem | G#1#gh | S#sign-in |
| all of an account that is emptied                  | Query                    | G#1#gh       | (all)          |
| a binding is disputed, settled; objected to        | UpdateItem               | S#1#sh       | B#1#gh         |
| a contact is changed, undone, merged             | TransactWriteItems       | G#1#gh C#1#ch | A, N#number, META |
| what was changed of an account                   | Query                    | G#1#gh       | N#…            |
| the consent statement in a language              | GetItem                  | CONSENT      | language       |
| the consent statement that was signed            | GetItem                  | CONSENT#version | language    |
| was this message sent                            | UpdateItem, GetItem      | M#message id | META           |
| SMS of a day on the whole stage                  | TransactWriteItems       | Q#sms        | D#yyyymmdd     |
| tries to sign in by an address                   | UpdateItem               | C#1#ch       | SIGNIN         |
| tries of an initial password, the address proved  | UpdateItem               | C#1#ch       | SIGNIN#INITIAL |
| what a file with this digest is                  | PutItem, GetItem         | F#sha256     | META           |
| whose login an address is                        | UpdateItem               | C#1#ch       | META           |
| a class: its teacher, its counts                  | GetItem                  | K#level      | code#class     |
| the classes of a school; of a level              | Query                    | K#level      | code#…         |
| what one was assigned                            | Query                    | T#staff      | A#…            |
| a teacher's own class                            | Query on GSI1, its start | gp = R#route | gs = seat      |
| an assignment is given (its place is checked)    | TransactWriteItems       | T#staff      | A#…            |
| an assignment is taken back                      | BatchWriteItem           | T#staff      | A#…            |
| when somebody was sent a first password          | UpdateItem               | T#staff#invited | META        |
| as what somebody acts on a class                 | BatchGetItem             | T#staff K#level | A#…, code#class |
| a school's substitutes and registrars            | Query on GSI1            | gp = W#level#code | role#staff |
| what staff did at a school in a month             | Query, BatchWriteItem    | H#level#code#month | time#id |
| the head of the audit chain                       | GetItem, UpdateItem      | H#chain      | META           |
| an import; what it did to each school            | GetItem, Query           | I#import     | META, level#code |
| the imports of a school; of the whole city       | Query on GSI1            | gp = Y#…     | time#import    |
| which import is, or was last, at work on it      | UpdateItem               | I#level#code | LAST           |
| a guardian barred from a student                 | TransactWriteItems       | S#1#sh       | X#1#gh         |
| all of one student                               | Query                    | S#1#sh       | (all)          |
| a delegation is offered, accepted, ended         | TransactWriteItems       | S#1#sh       | A#slot         |
| the delegations of one's children                | BatchGetItem             | S#1#sh       | A#slot         |
| the delegations that one was given               | Query on GSI1            | gp = E#gh    | gs = sh#slot   |
| a school's blocks                                | Query on GSI1            | gp = N#level#code | day#… |
| who can't be applied for by an earlier match     | Query                    | V#           | student        |
| a relying service; wrong secrets for it           | BatchGetItem, UpdateItem | O#client U#client | META, WRONG#hour |
| the relying services                             | Query on GSI1            | gp = O#      | gs = time#client |
| whom an account lets in; one of them             | Query, UpdateItem        | G#1#gh       | V#client       |
| a service that asks about an account             | BatchGetItem             | O#client G#1#gh | META, A, V#client |
| up to which day the daily work was done          | GetItem, UpdateItem      | J#           | META           |
| an event is stored, once; it is marked             | UpdateItem               | E#client     | I#event        |
| an event is sent: it, the secrets, a pause         | BatchGetItem             | E#client     | I#event, HOOK, PAUSE |
| a service's feed, page by page; a replay           | Query on GSI1            | gp = Z#client | gs = time#event |
| a service's replays in a day                       | UpdateItem               | E#client     | D#yyyymmdd     |
| who comes of age on a day (``dh``: keyed hash)   | Query                    | A#1#dh       | student        |
| that a student does, as the roster changes       | TransactWriteItems       | A#1#dh       | student        |
| a letter's code (``lh``: its keyed hash) is tried | UpdateItem              | P#1#lh       | META           |
| letters of a class are printed                    | BatchWriteItem, BatchExecuteStatement | P#1#lh S#1#sh | META, P |
| a student ends a binding by a letter              | TransactWriteItems       | S#1#sh       | B#1#gh, P      |
| what a sandbox's reset forgets                   | Scan, BatchWriteItem     | (all)        | (all)          |
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from shared.domain.accounts import AccountSession
from shared.domain.audit import AuditEntry, month
from shared.domain.identifiers import BindingId
from shared.domain.schools import ClassId, SchoolId, SchoolLevel

PARTITION_KEY: Final = "PK"
SORT_KEY: Final = "SK"
INDEX_NAME: Final = "GSI1"
INDEX_PARTITION_KEY: Final = "gp"
INDEX_SORT_KEY: Final = "gs"
TTL_ATTRIBUTE: Final = "ttl"

_INDEX_VERSION: Final = "1"
_PROFILE: Final = "P"
_BINDING_PREFIX: Final = f"B#{_INDEX_VERSION}#"
_BLOCK_PREFIX: Final = f"X#{_INDEX_VERSION}#"
_DELEGATION_PREFIX: Final = "A#"
_STUDENT_PREFIX: Final = f"S#{_INDEX_VERSION}#"
_WITHDRAWN: Final = "V#"
_ACCOUNT: Final = "A"
_ACCOUNT_PREFIX: Final = f"G#{_INDEX_VERSION}#"
_CHANGE_PREFIX: Final = "N#"
_CONTACT_PREFIX: Final = f"C#{_INDEX_VERSION}#"
_MESSAGE_PREFIX: Final = "M#"
_DOCUMENT_PREFIX: Final = "F#"
_SMS: Final = "Q#sms"
_CLASS_PREFIX: Final = "K#"
_STAFF_PREFIX: Final = "T#"
_AUDIT_PREFIX: Final = "H#"
_IMPORT_PREFIX: Final = "I#"
_SERVICE_PREFIX: Final = "O#"
_TRIES_PREFIX: Final = "U#"
_GRANT_PREFIX: Final = "V#"
_EVENTS_PREFIX: Final = "E#"
_EVENT_PREFIX: Final = "I#"
_DAYS: Final = "J#"
_LETTER_PREFIX: Final = f"P#{_INDEX_VERSION}#"
_MAJORITY_PREFIX: Final = f"A#{_INDEX_VERSION}#"
_META: Final = "META"
_SIGN_IN: Final = "SIGNIN"
_INITIAL_TRIES: Final = f"{_SIGN_IN}#INITIAL"
_ROUTE_PREFIX: Final = "R#"
_LEAVERS_PREFIX: Final = "X#"
_DAY_PREFIX: Final = "D#"

# Kinds of items, and how their partition keys begin: what a function may be kept to that writes one kind alone.
ITEM_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "contact_items": (_CONTACT_PREFIX,),
    "student_items": (_STUDENT_PREFIX, _WITHDRAWN),
    "account_items": (_ACCOUNT_PREFIX,),
    "document_items": (_DOCUMENT_PREFIX,),
    "message_items": (_MESSAGE_PREFIX, _SMS),
    "class_items": (_CLASS_PREFIX,),
    "staff_items": (_STAFF_PREFIX,),
    "day_items": (_DAYS,),
    "majority_items": (_MAJORITY_PREFIX,),
    "letter_items": (_LETTER_PREFIX,),
    "audit_items": (_AUDIT_PREFIX,),
    "import_items": (_IMPORT_PREFIX,),
    "service_items": (_SERVICE_PREFIX,),
    "secret_try_items": (_TRIES_PREFIX,),
    "event_items": (_EVENTS_PREFIX,),
}


class Key(NamedTuple):
    """Primary key of one item."""

    partition: str
    sort: str

    @property
    def context(self) -> str:
        """What binds a sealed value to the item that holds it."""
        return f"{self.partition}|{self.sort}"


def kind_of(key: Key) -> str | None:
    """The kind of items (see ITEM_KINDS) to which ``key`` belongs; None for what has none: schools, statements."""
    return next((kind for kind, prefixes in ITEM_KINDS.items() if key.partition.startswith(prefixes)), None)


def is_day(key: Key) -> bool:
    """Whether ``key`` is that of one day's counters."""
    return key.sort.startswith(_DAY_PREFIX)


def contact(contact_hash: str) -> Key:
    """A contact's codes, limits and links."""
    return Key(f"{_CONTACT_PREFIX}{contact_hash}", _META)


def contact_hash_of(partition: str) -> str | None:
    """The contact whose item has this partition key; None for other items."""
    return partition.removeprefix(_CONTACT_PREFIX) if partition.startswith(_CONTACT_PREFIX) else None


def sign_in_tries(contact_hash: str) -> Key:
    """The tries to sign in by an address, whether an account has it or not."""
    return Key(contact(contact_hash).partition, _SIGN_IN)


def initial_tries(contact_hash: str) -> Key:
    """The tries of an initial password by whoever a code has proved the address to."""
    return Key(contact(contact_hash).partition, _INITIAL_TRIES)


def contact_day(contact_hash: str, day: date) -> Key:
    """A contact's counters of one day."""
    return Key(contact(contact_hash).partition, _day(day))


def student_day(student: str, day: date) -> Key:
    """A student ID's counters of one day."""
    return Key(student_partition(student), _day(day))


def student_partition(student: str) -> str:
    """Where a student's profile and bindings live."""
    return f"{_STUDENT_PREFIX}{student}"


def profile(student: str) -> Key:
    """A student's roster profile."""
    return Key(student_partition(student), _PROFILE)


def is_profile(key: Key) -> bool:
    """Whether ``key`` is a student's roster profile."""
    return key.partition.startswith(_STUDENT_PREFIX) and key.sort == _PROFILE


def binding(binding_id: BindingId) -> Key:
    """A binding."""
    return Key(student_partition(binding_id.student), f"{_BINDING_PREFIX}{binding_id.guardian}")


def binding_id_of(key: Key) -> BindingId | None:
    """The binding that ``key`` holds; None for other items."""
    if not (key.partition.startswith(_STUDENT_PREFIX) and key.sort.startswith(_BINDING_PREFIX)):
        return None
    return BindingId(key.partition.removeprefix(_STUDENT_PREFIX), key.sort.removeprefix(_BINDING_PREFIX))


def block(binding_id: BindingId) -> Key:
    """A guardian's block from a student, whether a binding of the two stands or not."""
    return Key(student_partition(binding_id.student), f"{_BLOCK_PREFIX}{binding_id.guardian}")


def block_id_of(key: Key) -> BindingId | None:
    """The student and guardian of the block that ``key`` holds; None for other items."""
    if not (key.partition.startswith(_STUDENT_PREFIX) and key.sort.startswith(_BLOCK_PREFIX)):
        return None
    return BindingId(key.partition.removeprefix(_STUDENT_PREFIX), key.sort.removeprefix(_BLOCK_PREFIX))


def delegation(student: str, slot: int) -> Key:
    """One of a student's places for delegations."""
    return Key(student_partition(student), f"{_DELEGATION_PREFIX}{slot}")


def is_delegation(key: Key) -> bool:
    """Whether ``key`` is that of a delegation."""
    return key.partition.startswith(_STUDENT_PREFIX) and key.sort.startswith(_DELEGATION_PREFIX)


def delegation_slot(key: Key) -> int:
    """The place in the key of a delegation."""
    return int(key.sort.removeprefix(_DELEGATION_PREFIX))


def delegations_to(guardian: str) -> str:
    """Index partition of the delegations that somebody accepted."""
    return f"E#{guardian}"


def delegation_order(student: str, slot: int) -> str:
    """Index sort key of an accepted delegation."""
    return f"{student}#{slot}"


def school_blocks(school: SchoolId) -> str:
    """Index partition of the blocks that a school has set, and not lifted."""
    return f"N#{school.level}#{school.code}"


def block_order(block: BindingId, starts: date) -> str:
    """Index sort key of a block: by the day from which it holds."""
    return f"{starts:%Y%m%d}#{block.student}#{block.guardian}"


def withdrawals() -> str:
    """Where the students live who can't be applied for by a match made before."""
    return _WITHDRAWN


def withdrawal(student: str) -> Key:
    """One such student."""
    return Key(_WITHDRAWN, student)


def account(guardian: str) -> Key:
    """A guardian's account."""
    return Key(f"{_ACCOUNT_PREFIX}{guardian}", _ACCOUNT)


def is_account(key: Key) -> bool:
    """Whether ``key`` is that of an account."""
    return key.partition.startswith(_ACCOUNT_PREFIX) and key.sort == _ACCOUNT


def account_day(guardian: str, day: date) -> Key:
    """What one guardian did in one day, where it is bounded."""
    return Key(account(guardian).partition, _day(day))


def account_session(session: AccountSession) -> Key:
    """A sign-in to an account."""
    return Key(account(session.guardian).partition, f"{account_sessions()}{session.id}")


def account_sessions() -> str:
    """How the sort keys of an account's sign-ins begin."""
    return "S#"


def account_change(guardian: str, number: int) -> Key:
    """One change of an account's contacts."""
    return Key(account(guardian).partition, f"{_CHANGE_PREFIX}{number:06d}")


def account_change_of(key: Key) -> tuple[str, int] | None:
    """The guardian and number of the change that ``key`` holds; None for other items."""
    if not (key.partition.startswith(_ACCOUNT_PREFIX) and key.sort.startswith(_CHANGE_PREFIX)):
        return None
    return guardian_of_account(key), int(key.sort.removeprefix(_CHANGE_PREFIX))


def guardian_of_account(key: Key) -> str:
    """The guardian's index value in the key of an account."""
    return key.partition.removeprefix(_ACCOUNT_PREFIX)


def service(client: str) -> Key:
    """A relying service."""
    return Key(f"{_SERVICE_PREFIX}{client}", _META)


def service_tries(client: str, hour: int) -> Key:
    """How often a wrong secret was tried for a relying service in one hour, whether there is one or not."""
    return Key(f"{_TRIES_PREFIX}{client}", f"WRONG#{hour}")


def client_of(key: Key) -> str:
    """The client in the key of a relying service, or of what an account grants it."""
    if key.sort.startswith(_GRANT_PREFIX):
        return key.sort.removeprefix(_GRANT_PREFIX)
    return key.partition.removeprefix(_SERVICE_PREFIX)


def services() -> str:
    """Index partition of the relying services."""
    return _SERVICE_PREFIX


def service_order(requested_at: int, client: str) -> str:
    """Index sort key of a relying service: by when it was registered."""
    return f"{requested_at:010d}#{client}"


def grant(guardian: str, client: str) -> Key:
    """That an account lets a relying service in."""
    return Key(account(guardian).partition, f"{_GRANT_PREFIX}{client}")


def is_grant(key: Key) -> bool:
    """Whether ``key`` is that of what an account grants a relying service."""
    return key.partition.startswith(_ACCOUNT_PREFIX) and key.sort.startswith(_GRANT_PREFIX)


def grants() -> str:
    """How the sort keys of what an account grants begin."""
    return _GRANT_PREFIX


def school(level: str, code: str) -> Key:
    """A school of the catalogue."""
    return Key(schools(level), code)


def schools(level: str) -> str:
    """Where the schools of one level live."""
    return f"L#{level}"


def classes(level: str) -> str:
    """Where the classes of one level live."""
    return f"{_CLASS_PREFIX}{level}"


def class_of(class_id: ClassId) -> Key:
    """A class."""
    return Key(classes(class_id.school.level), f"{class_start(class_id.school)}{class_id.name}")


def class_start(school: SchoolId) -> str:
    """How the sort keys of a school's classes begin."""
    return f"{school.code}#"


def class_id_of(key: Key) -> ClassId | None:
    """The class whose item ``key`` is; None for other items."""
    if not key.partition.startswith(_CLASS_PREFIX):
        return None
    code, _, name = key.sort.partition("#")
    return ClassId(SchoolId(SchoolLevel(key.partition.removeprefix(_CLASS_PREFIX)), code), name)


def assignment(staff: str, role: str, school: SchoolId | None, class_name: str) -> Key:
    """What one member of staff was assigned: one item a role and place."""
    place = [*(school or ()), *([class_name] if class_name else [])]
    return Key(assignments(staff), "#".join(["A", role, *place]))


def assignments(staff: str) -> str:
    """Where all that one member of staff was assigned lives."""
    return f"{_STAFF_PREFIX}{staff}"


def invitation(staff: str) -> Key:
    """When a member of staff was sent a first password."""
    return Key(f"{assignments(staff)}#invited", _META)


def staff_of(partition: str) -> str:
    """The member of staff in the partition key of an assignment."""
    return partition.removeprefix(_STAFF_PREFIX)


def school_staff(school: SchoolId) -> str:
    """Index partition of those who were assigned to a school."""
    return f"W#{school.level}#{school.code}"


def audit_month(school: SchoolId | None, month: str) -> str:
    """Where what staff did at a school (None: in the city) in a month lives."""
    place = f"{school.level}#{school.code}" if school else "city"
    return f"{_AUDIT_PREFIX}{place}#{month}"


def audit_head() -> Key:
    """The newest link of the audit chain whose entries are all in the table."""
    return Key(f"{_AUDIT_PREFIX}chain", _META)


def audit_entry(entry: AuditEntry) -> Key:
    """What one member of staff saw or did: behind what was done before it."""
    return Key(audit_month(entry.school, month(entry.at)), f"{entry.at:010d}#{entry.id}")


def roster_import(import_id: str) -> Key:
    """An import of a roster."""
    return Key(f"{_IMPORT_PREFIX}{import_id}", _META)


def school_import(import_id: str, school: SchoolId) -> Key:
    """What an import did to one school."""
    return Key(f"{_IMPORT_PREFIX}{import_id}", f"{school.level}#{school.code}")


def import_of(key: Key) -> str:
    """The import in the key of its item, or of that of what it did to a school."""
    return key.partition.removeprefix(_IMPORT_PREFIX)


def imported_school(key: Key) -> SchoolId | None:
    """The school in the key of what an import did to it; None for the import's own item."""
    level, hash_, code = key.sort.partition("#")
    return SchoolId(SchoolLevel(level), code) if hash_ else None


def last_import(school: SchoolId) -> Key:
    """Which import is at work on a school, or was last."""
    return Key(f"{_IMPORT_PREFIX}{school.level}#{school.code}", "LAST")


def imports_of(school: SchoolId | None) -> str:
    """Index partition of the imports of a school; of those of the whole city for None."""
    return f"Y#{school.level}#{school.code}" if school else "Y#city"


def import_time(at: int, import_id: str) -> str:
    """Index sort key of an import: by time."""
    return f"{at:010d}#{import_id}"


def consent_statement(language: str) -> Key:
    """The consent statement now in force."""
    return Key("CONSENT", language)


def consent_version(version: str, language: str) -> Key:
    """One version of the consent statement, kept for good."""
    return Key(f"CONSENT#{version}", language)


def message(message_id: str) -> Key:
    """Whether one message was sent."""
    return Key(f"{_MESSAGE_PREFIX}{message_id}", _META)


def document(digest: str) -> Key:
    """The document whose file has this digest (SHA-256, hex)."""
    return Key(f"{_DOCUMENT_PREFIX}{digest}", _META)


def sms_day(day: date) -> Key:
    """SMS sent by the stage in one day."""
    return Key(_SMS, _day(day))


def days() -> Key:
    """Up to which day the daily work was done."""
    return Key(_DAYS, _META)


def service_feed(service: str) -> str:
    """Index partition of a service's events."""
    return f"Z#{service}"


def service_event(service: str, event_id: str) -> Key:
    """One event as one service is told of it."""
    return Key(f"{_EVENTS_PREFIX}{service}", f"{_EVENT_PREFIX}{event_id}")


def service_event_of(key: Key) -> tuple[str, str]:
    """The service and the event in the key of an event."""
    return key.partition.removeprefix(_EVENTS_PREFIX), key.sort.removeprefix(_EVENT_PREFIX)


def feed_start(at_ms: int) -> str:
    """What stands in a feed before all that was stored at or after a time."""
    return f"{at_ms:013d}"


def feed_order(at_ms: int, event_id: str) -> str:
    """Index sort key of an event: by when it was stored."""
    return f"{feed_start(at_ms)}#{event_id}"


def webhook(service: str) -> Key:
    """With what a service's webhooks are signed."""
    return Key(f"{_EVENTS_PREFIX}{service}", "HOOK")


def webhook_pause(service: str) -> Key:
    """Until when a service is left alone."""
    return Key(f"{_EVENTS_PREFIX}{service}", "PAUSE")


def replay_day(service: str, day: date) -> Key:
    """A service's replays of one day."""
    return Key(f"{_EVENTS_PREFIX}{service}", _day(day))


def majority_day(day_hash: str) -> str:
    """Where those live who come of age on a day; the day is hashed, so that no key tells when anybody was born."""
    return f"{_MAJORITY_PREFIX}{day_hash}"


def majority(day_hash: str, student: str) -> Key:
    """That a student comes of age on a day."""
    return Key(majority_day(day_hash), student)


def letter(code_hash: str) -> Key:
    """The letter that holds the code of this hash."""
    return Key(f"{_LETTER_PREFIX}{code_hash}", _META)


def key_of_item(item: Mapping[str, Any]) -> Key:
    """The primary key of a decoded item."""
    return Key(item[PARTITION_KEY], item[SORT_KEY])


def student_of(key: Key) -> str:
    """The student's index value in the key of a profile or binding."""
    return key.partition.removeprefix(_STUDENT_PREFIX)


def route(teacher: str) -> str:
    """Index partition of one teacher's class."""
    return f"{_ROUTE_PREFIX}{teacher}"


def teacher_of_route(partition: str) -> str:
    """The teacher whose class an index partition holds; empty for what is in nobody's class."""
    return partition.removeprefix(_ROUTE_PREFIX) if partition.startswith(_ROUTE_PREFIX) else ""


def leavers(left: date) -> str:
    """Index partition of those who left the city's schools on a day."""
    return f"{_LEAVERS_PREFIX}{left.isoformat()}"


def profile_seat(seat: int, student: str) -> str:
    """Index sort key of a student: by seat number, before the student's bindings."""
    return f"{seat:03d}#{student}"


def binding_seat(seat: int, binding_id: BindingId) -> str:
    """Index sort key of a binding: behind its student."""
    return f"{profile_seat(seat, binding_id.student)}#{binding_id.guardian}"


def _day(day: date) -> str:
    return f"{_DAY_PREFIX}{day:%Y%m%d}"
