"""Our maker of sealed forms: the functions' own code, with the key at hand."""

from collections.abc import Callable

from cryptography.hazmat.primitives.serialization import load_der_private_key

from shared.documents.application_form import ApplicationForm, FormGuardian, FormStudent, render_form
from shared.documents.seal import Sealer
from shared.domain.languages import Language
from tests.bench.form_scene import Facts, Maker, Material, signing


def maker(material: Material) -> Maker:
    """What makes our forms."""
    draw, seal = page(material), sealer(material)
    return lambda facts: seal(draw(facts))


def page(material: Material) -> Maker:
    """What makes our forms, without a seal."""
    return lambda facts: render_form(_form(facts), font_folder=material.font_folder)


def sealer(material: Material) -> Callable[[bytes], bytes]:
    """Our seal, without a form."""
    seal = Sealer(signing(load_der_private_key(material.key, None)), lambda: material.certificates, None)
    return lambda pdf: seal(pdf, material.now)


def _form(facts: Facts) -> ApplicationForm:
    return ApplicationForm(
        application_number=facts.number,
        submitted_at=facts.submitted_at,
        language=Language.CHINESE,
        guardian=FormGuardian(*facts.guardian),
        students=tuple(FormStudent(*student) for student in facts.students),
        consent=facts.consent,
        signature=facts.signature,
        verify_url=facts.verify_url,
    )
