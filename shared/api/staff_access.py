"""Staff access: as what the caller acts, decided from the store on every call; the token says only who it is."""

from pydantic import Field

from shared.api.call import Call
from shared.api.wire import PlainText, WireModel
from shared.domain.refusals import FieldError, Refusal
from shared.domain.schools import ClassId, SchoolId, SchoolLevel, day
from shared.domain.staff import Acting, Role
from shared.persistence.staff_store import StaffStore


class SchoolQuery(WireModel):
    """Which school."""

    school_level: SchoolLevel
    school_code: PlainText = Field(min_length=1, max_length=12, examples=["900101"])

    @property
    def school(self) -> SchoolId:
        """The school that is named."""
        return SchoolId(self.school_level, self.school_code)


class ClassQuery(WireModel):
    """Which class; none of the three: the caller's own."""

    school_level: SchoolLevel | None = None
    school_code: PlainText | None = Field(default=None, min_length=1, max_length=12, examples=["900101"])
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


class StaffAccess:
    """What is not the caller's is refused in one way, whether it exists or not."""

    def __init__(self, staff: StaffStore) -> None:
        self._staff = staff

    def acting(self, call: Call, class_id: ClassId | None) -> Acting:
        """As what the caller acts on a class (None: the own, which needs no look-up). Raises Refusal."""
        if class_id is None:
            return Acting(Role.HOMEROOM_TEACHER, None, call.staff)
        acting = self._staff.acting(call.staff, class_id, day(call.now))
        if acting is None:
            raise Refusal("staff_not_assigned")
        return acting

    def require(self, call: Call, school: SchoolId, *roles: Role) -> Role:
        """The first of ``roles`` (registrar of the school, city administrator) that the caller has. Raises Refusal."""
        held = self._staff.roles_at(call.staff, school, day(call.now))
        for role in roles:
            if role in held:
                return role
        raise Refusal("staff_not_assigned")
