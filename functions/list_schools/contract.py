"""Contract of list_schools: the public catalogue of one school level."""

from dataclasses import dataclass

from pydantic import Field

from shared.api.endpoint import Caller, Endpoint, Function, Rate
from shared.api.wire import PlainText, WireModel
from shared.domain.schools import SchoolLevel
from shared.environment import Settings as BaseSettings


@dataclass(frozen=True)
class Settings(BaseSettings):
    """Environment of this function."""

    table_name: str


class SchoolQuery(WireModel):
    """Which schools; ``search`` is matched anywhere in the name."""

    school_level: SchoolLevel
    district: PlainText | None = Field(default=None, max_length=20, examples=["內湖區"])
    search: PlainText | None = Field(default=None, max_length=40, examples=["內湖"])


class SchoolEntry(WireModel):
    """One school and its registry's telephone."""

    code: str = Field(examples=["900101"])
    name: str = Field(examples=["市立內湖國小"])
    district: str
    telephone: str
    extension: str


class SchoolList(WireModel):
    """The schools asked for, by code, and every district of the level."""

    schools: list[SchoolEntry]
    districts: list[str]


LIST_SCHOOLS = Endpoint(
    operation_id="list_schools",
    method="GET",
    path="/v1/schools",
    caller=Caller.ANYONE,
    summary="List the schools of a level",
    query=SchoolQuery,
    response=SchoolList,
    rate=Rate(per_second=200, burst=400),
)

FUNCTION = Function(
    name="list_schools",
    settings=Settings,
    uses={"table": ("dynamodb:Query",)},
    endpoints=(LIST_SCHOOLS,),
)
