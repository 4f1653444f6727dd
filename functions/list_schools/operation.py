"""list_schools: the whole catalogue of a level, narrowed by district and name."""

from functions.list_schools.contract import SchoolEntry, SchoolList, SchoolQuery
from shared.api.call import Call, Reply
from shared.persistence.school_catalogue import SchoolCatalogue


class ListSchools:
    """One query, whoever asks."""

    def __init__(self, catalogue: SchoolCatalogue) -> None:
        self._catalogue = catalogue

    def __call__(self, call: Call) -> Reply:
        query: SchoolQuery = call.query
        schools = self._catalogue.schools(query.school_level)
        chosen = [
            SchoolEntry(
                code=school.code,
                name=school.name,
                district=school.district,
                telephone=school.telephone,
                extension=school.extension,
            )
            for school in schools
            if query.district in (None, school.district) and (query.search or "") in school.name
        ]
        return Reply(SchoolList(schools=chosen, districts=sorted({school.district for school in schools})))
