import pytest

from shared.domain.contacts import Channel, Contact, email
from shared.domain.sandbox import Sandbox

DOMAIN = "sandbox.example"
SANDBOX = Sandbox(DOMAIN)
LOOK_ALIKES = (
    "x@sandbox.example.evil.com",
    "x@mail.sandbox.example",
    "x@notsandbox.example",
    "x@sandbox.example.org",
    "x@sandbox-example.com",
    "sandbox.example@example.org",
    "x@example",
    "x@sandbox",
    "x@sandbox.exampl",
    "x@sandbox.example.",
    "x@.sandbox.example",
    "x@sandboxexample",
    "x@s\u0430ndbox.example",  # a Cyrillic letter
    "x@sandbox\u3002example.org",
    "x@sandbox.example\u200b",
    "x@sandbox.example\n",
    "x@sandbox.example\x00",
    "sandbox.example",
    "",
)


class Suffixed(Sandbox):
    """A seeded defect: by the end of the address, which every address has of an empty domain."""

    def holds(self, contact):
        return contact.channel is Channel.EMAIL and contact.address.endswith(self.domain)


def held_without_a_domain(kind):
    addresses = ("x@example.org", "x@sandbox.example", "x@", "@", "")
    return [address for address in addresses if kind("").holds(Contact(Channel.EMAIL, address))]


@pytest.mark.parametrize("address", ["x@sandbox.example", "a.b+c@sandbox.example"])
def test_an_address_of_the_domain_is_held(address):
    assert SANDBOX.holds(Contact(Channel.EMAIL, address))


@pytest.mark.parametrize("raw", ["X@SANDBOX.EXAMPLE", " x@Sandbox.Example ", "\uff58\uff20sandbox.example"])
def test_other_spellings_of_it_are_read_as_the_same_address(raw):
    assert email(raw).address == "x@sandbox.example"
    assert SANDBOX.holds(email(raw))


@pytest.mark.parametrize("address", LOOK_ALIKES)
def test_a_look_alike_is_not_held(address):
    assert not SANDBOX.holds(Contact(Channel.EMAIL, address))
    try:
        read = email(address)
    except ValueError:
        return
    assert not SANDBOX.holds(read)


def test_a_number_is_not_held():
    assert not SANDBOX.holds(Contact(Channel.SMS, "+886912345678"))
    assert not SANDBOX.holds(Contact(Channel.SMS, "x@sandbox.example"))


def test_a_stage_without_a_domain_holds_nothing():
    assert held_without_a_domain(Sandbox) == []


def test_one_that_goes_by_the_end_of_the_address_is_found_out():
    assert held_without_a_domain(Suffixed) != []
    assert Suffixed(DOMAIN).holds(Contact(Channel.EMAIL, "x@mail.sandbox.example"))
