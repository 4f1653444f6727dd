"""Causes of the problems that one adult of a child's meets because of another."""

from functions.raise_objections.contract import OBJECT
from tests.component.accounts import open_account, sign_in


def contest_not_found(visitor):
    token = sign_in(visitor.service, open_account(visitor.service))
    visitor.call(OBJECT, {}, account=token, path={"contest_id": "none"})


WAYS = {"contest_not_found": contest_not_found}
