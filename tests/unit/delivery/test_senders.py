"""The senders against botocore's own description of SES and SNS: what leaves, and what each failure becomes."""

import random

import botocore.session
import pytest
from botocore.exceptions import EndpointConnectionError
from botocore.stub import Stubber

from shared.delivery.email import MESSAGE_ID_HEADER, EmailSender
from shared.delivery.failures import DeliveryRefused, DeliveryUnavailable
from shared.delivery.sms import NumberRefused, SmsSender
from shared.delivery.templates import RenderedEmail, RenderedSms

_EMAIL = RenderedEmail("主旨", "內文", "<p>內文</p>")
_SMS = RenderedSms("臺北市親子綁定")
_TO_EMAIL, _TO_MOBILE = "guardian@example.org", "+886912345678"
_TRIES = 10_000


@pytest.fixture(scope="module")
def session():
    return botocore.session.get_session()


def _client(session, service):
    return session.create_client(
        service, region_name="ap-northeast-1", aws_access_key_id="test", aws_secret_access_key="test"
    )


@pytest.fixture
def ses(session):
    with Stubber(_client(session, "sesv2")) as stubber:
        yield stubber


@pytest.fixture
def sns(session):
    with Stubber(_client(session, "sns")) as stubber:
        yield stubber


def _send_email(stubber):
    sender = EmailSender(stubber.client, "noreply@binding.example")
    sender.send(_TO_EMAIL, _EMAIL, message_id="m-1", tags={"kind": "code"})


def _send_sms(stubber):
    SmsSender(stubber.client).send(_TO_MOBILE, _SMS)


def test_an_email_leaves_with_both_bodies_and_our_id(ses):
    expected = {
        "FromEmailAddress": "noreply@binding.example",
        "Destination": {"ToAddresses": [_TO_EMAIL]},
        "Content": {
            "Simple": {
                "Subject": {"Data": "主旨", "Charset": "UTF-8"},
                "Body": {
                    "Text": {"Data": "內文", "Charset": "UTF-8"},
                    "Html": {"Data": "<p>內文</p>", "Charset": "UTF-8"},
                },
                "Headers": [
                    {"Name": MESSAGE_ID_HEADER, "Value": "m-1"},
                    {"Name": "Auto-Submitted", "Value": "auto-generated"},
                ],
            }
        },
        "EmailTags": [{"Name": "kind", "Value": "code"}],
    }
    ses.add_response("send_email", {"MessageId": "1"}, expected)
    _send_email(ses)
    ses.assert_no_pending_responses()


def test_an_sms_leaves_as_transactional(sns):
    attributes = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}
    expected = {"PhoneNumber": _TO_MOBILE, "Message": _SMS.text, "MessageAttributes": attributes}
    sns.add_response("publish", {"MessageId": "1"}, expected)
    _send_sms(sns)
    sns.assert_no_pending_responses()


@pytest.mark.parametrize(
    ("code", "status", "outcome"),
    [
        ("MessageRejected", 400, DeliveryRefused),
        ("BadRequestException", 400, DeliveryRefused),
        ("TooManyRequestsException", 429, DeliveryUnavailable),
        ("ThrottlingException", 400, DeliveryUnavailable),
        ("SendingPausedException", 400, DeliveryUnavailable),
        ("MailFromDomainNotVerifiedException", 400, DeliveryUnavailable),
        ("InternalFailure", 500, DeliveryUnavailable),
        ("ServiceUnavailable", 503, DeliveryUnavailable),
    ],
)
def test_what_ses_answers_is_told_apart(ses, code, status, outcome):
    ses.add_client_error("send_email", code, f"{_TO_EMAIL} is the matter", status)
    with pytest.raises(outcome) as raised:
        _send_email(ses)
    assert str(raised.value) == code
    assert raised.value.__cause__ is None and raised.value.__suppress_context__


@pytest.mark.parametrize(
    ("code", "status", "outcome"),
    [
        ("InvalidParameter", 400, DeliveryRefused),
        ("ParameterValueInvalid", 400, DeliveryRefused),
        ("Throttled", 429, DeliveryUnavailable),
        ("AuthorizationError", 403, DeliveryUnavailable),
        ("InternalError", 500, DeliveryUnavailable),
    ],
)
def test_what_sns_answers_is_told_apart(sns, code, status, outcome):
    sns.add_client_error("publish", code, f"{_TO_MOBILE} is the matter", status, expected_params=None)
    with pytest.raises(outcome) as raised:
        _send_sms(sns)
    assert str(raised.value) == code


class _Unreachable:
    def send_email(self, **_):
        raise EndpointConnectionError(endpoint_url="https://email.example")

    publish = send_email


def test_a_lost_connection_is_worth_another_try():
    with pytest.raises(DeliveryUnavailable):
        EmailSender(_Unreachable(), "s@binding.example").send(_TO_EMAIL, _EMAIL, message_id="m", tags={})
    with pytest.raises(DeliveryUnavailable):
        SmsSender(_Unreachable()).send(_TO_MOBILE, _SMS)


class _Recorder:
    def __init__(self):
        self.numbers = []

    def publish(self, *, PhoneNumber, Message, MessageAttributes):
        self.numbers.append(PhoneNumber)


def _digits(chance, count):
    return "".join(chance.choices("0123456789", k=count))


def _outside(chance):
    """A number that is not a mobile number of Taiwan: foreign, premium, fixed line, satellite, or badly written."""
    mobile = f"9{chance.choice('012345678')}{_digits(chance, 7)}"
    country = chance.choice(["1", "44", "86", "84", "62", "852", "8835", "882", "979", "960", "53", "87", "8869900"])
    return chance.choice(
        [
            f"+{country}{_digits(chance, 10)}",
            f"+886{chance.choice(['2', '3', '4', '7', '20', '203', '204', '800', '809', '70'])}{_digits(chance, 8)}",
            f"+88699{_digits(chance, 7)}",
            f"+886{mobile}{_digits(chance, chance.randint(1, 5))}",
            f"+886{mobile[:-1]}",
            f"0{mobile}",
            f"886{mobile}",
            f"00886{mobile}",
            f"+886{mobile}\n",
            f" +886{mobile}",
            f"+886{mobile},+1900{_digits(chance, 7)}",
            f"+886{mobile[:-1]}{chance.choice('０１２３４५๕٥')}",
            f"+8860{mobile}",
            "",
        ]
    )


def test_no_number_outside_taiwans_mobile_range_is_ever_sent_to():
    chance, client, refused = random.Random(9), _Recorder(), 0
    sender = SmsSender(client)
    for _ in range(_TRIES):
        with pytest.raises(NumberRefused) as raised:
            sender.send(_outside(chance), _SMS)
        assert str(raised.value) == ""
        refused += 1
    assert (refused, client.numbers) == (_TRIES, [])


def test_every_number_of_the_range_is_sent_to():
    chance, client = random.Random(9), _Recorder()
    numbers = [f"+8869{chance.choice('012345678')}{_digits(chance, 7)}" for _ in range(1_000)]
    for number in numbers:
        SmsSender(client).send(number, _SMS)
    assert client.numbers == numbers
