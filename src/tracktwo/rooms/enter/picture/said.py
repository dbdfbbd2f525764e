"""What the reader of Kumu's files says, in the reader's language."""

from django.utils.translation import gettext as _

from tracktwo.methods.conflict.kumu import KumuMap
from tracktwo.methods.errors import MethodError, Notice

__all__ = ["notice", "problem", "rows"]


def _wording(code: str) -> str:
    wordings = {
        "no-label": _("an element without a label; it was left out"),
        "label-twice": _("the same label as in row %(first)s; it was left out"),
        "no-end": _("a connection without its element; it was left out"),
        "to-itself": _("a connection of an element to itself; it was left out"),
        "no-such-element": _("no element has this label; the connection was left out"),
        "blank-rows": _("%(rows)s blank, passed over"),
        "sheets-passed": _("Sheets without elements or connections were passed over: %(names)s"),
        "columns-passed": _("Columns that were passed over: %(names)s"),
        "read-as-windows-1252": _("Line %(line)s is not UTF-8; it was read as Windows-1252, and names may look wrong."),
        "no-map": _(
            "This is no map of Kumu's: there is neither a column “Label” nor “From” and “To”, and no list of elements."
        ),
        "json-unreadable": _("This begins like JSON and cannot be read."),
        "not-a-table": _("This is no table: found %(kind)s."),
        "empty-file": _("The file is empty."),
        "too-many-rows": _("The file has more than %(most)s rows."),
        "workbook-unreadable": _("This begins like a workbook and cannot be read."),
        "workbook-too-large": _("The workbook is too large."),
        "row-unreadable": _("Line %(line)s cannot be read: is a quotation mark not closed?"),
        "line-too-long": _("Line %(line)s is too long for a table."),
    }
    return wordings.get(code, "")


def problem(error: MethodError) -> str:
    """An error in words; one that has none here, as the method says it."""
    wording = _wording(error.code)
    return wording % error.details if wording else str(error)


def notice(said: Notice) -> str:
    """A remark in words."""
    wording = _wording(said.code)
    return wording % said.details if wording else str(said)


def rows(read: KumuMap) -> list[tuple[int, str, str, str]]:
    """Every problem: row, column, what was found, why."""
    return [(each.line, each.column, each.found, notice(each.notice)) for each in read.problems]
