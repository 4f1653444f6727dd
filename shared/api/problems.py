"""Problems: every refusal's code and HTTP status, and the RFC 9457 body that tells it in the reader's language."""

from typing import Any

from shared.api.endpoint import FORM, IDEMPOTENCY_KEY, IF_MATCH, Caller, Endpoint
from shared.domain.languages import Language
from shared.domain.refusals import Refusal

CONTENT_TYPE = "application/problem+json"

PROBLEMS: dict[str, int] = {
    # any endpoint
    "malformed_json": 400,
    "invalid_request": 422,
    "unsupported_media_type": 415,
    "body_too_large": 413,
    "route_not_found": 404,
    "form_invalid": 400,
    "origin_refused": 403,
    "session_required": 401,
    "session_expired": 401,
    "staff_sign_in_required": 401,
    "sign_in_required": 401,
    "service_token_required": 401,
    "scope_missing": 403,
    "client_unauthenticated": 401,
    "idempotency_key_required": 400,
    "idempotency_key_reused": 422,
    "precondition_required": 428,
    "busy": 503,
    "internal_error": 500,
    # codes
    "code_requested_too_soon": 429,
    "code_wrong": 422,
    "code_expired": 422,
    "code_used": 422,
    "code_exhausted": 422,
    "contact_locked": 429,
    # accounts
    "sign_in_refused": 401,
    "sign_in_locked": 429,
    "password_change_expired": 409,
    "password_wrong": 422,
    # students
    "student_not_found": 404,
    "school_not_found": 404,
    "student_not_in_school": 404,
    "too_many_mismatches": 429,
    "already_bound": 409,
    "match_expired": 409,
    # consent and guardian
    "consent_expired": 409,
    "consent_not_found": 404,
    "guardian_check_expired": 409,
    "login_email_unverified": 409,
    "login_email_taken": 409,
    "guardian_id_differs": 409,
    # contacts of an account
    "contact_proof_expired": 409,
    "contact_unchanged": 409,
    "nothing_to_merge": 409,
    "login_unsettled": 409,
    "link_invalid": 404,
    "undo_too_late": 409,
    "guardian_is_student": 409,
    # applications
    "application_refused": 409,
    "binding_exists": 409,
    "signature_invalid": 422,
    "signature_too_large": 413,
    "signature_image_unsupported": 422,
    "signature_image_expired": 409,
    "too_many_students": 422,
    "duplicate_student": 422,
    "application_not_found": 404,
    "nothing_to_correct": 409,
    # forms
    "seal_certificates_not_found": 404,
    # staff
    "no_letters_due": 409,
    "no_of_age_letters_due": 409,
    "letter_refused": 403,
    "letter_session_expired": 401,
    "staff_not_assigned": 403,
    "block_stands": 409,
    "block_not_found": 404,
    "lift_already_requested": 409,
    "lift_not_requested": 409,
    "second_registrar_required": 403,
    "class_not_found": 404,
    # rosters
    "import_not_found": 404,
    "import_not_ready": 409,
    "import_not_last": 409,
    "roster_not_uploaded": 409,
    "too_many_missing": 409,
    # relying services
    "grant_type_unsupported": 400,
    "grant_invalid": 400,
    "scope_not_allowed": 400,
    "service_suspended": 400,
    "too_many_wrong_secrets": 429,
    "service_not_found": 404,
    "service_not_requested": 409,
    "service_not_active": 409,
    "service_not_suspended": 409,
    "second_administrator_required": 403,
    "account_not_found": 404,
    # bindings
    "binding_not_found": 404,
    "not_cancellable": 409,
    "not_unbindable": 409,
    "contest_not_found": 404,
    "delegation_not_allowed": 403,
    "too_many_delegations": 409,
    "too_many_offers": 429,
    "too_many_recoveries": 429,
    "delegation_not_found": 404,
    "already_decided": 409,
    "application_disputed": 409,
    "dispute_not_found": 404,
    "second_person_required": 403,
    "version_conflict": 412,
    "reason_required": 422,
    "too_many_decisions": 422,
    "duplicate_binding": 422,
    # events of relying services
    "webhook_missing": 409,
    "too_many_replays": 429,
}

_ANY = ("busy", "internal_error")
_WITH_BODY = ("malformed_json", "invalid_request", "unsupported_media_type", "body_too_large")
_WITH_FORM = ("form_invalid", "body_too_large")
_BY_CALLER = {
    Caller.ANYONE: (),
    Caller.CLIENT: ("client_unauthenticated",),
    Caller.GUARDIAN: ("session_required", "session_expired"),
    Caller.ACCOUNT: ("sign_in_required",),
    Caller.SERVICE: ("service_token_required", "scope_missing"),
    Caller.STAFF: ("staff_sign_in_required",),
}
# The `error` of RFC 6749 section 5.2 for each refusal of an endpoint of OAuth's; for any other it is invalid_request.
OAUTH_ERRORS = {
    "client_unauthenticated": "invalid_client",
    "too_many_wrong_secrets": "invalid_client",
    "service_suspended": "unauthorized_client",
    "grant_type_unsupported": "unsupported_grant_type",
    "grant_invalid": "invalid_grant",
    "scope_not_allowed": "invalid_scope",
    "busy": "temporarily_unavailable",
    "internal_error": "server_error",
}
_OAUTH_ERROR = "invalid_request"
# How to authenticate, told with a refusal (RFC 9110 section 11.6.1).
CHALLENGES = {
    "client_unauthenticated": 'Basic realm="parent-binding", charset="UTF-8"',
    "service_token_required": 'Bearer realm="parent-binding"',
}
# What an endpoint answers when a header that it takes is missing or can't be read.
HEADER_REFUSALS = {IDEMPOTENCY_KEY: "idempotency_key_required", IF_MATCH: "precondition_required"}


def common_refusals(endpoint: Endpoint) -> tuple[str, ...]:
    """The codes that ``endpoint`` may answer because of what it is, beside those that its operation declares."""
    codes = [*_ANY, *_BY_CALLER[endpoint.caller]]
    if endpoint.request is not None:
        codes += _WITH_FORM if endpoint.media_type == FORM else _WITH_BODY
    elif endpoint.query is not None:
        codes.append("invalid_request")
    codes += [HEADER_REFUSALS[header] for header in (*endpoint.request_headers, *endpoint.optional_headers)]
    return tuple(codes)


def problem(refusal: Refusal, language: Language, endpoint: Endpoint | None = None) -> dict[str, Any]:
    """The body of a refusal: ``type``, ``title``, ``status``, ``detail``, ``code``, and ``errors`` where fields err;
    ``error`` where ``endpoint`` is OAuth's."""
    # Imported on the first refusal: a function that starts to do its work need not load texts in four languages.
    from shared.api.field_texts import FIELD_TEXTS
    from shared.api.problem_texts import TEXTS

    title, detail = TEXTS[refusal.code][language]
    body: dict[str, Any] = {
        "type": f"urn:parent-binding:problem:{refusal.code}",
        "title": title,
        "status": PROBLEMS[refusal.code],
        "detail": detail.format(**refusal.params),
        "code": refusal.code,
    }
    if endpoint is not None and endpoint.media_type == FORM:
        body["error"] = OAUTH_ERRORS.get(refusal.code, _OAUTH_ERROR)
    if refusal.errors:
        body["errors"] = [
            {"pointer": error.pointer, "code": error.code, "detail": FIELD_TEXTS[error.code][language]}
            for error in refusal.errors
        ]
    return body
