"""What the room declares of itself."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tracktwo.matter.acknowledgement import ACKNOWLEDGED_FIRST
from tracktwo.matter.concerns import Concern, Shared, is_settled
from tracktwo.matter.reactions import ReactionCard
from tracktwo.matter.society import SocietyCard
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import Text
from tracktwo.process.records import MeetingCard, Released, Side
from tracktwo.process.rooms import (
    HomeSection,
    MeetingAddresses,
    MeetingStep,
    MeetingTab,
    NextStep,
    Progress,
    Readiness,
    Room,
    Unfinished,
)

from .forms import BOARD_FORMS
from .interpreted import BOARD
from .loaded_words import LoadedWord, glossary_wording
from .pages import PAGES
from .records import Barrier, Cause, Heading, PaperCopies, Position, Unsettled
from .safeguards import WORD_RESTATED

__all__ = ["ROOM"]


def progress(dialogue: OpenDialogue) -> Progress:
    """A meeting is open now, or there was one."""
    if dialogue.meeting:
        return "now"
    return "begun" if dialogue.third.folio().all(MeetingCard) else ""


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """The board, with a meeting opened first."""
    if dialogue.meeting:
        return [NextStep("convene:home", _("Go to the board: a meeting is open"))]
    return [NextStep("convene:open", _("Open a meeting and its board"))]


def needs_and_fears(meeting: OpenMeeting) -> Readiness:
    """Done once the key concerns of every side are acknowledged: truly, and not by going on without."""
    return Readiness(done=ACKNOWLEDGED_FIRST.judge(meeting.dialogue, meeting.record.id).status == "met")


def past_meetings(dialogue: OpenDialogue) -> dict[str, Any] | None:
    """The meetings by their days."""
    meetings = dialogue.third.folio().all(MeetingCard)
    return {"meetings": meetings} if meetings else None


def before_closing(meeting: OpenMeeting) -> list[Unfinished]:
    """Key concerns and loaded words that are still open."""
    folio = meeting.room.folio()
    unfinished = []
    if any(concern.body.key and not is_settled(concern.body) for concern in folio.all(Concern)):
        words = _("Key concerns still wait to be acknowledged or set aside.")
        unfinished.append(Unfinished(words, "convene:home"))
    loaded = [record.body for record in folio.all(LoadedWord)]
    if not all(word.closed for word in loaded):
        unfinished.append(Unfinished(_("Loaded words are still open."), "convene:home"))
    released = {(each.body.title, each.body.wording) for each in meeting.dialogue.joint.folio().all(Released)}
    if any(word.closed and (word.term, glossary_wording(meeting, word)) not in released for word in loaded):
        words = _("A word was unpacked and closed, and is not released for the glossary.")
        unfinished.append(Unfinished(words, "convene:home"))
    if folio.all(PaperCopies):
        unfinished.append(Unfinished(_("Numbered copies of the board are on paper."), "convene:copies"))
    return unfinished


def caucus_name(dialogue: OpenDialogue, side: Side) -> Text:
    """What a side's own page is called among the tabs."""
    return _now("Caucus of %(side)s") % {"side": dialogue.one_line(side.name)}


# Forms beside those of the board; some go on with the id of a record or a side.
OTHER_FORMS = (
    *("card", "caucus", "copies", "from-paper", "heading"),
    *("meaning", "method", "observation", "unsettled"),
)

ROOM = Room(
    "convene",
    _("Convene"),
    _("What do they need, fear, mean?"),
    _("Open a meeting, write down what each side needs and fears, and let the other side say it back."),
    pages=PAGES,
    progress=progress,
    next_steps=next_steps,
    home=(HomeSection("convene/home_meetings.html", past_meetings),),
    safeguards=(ACKNOWLEDGED_FIRST, WORD_RESTATED),
    steps=(MeetingStep(20, "convene:home", _("Needs and fears"), needs_and_fears),),
    tabs=(
        MeetingTab("convene:home", _("Board")),
        MeetingTab("convene:caucus", _("Caucus"), caucus_name),
        MeetingTab("convene:notes", _("Observations and prompts")),
        MeetingTab("convene:paper", _("Empty board on paper")),
        MeetingTab("convene:from-paper", _("Enter from paper")),
        MeetingTab("overview:interpreter", _("Interpreter")),
    ),
    autosaved=frozenset({*BOARD_FORMS, *OTHER_FORMS}),
    interpreted=(BOARD,),
    withdrawable=(Concern, Shared, Barrier, Cause, Position, LoadedWord, SocietyCard, ReactionCard, Unsettled, Heading),
    before_closing=before_closing,
    meetings=MeetingAddresses(
        opening="convene:open",
        board="convene:home",
        act="convene:act",
        wall="convene:wall",
        caucus="convene:caucus",
        closing="convene:close",
        closed="convene:closed",
    ),
    demonstration="tracktwo.rooms.convene.demo.play",
)
