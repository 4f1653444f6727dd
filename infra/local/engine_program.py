"""Engine program: ministack with one fault mended. Runs in the engine's own environment, not in ours.

DynamoDB writes a stream record for every change; ministack 1.5.33 forgets those that a PartiQL UPDATE makes, and with
them everything that follows a teacher's decision.
"""

import copy
import sys
from typing import Any

from ministack.app import main
from ministack.services import dynamodb

_update = dynamodb._partiql_update


def _update_with_record(table: dict[str, Any], parsed: dict[str, Any], data: dict[str, Any] | None = None) -> Any:
    partition, sort, _, fault = dynamodb._partiql_key_target(table, parsed)
    old = None if fault else copy.deepcopy(table["items"].get(partition, {}).get(sort))
    answer = _update(table, parsed, data)
    if answer[0] == 200:
        new = table["items"][partition][sort]
        dynamodb._emit_stream_event(parsed["table"], "MODIFY", old, copy.deepcopy(new))
    return answer


dynamodb._partiql_update = _update_with_record

if __name__ == "__main__":
    sys.exit(main())
