"""choose_language: one transaction over the account and its bindings."""

from functions.choose_language.contract import MessageLanguage
from shared.api.account_access import AccountAccess
from shared.api.call import Call, Reply
from shared.api.own_bindings import all_shown
from shared.domain.refusals import Refusal
from shared.persistence.binding_store import BindingStore
from shared.persistence.language_store import LanguageStore


class ChooseLanguage:
    """Three round trips; doing it again changes nothing."""

    def __init__(self, access: AccountAccess, bindings: BindingStore, languages: LanguageStore) -> None:
        self._access = access
        self._bindings = bindings
        self._languages = languages

    def __call__(self, call: Call) -> Reply:
        given: MessageLanguage = call.body
        signed_in = self._access.of(call)
        shown = [binding.id for binding in all_shown(self._bindings, signed_in)]
        if not self._languages.choose(signed_in.account.guardian, shown, given.language):
            raise Refusal("sign_in_required")
        return Reply(given)
