"""Addresses to which browsers and events may be sent."""

import pytest

from shared.domain.services import AddressInvalid, is_loopback, read_address


@pytest.mark.parametrize(
    "address",
    [
        "https://pay.example/return",
        "https://pay.example:8443/return?school=900101",
        "http://127.0.0.1:8080/return",
        "http://localhost/return",
        "http://[::1]:8080/return",
    ],
)
def test_an_address_is_taken_as_it_is(address):
    assert read_address(address) == address
    assert is_loopback(address) == address.startswith("http:")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "pay.example/return",
        "http://pay.example/return",
        "http://127.0.0.1.pay.example/return",
        "http://localhost@pay.example/return",
        "https://user@pay.example/return",
        "https://pay.example/return#part",
        "https://pay.example/return#",
        "https://pay.example/re turn",
        "https://pay.example/\n",
        "https://付款.example/return",
        "https:///return",
        "https://[::1/return",
        "https://pay.example:port/return",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://pay.example/" + "x" * 500,
    ],
)
def test_any_other_is_refused(address):
    with pytest.raises(AddressInvalid):
        read_address(address)
