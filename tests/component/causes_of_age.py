"""The causes of what answers letters to students of age and their page, each as a way to be followed."""

from functions.decide_of_age.contract import END_OF_AGE, OPEN_OF_AGE
from functions.print_letters.contract import PRINT_LETTERS
from tests.component.service import GUARDIAN_ID, STUDENT_ID, TEACHER


def no_of_age_letters_due(visitor):
    """Ask for the letters of a class of children."""
    visitor.call(PRINT_LETTERS, {"kind": "of_age"}, staff=TEACHER)


def letter_refused(visitor):
    """Try a code that is on no letter."""
    visitor.call(OPEN_OF_AGE, {"code": "0000-0000-0000", "national_id": STUDENT_ID})


def letter_session_expired(visitor):
    """End a binding with a session that was sealed nowhere."""
    index = visitor.service.identities.of
    binding = f"{index(STUDENT_ID)}{index(GUARDIAN_ID)}"
    visitor.call(END_OF_AGE, {"session": "none", "binding_ids": [binding]})


WAYS = {
    "no_of_age_letters_due": no_of_age_letters_due,
    "letter_refused": letter_refused,
    "letter_session_expired": letter_session_expired,
}
