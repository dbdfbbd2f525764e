"""What a reader of conflict data says of a file, in the language of who reads it."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tracktwo.methods.errors import MethodError, Notice
from tracktwo.process.fields import Text
from tracktwo.ui.conflict_chart import KINDS

from .records import Said

__all__ = ["FILE_WORDS", "KINDS", "in_words"]

# One sentence for each code that an import or a question can meet. The places in it are the facts of the code.
FILE_WORDS: dict[str, Text] = {
    "acled-has-no-dyads": _("ACLED's events have no dyads: choose a country."),
    "answers-one-question": _("This was cut out of a larger file, and answers its own question alone."),
    "another-kind": _("Line 1: this is another kind of file (%(kind)s). UCDP deaths, UCDP events or ACLED are read."),
    "blank-rows": _("Blank rows were passed over: %(rows)s"),
    "column-missing": _("Line 1: the column %(missing)s is missing."),
    "column-twice": _("Line 1, column %(column)s: %(found)s stands there again, after column %(earlier)s."),
    "comma-in-number": _("A decimal comma or a comma between thousands; a whole number without one was expected."),
    "dates-in-two-forms": _("A date in another form than %(example)s in line %(first)s; each form was read."),
    "day-or-month": _("Day and month cannot be told apart: it counts in its year, and in no month."),
    "decimal-comma": _("A decimal comma; it was read as %(number)s."),
    "empty-file": _("Line 1: the file is empty. A table with a heading was expected."),
    "end-before-start": _("The end lies before the start: it counts by its start only."),
    "heading-again": _("The heading again: it was passed over."),
    "high-below-best": _("Below the best figure, %(best)s: the row was left out of the band only."),
    "line-too-long": _("Line %(line)s: more than %(most)s letters without an end. This is no table as text."),
    "low-above-best": _("Above the best figure, %(best)s: the row was left out of the band only."),
    "negative-deaths": _("A negative number of deaths: it is not counted."),
    "no-answer": _("This is no answer of the command tracktwo conflict --json."),
    "no-event-number": _("An event without a number of its own: counted, and never taken as repeated."),
    "no-heading": _("Line 1 is no heading: the columns were taken in the order of UCDP's events."),
    "no-identifier": _("No number of a dyad or conflict: the row was left out."),
    "no-month-known": _("Of what was chosen no month is known: ask by year."),
    "no-number": _("Nothing stands there; a number of deaths was expected."),
    "no-row": _("There is no row after the heading."),
    "no-such-country": _("There is no country %(country)s in this file. Near names: %(near)s"),
    "no-such-numbers": _("This file has no such numbers: choose from its own list."),
    "no-such-unit": _("There is no %(number)s in this file. Near numbers: %(near)s"),
    "no-usable-row": _("No row can be used. Line %(line)s%(column)s holds %(found)s: %(reason)s"),
    "no-year": _("No year; that of the date counts, %(year)s."),
    "not-a-date": _("No date; one such as 2012-05-17 was expected."),
    "not-a-number": _("No whole number; a number of deaths was expected."),
    "not-a-table": _("This is %(kind)s. A table as CSV, or an Excel workbook (.xlsx), was expected."),
    "read-as-windows-1252": _("Line %(line)s is not UTF-8: it was read as Windows-1252, and names may look wrong."),
    "repeated-row": _("The same as line %(kept)s, which counts."),
    "row-of-tags": _("Line %(line)s holds #tags: it was passed over."),
    "row-unreadable": _("Line %(line)s cannot be read: is a quotation mark not closed?"),
    "row-width": _("A row of %(given)s cells under %(wanted)s columns: it was left out."),
    "row-without-year": _("No year: the row was left out."),
    "too-many-deaths": _("No such number of deaths; %(most)s at most were expected."),
    "too-many-names": _("More than %(most)s different dyads or countries: another column was expected."),
    "too-many-rows": _("Line %(line)s: more than %(most)s rows. Cut the file by country or year."),
    "two-spellings": _("The same kind as %(first)s, spelt otherwise: taken as one."),
    "two-versions": _("A version besides %(first)s: two releases in one file; of a repeated row the newest counts."),
    "unknown-columns": _("Line 1: %(found)s are no columns of UCDP deaths, UCDP events or ACLED."),
    "year-differs": _("Not the year of the date, which counts, %(year)s."),
    "year-without-century": _("A year without its century: read as %(year)s."),
    "years-only": _("This file has years only; a file of events has months."),
}


def in_words(said: Said | MethodError | Notice) -> str:
    """A remark, a problem or a refusal as a sentence."""
    details: Mapping[str, object] = said.details
    if said.code in FILE_WORDS:
        return str(FILE_WORDS[said.code]) % details
    return said.template.format(**details)
