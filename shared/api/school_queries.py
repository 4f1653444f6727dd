"""School queries: how a request names a school, or a class, among its query parameters."""

from typing import Annotated

from pydantic import Field

from shared.api.wire import PlainText, WireModel
from shared.domain.refusals import FieldError, Refusal
from shared.domain.schools import ClassId, SchoolId, SchoolLevel

SchoolCode = Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,12}$", examples=["900101"])]


class SchoolQuery(WireModel):
    """Which school."""

    school_level: SchoolLevel
    school_code: SchoolCode

    @property
    def school(self) -> SchoolId:
        """The school that is named."""
        return SchoolId(self.school_level, self.school_code)


class ClassQuery(WireModel):
    """Which class; none of the three: the caller's own."""

    school_level: SchoolLevel | None = None
    school_code: SchoolCode | None = None
    class_name: PlainText | None = Field(default=None, min_length=1, max_length=30, examples=["五年一班"])

    @property
    def class_id(self) -> ClassId | None:
        """The class that is named, if one is. Raises Refusal when only a part of its name is."""
        parts = {"school_level": self.school_level, "school_code": self.school_code, "class_name": self.class_name}
        if not any(parts.values()):
            return None
        if missing := [name for name, part in parts.items() if not part]:
            raise Refusal("invalid_request", errors=tuple(FieldError(f"?{name}", "required") for name in missing))
        return ClassId(SchoolId(self.school_level, self.school_code), self.class_name)
