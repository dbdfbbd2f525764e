"""The report as it reads: its sections in every language, and which numbers of people stand in it."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from tracktwo.methods.reporting import PEOPLE, Reason, withheld
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText, Text
from tracktwo.process.sealed import digest_of
from tracktwo.ui.headings import tongue

from ..outcomes.reads import confirmed
from ..outcomes.records import HOW, OUTSIDE, WHOM, Outcome
from ..quarters import said
from .records import TEXTS, Report, ReportDraft, Section

__all__ = ["HEADINGS", "READY", "about", "compose", "earlier_reports", "numbers_of", "reasons"]

HEADINGS: dict[str, Text] = {
    "plan": _("Outcomes against the plan"),
    "logic": _("Is the logic still valid?"),
    "analysis": _("Changes in the analysis"),
    "risks": _("Risks"),
    "people": _("Who took part"),
}
NAMES: dict[str, Text] = {
    "people": _("People who have come so far: %(n)d."),
    "women": _("Women among them: %(n)d."),
    "men": _("Men among them: %(n)d."),
}
# What stands in the place of a number that may not. It never says how many.
READY: dict[str, Text] = {
    "few": _("We report no numbers of groups of fewer than five people."),
    "earlier": _("We report this number again when it differs by at least five from an earlier report."),
    "whole": _("We report women and men only together with the number of people."),
    "sum": _("We report women and men only where each group has at least five people."),
}


def earlier_reports(dialogue: OpenDialogue) -> list[Report]:
    """What left before, in the order of its quarters."""
    reports = [record.body for record in dialogue.joint.folio().all(Report)]
    return sorted(reports, key=lambda report: (report.year, report.quarter))


def numbers_of(draft: ReportDraft) -> dict[str, int]:
    """The numbers of people in a draft, by name."""
    unsaid = draft.people - draft.women - draft.men
    return {"people": draft.people, "women": draft.women, "men": draft.men, "unsaid": unsaid}


def reasons(dialogue: OpenDialogue, draft: ReportDraft) -> dict[str, Reason]:
    """Which numbers may not stand, and why."""
    return withheld(numbers_of(draft), PEOPLE, [report.numbers for report in earlier_reports(dialogue)])


def compose(dialogue: OpenDialogue, draft: ReportDraft) -> Report:
    """The report as it would leave."""
    kept_back = reasons(dialogue, draft)
    numbers = {name: number for name, number in numbers_of(draft).items() if name not in kept_back}
    chosen = [record.body for record in confirmed(dialogue) if record.id in draft.outcomes]
    sections = []
    for name in TEXTS:
        typed: MultilingualText = getattr(draft, name)
        added = _in_each(dialogue, _outcomes(chosen)) if name == "plan" and chosen else ("",) * 4
        texts = ["\n\n".join(filter(None, pair)) for pair in zip(typed.texts, added, strict=True)]
        if any(texts):
            sections.append(Section(_heading(dialogue, name), MultilingualText(*texts)))
    people = MultilingualText(*_in_each(dialogue, lambda language, place: _numbers(draft, kept_back)))
    sections.append(Section(_heading(dialogue, "people"), people))
    return Report(year=draft.year, quarter=draft.quarter, sections=sections, numbers=numbers)


def _in_each(dialogue: OpenDialogue, say: Callable[[str, int], str]) -> tuple[str, str, str, str]:
    texts = []
    for place, language in enumerate(dialogue.card.languages):
        with override(tongue(language)):
            texts.append(say(language, place))
    first, second, third, fourth = [*texts, "", "", ""][:4]
    return first, second, third, fourth


def _heading(dialogue: OpenDialogue, name: str) -> MultilingualText:
    return MultilingualText(*_in_each(dialogue, lambda language, place: str(HEADINGS[name])))


def _outcomes(chosen: Sequence[Outcome]) -> Callable[[str, int], str]:
    def lines(language: str, place: int) -> str:
        return "\n".join(_line(outcome, place) for outcome in chosen)

    return lines


def _line(outcome: Outcome, place: int) -> str:
    words = outcome.what.texts[place] or next(text for text in outcome.what.texts if text)
    known = str(HOW[outcome.how]) + (f": {OUTSIDE[outcome.outside]}" if outcome.outside else "")
    where = {"whom": WHOM[outcome.whom], "when": said(outcome.year, outcome.quarter), "known": known}
    return f"– {words} ({gettext('%(whom)s, %(when)s; %(known)s') % where})"


def _numbers(draft: ReportDraft, kept_back: dict[str, Reason]) -> str:
    lines = [gettext("Workshops held so far: %(n)d.") % {"n": draft.workshops}]
    numbers = numbers_of(draft)
    lines += [str(NAMES[name]) % {"n": numbers[name]} for name in NAMES if name not in kept_back]
    lines += dict.fromkeys(str(READY[kept_back[name]]) for name in NAMES if name in kept_back)
    return "\n".join(lines)


def about(report: Report) -> bytes:
    """What is released: every letter of the report in every language, and the numbers."""
    texts = [text for each in report.sections for text in (*each.heading.texts, *each.text.texts)]
    numbers = [f"{name}={number}" for name, number in sorted(report.numbers.items())]
    return digest_of("report", report.year, report.quarter, *texts, *numbers)
