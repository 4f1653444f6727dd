import random

import pytest

from shared.domain.contacts import Channel, Contact, ContactInvalid, email, masked, mobile


@pytest.mark.parametrize("typed", ["0912345678", "0912-345-678", "(0912) 345 678", "+886912345678", "886912345678",
                                   "00886912345678", "002886912345678", "０９１２３４５６７８"])  # fmt: skip
def test_taiwan_mobiles_become_one_number(typed):
    assert mobile(typed) == Contact(Channel.SMS, "+886912345678")


def test_ten_thousand_other_numbers_are_refused():
    rng = random.Random(7)
    tried = 0
    while tried < 10_000:
        country = rng.choice(
            ["+1", "+44", "+852", "+86", "+88690", "+88699", "0204", "0800", "0900", "+882", "02", "099"]
        )
        number = country + "".join(rng.choices("0123456789", k=rng.randint(4, 10)))
        if number.removeprefix("+886").removeprefix("0")[:2] in {f"9{d}" for d in range(9)}:
            continue
        tried += 1
        with pytest.raises(ContactInvalid):
            mobile(number)


@pytest.mark.parametrize(
    "typed", ["a@b", "a b@c.tw", "a@b..tw", "@b.tw", "a@-b.tw", "x" * 65 + "@b.tw", "a@b.tw\nBcc: c@d.tw"]
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(ValueError):
        email(typed)


def test_an_address_is_folded_to_one_spelling():
    assert email(" COOC123@Gmail.com ").address == "cooc123@gmail.com"


def test_masked_contacts_are_recognised_by_their_owner_alone():
    assert masked(email("cooc123@gmail.com")) == "co****@gmail.com"
    assert masked(mobile("0912345678")) == "0912***678"
