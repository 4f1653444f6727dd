"""The schedule as it was deployed: at its time it calls turn_day, which turns the day."""

from datetime import UTC, datetime

from infra.local.deployment import client_of
from shared.domain.schools import day
from shared.persistence import keys
from tests.e2e.people import eventually


def test_the_schedule_turns_the_day(deployment):
    scheduler, table = (client_of(service, deployment.endpoint) for service in ("scheduler", "dynamodb"))
    schedules = scheduler.list_schedules()["Schedules"]
    (name,) = [found["Name"] for found in schedules if found["Target"]["Arn"].endswith("-turn_day")]
    deployed = scheduler.get_schedule(Name=name)
    place = {"TableName": deployment.outputs["TableName"], "Key": {"PK": {"S": keys.days().partition}}}
    place["Key"]["SK"] = {"S": keys.days().sort}
    table.delete_item(**place)
    now = datetime.now(UTC)
    # The same call, now: nobody waits here for the morning.
    scheduler.create_schedule(
        Name=f"{name}-now",
        ScheduleExpression=f"at({now:%Y-%m-%dT%H:%M:%S})",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target=deployed["Target"],
    )
    try:
        turned = eventually(lambda: table.get_item(**place).get("Item"), "the day")
        assert turned["turned"] == {"S": day(int(now.timestamp())).isoformat()}
    finally:
        scheduler.delete_schedule(Name=f"{name}-now")
