"""What the reader of Kumu's files says, in the reader's language."""

from django.utils.translation import gettext_lazy as _

from tracktwo.methods.conflict.kumu import KumuMap
from tracktwo.methods.errors import MethodError, Notice
from tracktwo.process.fields import Text

from ..timing.evidence.words import in_words

__all__ = ["MAP_WORDS", "rows", "say"]

# What is said of maps alone. What can be wrong with any table has its words with the conflict data.
MAP_WORDS: dict[str, Text] = {
    "no-label": _("an element without a label; it was left out"),
    "label-twice": _("the same label as in row %(first)s; it was left out"),
    "no-end": _("a connection without its element; it was left out"),
    "text-cut": _("longer than %(most)s letters; the text was cut there"),
    "to-itself": _("a connection of an element to itself; it was left out"),
    "no-such-element": _("no element has this label; the connection was left out"),
    "sheets-passed": _("Sheets without elements or connections were passed over: %(names)s"),
    "columns-passed": _("Columns that were passed over: %(names)s"),
    "no-map": _(
        "This is no map of Kumu's: there is neither a column “Label” nor “From” and “To”, and no list of elements."
    ),
    "json-unreadable": _("This begins like JSON and cannot be read."),
    "workbook-unreadable": _("This begins like a workbook and cannot be read."),
    "workbook-too-large": _("The workbook is too large."),
}


def say(said: MethodError | Notice) -> str:
    """A remark, a problem or an error in words."""
    if said.code in MAP_WORDS:
        return str(MAP_WORDS[said.code]) % said.details
    return in_words(said)


def rows(read: KumuMap) -> list[tuple[int, str, str, str]]:
    """Every problem: row, column, what was found, why."""
    return [(each.line, each.column, each.found, say(each.notice)) for each in read.problems]
