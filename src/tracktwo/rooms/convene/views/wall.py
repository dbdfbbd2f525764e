"""The wall: the same board without a control, for a projector."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracktwo.matter.concerns import KINDS, Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.guards import in_meeting, on_the_wall
from tracktwo.process.rooms import wall_view
from tracktwo.rooms.convene.loaded_words import LoadedWord, marker

from .. import arrangement, reads
from ..records import OffWall
from ..wall_pages import wall_page

__all__ = ["fragment", "home"]


@in_meeting
@require_GET
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The projector's window."""
    return render(request, "convene/wall.html", _context(meeting))


@on_the_wall
@require_GET
def fragment(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """What the wall shows now, as asked for after a tick."""
    return render(request, "convene/wall_board.html", _context(meeting))


def _context(meeting: OpenMeeting) -> dict[str, Any]:
    """Words and what they are, and nothing else: no state of a card, no count, and never who is waited for."""
    folio = meeting.room.folio()
    board = reads.board(meeting)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "board": board,
        "marker": marker(folio),
        "kinds": KINDS,
        "showing": "board",
    }
    if board.state.blank:
        return context | {"showing": "blank"}
    showing, _, id = board.state.showing.partition(":")
    view = wall_view(showing)
    content = view.read(meeting) if view else None
    if view and content is not None:
        return context | content | {"showing": "view", "template": view.template}
    shown = _word(meeting, id) if showing == "word" else _card(meeting, id) if showing == "card" else None
    if shown:
        return context | shown | {"showing": showing}
    page = wall_page(meeting, [card.body.words for card in board.shared], board.state.page)
    return context | {"page": page}


def _word(meeting: OpenMeeting, id: str) -> dict[str, Any] | None:
    """A loaded word with what each side has said of it."""
    word = next((record.body for record in meeting.room.folio().all(LoadedWord) if record.id == id), None)
    if word is None:
        return None
    return {"word": word, "given": [(side, word.meanings.get(side.id)) for side in meeting.left_first]}


def _card(meeting: OpenMeeting, id: str) -> dict[str, Any] | None:
    """One concern, with its kind and its side, and what the room may see of those it belongs with."""
    folio = meeting.room.folio()
    card = next((record.body for record in folio.all(Concern) if record.id == id), None)
    if card is None:
        return None
    hidden = {record.body.card for record in folio.all(OffWall)}
    return {
        "card": card,
        "kind": KINDS[card.kind],
        "owner": meeting.dialogue.side(card.owner),
        "letters": max(map(len, card.words.texts)),
        "belongs": [other.body for other in arrangement.linked(folio).get(id, []) if other.id not in hidden],
    }
