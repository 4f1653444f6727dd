"""manage_services, showing: a service as administrators see it, and its texts as they are kept."""

from functions.manage_services.contract import ServiceName, ServicePurpose, ServiceShown
from shared.domain.languages import Language
from shared.domain.services import Registration

_FIELDS = {
    Language.CHINESE: "zh_hant",
    Language.ENGLISH: "en",
    Language.VIETNAMESE: "vi",
    Language.INDONESIAN: "id",
}


def spelt(texts: ServiceName | ServicePurpose) -> dict[str, str]:
    """Those that there are, by language."""
    given = {language.value: getattr(texts, name) for language, name in _FIELDS.items()}
    return {language: text for language, text in given.items() if text}


def shown(registration: Registration) -> ServiceShown:
    """The answer that tells a service."""
    service = registration.service
    return ServiceShown(
        client_id=service.client,
        state=service.state,
        name=ServiceName(**{_FIELDS[Language(language)]: text for language, text in service.names.items()}),
        purpose=ServicePurpose(**{_FIELDS[Language(language)]: text for language, text in service.purposes.items()}),
        owner_email=registration.owner_email,
        scopes=sorted(service.scopes),
        redirect_uris=list(service.redirects),
        webhook_url=service.webhook or None,
        requested_by=service.requested_by,
        requested_at=service.requested_at,
        approved_by=service.approved_by or None,
        approved_at=service.approved_at or None,
        changed_by=service.changed_by or None,
        changed_at=service.changed_at or None,
    )
