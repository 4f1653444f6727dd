"""Filing: where an application is handed in, by whichever way it comes."""

from collections.abc import Sequence
from pathlib import Path

from shared.documents.application import Application
from shared.domain.bindings import Binding
from shared.domain.identifiers import BindingId, keyed
from shared.domain.refusals import Refusal
from shared.persistence.application_archive import ApplicationArchive, ApplicationDiffers
from shared.persistence.binding_store import BindingStore, Refused
from shared.persistence.key_ring import LocalKey


class NotFiled(Exception):
    """The store refused ``wanted``, the binding to the student at ``place`` (from 0), and so the whole application.

    ``standing`` is the binding that is there; None when a block stands before any application.
    """

    def __init__(self, place: int, wanted: BindingId, standing: Binding | None) -> None:
        super().__init__("not filed")
        self.place = place
        self.wanted = wanted
        self.standing = standing


class Filing:
    """One object, then one write to the table. An application's id comes from who hands it in and an Idempotency-Key,
    so a repeat meets its own traces: the same body is answered again, another body is refused (DATA rule 1)."""

    def __init__(
        self, bindings: BindingStore, archive: ApplicationArchive, field_key: LocalKey, font_folder: Path
    ) -> None:
        self._bindings = bindings
        self._archive = archive
        self._field_key = field_key
        self._font_folder = font_folder

    def application_id(self, kind: str, sender: str, idempotency_key: str) -> str:
        """The id of what ``sender`` hands in under this key."""
        return keyed(self._field_key.bytes, kind, sender, idempotency_key)

    def file(self, application: Application, body: str, proofs: Sequence[str] | None) -> list[Binding]:
        """The bindings as they stand; those of a repeat as they are now. ``body`` is the request, spelt in one way.

        ``proofs``: as ``BindingStore.submit`` takes them. Raises NotFiled, Refusal, StoreBusy.
        """
        self._keep(application, body)
        bindings = application.bindings(by_hand=application.by_hand(self._font_folder))
        seats = [applied.student.seat for applied in application.students]
        signature = keyed(self._field_key.bytes, "signature", application.signature.digest())
        refused = self._bindings.submit(bindings, seats, signature, proofs)
        return bindings if refused is None else _repeated(refused, bindings, application.id)

    def _keep(self, application: Application, body: str) -> None:
        digest = keyed(self._field_key.bytes, "body", body)
        try:
            self._archive.put(application.id, application.record().to_json(), digest)
        except ApplicationDiffers:
            raise Refusal("idempotency_key_reused") from None


def _repeated(refused: Sequence[Refused | None], attempted: Sequence[Binding], application: str) -> list[Binding]:
    """The bindings of a repeated submission as they are now. Raises NotFiled when it is none."""
    standing = [entry.binding for entry in refused if entry is not None and entry.binding is not None]
    if len(standing) == len(refused) and all(binding.application == application for binding in standing):
        return standing
    place, entry = next((place, entry) for place, entry in enumerate(refused) if entry is not None)
    raise NotFiled(place, attempted[place].id, entry.binding)
