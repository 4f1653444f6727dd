"""Staff access: as what the caller acts, decided from the store on every call; the token says only who it is."""

from shared.api.call import Call
from shared.domain.refusals import Refusal
from shared.domain.schools import ClassId, SchoolId, day
from shared.domain.staff import Acting, Role
from shared.persistence.staff_store import StaffStore


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

    def administers(self, call: Call) -> bool:
        """Whether the caller is a city administrator; one round trip."""
        return Role.CITY_ADMINISTRATOR in self._staff.roles_at(call.staff, None, day(call.now))

    def require(self, call: Call, school: SchoolId | None, *roles: Role) -> Role:
        """The first of ``roles`` (registrar of the school, city administrator) that the caller has. Raises Refusal.

        ``school`` None: the city itself, of which nobody is registrar.
        """
        held = self._staff.roles_at(call.staff, school, day(call.now))
        for role in roles:
            if role in held:
                return role
        raise Refusal("staff_not_assigned")
