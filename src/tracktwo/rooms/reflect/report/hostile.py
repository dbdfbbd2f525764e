"""What somebody who means harm would learn from a report, sentence by sentence, before any side releases it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.process.access import OpenDialogue

from ..outcomes.reads import confirmed
from ..outcomes.records import OUTSIDE, WHOM
from ..quarters import said
from .composing import compose, earlier_reports, reasons
from .records import ReportDraft

__all__ = ["lessons_for_an_enemy", "never_in_it"]


def never_in_it() -> list[str]:
    """What cannot be in a report, whoever writes it."""
    return [
        _("no name, no seat, no side by its name, and no words of a side"),
        _("no day and no place: nothing finer than a quarter"),
        _("no number of fewer than five people, and none from which one could be worked out"),
    ]


def lessons_for_an_enemy(dialogue: OpenDialogue, draft: ReportDraft) -> list[str]:
    """Every fact that can be taken from the report, alone and beside the earlier ones."""
    report = compose(dialogue, draft)
    learnt = [_("That there is such a dialogue, between %(n)d sides.") % {"n": len(dialogue.sides)}]
    words = ngettext("That you met for %(n)d workshop.", "That you met for %(n)d workshops.", draft.workshops)
    learnt.append(words % {"n": draft.workshops})
    learnt += _numbers(dialogue, draft, report.numbers)
    for record in confirmed(dialogue):
        if record.id in draft.outcomes:
            learnt += _outcome(record.body.whom, record.body.year, record.body.quarter, record.body.outside)
    if draft.risks:
        learnt.append(_("What you fear most, in your own words: each risk you name is a suggestion."))
    if draft.analysis:
        learnt.append(_("How you see the conflict, and so what each side may have told you."))
    return learnt


def _numbers(dialogue: OpenDialogue, draft: ReportDraft, numbers: dict[str, int]) -> list[str]:
    learnt = []
    if "people" in numbers:
        learnt.append(
            _("That %(n)d people had come by the %(when)s.")
            % {"n": numbers["people"], "when": said(draft.year, draft.quarter)}
        )
    if "women" in numbers:
        learnt.append(_("How many of them are women, and how many men."))
    for earlier in earlier_reports(dialogue):
        if "people" in numbers and "people" in earlier.numbers:
            more = numbers["people"] - earlier.numbers["people"]
            when = said(earlier.year, earlier.quarter)
            words = _("Beside the report of the %(when)s: a difference of %(n)d people.")
            learnt.append(words % {"n": more, "when": when})
    if reasons(dialogue, draft):
        learnt.append(_("That a number was withheld, which says that a group or a change is small, and not which."))
    return learnt


def _outcome(whom: str, year: int, quarter: int, outside: str) -> list[str]:
    learnt = [
        _("That something changed in this place: %(whom)s, %(when)s. Whoever is against it knows where to ask.")
        % {"whom": WHOM[whom], "when": said(year, quarter)}
    ]
    if outside:
        words = _("That it was confirmed from outside: %(kind)s. There may be few of that kind.")
        learnt.append(words % {"kind": OUTSIDE[outside]})
    return learnt
