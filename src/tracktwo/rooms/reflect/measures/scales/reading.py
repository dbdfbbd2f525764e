"""From a table to the items of a scale. What cannot be read is named by row and column, and nothing is taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from tracktwo.common.writing import LANGUAGES, clean_text
from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.table import Table, read_table
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText

from ..items import ITEMS
from ..records import ScaleItem

__all__ = ["COLUMNS", "Heading", "heading_of", "items_of", "proposal"]

# What the program needs to know of an item; wordings are asked for by language.
COLUMNS = ("code", "low", "high", "better", "reliability", "sd")
_GUESSES = {
    "code": ("code", "item", "id"),
    "low": ("low", "min", "minimum"),
    "high": ("high", "max", "maximum"),
    "better": ("better", "good", "direction"),
    "reliability": ("reliability", "alpha", "r"),
    "sd": ("sd", "standard-deviation"),
}
LONGEST, WIDEST, MOST_ROWS = 300, 100, 40


@dataclass(frozen=True)
class Heading:
    """The columns of a file as written, and the same by number."""

    table: Table
    columns: list[tuple[str, str]]


def heading_of(content: bytes) -> Heading:
    """The heading of a file.

    Raises:
        Refused: it is no table.
    """
    try:
        table = read_table(content)
        table.check_headings_once()
    except InvalidInput:
        message = _("This is no table that can be read. Save it as CSV in UTF-8, with one heading for each column.")
        raise Refused(message) from None
    return Heading(table, [(str(place), title) for place, title in enumerate(table.heading)])


def proposal(heading: Heading, languages: list[str]) -> dict[str, str]:
    """Which column is probably which; the team chooses."""
    names, proposed = heading.table.names, {}
    for wanted, guesses in _GUESSES.items():
        proposed[wanted] = next((str(names.index(guess)) for guess in guesses if guess in names), "")
    for language in languages:
        guesses = (language, f"words-{language}", f"text-{language}", LANGUAGES.get(language, "").lower())
        proposed[f"words-{language}"] = next((str(names.index(guess)) for guess in guesses if guess in names), "")
    return proposed


def items_of(heading: Heading, chosen: Mapping[str, str], languages: list[str], scale: str) -> list[ScaleItem]:
    """The items of a file, by the columns the team has chosen.

    Raises:
        Refused: a column that is needed was not chosen; a cell holds what it cannot, named by row and column; an item
            has no wording in one of the dialogue's languages, so that it would be asked in the others only.
    """
    places = {}
    for wanted in (*COLUMNS, *(f"words-{language}" for language in languages)):
        place = chosen.get(wanted, "")
        if place.isascii() and place.isdecimal() and int(place) < len(heading.table.heading):
            places[wanted] = int(place)
        elif wanted in ("code", "low", "high") or wanted.startswith("words-"):
            raise Refused(_("Choose a column for each wording, the code, and both ends of the scale."))
    items: list[ScaleItem] = []
    try:
        for row, cells in heading.table.rows():
            if len(items) >= MOST_ROWS:
                raise Refused(_("At most %(most)s items can be read.") % {"most": MOST_ROWS})
            items.append(_item(row, cells, places, languages, scale))
    except InvalidInput:
        raise Refused(_("A row has more or fewer cells than the heading.")) from None
    codes = [item.code for item in items] + [item.name for item in ITEMS]
    if not items or len(set(codes)) < len(codes):
        raise Refused(_("Each item needs a code of its own, and there has to be one at least."))
    return items


def _item(row: int, cells: list[str], places: Mapping[str, int], languages: list[str], scale: str) -> ScaleItem:
    def cell(wanted: str) -> str:
        return clean_text(cells[places[wanted]]).strip() if wanted in places else ""

    def bad(wanted: str) -> Refused:
        where = {"row": row, "column": heading_place(places[wanted])}
        return Refused(_("Row %(row)s, column %(column)s: this cannot be used.") % where)

    def number(wanted: str) -> float:
        try:
            return float(cell(wanted).replace(",", ".")) if cell(wanted) else 0.0
        except ValueError:
            raise bad(wanted) from None

    words = [cell(f"words-{language}") for language in languages]
    for language, said in zip(languages, words, strict=True):
        if not said or len(said) > LONGEST:
            where = {"row": row, "column": heading_place(places[f"words-{language}"])}
            message = _("Row %(row)s, column %(column)s: every item needs its wording in every language.")
            raise Refused(message % where)
    low, high, code = number("low"), number("high"), cell("code")
    if not code or len(code) > 40:
        raise bad("code")
    if low != int(low) or abs(low) > WIDEST:
        raise bad("low")
    if high != int(high) or not low < high <= low + WIDEST:
        raise bad("high")
    reliability, sd = number("reliability"), number("sd")
    if not 0 <= reliability < 1:
        raise bad("reliability")
    if not 0 <= sd < 1000:
        raise bad("sd")
    better = cell("better").lower()
    if better not in ("", "high", "low"):
        raise bad("better")
    end: Literal["high", "low"] = "low" if better == "low" else "high"
    return ScaleItem(code, scale, MultilingualText.of(words), int(low), int(high), end, reliability, sd)


def heading_place(place: int) -> int:
    """A column as people count."""
    return place + 1
