"""What ideas give to the room."""

from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tracktwo.matter.reactions import ORIGINS
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.parts import Part, Sentence
from tracktwo.process.rooms import HomeSection, MeetingTab, NextStep, Unfinished, WallView

from . import reads
from .advice import BOTH_WAYS
from .drawing import paths_drawing
from .pages import PAGES
from .records import BroughtBack, IdeaDraft, Paths

__all__ = ["PART"]

DRAWN, NAMED = 8, 3


def drawing(dialogue: OpenDialogue) -> SafeString:
    """The paths, those that went one way first, or nothing before there is one."""
    carried = [each for each in reads.ideas(dialogue) if each.lines]
    if not carried:
        return mark_safe("")
    apart = {each.id for each, _missing in reads.one_way(dialogue, carried)}
    carried.sort(key=lambda each: each.id not in apart)
    base = reverse("transfer:ideas", args=[dialogue.id])
    return mark_safe(paths_drawing(dialogue, carried[:DRAWN], lambda id: f"{base}/{id}"))


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What went one way, what came back, and what went nowhere yet."""
    every = reads.ideas(dialogue)
    said = []
    for each, missing in reads.one_way(dialogue, every)[:NAMED]:
        names = ", ".join(dialogue.one_line(side.name) for side in missing)
        words = gettext("“%(idea)s” went one way: nothing is known of it with %(sides)s.")
        said.append(
            Sentence(
                words % {"idea": dialogue.one_line(each.words, 60), "sides": names}, "transfer:idea", "due", (each.id,)
            )
        )
    if back := len(reads.came_back_since(dialogue)):
        words = ngettext(
            "%(n)d reaction came back since the last workshop.",
            "%(n)d reactions came back since the last workshop.",
            back,
        )
        said.append(Sentence(words % {"n": back}, "transfer:ideas"))
    if quiet := sum(not each.lines for each in every):
        words = ngettext(
            "Of %(n)d released idea nobody has said where it went.",
            "Of %(n)d released ideas nobody has said where they went.",
            quiet,
        )
        said.append(Sentence(words % {"n": quiet}, "transfer:ideas", "asks"))
    return said


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """Words that every side released are followed."""
    if dialogue.meeting:
        waiting = reads.came_back_since(dialogue)
        return [NextStep("transfer:back", _("Put on the board what came back"))] if waiting else []
    if any(not each.lines for each in reads.ideas(dialogue)):
        return [NextStep("transfer:ideas", _("Note where released ideas went"))]
    return []


def came_back(dialogue: OpenDialogue) -> dict[str, Any] | None:
    """What came back since the last workshop, for the dialogue's home."""
    back = reads.came_back_since(dialogue)
    if not back:
        return None
    names = {each.id: each.words for each in reads.ideas(dialogue)}
    shown = [(record, names[record.body.idea]) for record in back if record.body.idea in names]
    return {"came_back": shown[:5], "more": len(shown[5:]), "origins": ORIGINS}


def on_wall(meeting: OpenMeeting) -> dict[str, Any] | None:
    """Reactions that were put on the board."""
    cards = reads.on_the_board(meeting)
    return {"reactions": cards, "origins": ORIGINS} if cards else None


def before_closing(meeting: OpenMeeting) -> list[Unfinished]:
    """A next wording that not every side released dies with the meeting."""
    if meeting.room.folio().all(IdeaDraft):
        words = _("The next wording of an idea is written, and not every side has released it.")
        return [Unfinished(words, "transfer:ideas")]
    return []


PART = Part(
    "ideas",
    _("Ideas"),
    "transfer:ideas",
    PAGES,
    sentences,
    drawing,
    ("transfer/css/transfer.css",),
    kinds=(Paths, BroughtBack),
    next_steps=next_steps,
    home=(HomeSection("transfer/home_back.html", came_back),),
    safeguards=(BOTH_WAYS,),
    tabs=(MeetingTab("transfer:back", _("What came back")),),
    wall=(WallView("reactions", _("reactions brought back"), "transfer/wall/reactions.html", on_wall),),
    autosaved=frozenset({"idea"}),
    before_closing=before_closing,
    demonstration="tracktwo.rooms.transfer.ideas.demo.play",
)
