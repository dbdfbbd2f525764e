"""Numbers exactly as they were written: text in, fractions out, and back."""

import re
from decimal import Decimal
from fractions import Fraction

from ..errors import InvalidInput

__all__ = ["Number", "format_exact", "parse_exact"]

Number = Fraction | Decimal | int | str

MAX_DIGITS, MAX_EXPONENT = 60, 60
_DECIMAL = re.compile(r"([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?")
_RATIO = re.compile(r"([+-]?\d{1,60})\s*/\s*(\d{1,60})")


def parse_exact(value: Number, place: str) -> Fraction:
    """A number without rounding: an integer, a fraction, a decimal, or the text of one (`12`, `0.1`, `3e-2`, `2/3`).

    A binary float is refused, because `0.1` as a float is no longer a tenth. `place` says where the number stands.

    Raises:
        InvalidInput: not a finite number, more than 60 digits, or an exponent beyond 60.
    """
    if isinstance(value, bool) or not isinstance(value, Fraction | Decimal | int | str):
        raise InvalidInput("not-a-number", "{place}: expected a number, found {text}", place=place, text=repr(value))
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int):
        # Python refuses to write integers of more than 4,300 digits, and a message would have to write this one.
        if abs(value) >= 10**MAX_DIGITS:
            raise InvalidInput(
                "number-too-long", "{place}: the number has more than {limit} digits", place=place, limit=MAX_DIGITS
            )
        return Fraction(value)
    text = str(value).strip()
    if ratio := _RATIO.fullmatch(text):
        if int(ratio[2]) == 0:
            raise InvalidInput("division-by-zero", "{place}: “{text}” divides by zero", place=place, text=text)
        return Fraction(int(ratio[1]), int(ratio[2]))
    match = _DECIMAL.fullmatch(text)
    if match is None or not (match[2] or match[3]) or not text.isascii():
        raise InvalidInput(
            "not-a-number",
            "{place}: expected a number like 12, 0.5 or 2/3, found “{text}”",
            place=place,
            text=text[:80],
        )
    digits, power = (match[2] or "") + (match[3] or ""), int(match[4] or 0)
    if len(digits) > MAX_DIGITS or abs(power) > MAX_EXPONENT:
        raise InvalidInput(
            "number-beyond-limits",
            "{place}: “{text}” has more than {limit} digits, or an exponent beyond {exponent}",
            place=place,
            text=text[:80],
            limit=MAX_DIGITS,
            exponent=MAX_EXPONENT,
        )
    return Fraction(int(match[1] + digits)) * Fraction(10) ** (power - len(match[3] or ""))


def format_exact(value: Fraction) -> str:
    """The exact number as text: a decimal where its expansion ends, otherwise a fraction `a/b`."""
    # A fraction has a finite decimal expansion only if its denominator has no prime factor but 2 and 5.
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    if places == 0:
        return str(value.numerator)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + f"{digits[:-places]}.{digits[-places:]}"
