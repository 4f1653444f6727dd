"""print_letters: who of a class is not bound, on paper; and who is of age, each with the code of an own page."""

from functions.print_letters.contract import LetterKind, LettersReady, LettersWanted
from functions.print_letters.invitations import Invitations
from functions.print_letters.of_age import OfAgePress
from functions.print_letters.printed import Printed
from shared.api.call import Call, Reply
from shared.api.school_queries import ClassQuery
from shared.api.staff_access import StaffAccess
from shared.api.staff_audit import StaffAudit
from shared.domain import policy
from shared.domain.audit import AuditAction
from shared.persistence.letter_archive import LetterArchive

_RECORDED = {
    LetterKind.INVITATION: AuditAction.LETTERS_MADE,
    LetterKind.OF_AGE: AuditAction.OF_AGE_LETTERS_MADE,
}


class PrintLetters:
    """One query for the class, one read for the school (and one for who asks), one object; two writes for codes."""

    def __init__(
        self,
        access: StaffAccess,
        audit: StaffAudit,
        invitations: Invitations,
        of_age: OfAgePress,
        archive: LetterArchive,
    ) -> None:
        self._access = access
        self._audit = audit
        self._invitations = invitations
        self._of_age = of_age
        self._archive = archive

    def __call__(self, call: Call) -> Reply:
        query: ClassQuery = call.query
        wanted: LettersWanted = call.body
        acting = self._access.acting(call, query.class_id)
        press = self._of_age if wanted.kind is LetterKind.OF_AGE else self._invitations
        printed = press(acting, wanted, call.now)
        details = (str(len(printed.names)),)
        self._audit.record(call, acting.role, _RECORDED[wanted.kind], printed.place, details=details)
        return Reply(_ready(self._archive.keep(printed.pdf), printed))


def _ready(url: str, printed: Printed) -> LettersReady:
    return LettersReady(
        url=url,
        expires_in=policy.FORM_LINK_LIFETIME,
        letters=len(printed.names),
        seats_by_hand=[seat for seat, name in printed.names if not name],
    )
