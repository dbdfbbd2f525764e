"""The console: the board at work."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing import autosave, withdrawal
from tracktwo.editing.form_keys import form_key
from tracktwo.editing.undo import undo_shown
from tracktwo.matter import concerns, society
from tracktwo.matter.concerns import KINDS, NATURES, NEEDS, Concern
from tracktwo.matter.reactions import ORIGINS
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.from_rooms import beside_board
from tracktwo.process.guards import in_meeting
from tracktwo.process.rooms import wall_from_board, wall_view
from tracktwo.process.sealed import new_id
from tracktwo.rooms.convene import loaded_words as words
from tracktwo.ui import errors
from tracktwo.ui.forms import PayloadForm

from .. import acts, arrangement, forms, reads
from ..wall_pages import wall_page

__all__ = ["act", "compose", "fragment", "home", "paper"]

KEYS = (
    ("n", "need"),
    ("f", "fear"),
    ("p", "priority"),
    ("c", "constraint"),
)


@in_meeting
@require_GET
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The console."""
    context = _board_context(meeting) | {
        "titles": forms.titles(),
        "forms": {name: _fresh_form(meeting, name) for name in forms.BOARD_FORMS},
        "keys": {name: new_id() for name in forms.BOARD_FORMS},
        "kinds": [(key, kind, KINDS[kind]) for key, kind in KEYS],
    }
    return render(request, "convene/console.html", context)


@in_meeting
@require_GET
def fragment(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The board alone, as asked for after a tick."""
    return render(request, "convene/board.html", _board_context(meeting))


def _board_context(meeting: OpenMeeting) -> dict[str, Any]:
    board = reads.board(meeting)
    shown = wall_view(board.state.showing)
    return {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "board": board,
        # While a view has nothing to show, the wall shows the board.
        "on_wall": shown.title if shown and shown.read(meeting) is not None else "",
        "offered": wall_from_board(meeting),
        "beside": beside_board(meeting),
        "concern_kinds": KINDS,
        "natures": NATURES,
        "needs": NEEDS,
        "society_kinds": society.KINDS,
        "reaction_origins": ORIGINS,
    }


def _fresh_form(meeting: OpenMeeting, name: str) -> PayloadForm:
    """An empty form, or what was typed before the laptop slept."""
    form = forms.board_form(meeting, name)
    return form(initial=autosave.find(meeting, name), auto_id=f"{name}-%s")


@in_meeting
@require_http_methods(["GET", "POST"])
def compose(request: HttpRequest, meeting: OpenMeeting, name: str) -> HttpResponse:
    """A new card. The form's own key becomes the record's id, so that a form sent twice makes one card."""
    if name not in forms.BOARD_FORMS:
        raise NotThere(name)
    context: dict[str, Any] = {"dialogue": meeting.dialogue, "name": name, "title": forms.titles()[name]}
    if request.method == "GET":
        return render(request, "convene/compose.html", context | {"form": _fresh_form(meeting, name), "key": new_id()})
    form = forms.board_form(meeting, name)(request.POST, auto_id=f"{name}-%s")
    key = request.POST.get("key", "")
    if not form.is_valid() or len(key) != 32 or not key.isalnum():
        return render(request, "convene/compose.html", context | {"form": form, "key": key}, status=422)
    if not meeting.room.folio().has(key):
        _add(meeting, name, form.values(), key)
    autosave.drop(meeting, name, form_key(request))
    response = render(request, "convene/compose.html", context | {"form": _fresh_form(meeting, name), "key": new_id()})
    response["HX-Trigger"] = "saved"
    return response


def _add(meeting: OpenMeeting, name: str, values: dict[str, Any], key: str) -> None:
    if name == "concern":
        concerns.add(meeting, Concern(**values), key)
    elif name == "shared":
        concerns.add_shared(meeting, values["words"], [], key)
    elif name == "word":
        words.add(meeting, values["term"], key)
    else:
        kind = forms.BOARD_FORMS[name][0]
        acts.add_card(meeting, msgspec.convert(values, kind), key)


@in_meeting
@require_POST
def act(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """One key on the console: something done with the chosen card, or with the board."""
    name, card = request.POST.get("act", ""), request.POST.get("card", "")
    by = request.POST.get("by", "")
    on_card: dict[str, Callable[[], object]] = {
        "restated": lambda: concerns.restated(meeting, card, by),
        "confirm": lambda: concerns.confirm(meeting, card),
        "not-yet": lambda: concerns.not_yet(meeting, card),
        "set-aside": lambda: concerns.set_aside(meeting, card),
        "key": lambda: concerns.mark_key(meeting, card),
        "off-wall": lambda: acts.toggle_off_wall(meeting, card),
        "earlier": lambda: arrangement.move(meeting, card, -1),
        "later": lambda: arrangement.move(meeting, card, +1),
        "place": lambda: arrangement.place(
            meeting, card, request.POST.get("beside", ""), bool(request.POST.get("after"))
        ),
        "say-shared": lambda: concerns.say_shared(meeting, card, by),
    }
    on_board: dict[str, Callable[[], object]] = {
        "undo": lambda: undo_shown(meeting.room, request.POST.get("step", "")),
        "for-good": lambda: withdrawal.make_final(meeting.room),
        "begin-joint": lambda: acts.begin_joint(meeting),
        "blank": lambda: acts.show(meeting, blank=not reads.board(meeting).state.blank),
        "next-page": lambda: _turn(meeting, +1),
        "previous-page": lambda: _turn(meeting, -1),
        "show": lambda: acts.show(meeting, showing=request.POST.get("showing", "board")[:64]),
    }
    if name in on_card and not card:
        raise Refused(_("Choose a card first: with the arrow keys, or by touching it."))
    if name not in on_card | on_board:
        raise NotThere(name)
    done = (on_card | on_board)[name]()
    if name == "undo" and request.headers.get("HX-Request"):
        return errors.notice(request, 200, _("Undone: %(act)s") % {"act": gettext(str(done))})
    return HttpResponse(status=204) if request.headers.get("HX-Request") else _back(request, meeting)


def _back(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """To the page of the meeting from which a form was sent before its scripts had come in, or else to the board."""
    sent_from = request.headers.get("Referer", "")
    of_this_dialogue = urlsplit(sent_from).path.startswith(f"/d/{meeting.dialogue.id}/")
    if of_this_dialogue and url_has_allowed_host_and_scheme(sent_from, {request.get_host()}):
        return redirect(sent_from)
    return redirect("convene:home", dialogue=meeting.dialogue.id)


def _turn(meeting: OpenMeeting, by: int) -> None:
    """Leaf the wall by one page, within those there are."""
    board = reads.board(meeting)
    page = wall_page(meeting, [card.body.words for card in board.shared], board.state.page)
    acts.show(meeting, page=min(max(1, page.number + by), page.pages))


@in_meeting
@require_GET
def paper(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The empty board, to be printed before the power fails."""
    return render(request, "convene/paper.html", _board_context(meeting) | {"kinds": KINDS})
