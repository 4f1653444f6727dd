"""An export with something in each of its parts."""

from shared.domain.languages import Language

AT = 1_795_508_465  # 2026-11-24 16:21:05 in Taipei


def export(language: Language = Language.CHINESE, **changes) -> dict:
    return {
        "as_of": AT,
        "language": language,
        "account": {"name": "王曉明", "email": "guardian@example.org", "mobile": "+886912345678", "language": "vi"}
        | {"state": "open", "opened_at": AT - 900},
        "contacts": [
            {"channel": "email", "address": "guardian@example.org", "codes_sent_at": [AT - 60], "codes_wrong_at": []},
            {"channel": "sms", "address": "+886912345678", "codes_sent_at": [], "codes_wrong_at": [AT - 90]},
        ],
        "changes": [{"kind": "email", "at": AT - 30, "before": "old@example.org", "after": "guardian@example.org"}],
        "bindings": [
            {
                "binding_id": "b" * 44,
                "application_number": "115-7KQ2M-9M4TX",
                "applied_at": AT - 1000,
                "student_name": "陳大文",
                "school_level": "elementary",
                "school_code": "900101",
                "class_name": "五年一班",
                "relationship": "other",
                "relationship_detail": "舅舅",
                "state": "ended",
                "reason": "家長已自行解除與這位學生的綁定；日後可重新申請。",
                "history": [{"state": "applied", "at": AT - 1000}, {"state": "ended", "at": AT - 10}],
                "guardian_name": "王曉明",
                "national_id": "F91*****78",
                "email": "guardian@example.org",
                "mobile": "+886912345678",
                "language": "vi",
                "entered_by_school": False,
            }
        ],
        "applications": [
            {
                "application_number": "115-7KQ2M-9M4TX",
                "submitted_at": AT - 1000,
                "students": ["陳大文"],
                "consent_version": "2026-11-01",
                "consent_digest": "a1" * 32,
                "consent_language": "vi",
                "signature_kind": "drawn",
                "contacts": [
                    {"channel": "email", "address": "guardian@example.org", "purpose": "session"}
                    | {"verified_at": AT - 1100}
                ],
            }
        ],
        "delegations": [
            {"side": "given", "student_name": "陳大文", "other_name": "陳阿姨", "scopes": ["forms", "payments"]}
            | {"until": "2027-01-31", "offered_at": AT - 500, "accepted_at": AT - 400, "ended_at": None}
        ],
        "services": [
            {"client_id": "c" * 22, "name": "校園繳費", "scopes": ["children.read"], "state": "granted"}
            | {"granted_at": AT - 300, "first_access": AT - 200, "last_access": AT - 100, "ended_at": 0}
        ],
        "messages": [{"id": "submitted-b-1", "kind": "submitted", "sent_at": AT - 999}],
        "sign_ins": [{"started_at": AT - 50, "renewed_at": AT - 20}],
    } | changes
