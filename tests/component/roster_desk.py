"""Roster desk: a registrar who brings rosters in on the page, and the worker behind."""

from datetime import date

from functions.import_roster.contract import APPLY_IMPORT, CHECK_IMPORT, OPEN_IMPORT, READ_IMPORT
from shared.domain.schools import School
from shared.domain.staff import Assignment, Role
from shared.persistence.school_catalogue import SchoolCatalogue
from tests.component.posting import post_file
from tests.component.registrars import FIRST, SCHOOL, assign
from tests.component.rosters import THERE, csv

CITY = "c" * 22


class Desk:
    """A registrar at the screen; ``work`` lets the worker do what was asked for."""

    def __init__(self, service):
        self.service = service
        assign(service)
        service.staff.put(Assignment(CITY, Role.CITY_ADMINISTRATOR, None, "", date(2026, 8, 1), None, ""))
        SchoolCatalogue(service.table).put(School(THERE.code, "市立金華國小", THERE.level, "大安區", "02-1", ""))
        self.worker = service.rosters.worker(service, service.staff.pool)

    def call(self, endpoint, body=None, *, staff=FIRST, **how):
        self.service.now += 1
        return self.service.call(endpoint, body, staff=staff, **how)

    def work(self):
        return self.service.rosters.drain(self.worker)

    def upload(self, content, *, school=SCHOOL, staff=FIRST):
        status, opened, _ = self.call(OPEN_IMPORT, school, staff=staff)
        assert status == 201 and post_file(opened["upload"], content)[0] == 204
        return {"import_id": opened["import_id"]}

    def read(self, path, *, staff=FIRST, language="en"):
        return self.call(READ_IMPORT, path=path, staff=staff, headers={"accept-language": language})[1]

    def checked(self, rows, **whose):
        path = self.upload(rows if isinstance(rows, bytes) else csv(rows), **whose)
        staff = whose.get("staff", FIRST)
        assert self.call(CHECK_IMPORT, path=path, staff=staff)[0] == 202
        self.work()
        return path

    def applied(self, rows, *, allow_missing=False, **whose):
        path = self.checked(rows, **whose)
        staff = whose.get("staff", FIRST)
        status, answer, _ = self.call(APPLY_IMPORT, {"allow_missing": allow_missing}, path=path, staff=staff)
        assert status == 202, answer
        self.work()
        return path
