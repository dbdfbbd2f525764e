"""What changed in the picture since a day: what was said anew, and what ended."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import holder_name

from .differences import KINDS, say_statement
from .records import Group, GroupView

__all__ = ["changes"]


def changes(dialogue: OpenDialogue, since: datetime.date, day: datetime.date | None = None) -> list[str]:
    """Each change after `since` and up to `day`, the newest first: what began and what ended, and who holds it."""
    folio = dialogue.third.folio()
    day = day or journal.today(folio)
    lines: list[tuple[datetime.date, str]] = []
    for kind in KINDS.values():
        for record in folio.all(kind):
            statement = record.body
            words = say_statement(dialogue, statement)
            if isinstance(statement, GroupView):
                name = dialogue.one_line(folio.get(Group, statement.group).body.name)
                words = _("%(about)s – %(held)s") % {"about": name, "held": words}
            who = holder_name(dialogue, statement.holder)
            for at, wording in (
                (statement.day, _("%(day)s, new: %(words)s (%(who)s)")),
                (statement.until, _("%(day)s, no longer: %(words)s (%(who)s)")),
            ):
                if at and since < at <= day:
                    lines.append((at, wording % {"day": date_format(at, "j F Y"), "words": words, "who": who}))
    return [line for _day, line in sorted(lines, reverse=True)]
