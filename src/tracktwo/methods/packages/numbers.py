"""Numbers as they were written: exact fractions in, decimals or fractions out."""

import re
from decimal import Decimal
from fractions import Fraction

from .errors import Unreadable

__all__ = ["Number", "exact", "written"]

Number = Fraction | Decimal | int | str

LONGEST, FURTHEST = 60, 60
_NUMBER = re.compile(r"([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?")
_RATIO = re.compile(r"([+-]?\d{1,60})\s*/\s*(\d{1,60})")


def exact(value: Number, place: str) -> Fraction:
    """A number without rounding: an integer, a fraction, a decimal, or the text of one (`12`, `0.1`, `3e-2`, `2/3`).

    A binary float is not taken: `0.1` would no longer be a tenth. `place` says where the number stands.

    Raises:
        Unreadable: not a finite number, or longer than 60 digits, or an exponent beyond 60.
    """
    if isinstance(value, bool) or not isinstance(value, Fraction | Decimal | int | str):
        raise Unreadable(f"{place}: expected a number, found {value!r}")
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int):
        return Fraction(value)
    text = str(value).strip()
    if ratio := _RATIO.fullmatch(text):
        if int(ratio[2]) == 0:
            raise Unreadable(f"{place}: “{text}” divides by nothing")
        return Fraction(int(ratio[1]), int(ratio[2]))
    found = _NUMBER.fullmatch(text)
    if found is None or not (found[2] or found[3]) or not text.isascii():
        raise Unreadable(f"{place}: expected a number like 12, 0.5 or 2/3, found “{text[:80]}”")
    digits, power = (found[2] or "") + (found[3] or ""), int(found[4] or 0)
    if len(digits) > LONGEST or abs(power) > FURTHEST:
        raise Unreadable(f"{place}: “{text[:80]}” has more than {LONGEST} digits, or an exponent beyond {FURTHEST}")
    return Fraction(int(found[1] + digits)) * Fraction(10) ** (power - len(found[3] or ""))


def written(value: Fraction) -> str:
    """The number exactly: a decimal where it ends, else a fraction `a/b`."""
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
