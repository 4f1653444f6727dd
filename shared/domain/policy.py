"""The policy numbers: each has this one home (PRODUCT section 7; those below the line are our own). Times in seconds.

A code's lifetime is a setting of the stage, because the city may shorten it.
"""

from typing import Final

MINUTE: Final = 60
HOUR: Final = 3_600
DAY: Final = 86_400

CODE_DIGITS: Final = 6
SANDBOX_CODE: Final = "123456"  # of addresses that nobody owns, in stages with a sandbox
CODE_WRONG_TRIES: Final = 5
CONTACT_WRONG_TRIES: Final = 10
CONTACT_WRONG_WINDOW: Final = DAY
STAGE_WRONG_TRIES_A_DAY: Final = 2_000

# At most so many sends in so many seconds.
SEND_LIMITS: Final = ((1, MINUTE), (3, HOUR), (5, DAY))
SENDS_REMEMBERED: Final = SEND_LIMITS[-1][0]

MISMATCHES_A_DAY_BY_CONTACT: Final = 5
MISMATCHES_A_DAY_BY_STUDENT: Final = 10

SESSION_IDLE: Final = 15 * MINUTE
SESSION_LIFETIME: Final = HOUR

PASSWORD_MIN_CHARACTERS: Final = 15
PASSWORD_MAX_CHARACTERS: Final = 64
INITIAL_PASSWORD_DAYS: Final = 3

# At most so many wrong sign-ins in so many seconds.
SIGN_IN_LIMITS: Final = ((5, 15 * MINUTE), (20, DAY))

SIGNATURE_MAX_BYTES: Final = 200 * 1024
SIGNATURE_MAX_POINTS: Final = 5_000
SIGNATURE_MAX_PIXELS: Final = 2 * 1024 * 1024

STUDENTS_AN_APPLICATION: Final = 10

# Our own numbers.
ACCOUNT_ACCESS_LIFETIME: Final = 15 * MINUTE  # of a token with which an account is used
STAGE_REFUSED_SIGN_INS_A_DAY: Final = 5_000
PASSWORD_CHANGE_LIFETIME: Final = 15 * MINUTE  # of the right to set a password that a code gives
ACCOUNT_SESSION_LIFETIME: Final = DAY  # of a sign-in, however often its tokens are renewed
CONTACT_PROOF_LIFETIME: Final = 15 * MINUTE  # within which what a code has proved is used
CONTACT_UNDO_LIFETIME: Final = 72 * HOUR  # within which the change of a login or mobile can be undone by the old one
NOT_ME_LINK_LIFETIME: Final = 30 * DAY
SERVICE_TOKEN_LIFETIME: Final = HOUR  # of a token with which a relying service asks
SERVICE_CODE_LIFETIME: Final = MINUTE  # of what a guardian's browser brings a service that was let in
SERVICE_WRONG_SECRETS: Final = (20, HOUR)  # of one client, by the clock; a right one is taken all the same
ACT_FOR_VALID: Final = MINUTE  # for which a service may rely on the answer that somebody may act for a child
ACCOUNT_REST: Final = 2 * MINUTE  # from when a closed account was emptied until it can be opened anew
SIGNATURE_MAX_SIDE: Final = 4_096  # pixels
SIGNATURE_IMAGE_MAX_BYTES: Final = 24 * 1024  # of the image that we keep
DELEGATIONS_A_CHILD: Final = 5  # that stand at one time
DELEGATION_MAX_DAYS: Final = 365
DELEGATION_OFFER_LIFETIME: Final = 7 * DAY  # for which one can be accepted
DELEGATION_KEPT: Final = 30 * DAY  # for which it can be looked up after it is over
RECOVERY_TRIES_A_DAY: Final = 10  # of one account at any counter, right or wrong; each recovery takes two
DELEGATION_OFFERS_A_DAY: Final = 10  # of one guardian, whatever became of them
DECISIONS_A_BATCH: Final = 25
MATCHES_A_DAY: Final = 30  # hits of one contact, and of one student
TRY_REPEATABLE: Final = MINUTE
QUEUE_SHOWN: Final = 200

LEAVER_GRACE_DAYS: Final = 90  # from when a pupil left the city's schools to the end of their bindings
REMIND_TEACHER_DAYS: Final = (3, 7)
REMIND_REGISTRAR_DAYS: Final = 10

OTHER_GUARDIANS_SHOWN: Final = 5
AUDIT_SHOWN: Final = 100  # entries a page
AUDIT_AHEAD_SECONDS: Final = 300  # by which clocks differ at most: what is of a later time was recorded by nobody
SUBSTITUTION_MAX_DAYS: Final = 366
INVITATION_INTERVAL: Final = 10 * MINUTE  # between two first passwords that are mailed to one member of staff

WAITING_STEPS: Final = (0, 3, 7, 10)  # days for which an application waits: coverage tells them apart from these on

FORM_LINK_LIFETIME: Final = 5 * MINUTE
FORM_RETRY_AFTER: Final = 3
EVIDENCE_ASKED_AGAIN: Final = MINUTE
SEAL_WARNING_DAYS: Final = 60
VERIFIED_FILE_MAX_BYTES: Final = 500_000

WITHDRAWALS_KNOWN_WITHIN: Final = 5
MATCH_REFUSED_AFTER: Final = 0.3

ROSTER_FILE_MAX_BYTES: Final = 200_000_000
ROSTER_INFLATED_MAX_BYTES: Final = 1_000_000_000
ROSTER_ROWS: Final = 300_000
ROSTER_FINDINGS_SHOWN: Final = 1_000
ROSTER_FAULTS: Final = 10_000  # of cells and rows; the next one ends the reading
ROSTER_MISSING_PERCENT: Final = 10  # of a school's pupils; more missing from a roster stop it
ROSTER_MISSING_PERCENT_YEAR_TURN: Final = 40  # in August and September
ROSTER_DIFFERENCES_SHOWN: Final = 200
ROSTER_FILE_DAYS: Final = 7  # for which an uploaded roster and its rows are kept
EXPORT_DAYS: Final = 1  # of what is held on one person, to be read or taken away at once
LETTER_DAYS: Final = 1  # letters are printed at once, and can be made anew
ROSTER_UNDO_DAYS: Final = 400  # for which an import can be undone
ROSTER_UPLOAD_LINK_LIFETIME: Final = 15 * MINUTE
ROSTER_IMPORTS_SHOWN: Final = 20

EVENT_DAYS: Final = 30  # for which a service can fetch an event, or have it sent again
EVENT_SETTLES: Final = 20  # an event is shown once no earlier one can still come to stand before it
EVENTS_SHOWN: Final = 100
EVENT_REPLAYS_A_DAY: Final = 10
WEBHOOK_TIMEOUT: Final = 5  # from the first byte to the answer
WEBHOOK_RETRIES: Final = (5, 30, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 8 * HOUR, 12 * HOUR)  # after each failed try
WEBHOOK_PAUSE: Final = MINUTE  # at most, for which a service that failed is left alone
WEBHOOK_SECRETS: Final = 3  # that are signed with at once
WEBHOOK_SECRET_OVERLAP: Final = DAY  # for which a secret that was replaced is still signed with
AGE_OF_MAJORITY: Final = 18  # 民法 §12
OF_AGE_NOTICE_DAYS: Final = 30  # by which guardians are told before
OF_AGE_MADE_UP_DAYS: Final = 60  # for which what was to be told is made up for
OF_AGE_WATCHED_DAYS: Final = 2 * 366  # ahead, of pupils below high school
OF_AGE_LETTER_DAYS: Final = 90  # for which the code of a letter opens the student's page
OF_AGE_WRONG_TRIES: Final = 10  # of a letter's code, then it is dead
OF_AGE_SESSION: Final = 15 * MINUTE
# Ages in complete years that a birth date may make of a pupil without a warning, the last included.
PUPIL_AGES: Final = {
    "elementary": (5, 14),
    "junior_high": (11, 18),
    "senior_high": (14, 22),
    "vocational_high": (14, 22),
}
