"""What importing says: what a column can become, what is doubtful, and what is wrong with a row or a file."""

from django.utils.translation import gettext_lazy as _

from tracktwo.methods.contacts import MOST_ROWS, kind_of
from tracktwo.methods.errors import InvalidInput
from tracktwo.process.fields import Text

__all__ = ["ALPHABETS", "DOUBTS", "FIELD_WORDS", "in_words", "left_out", "problem_words"]

FIELD_WORDS: dict[str, Text] = {
    "": _("left out"),
    "name": _("name"),
    "given": _("first name"),
    "middle": _("middle name"),
    "family": _("last name"),
    "reach": _("what they reach"),
    "title": _("title or office"),
    "contact": _("how they are reached"),
    "nominator": _("who named them"),
    "side": _("their side"),
}
ALPHABETS: dict[str, Text] = {
    "western": _("Western European"),
    "arabic": _("Arabic"),
    "hebrew": _("Hebrew"),
    "cyrillic": _("Cyrillic"),
    "greek": _("Greek"),
    "turkish": _("Turkish"),
    "central-european": _("Central European"),
}
DOUBTS: dict[str, Text] = {
    "twice": _("The same name stands in row %(row)s."),
    "known": _("In the pool already, as %(code)s."),
    "other-side": _("In the pool for another side, as %(code)s: nobody sits on both."),
    "declined": _("Somebody of this name declined, and is not to be asked again."),
    "no-side": _("The file does not say a side that is known here."),
}
_PROBLEMS: dict[str, Text] = {
    "too-many-rows": _("Row %(row)s: only the first %(most)s are read. Split the file."),
    "card-cut-off": _("Card %(row)s: it has no end. What could be read of it is kept."),
    "card-unreadable": _("Card %(row)s: it cannot be read."),
    "card-nameless": _("Card %(row)s: it names nobody."),
    "formula-without-value": _("Row %(row)s, column %(column)s: a formula whose result is not in the file."),
    "row-too-long": _("Row %(row)s: it has more cells than there are headings; those beyond are left out."),
    "row-nameless": _("Row %(row)s: it names nobody."),
    "name-too-long": _("Row %(row)s: the name is too long. The row is left out."),
    "reach-too-long": _("Row %(row)s: what they reach is too long. The row is left out."),
    "title-too-long": _("Row %(row)s: the title is too long. The row is left out."),
    "contact-too-long": _("Row %(row)s: how they are reached is too long. The row is left out."),
}
_FILE: dict[str, Text] = {
    "empty-file": _("The file is empty."),
    "old-workbook": _("This is an Excel file of before 2007. Save it as .xlsx or as CSV."),
    "which-alphabet": _(
        "Row %(row)s holds a letter that cannot be read. Say which alphabet it is, and choose the file again."
    ),
    "zero-byte": _("This is no text, no Excel workbook and no vCard."),
    "workbook-unreadable": _("This begins like an Excel workbook, but cannot be read."),
    "workbook-too-large": _("This workbook is too large once unpacked. Save the sheet as CSV."),
    "row-unreadable": _("Line %(line)s cannot be read as cells in rows."),
    "too-much": _(
        "The file holds more than can be looked at in one go. Split it, and import one part after the other."
    ),
    "nobody": _("Nobody was found in it."),
}
_PRIVATE: dict[str, Text] = {
    "telephone": _("a telephone number: left out unless you ask for it"),
    "email": _("a mail address: left out unless you ask for it"),
    "address": _("an address: left out unless you ask for it"),
    "private": _("private: better left out"),
}


def left_out(heading: str) -> Text:
    """Why a column is proposed to be left out; nothing where it is not known what it holds."""
    return _PRIVATE.get(kind_of(heading), "")


def problem_words(row: int, code: str, column: int) -> str:
    """What is wrong with a row."""
    return str(_PROBLEMS[code]) % {"row": row, "column": column, "most": MOST_ROWS}


def in_words(error: InvalidInput) -> str:
    """What is wrong with a file."""
    return str(_FILE.get(error.code, error.template)) % error.details
