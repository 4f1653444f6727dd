"""Findings: what is, or may be, wrong with a roster, row by row. None ever holds what a cell says, as personal as that
may be."""

from enum import StrEnum
from typing import NamedTuple


class FindingCode(StrEnum):
    """What is wrong; a stable code. ``finding_texts`` says each in words."""

    # The file.
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_UNREADABLE = "file_unreadable"
    FORMAT_UNKNOWN = "format_unknown"
    FORMAT_OLD = "format_old"
    MACROS = "macros"
    SEVERAL_SHEETS = "several_sheets"
    INFLATES_TOO_FAR = "inflates_too_far"
    FOREIGN_CONTENT = "foreign_content"
    DATES_FROM_1904 = "dates_from_1904"
    ENCODING_UNKNOWN = "encoding_unknown"
    ENCODING_MIXED = "encoding_mixed"
    ENCODING_BROKEN = "encoding_broken"
    NO_COMMAS = "no_commas"
    QUOTE_WRONG = "quote_wrong"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_FAULTS = "too_many_faults"
    # Its headings.
    HEADING_MISSING = "heading_missing"
    HEADING_TWICE = "heading_twice"
    HEADING_UNKNOWN = "heading_unknown"
    # A cell.
    BEYOND_HEADINGS = "beyond_headings"
    CELLS_MERGED = "cells_merged"
    FORMULA = "formula"
    CELL_BROKEN = "cell_broken"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    CHARACTER_FORBIDDEN = "character_forbidden"
    CHARACTER_LOST = "character_lost"
    SCHOOL_CODE_INVALID = "school_code_invalid"
    LEVEL_UNKNOWN = "level_unknown"
    SEAT_INVALID = "seat_invalid"
    NUMBER_INVALID = "number_invalid"
    NATIONAL_ID_INVALID = "national_id_invalid"
    EMAIL_INVALID = "email_invalid"
    BIRTH_DATE_INVALID = "birth_date_invalid"
    BIRTH_DATE_UNLIKELY = "birth_date_unlikely"
    # One row beside the catalogue and other rows.
    SCHOOL_UNKNOWN = "school_unknown"
    SCHOOL_NOT_YOURS = "school_not_yours"
    SCHOOL_OF_ANOTHER_LEVEL = "school_of_another_level"
    SCHOOL_NAME_OF_ANOTHER = "school_name_of_another"
    NATIONAL_ID_TWICE = "national_id_twice"
    SEAT_TWICE = "seat_twice"
    CLASS_WITHOUT_TEACHER = "class_without_teacher"
    CLASS_WITH_TWO_TEACHERS = "class_with_two_teachers"
    TEACHER_OF_TWO_CLASSES = "teacher_of_two_classes"
    TEACHER_WITH_TWO_NAMES = "teacher_with_two_names"
    # OneRoster.
    PART_MISSING = "part_missing"
    VERSION_UNKNOWN = "version_unknown"
    NOT_BULK = "not_bulk"
    REFERENCE_UNKNOWN = "reference_unknown"
    SOURCED_ID_TWICE = "sourced_id_twice"
    PUPIL_OF_TWO_CLASSES = "pupil_of_two_classes"


WARNINGS = frozenset({FindingCode.BIRTH_DATE_UNLIKELY})
"""What is to be looked at, and keeps no roster from being applied."""


class Finding(NamedTuple):
    """One fault or warning: in row ``row`` (the headings are row 1; 0: the whole file) under the heading ``column``, or
    the letter of a column without a known one; empty when it is of the whole row.

    ``other_row`` is the row that it doesn't go with, 0 if there is none. ``part`` is the file in a OneRoster archive.
    """

    row: int
    column: str
    code: FindingCode
    other_row: int = 0
    part: str = ""
