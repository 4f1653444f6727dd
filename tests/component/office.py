"""Office: the school's side of the service under test: who is assigned what, and who says so."""

import os

from functions.manage_assignments.contract import (
    GIVE_ASSIGNMENT,
    READ_ASSIGNMENTS,
    READ_SCHOOL_ASSIGNMENTS,
    READ_SCHOOL_CLASSES,
    TAKE_ASSIGNMENT_BACK,
)
from functions.manage_assignments.giving import GiveAssignment, TakeAssignmentBack
from functions.manage_assignments.operation import ReadAssignments, ReadSchoolAssignments, ReadSchoolClasses
from shared.api.staff_access import StaffAccess
from shared.domain import policy
from shared.domain.schools import ClassId, School
from shared.domain.staff import Member
from shared.persistence.assignment_store import AssignmentStore, Given, PlaceUnknown
from shared.persistence.class_store import ClassStore
from shared.persistence.roster_store import RosterStore
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.staff_pool import StaffPool
from shared.persistence.staff_store import StaffStore

DOMAINS = ("school.example", "edu.example")
MEMBER = Member("洪巧雲", "substitute@school.example")


class Office:
    """Staff, their logins and their audit, over one table."""

    def __init__(self, table, clients, field_key, audit):
        self._field_key = field_key
        self._table = table
        self.assignments = AssignmentStore(table, field_key, os.urandom)
        self.classes = ClassStore(table)
        self.pool_id = staff_pool(clients("cognito-idp"), table.name)
        self.pool = StaffPool(clients("cognito-idp"), self.pool_id, os.urandom)
        self._audit = audit
        self.access = StaffAccess(StaffStore(table))

    def operations(self, contact_key):
        """Those of manage_assignments."""
        staff, roster = StaffStore(self._table), RosterStore(self._table, self._field_key)
        given = (self.access, self.assignments)
        return {
            READ_ASSIGNMENTS: ReadAssignments(staff, self.classes, roster),
            READ_SCHOOL_ASSIGNMENTS: ReadSchoolAssignments(*given),
            GIVE_ASSIGNMENT: GiveAssignment(*given, self.pool, contact_key, self._audit, DOMAINS),
            TAKE_ASSIGNMENT_BACK: TakeAssignmentBack(*given, self._audit),
            READ_SCHOOL_CLASSES: ReadSchoolClasses(self.access, self.classes),
        }

    def put(self, assignment):
        """Give an assignment; a place that is not there yet comes to be."""
        given = Given(assignment, MEMBER)
        try:
            self.assignments.give(given)
        except PlaceUnknown:
            self._found(assignment)
            self.assignments.give(given)

    def _found(self, assignment):
        level, code = assignment.school
        if assignment.class_name:
            self.classes.put_teacher(ClassId(assignment.school, assignment.class_name), "n" * 22)
        else:
            SchoolCatalogue(self._table).put(School(code, f"學校{code}", level, "內湖區", "02-00000102", "24"))


def staff_pool(cognito, name):
    """A pool with the passwords of ours; its id."""
    rule = {"MinimumLength": policy.PASSWORD_MIN_CHARACTERS, "RequireUppercase": False, "RequireLowercase": False}
    rule |= {"RequireNumbers": False, "RequireSymbols": False}
    return cognito.create_user_pool(PoolName=name, Policies={"PasswordPolicy": rule})["UserPool"]["Id"]
