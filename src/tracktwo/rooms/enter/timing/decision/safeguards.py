"""Rules about entering: name the official process, leave talks that make headway alone, do not solve too early."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

from ..ripeness.reads import reading, side_views, solving_is_planned
from . import reads
from .records import BEGINS

__all__ = ["COMPLEMENTS", "LET_THEM", "NOT_YET_SOLVING"]


def names_official_process(dialogue: OpenDialogue, subject: str) -> State:
    """Row 8: the official process that is complemented, and its stage, are named. Judged for a decision to begin."""
    if not subject:
        return State("waits", _("Nothing is decided yet."))
    if not reads.talks_of(dialogue).complements:
        return State("unmet", _("It is not said which official process this dialogue complements."))
    if not reads.stage_of(dialogue):
        return State("unmet", _("It is not said at which stage that official process is."))
    return State("met")


def decisions_to_begin(dialogue: OpenDialogue) -> list[str]:
    """The decision that stands, where it begins something."""
    standing = reads.newest(dialogue.third.folio())
    return [standing.id] if standing and standing.body.choice in BEGINS else []


def leaves_headway_alone(dialogue: OpenDialogue, subject: str) -> State:
    """Row 40: where official talks make headway, nothing is begun beside them, or a reason is given."""
    talks, standing = reads.talks_of(dialogue), reads.newest(dialogue.third.folio())
    if not talks.talks:
        return State("waits", _("How official talks stand has not been looked at."))
    begun = standing is not None and standing.body.choice in BEGINS
    if talks.talks == "productive" and begun and standing and not standing.body.despite:
        return State("unmet", _("Official talks make headway, and the decision to begin gives no reason to go on."))
    return State("met")


def no_solving_before_its_time(dialogue: OpenDialogue, subject: str) -> State:
    """Row 69: while a side is not seen as ready, meetings keep contact and do not solve."""
    views = side_views(dialogue)
    if not any(view.cards for view in views):
        return State("waits", _("Nobody has looked at ripeness yet."))
    if reading(views).not_ripe and solving_is_planned(dialogue):
        return State("unmet", _("A session for solving is planned while a side is not seen as ready."))
    return State("met")


COMPLEMENTS = Safeguard(
    "complements-official-process",
    _("The official process it complements is named"),
    _("Track two complements official talks and cannot replace them: who does not know which ones works past them."),
    (8,),
    "holds",
    names_official_process,
    decisions_to_begin,
    ("act",),
)

LET_THEM = Safeguard(
    "lets-officials-get-on",
    _("Official talks that make headway are left alone"),
    _("A second channel draws attention and people away from talks that work."),
    (40, 41),
    "advises",
    leaves_headway_alone,
)

NOT_YET_SOLVING = Safeguard(
    "no-solving-while-unripe",
    _("Nothing is solved before its time"),
    _("While a side does not see a stalemate or a way out, solving uses up people and ideas."),
    (69,),
    "advises",
    no_solving_before_its_time,
)
