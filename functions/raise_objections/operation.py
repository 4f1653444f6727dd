"""raise_objections: one reading of each child; an objection holds if the application is undecided and one is bound."""

from functions.raise_objections.contract import ContestRead, Contests
from shared.api.account_access import AccountAccess
from shared.api.call import Call, Reply
from shared.domain.accounts import SignedIn
from shared.domain.refusals import Refusal
from shared.persistence.contest_store import Contest, ContestOver, ContestStore


class Objections:
    """A contest of somebody else's is answered for like one that does not exist, or is over."""

    def __init__(self, access: AccountAccess, contests: ContestStore) -> None:
        self._access = access
        self._contests = contests

    def read(self, call: Call) -> Reply:
        """Those of the account."""
        found = self._open_to(self._access.of(call), call.now)
        found.sort(key=lambda contest: contest.applicant.applied_at, reverse=True)
        return Reply(Contests(contests=[_read(contest) for contest in found]))

    def object(self, call: Call) -> Reply:
        """Raises Refusal."""
        contest = self._one(call)
        try:
            return Reply(_read(self._contests.object(contest, call.body.words or "", call.now)))
        except ContestOver:
            raise Refusal("contest_not_found") from None

    def withdraw(self, call: Call) -> Reply:
        """Raises Refusal."""
        contest = self._one(call)
        try:
            return Reply(_read(self._contests.withdraw(contest, call.now)))
        except ContestOver:
            raise Refusal("contest_not_found") from None

    def _one(self, call: Call) -> Contest:
        wanted = call.path["contest_id"]
        for contest in self._open_to(self._access.of(call), call.now):
            if contest.id == wanted:
                return contest
        raise Refusal("contest_not_found")

    def _open_to(self, signed_in: SignedIn, now: int) -> list[Contest]:
        """What concerns the children to whom the account's owner is bound; one round trip a child."""
        account = signed_in.account
        return [
            contest
            for binding in signed_in.bindings
            for contest in self._contests.of_student(binding.student, now)
            if contest.guardian.id == binding
            and contest.is_open_to(account)
            and not contest.guardian.contacts.isdisjoint(account.contacts)
        ]


def _read(contest: Contest) -> ContestRead:
    said = contest.objection
    return ContestRead(
        contest_id=contest.id,
        binding_id=contest.guardian.id.text,
        student_name=contest.guardian.details.student_name,
        relationship=contest.applicant.relationship,
        applied_at=contest.applicant.applied_at,
        objected_at=said.at if said else None,
        words=said.words if said else "",
    )
