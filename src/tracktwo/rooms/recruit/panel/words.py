"""What the lottery's tables can be told, in the language of who reads it."""

from django.utils.translation import gettext_lazy as _

from tracktwo.methods.errors import MethodError
from tracktwo.process.fields import Text

__all__ = ["TABLE_WORDS", "in_words"]

# One sentence for each code that reading the two tables can meet. The places in it are the facts of the code.
TABLE_WORDS: dict[str, Text] = {
    "column-twice": _("Row 1, column %(column)s: %(found)s stands there again, after column %(earlier)s."),
    "empty-file": _("The file is empty. A table with a heading was expected."),
    "heading-unreadable": _("Row 1 cannot be read: is a quotation mark not closed?"),
    "not-a-whole-number": _("Row %(row)s, column %(column)s: %(found)s is no whole number."),
    "number-too-long": _("Row %(row)s, column %(column)s: the number is too long."),
    "people-code-none": _("Row %(row)s: there is no code."),
    "people-code-twice": _("Row %(row)s: the code %(person)s stands there again."),
    "people-column": _("Row 1: the column %(column)s is missing; there are %(found)s."),
    "people-many": _("There are more than %(most)s people."),
    "people-none": _("There is a heading alone. A row for each person was expected."),
    "people-value": _("Row %(row)s: %(found)s is no value of %(category)s. The quotas have %(expected)s."),
    "quota-columns": _("Row 1: the columns category, value, min and max were expected; there are %(found)s."),
    "quota-empty": _("Row %(row)s: a category or a value is missing."),
    "quota-order": _("Row %(row)s: at least %(fewest)s and at most %(most)s; the smaller number comes first."),
    "quota-twice": _("There are two rows for %(value)s in %(category)s."),
    "quotas-none": _("There is a heading alone. A row for each value of a category was expected."),
    "row-unreadable": _("Line %(line)s cannot be read: is a quotation mark not closed?"),
    "row-width": _("Row %(row)s has %(cells)s cells; %(expected)s were expected, as in the heading."),
    "seats-number": _(
        "%(seats)s seats and %(people)s people: there must be one seat at least, and no more than people."
    ),
    "workbook-too-large": _("The workbook is too large. Save the sheet as CSV."),
    "workbook-unreadable": _("This begins like an Excel workbook and cannot be read."),
    "wrong-encoding": _("Row %(row)s is not UTF-8. Save the file as UTF-8."),
    "zero-byte": _("Row %(row)s: this is no table as text."),
}


def in_words(error: MethodError) -> str:
    """Why a table cannot be read."""
    if error.code in TABLE_WORDS:
        return str(TABLE_WORDS[error.code]) % error.details
    return str(error)
