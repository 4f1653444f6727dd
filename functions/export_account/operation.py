"""export_account: everything at once as JSON, or as a file once it is made."""

import hashlib

from functions.export_account.contract import AccountExport, ExportFile, ExportPending
from functions.export_account.gathering import Gather
from functions.export_account.spelling import export_of
from shared.api.account_access import AccountAccess
from shared.api.call import Call, Reply
from shared.domain import policy
from shared.persistence.export_archive import ExportArchive
from shared.persistence.queue import Queue

_ACCEPTED = 202
_FILE_NAME = "parent-binding-my-data.pdf"


class ExportAccount:
    """What is told is the account's own person's; a student is told of as far as the guardian sees the student."""

    def __init__(self, access: AccountAccess, gather: Gather) -> None:
        self._access = access
        self._gather = gather

    def __call__(self, call: Call) -> Reply:
        return Reply(self.export(call))

    def export(self, call: Call) -> AccountExport:
        """Raises Refusal, StoreBusy, SealBroken."""
        return export_of(self._gather(self._access.of(call), call.account), call.language)


class FetchExportFile:
    """The file is asked for when it is not there, and made by render_form. Its name in the bucket tells nothing."""

    def __init__(self, account: ExportAccount, archive: ExportArchive, rendering: Queue) -> None:
        self._account = account
        self._archive = archive
        self._rendering = rendering

    def __call__(self, call: Call) -> Reply:
        spelt = self._account.export(call).model_dump_json()
        digest = hashlib.sha256(spelt.encode()).hexdigest()
        name = self._archive.name_of(call.account.guardian, digest)
        if self._archive.has_file(name):
            url = self._archive.link(name, _FILE_NAME)
            return Reply(ExportFile(url=url, expires_in=policy.FORM_LINK_LIFETIME))
        if self._archive.put(name, spelt, call.now):
            self._rendering.send([{"export": name}])
        again = {"retry-after": str(policy.FORM_RETRY_AFTER)}
        return Reply(ExportPending(digest=digest), status=_ACCEPTED, headers=again)
