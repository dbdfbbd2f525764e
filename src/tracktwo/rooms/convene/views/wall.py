"""The wall: the same board without a control, for a projector."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.guards import in_meeting, on_the_wall
from tracktwo.process.rooms import wall_view
from tracktwo.rooms.convene.loaded_words import LoadedWord, marker

from .. import reads

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
    """Words and nothing else: no state of a card, no count, and never who is waited for."""
    folio = meeting.room.folio()
    board = reads.board(meeting)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "board": board,
        "marker": marker(folio),
        "showing": "board",
    }
    if board.state.blank:
        return context | {"showing": "blank"}
    showing, _, id = board.state.showing.partition(":")
    view = wall_view(showing)
    content = view.read(meeting) if view else None
    if view and content is not None:
        return context | content | {"showing": "view", "template": view.template}
    if showing == "word" and folio.has(id):
        word = next((one for one in folio.all(LoadedWord) if one.id == id), None)
        if word:
            given = [(side, word.body.meanings.get(side.id)) for side in meeting.left_first]
            return context | {"showing": showing, "word": word.body, "given": given}
    if showing == "card" and folio.has(id):
        card = next((one for one in folio.all(Concern) if one.id == id), None)
        if card:
            return context | {"showing": showing, "card": card.body}
    columns, pages = reads.wall_columns(meeting, board.state.page)
    return context | {"columns": columns, "pages": pages, "page": min(board.state.page, pages)}
