"""Worker: a queue's records, one by one or together; one that fails comes again without those that were done."""

import json
from collections.abc import Callable, Hashable
from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from shared.api import telemetry


def worker(name: str, work: Callable[[Any], None]) -> Callable[[dict[str, Any], Any], Any]:
    """The Lambda handler that gives each record's JSON body to ``work`` and reports those for which it raised."""

    def one(record: SQSRecord) -> None:
        try:
            work(json.loads(record.body))
        except Exception as error:
            print(telemetry.fault(name, record.message_id, error))
            raise

    def handle(event: dict[str, Any], context: Any) -> Any:
        processor = BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False)
        return process_partial_response(event=event, record_handler=one, processor=processor, context=context)

    return handle


def distinct_worker(
    name: str, read: Callable[[Any], Hashable], work: Callable[[Any], None]
) -> Callable[[dict[str, Any], Any], dict[str, Any]]:
    """As ``worker``, but that all records of a batch of which ``read`` makes the same are worked on once."""

    def handle(event: dict[str, Any], _context: Any) -> dict[str, Any]:
        faults: dict[Any, Exception | None] = {}
        failed = []
        for record in event["Records"]:
            try:
                said = read(json.loads(record["body"]))
                if said not in faults:
                    faults[said] = _fault_of(work, said)
                if fault := faults[said]:
                    raise fault
            except Exception as error:
                print(telemetry.fault(name, record["messageId"], error))
                failed.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failed}

    return handle


def gathering_worker(
    name: str, read: Callable[[Any], Hashable], work: Callable[[list[Any]], None]
) -> Callable[[dict[str, Any], Any], dict[str, Any]]:
    """The Lambda handler that gives ``work`` all that ``read`` makes of a batch's JSON bodies, together and each once.

    What can't be read is reported alone; all the rest when ``work`` raised.
    """

    def handle(event: dict[str, Any], context: Any) -> dict[str, Any]:
        said: dict[str, Any] = {}
        failed = []
        for record in event["Records"]:
            try:
                said[record["messageId"]] = read(json.loads(record["body"]))
            except Exception as error:
                print(telemetry.fault(name, record["messageId"], error))
                failed.append(record["messageId"])
        if said and (fault := _fault_of(work, list(dict.fromkeys(said.values())))):
            print(telemetry.fault(name, context.aws_request_id, fault))
            failed += said
        return {"batchItemFailures": [{"itemIdentifier": message} for message in failed]}

    return handle


def _fault_of(work: Callable[[Any], None], said: Any) -> Exception | None:
    try:
        work(said)
    except Exception as error:
        return error
    return None
