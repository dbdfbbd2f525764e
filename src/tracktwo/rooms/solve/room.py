"""What the room declares of itself."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.acknowledgement import ACKNOWLEDGED_FIRST
from tracktwo.matter.issues import Issue
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.records import Released
from tracktwo.process.rooms import (
    HomeSection,
    MeetingStep,
    NextStep,
    Progress,
    Readiness,
    Room,
    Unfinished,
    WallView,
)
from tracktwo.process.safeguards import evaluate

from .interpreted import IDEAS, TEXTS
from .issues.records import Stake
from .options.reads import is_running
from .options.records import Idea, IdeaRound, Legitimacy, ObstacleAtHome, Option
from .options.safeguards import IDEAS_FIRST, SERVES_EVERY_SIDE
from .packages.reads import package_issues, usable_valuations
from .packages.records import PackageLink
from .pages import PAGES
from .predictions.reads import gaps, heads
from .predictions.records import PredictionRound, Question
from .predictions.safeguards import PREDICTED_FIRST
from .reassurance.reads import kept_steps, ladder_order
from .reassurance.records import ReassuranceStep
from .reassurance.safeguards import READ_FIRST
from .text.reads import current
from .text.records import Criticism, TextDraft
from .text.safeguards import EVERY_LANGUAGE, MIXED_PAIR

__all__ = ["ROOM"]

# What fills the room during a meeting; released options and texts outlive it.
WORK = (Question, IdeaRound, Idea, Issue, ReassuranceStep, TextDraft)


def progress(dialogue: OpenDialogue) -> Progress:
    """At work now with anything written in the open meeting; begun with anything released."""
    if dialogue.meeting and any(dialogue.meeting.room.folio().all(kind) for kind in WORK):
        return "now"
    return "begun" if _released(dialogue) else ""


def _released(dialogue: OpenDialogue) -> bool:
    kinds = {record.body.kind for record in dialogue.joint.folio().all(Released)}
    return bool(kinds & {"option", "text", "vision"})


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """Ideas, while a meeting is open."""
    return [NextStep("solve:home", _("Ideas, options and the one text"))] if dialogue.meeting else []


def option_bank(dialogue: OpenDialogue) -> dict[str, Any] | None:
    """A way to the options that every side released."""
    banked = any(record.body.kind == "option" for record in dialogue.joint.folio().all(Released))
    return {} if banked else None


def _predictions(meeting: OpenMeeting) -> Readiness:
    return Readiness(done=any(record.body.closed for record in meeting.room.folio().all(PredictionRound)))


def _ideas(meeting: OpenMeeting) -> Readiness:
    gate = evaluate(meeting.dialogue, ACKNOWLEDGED_FIRST, meeting.record.id)
    return Readiness(gate.status == "met", bool(meeting.room.folio().all(Option)), gate.detail)


def _obstacles(meeting: OpenMeeting) -> Readiness:
    folio = meeting.room.folio()
    named = bool(folio.all(ObstacleAtHome))
    return Readiness(bool(folio.all(Option)), named, _("Opens once an idea has become an option."))


def _packages(meeting: OpenMeeting) -> Readiness:
    compared = package_issues(meeting)
    done = bool(compared) and usable_valuations(meeting, compared) is not None
    return Readiness(bool(compared), done, _("Opens once an issue of interest has two options."))


def _reassurance(meeting: OpenMeeting) -> Readiness:
    return Readiness(done=any(step.body.kept for step in meeting.room.folio().all(ReassuranceStep)))


def _text(meeting: OpenMeeting) -> Readiness:
    draft = current(meeting.room.folio())
    released = {(record.body.title, record.body.wording) for record in meeting.dialogue.joint.folio().all(Released)}
    return Readiness(done=draft is not None and (draft.body.title, draft.body.wording) in released)


def before_closing(meeting: OpenMeeting) -> list[Unfinished]:
    """Ideas nobody looked at, and a text that not every side has released."""
    folio = meeting.room.folio()
    unfinished = []
    if any(not idea.body.kept_by for idea in folio.all(Idea)) or is_running(folio):
        unfinished.append(Unfinished(_("Some ideas have not been discussed."), "solve:home"))
    if current(folio) and not _text(meeting).done:
        words = _("There is a draft of the text. Closing destroys what not every side has released.")
        unfinished.append(Unfinished(words, "solve:text"))
    return unfinished


def _ideas_on_wall(meeting: OpenMeeting) -> dict[str, Any]:
    folio = meeting.room.folio()
    return {"ideas": folio.all(Idea), "options": folio.all(Option), "round": folio.one(IdeaRound)}


def _gaps_on_wall(meeting: OpenMeeting) -> dict[str, Any] | None:
    perceptions, people = gaps(meeting), heads(meeting)
    return {"perceptions": perceptions, "heads": people} if perceptions or people else None


def _ladder_on_wall(meeting: OpenMeeting) -> dict[str, Any] | None:
    """The kept steps, in the order that every side can bear where there is one, and else as they were written."""
    steps, order = kept_steps(meeting), ladder_order(meeting)
    places = {each.step.id: place for place, each in enumerate(order.steps)} if order and order.feasible else {}
    steps.sort(key=lambda step: places.get(step.record.id, len(places)))
    return {"steps": steps} if steps else None


def _text_on_wall(form: str, meeting: OpenMeeting) -> dict[str, Any] | None:
    draft = current(meeting.room.folio(), form)
    return {"text": draft.body} if draft else None


# The names of its forms; some go on with the id of a record, and a valuation with its side.
AUTOSAVED = frozenset(
    {"criticism", "idea", "issue", "legitimacy", "obstacle", "question"}
    | {"stake", "step", "text", "valuation", "vision"}
)

ROOM = Room(
    "solve",
    _("Solve"),
    _("What could both live with?"),
    _("Predict, collect ideas, compare packages, order steps of reassurance, and write one text."),
    pages=PAGES,
    progress=progress,
    next_steps=next_steps,
    home=(HomeSection("solve/home_bank.html", option_bank),),
    safeguards=(SERVES_EVERY_SIDE, IDEAS_FIRST, READ_FIRST, MIXED_PAIR, EVERY_LANGUAGE, PREDICTED_FIRST),
    steps=(
        MeetingStep(10, "solve:predictions", _("Predictions"), _predictions),
        MeetingStep(30, "solve:home", _("Ideas and options"), _ideas),
        MeetingStep(40, "solve:obstacles", _("Obstacles at home"), _obstacles),
        MeetingStep(50, "solve:packages", _("Packages"), _packages),
        MeetingStep(60, "solve:ladder", _("Reassurance"), _reassurance),
        MeetingStep(70, "solve:text", _("One text"), _text),
    ),
    wall=(
        WallView("ideas", _("the ideas"), "solve/wall/ideas.html", _ideas_on_wall),
        WallView("predictions", _("predictions and answers"), "solve/wall/predictions.html", _gaps_on_wall),
        WallView("ladder", _("the steps of reassurance"), "solve/wall/ladder.html", _ladder_on_wall),
        WallView("vision", _("the shared vision"), "solve/wall/text.html", partial(_text_on_wall, "vision")),
        WallView("text", _("the joint text"), "solve/wall/text.html", partial(_text_on_wall, "text")),
    ),
    interpreted=(IDEAS, TEXTS),
    autosaved=AUTOSAVED,
    withdrawable=(Idea, Option, Legitimacy, ObstacleAtHome, Issue, Stake, Criticism, ReassuranceStep, PackageLink),
    before_closing=before_closing,
    demonstration="tracktwo.rooms.solve.demo.play",
)
