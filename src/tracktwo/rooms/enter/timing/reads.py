"""What this part says on the room's first page, and what it prints."""

from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracktwo.methods.conflict import chart_summary
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import OBJECTIVES, STAGES, course_of, expectation
from tracktwo.process.holders import holder_name
from tracktwo.process.parts import Sentence
from tracktwo.ui.conflict_chart import chart_words

from .decision import reads as decisions
from .decision.advice import advice_on
from .decision.records import CHOICES, TALKS
from .evidence.drawing import revised
from .evidence.reads import newest
from .evidence.rests import rests
from .objective import reads as purpose
from .ripeness import reads as ripeness

__all__ = ["drawing", "printed", "sentences"]


def drawing(dialogue: OpenDialogue) -> SafeString:
    """The strip of ripeness under the actor map; nothing while nobody has looked."""
    views = ripeness.side_views(dialogue)
    if not any(view.cards for view in views):
        return SafeString("")
    return render_to_string("enter/timing/strip.html", {"strip": views, "dialogue": dialogue})


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """Where assessors differ, what is decided or advised, and what nobody has looked at."""
    parts = (_of_ripeness, _of_escalation, _of_decision, _of_figures)
    return [sentence for part in parts for sentence in part(dialogue)]


def _of_ripeness(dialogue: OpenDialogue) -> Iterator[Sentence]:
    views = ripeness.side_views(dialogue)
    read = ripeness.reading(views)
    for side, aspect in read.differs[:2]:
        said = "; ".join(f"{each.holder}: {each.words}" for each in aspect.said)
        named = {"side": dialogue.one_line(side.name), "question": aspect.question, "said": said}
        yield Sentence(_("%(side)s: %(question)s %(said)s") % named, "enter:ripeness", "differs")
    for side, missing in read.not_ripe:
        named = {"side": dialogue.one_line(side.name), "missing": ", ".join(str(aspect.question) for aspect in missing)}
        yield Sentence(_("%(side)s is not seen as ready: %(missing)s No.") % named, "enter:ripeness")
    unseen = [dialogue.one_line(view.side.name) for view in views if not view.cards]
    if unseen:
        words = _("Is it time for %(sides)s? Nobody has looked.") % {"sides": ", ".join(unseen)}
        yield Sentence(words, "enter:ripeness", "asks")


def _of_escalation(dialogue: OpenDialogue) -> Iterator[Sentence]:
    seen = [stage for stage in purpose.stages(dialogue) if stage.seen]
    if len(seen) > 1:
        said = "; ".join(f"{', '.join(holder for holder, _view in stage.seen)}: {stage.title}" for stage in seen)
        yield Sentence(_("How far has it escalated? %(said)s") % {"said": said}, "enter:kind", "differs")
    elif seen and seen[0].name in purpose.TOO_FAR:
        yield Sentence(_("Escalated so far that a dialogue alone does not fit."), "enter:kind")


def _of_decision(dialogue: OpenDialogue) -> Iterator[Sentence]:
    standing = decisions.newest(dialogue.third.folio())
    talks = decisions.talks_of(dialogue)
    if standing:
        day = date_format(standing.body.review, "j F Y")
        said = {"choice": CHOICES[standing.body.choice], "day": day}
        yield Sentence(_("Decided: %(choice)s; to be looked at again on %(day)s.") % said, "enter:decision")
        if talks.talks != standing.body.talks:
            now = {"now": TALKS[talks.talks]}
            yield Sentence(
                _("The decision rests on another state of official talks; now: %(now)s.") % now, "enter:decision"
            )
    elif talks.talks:
        advice = advice_on(talks.talks, ripeness.reading(ripeness.side_views(dialogue)))[0]
        yield Sentence(_("Advised: %(words)s") % {"words": advice.words}, "enter:decision")
    if not talks.complements:
        yield Sentence(_("Which official process does this dialogue complement?"), "enter:decision", "asks")


def _of_figures(dialogue: OpenDialogue) -> Iterator[Sentence]:
    resting = rests(dialogue)
    if resting and resting.since_decision and resting.decision_rests:
        rows = revised(resting.since_decision.rewritten[:3])
        changed = ", ".join(f"{period} ({before} → {after})" for period, before, after, _percent in rows)
        words = _("The source has rewritten figures on which the decision rests: %(changed)s.")
        yield Sentence(words % {"changed": changed}, "enter:evidence")


def printed(dialogue: OpenDialogue) -> dict[str, Any]:
    """Ripeness with its evidence, and the decision that stands."""
    views, standing = ripeness.side_views(dialogue), decisions.newest(dialogue.third.folio())
    course, talks = course_of(dialogue), decisions.talks_of(dialogue)
    read, chart = ripeness.reading(views), newest(dialogue)
    return {
        "views": views,
        "reading": read,
        "sequence": ripeness.sequence(dialogue, views),
        "steps": ripeness.steps(dialogue),
        "standing": standing,
        "decided_by": holder_name(dialogue, standing.body.holder) if standing else "",
        "advice": advice_on(talks.talks, read),
        "talks": talks,
        "talks_words": TALKS,
        "terms": decisions.terms_of(dialogue),
        "choices": CHOICES,
        "stage": STAGES[course.stage],
        "objective": OBJECTIVES[course.objective],
        "expectation": expectation(course),
        "grid": purpose.grid(dialogue),
        "stages": [stage for stage in purpose.stages(dialogue) if stage.seen],
        "figures": chart_summary(chart.series, chart_words()) if chart else "",
        "chart": chart,
        "rewritten": [each.words for each in _of_figures(dialogue)],
    }
