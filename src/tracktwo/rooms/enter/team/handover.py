"""What a colleague who begins tomorrow needs: what is open, who holds it, what was promised, who we are."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.holders import holder_name
from tracktwo.process.parts import Sentence, by_kind
from tracktwo.process.records import Session, Workshop
from tracktwo.process.schedule import next_workshop
from tracktwo.process.sealed import Record

from .evenness import uneven_sentences
from .matrix import matrix
from .notes import HANDED_OVER, Dilemma, HandoverNote, OpenQuestion
from .ownership import unreviewed
from .reads import TeamPage, team_page
from .sides import answers

__all__ = ["HandoverPage", "Item", "handover_page", "open_dilemmas", "open_questions"]


@dataclass(frozen=True)
class Item:
    """Something open: what, who holds it, and the page on which it can be settled."""

    words: Text
    holder: str
    address: str


@dataclass(frozen=True)
class HandoverPage:
    """The page: what the room says, what is open, notes by their kind, the workshop ahead, and the team."""

    says: list[Sentence]
    items: list[Item]
    notes: list[tuple[Text, list[tuple[Record[HandoverNote], str]]]]
    workshop: Record[Workshop] | None
    sessions: list[Session]
    team: TeamPage


def open_questions(dialogue: OpenDialogue) -> list[Record[OpenQuestion]]:
    """Questions that nobody has answered, newest first."""
    return [record for record in reversed(dialogue.third.folio().all(OpenQuestion)) if not record.body.state]


def open_dilemmas(dialogue: OpenDialogue) -> list[Record[Dilemma]]:
    """Dilemmas in which we have not chosen."""
    return [record for record in dialogue.third.folio().all(Dilemma) if not record.body.choice]


def _items(dialogue: OpenDialogue, said: list[Sentence]) -> list[Item]:
    """What is open, in the order in which it presses; what other parts of the room ask comes with it."""
    shown = matrix(dialogue)
    silent = _(", ").join(standing.mate.code for standing in shown.standings if standing.due)
    items = []
    if silent:
        when = {"when": shown.occasion.words}
        items.append(Item(_("Say where you stand %(when)s.") % when, silent, "enter:matrix"))
    for answer in answers(dialogue):
        if not answer.newest:
            side = dialogue.one_line(answer.side.name)
            items.append(Item(_("Ask %(side)s whether it accepts us.") % {"side": side}, "", "enter:sides"))
    for dilemma in open_dilemmas(dialogue):
        items.append(Item(dilemma.body.words, holder_name(dialogue, dilemma.body.holder), "enter:questions"))
    for question in open_questions(dialogue):
        items.append(Item(question.body.words, holder_name(dialogue, question.body.holder), "enter:questions"))
    for view in unreviewed(dialogue):
        words = _("Have somebody from there read “%(what)s”.") % {"what": view.record.body.words}
        items.append(Item(words, holder_name(dialogue, view.record.body.holder), "enter:norms"))
    items += [Item(sentence, "", "enter:evenness") for sentence in uneven_sentences(dialogue)]
    known = {str(item.words) for item in items}
    return items + [Item(each.words, "", each.address) for each in said if str(each.words) not in known]


def handover_page(dialogue: OpenDialogue, said: list[Sentence]) -> HandoverPage:
    """What the page shows; `said` is what every part of the room says on its first page."""
    folio, ahead = dialogue.third.folio(), next_workshop(dialogue)
    notes = folio.all(HandoverNote)
    sessions = [record.body for record in folio.all(Session) if ahead and record.body.workshop == ahead.id]
    by = by_kind(said)
    return HandoverPage(
        by["says"],
        _items(dialogue, by["differs"] + by["asks"]),
        [
            (title, [(note, holder_name(dialogue, note.body.holder)) for note in notes if note.body.kind == kind])
            for kind, title in HANDED_OVER.items()
        ],
        ahead,
        sorted(sessions, key=lambda session: session.day),
        team_page(dialogue),
    )
