import pytest

from shared.domain.national_ids import NationalIdInvalid, masked, national_id

VALID = "A123456789 B142312123 W234567893 A800000014 F912345678 AA01234563 FC98765432".split()
INVALID = "A123456788 N123456789 A323456789 A700000013 AE01234560 A12345678".split()


@pytest.mark.parametrize("number", VALID)
def test_valid_numbers_are_read(number):
    assert national_id(number) == number


@pytest.mark.parametrize("number", INVALID)
def test_invalid_numbers_are_refused_without_being_quoted(number):
    with pytest.raises(NationalIdInvalid) as refused:
        national_id(number)
    assert number not in str(refused.value)


@pytest.mark.parametrize("typed", [" a123456789 ", "Ａ１２３４５６７８９"])
def test_case_blanks_and_full_width_are_forgiven(typed):
    assert national_id(typed) == "A123456789"


@pytest.mark.parametrize("typed", ["A1234\u202e56789", "A12345678\u0000", "\ud800A123456789", "A１２３４５６７８٩"])
def test_invisible_and_foreign_characters_are_refused(typed):
    with pytest.raises(NationalIdInvalid):
        national_id(typed)


def test_a_masked_number_hides_its_middle():
    assert masked("A123456789") == "A12*****89"
