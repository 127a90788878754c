"""Numbers, dates and words as French files write them."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.values import clean, guess, parse_boolean, parse_date, parse_number, parse_quantity


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3,8732007528", 3.8732007528),
        ("43.61", 43.61),
        (" 770 999,84 ", 770999.84),
        ("1\u202f234\u00a0567,5", 1234567.5),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1.234.567", 1234567.0),
        ("12'500,25", 12500.25),
        ("-0,5", -0.5),
        (",5", 0.5),
        ("7,", 7.0),
        ("6,278E+06", 6.278e6),
    ],
)
def test_a_number_is_read_whatever_its_separators(text: str, number: float) -> None:
    assert parse_number(text) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(
    "text", ["", "-", "abc", "nan", "inf", "1_000", "1,2,3", "1.2.3,4", "12 m 5", "٣", "1e999", "--1", "."]
)
def test_what_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        parse_number(text)


def test_a_declared_decimal_mark_makes_the_other_a_thousands_mark() -> None:
    assert parse_number("1,234", ".") == 1234
    assert parse_number("1.234", ",") == 1234


@given(
    st.floats(min_value=-1e9, max_value=1e9, allow_nan=False).filter(lambda number: not 0 < abs(number) < 1e-4),
    st.sampled_from(["\u00a0", "\u202f", " ", ""]),
)
def test_a_number_written_the_french_way_reads_back(number: float, space: str) -> None:
    text = f"{number:,.6f}".replace(",", space).replace(".", ",")
    assert parse_number(text) == pytest.approx(float(f"{number:.6f}"), abs=1e-9)


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_a_refusal(text: str) -> None:
    try:
        number = parse_number(text)
    except ValueError:
        return
    assert math.isfinite(number)


def test_a_quantity_may_carry_its_unit() -> None:
    assert parse_quantity("70 W") == 70
    assert parse_quantity("8,5m") == 8.5
    with pytest.raises(ValueError, match="not a number"):
        parse_quantity("SHP 70 W")


@given(st.dates(min_value=dt.date(1969, 1, 1), max_value=dt.date(2068, 12, 31)))
def test_a_date_reads_back_from_every_french_form(date: dt.date) -> None:
    for form in ("%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y%m%d", "%d/%m/%Y 00:00:00"):
        assert parse_date(date.strftime(form)) == date.isoformat()


@pytest.mark.parametrize("text", ["31/02/2020", "2020-13-01", "hier", "1/2", ""])
def test_an_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        parse_date(text)


def test_yes_and_no_are_read_in_french() -> None:
    assert [parse_boolean(word) for word in ("Oui", "vrai", "O", "1")] == [True] * 4
    assert [parse_boolean(word) for word in ("NON", "faux", "n", "0")] == [False] * 4


def test_a_guess_keeps_codes_as_text() -> None:
    assert guess("0042") == "0042"
    assert guess("474") == 474
    assert guess("8,5") == 8.5
    assert guess("01/01/08") == "2008-01-01"
    assert guess("EFFIA") == "EFFIA"


def test_text_is_one_line_without_control_characters() -> None:
    assert clean("Place\r\nde la\x00 Comédie ") == "Place de la Comédie"
    assert clean(12.0) == "12"
    assert clean(None) == ""
