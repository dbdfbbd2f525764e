"""Verbs: say how official talks stand, on which terms one comes, and decide."""

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import Course
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.safeguards import require
from tracktwo.process.sealed import Change, Record, new_id

from ..evidence.reads import chart_at_hand
from ..ripeness.reads import reading, side_views
from ..ripeness.records import ASPECTS, RipenessCard
from . import reads
from .advice import advice_on
from .records import BEGINS, EntryDecision, EntryTerms, OfficialTalks, SeenCard
from .safeguards import COMPLEMENTS

__all__ = ["decide", "say_talks", "say_terms"]


def say_talks(dialogue: OpenDialogue, version: int, talks: OfficialTalks, stage: str) -> None:
    """Say which official process the dialogue complements, how it stands, and at which stage.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(dialogue.third, gettext_noop("official talks")) as changing:
        _put(changing, version, talks)
        before = changing.folio.one(Course)
        course = before.body if before else Course()
        if course.stage != stage:
            changing.put_one(msgspec.structs.replace(course, stage=stage, day=talks.day))


def say_terms(dialogue: OpenDialogue, version: int, terms: EntryTerms) -> None:
    """Say who pays, what they may see, what is refused, and what would make one stop.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(dialogue.third, gettext_noop("terms of entry")) as changing:
        _put(changing, version, terms)


def _put(changing: Change, version: int, card: OfficialTalks | EntryTerms) -> None:
    record = changing.folio.one(type(card))
    if record is None:
        changing.add(card)
    elif msgspec.structs.replace(card, day=record.body.day, holder=record.body.holder) != record.body:
        changing.replace(changing.fresh(type(card), record.id, version), card)


def decide(dialogue: OpenDialogue, decision: EntryDecision, id: str = "") -> Record[EntryDecision]:
    """Take a decision, or revise the one that stands: earlier versions stay as they are.

    It keeps what it rested on: official talks, terms, cards of ripeness and the chart at hand.

    Raises:
        Conflict: another decision was taken since the form was shown.
        HeldStep: it begins something, and no official process is named.
        Refused: it goes against the advice without a reason, or its day to look again has passed.
    """
    id = id or new_id()
    views = side_views(dialogue)
    talks = reads.talks_of(dialogue)
    advice = advice_on(talks.talks, reading(views))
    if decision.choice in advice[0].against and not decision.despite:
        raise Refused(gettext("This goes against the advice: say why you go on all the same."))
    if decision.review <= decision.day:
        raise Refused(gettext("The day to look again lies ahead."))
    # Last: who goes on without the rule should not be refused for another reason after it.
    if decision.choice in BEGINS:
        require(dialogue, COMPLEMENTS, id)
    whole = _with_grounds(dialogue, decision)
    with acting(dialogue.third, gettext_noop("decision")) as changing:
        standing = reads.newest(changing.folio)
        if (standing.id if standing else "") != decision.replaces:
            raise Conflict(EntryDecision.TAG)
        return changing.add(whole, id)


def _with_grounds(dialogue: OpenDialogue, decision: EntryDecision) -> EntryDecision:
    """The decision with what it rests on, as it is now."""
    talks, terms = reads.talks_of(dialogue), reads.terms_of(dialogue)
    cards = [card.record.body for view in side_views(dialogue) for card in view.cards]
    return msgspec.structs.replace(
        decision,
        complements=talks.complements,
        talks=talks.talks,
        stage=reads.stage_of(dialogue),
        pays=terms.pays,
        may_see=terms.may_see,
        refuse=terms.refuse,
        stops=terms.stops,
        chart=chart_at_hand(dialogue),
        seen=[SeenCard(card.side, card.holder, card.day, _answers(card), card.seen_since) for card in cards],
    )


def _answers(card: RipenessCard) -> list[str]:
    return [getattr(card, name) for name in ASPECTS]
