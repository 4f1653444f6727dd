"""The causes of the problems of signing in, followed to the letter."""

from functions.sign_in.contract import CHANGE_PASSWORD, SET_PASSWORD, SIGN_IN
from shared.domain import policy
from tests.component.accounts import open_account, sign_in

_WRONG = "a password of nobody here"


def _enter(visitor, password=_WRONG):
    visitor.call(SIGN_IN, {"email": "nobody@sandbox.example", "password": password})


def refused(visitor):
    _enter(visitor)


def locked(visitor):
    for _ in range(policy.SIGN_IN_LIMITS[0][0]):
        _enter(visitor)
        assert visitor.last[1]["code"] == "sign_in_refused"
    _enter(visitor)


def change_expired(visitor):
    visitor.call(SET_PASSWORD, {"password_change": "none", "new_password": _WRONG})


def password_wrong(visitor):
    token = sign_in(visitor.service, open_account(visitor.service))
    body = {"current_password": _WRONG, "new_password": "four words nobody would say"}
    visitor.call(CHANGE_PASSWORD, body, account=token)


WAYS = {
    "sign_in_refused": refused,
    "sign_in_locked": locked,
    "password_change_expired": change_expired,
    "password_wrong": password_wrong,
}
