"""The causes of what answers those who manage their own data, each as a way to be followed."""

from functions.read_account.contract import READ_ACCOUNT
from functions.unbind_child.contract import UNBIND_CHILD
from tests.component.accounts import approved, sign_in


def not_unbindable(visitor):
    """Unbind a child, then again with the new version."""
    binding = approved(visitor.service, visitor.settle, mailbox="guardian@sandbox.example")
    token = sign_in(visitor.service, visitor.service.accounts.get(binding.guardian))
    for _ in range(2):
        (child,) = visitor.call(READ_ACCOUNT, account=token)["bindings"]
        headers = {"if-match": f'"{child["version"]}"'}
        visitor.call(UNBIND_CHILD, account=token, path={"binding_id": binding.text}, headers=headers)


WAYS = {"not_unbindable": not_unbindable}
