"""answer_services: whether the account lets the service in, then what stands."""

from functions.answer_services.assurance import Assurances
from functions.answer_services.contract import (
    AccountChildren,
    ActForAction,
    ActForAsked,
    ActForBy,
    ActForChecked,
    BoundChild,
    DelegatedChild,
)
from shared.api.call import Call, Reply
from shared.api.service_access import AccountsForServices
from shared.domain import policy
from shared.domain.refusals import Refusal
from shared.domain.schools import seconds_left
from shared.domain.services import ServiceScope
from shared.domain.subjects import SubjectInvalid, SubjectKind, Subjects
from shared.persistence.grant_store import GrantStore, LetIn
from shared.persistence.links import DelegatedLink, Link, LinkStore

# In whose place nobody's partition is looked at: an index value is a digest, and never this.
_NOBODY = "none"


class ReadChildren:
    """Five round trips, and a write a day."""

    def __init__(
        self, accounts: AccountsForServices, grants: GrantStore, links: LinkStore, assurances: Assurances
    ) -> None:
        self._accounts = accounts
        self._grants = grants
        self._links = links
        self._assurances = assurances

    def __call__(self, call: Call) -> Reply:
        let_in = self._accounts.of(call, call.path["subject"], ServiceScope.CHILDREN_READ)
        if let_in.account is None:
            raise Refusal("account_not_found")
        self._grants.note_access(let_in.grant, call.now)
        links, subjects = self._links.of_account(let_in.account, call.now), self._accounts.subjects(call)
        return Reply(
            AccountChildren(
                children=[self._bound(link, subjects) for link in links if isinstance(link, Link)],
                delegated=[self._delegated(link, subjects) for link in links if isinstance(link, DelegatedLink)],
            )
        )

    def _bound(self, link: Link, subjects: Subjects) -> BoundChild:
        binding = link.binding
        return BoundChild(
            student=subjects.of(SubjectKind.STUDENT, binding.id.student),
            name=binding.details.student_name,
            school_level=binding.school_level,
            school_code=binding.school_code,
            relationship=binding.relationship,
            assurance=self._assurances.of(link),
        )

    def _delegated(self, link: DelegatedLink, subjects: Subjects) -> DelegatedChild:
        binding, delegation = link.link.binding, link.delegation
        return DelegatedChild(
            student=subjects.of(SubjectKind.STUDENT, binding.id.student),
            name=binding.details.student_name,
            school_level=binding.school_level,
            school_code=binding.school_code,
            scopes=sorted(delegation.scopes),
            until=delegation.until,
            assurance=self._assurances.of(link.link),
        )


class CheckActFor:
    """Three round trips, the same ones whatever is found, and a write a day for an account that lets the service in.

    No is one answer: whoever is told it learns nothing of an account that does not let them in, nor of a child.
    """

    def __init__(
        self, accounts: AccountsForServices, grants: GrantStore, links: LinkStore, assurances: Assurances
    ) -> None:
        self._accounts = accounts
        self._grants = grants
        self._links = links
        self._assurances = assurances

    def __call__(self, call: Call) -> Reply:
        asked: ActForAsked = call.body
        let_in = self._accounts.of(call, asked.account, ServiceScope.ACT_FOR_CHECK)
        student = self._student(call, asked.student)
        found = self._link(let_in, student, asked.action, call.now)
        if let_in.grant is not None:
            self._grants.note_access(let_in.grant, call.now)
        return Reply(
            ActForChecked(
                allowed=found is not None,
                by=found and (ActForBy.DELEGATION if isinstance(found, DelegatedLink) else ActForBy.BINDING),
                assurance=found and self._assurances.of(found.link if isinstance(found, DelegatedLink) else found),
                checked_at=call.now,
                valid_for=min(policy.ACT_FOR_VALID, seconds_left(call.now)),
            )
        )

    def _link(self, let_in: LetIn, student: str | None, action: ActForAction, now: int) -> Link | DelegatedLink | None:
        """What lets the account act for the student in this matter."""
        links = self._links.to_student(student or _NOBODY, now)
        if let_in.account is None or student is None:
            return None
        return next((link for link in links.of(let_in.account) if _is_for(link, action)), None)

    def _student(self, call: Call, student: str) -> str | None:
        try:
            return self._accounts.subjects(call).read(SubjectKind.STUDENT, student)
        except SubjectInvalid:
            return None


def _is_for(link: Link | DelegatedLink, action: ActForAction) -> bool:
    """A binding is for every matter, a delegation for those that were named."""
    return isinstance(link, Link) or action is ActForAction.ANY or action in link.delegation.scopes
