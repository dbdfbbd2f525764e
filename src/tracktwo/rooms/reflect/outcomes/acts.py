"""Verbs of outcomes: harvest, confirm, and let a side say what it sees changed on the other."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.records import Released
from tracktwo.process.sealed import Change, Record, change, digest_of

from ..keeping import of_side, required
from ..quarters import quarter_of
from ..releasing import release_shown
from ..traces import names_in
from .records import ChangeCard, ChangeReleased, Harvest, Outcome, OutcomeDraft

__all__ = [
    "about_change",
    "about_outcome",
    "change_outcome",
    "confirm",
    "erase_change",
    "erase_outcome",
    "harvest",
    "release_change",
    "say_changed",
]


def harvest(dialogue: OpenDialogue, draft: OutcomeDraft, id: str = "") -> Record[OutcomeDraft]:
    """Harvest an outcome.

    Raises:
        Refused: a member of the third party is named in it, or the idea is none that every side released.
    """
    _check(dialogue, draft)
    with acting(dialogue.third, gettext_noop("outcome")) as changing:
        return changing.add(draft, id)


def change_outcome(dialogue: OpenDialogue, id: str, version: int, draft: OutcomeDraft) -> None:
    """Change an outcome. Who released the words before has released others.

    Raises:
        Conflict: somebody changed it since it was shown.
        Refused: as for `harvest`.
    """
    _check(dialogue, draft)
    with acting(dialogue.third, gettext_noop("outcome")) as changing:
        changing.replace(changing.fresh(OutcomeDraft, id, version), draft)


def _check(dialogue: OpenDialogue, draft: Harvest) -> None:
    if draft.idea and all(record.id != draft.idea for record in dialogue.joint.folio().all(Released)):
        raise Refused(gettext("Every side has to have released the idea it came from."))
    if draft.outside and not draft.how:
        raise Refused(gettext("Say how it is known outside, or that nobody knows it yet."))
    codes = {member.body.name for member in dialogue.members}
    texts = (*draft.what.texts, *draft.part.texts, *draft.significance.texts)
    if codes & {name for text in texts for name in names_in(dialogue, text)}:
        raise Refused(gettext("A member of the third party is named in it. Write what was done, not who did it."))


def erase_outcome(dialogue: OpenDialogue, id: str) -> None:
    """Erase an outcome that not every side has confirmed; undo brings it back."""
    with acting(dialogue.third, gettext_noop("outcome erased")) as changing:
        changing.remove(changing.folio.get(OutcomeDraft, id))


def about_outcome(draft: Harvest) -> bytes:
    """What is confirmed: every letter of it, in every language."""
    texts = (*draft.what.texts, *draft.part.texts, *draft.significance.texts)
    return digest_of("outcome", *texts, draft.whom, draft.year, draft.quarter, draft.how, draft.outside, draft.idea)


def confirm(meeting: OpenMeeting, side: str, id: str, sent: Mapping[str, str]) -> bool:
    """A side confirms exactly the outcome it was shown, or takes that back; True once every side has.

    Raises:
        Conflict: it was changed since it was shown.
        NoKey: the side's own scope is not open here.
    """
    record = meeting.dialogue.third.folio().get(OutcomeDraft, id)
    names = Harvest.__struct_fields__
    whole = Outcome(**{name: getattr(record.body, name) for name in names})

    def publish(joint: Change, third: Change) -> None:
        joint.add(whole)
        third.remove(third.folio.get(OutcomeDraft, id))

    return release_shown(meeting, side, about_outcome(record.body), sent, publish, Outcome.TAG)


def say_changed(dialogue: OpenDialogue, side: str, card: ChangeCard, id: str = "") -> None:
    """A side says what it sees changed on the other. It lies in that side's own compartment.

    Raises:
        Refused: this person may not write for this side.
    """
    with change(required(dialogue, side)) as changing:
        if not id or not changing.folio.has(id):
            changing.add(card, id)


def erase_change(dialogue: OpenDialogue, side: str, id: str) -> None:
    """Erase a card of a side, for good."""
    with change(required(dialogue, side)) as changing:
        changing.remove(changing.folio.get(ChangeCard, id))


def about_change(side: str, card: ChangeCard) -> bytes:
    """What is released: the words, whose they are, and the quarter."""
    return digest_of("change", side, *card.words.texts, *quarter_of(card.day))


def release_change(meeting: OpenMeeting, owner: str, side: str, id: str, sent: Mapping[str, str]) -> bool:
    """A side releases a card, its own or the other's, exactly as it was shown; True once every side has.

    Raises:
        Conflict: it was changed since it was shown.
        NoKey: the side's own scope is not open here.
        NotThere: there is no such card, or this person holds no key of it.
    """
    kept = of_side(meeting.dialogue, owner)
    if kept is None:
        raise Refused(gettext("You do not hold the key to what this side keeps. Ask somebody who holds it."))
    card = kept.folio().get(ChangeCard, id).body
    year, quarter = quarter_of(card.day)
    released = ChangeReleased(side=owner, words=card.words, year=year, quarter=quarter)
    out = release_shown(
        meeting,
        side,
        about_change(owner, card),
        sent,
        lambda joint, third: joint.add(released),
        ChangeReleased.TAG,
    )
    if out:
        with change(kept) as changing:
            changing.remove(changing.folio.get(ChangeCard, id))
    return out
