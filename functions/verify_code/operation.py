"""verify_code: a contact that was proven opens a session, or joins one."""

import base64

from functions.verify_code.contract import (
    CodeVerification,
    EmailVerified,
    LoginEmailVerification,
    SessionOpened,
)
from shared.api.call import Call, Reply
from shared.api.code_verifier import CodeVerifier
from shared.api.contact_field import read_contact
from shared.api.session import Session, seal_session
from shared.api.tokens import Tokens
from shared.domain import contacts, policy
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel, Contact
from shared.domain.sealing import Entropy

_SESSION_ID_BYTES = 12


class VerifyCode:
    """Opens a session bound to the contact."""

    def __init__(self, verifier: CodeVerifier, tokens: Tokens, entropy: Entropy) -> None:
        self._verifier = verifier
        self._tokens = tokens
        self._entropy = entropy

    def __call__(self, call: Call) -> Reply:
        request: CodeVerification = call.body
        contact = read_contact(request.channel, request.contact)
        verified, links = self._verifier.verify(call, Purpose.SESSION, contact, request.challenge, request.code)
        session_id = base64.urlsafe_b64encode(self._entropy(_SESSION_ID_BYTES)).decode()
        session = Session(session_id, (verified,), links, call.now)
        opened = SessionOpened(
            session_token=seal_session(self._tokens, session, call.now),
            idle_seconds=policy.SESSION_IDLE,
            lifetime_seconds=policy.SESSION_LIFETIME,
            has_applications=bool(links),
        )
        return Reply(opened)


class VerifyLoginEmail:
    """Adds the address to the session's verified contacts."""

    def __init__(self, verifier: CodeVerifier) -> None:
        self._verifier = verifier

    def __call__(self, call: Call) -> Reply:
        request: LoginEmailVerification = call.body
        contact = Contact(Channel.EMAIL, request.email)
        verified, _ = self._verifier.verify(call, Purpose.LOGIN_EMAIL, contact, request.challenge, request.code)
        return Reply(EmailVerified(email=contacts.masked(contact)), session=call.session.with_contact(verified))
