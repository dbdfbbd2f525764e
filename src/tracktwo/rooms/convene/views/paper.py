"""Numbered copies of the board for one side overnight: drawn, printed, and their changes entered."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key, record_ids
from tracktwo.matter.concerns import KINDS, Concern, Shared
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict
from tracktwo.process.guards import in_meeting
from tracktwo.process.sealed import Payload, Record
from tracktwo.rooms.convene.loaded_words import LoadedWord
from tracktwo.ui.forms import ENDINGS, PayloadForm, form_for

from .. import paper
from ..cards import quote
from ..records import PaperCopies, Position

__all__ = ["copies", "enter", "from_paper", "sheets"]

FROM_PAPER = "from-paper"
# One box of a page: its name, the payload of a line, the field that the line fills, and the other fields.
Written = tuple[str, type[Payload], str, dict[str, str]]
Lines = tuple[list[Payload], list[str]]
form_page = require_http_methods(["GET", "POST"])


@in_meeting
@form_page
def copies(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The copies that are out, and a form for more."""
    sides = [(side.id, meeting.dialogue.one_line(side.name)) for side in meeting.left_first]
    kind = form_for(PaperCopies, ["side", "copies", "destroy"], meeting.dialogue.card.languages, {"side": sides})
    kind.base_fields["side"].label = _("Side")
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    form = kind(request.POST or None, initial={"destroy": tomorrow, "copies": 4})
    if request.method == "POST" and form.is_valid():
        id = form_key(request)
        if not meeting.room.folio().has(id):
            paper.draw(meeting, id=id, **form.values())
        return redirect("convene:copies", dialogue=meeting.dialogue.id)
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": new_key(),
        "drawn": meeting.room.folio().all(PaperCopies),
    }
    return render(request, "convene/copies.html", context, status=422 if form.is_bound else 200)


@in_meeting
@require_GET
def sheets(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """The copies, to be printed: every card under its number, room for changes, and when to destroy the sheet."""
    folio = meeting.room.folio()
    drawn = folio.get(PaperCopies, id).body
    columns = [(side, paper.rows(folio, drawn, side.id)) for side in meeting.left_first]
    context = {
        "dialogue": meeting.dialogue,
        "drawn": drawn,
        "numbers": range(drawn.first, drawn.first + drawn.copies),
        "last": drawn.first + drawn.copies - 1,
        "columns": columns,
        "kinds": KINDS,
    }
    return render(request, "convene/copies_print.html", context)


@in_meeting
@form_page
def enter(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """What a side wrote on its copies: changes to its own cards, and new cards, one a line."""
    folio = meeting.room.folio()
    drawn = folio.get(PaperCopies, id).body
    own = [(number, record) for number, record in paper.numbered(folio, drawn) if record.body.owner == drawn.side]
    kind = form_for(Concern, ["words"], meeting.dialogue.card.languages)
    data, name = request.POST if request.method == "POST" else None, f"copies.{id}"
    typed = data or autosave.find(meeting, name) or {}
    rows = [(number, record, _card_form(kind, record, data, typed), _version(typed, record)) for number, record in own]
    problem, status, confirm = "", 200, list[Any]()
    if data is not None:
        added, wrong = _new_cards(request, meeting, drawn.side)
        status, problem = 422, " ".join(wrong)
        valid = all(form.is_valid() for _number, _record, form, _version in rows) and not wrong
        if valid and _asks_first(request, added):
            status, confirm = 200, [quote(card) for card in added]
        elif valid:
            changes = [
                paper.CardChange(record.id, version, form.values()["words"], f"{record.id}-gone" in data)
                for _number, record, form, version in rows
            ]
            try:
                ids = record_ids(form_key(request) or new_key(), len(added))
                paper.take_in(meeting, changes, added, ids, on_wall=_on_wall(request))
                autosave.drop(meeting, name, form_key(request))
                return redirect("convene:home", dialogue=meeting.dialogue.id)
            except Conflict:
                status = 409
                problem = _("Somebody changed a card meanwhile. What you typed is still here: look, and save again.")
                rows = [(number, record, form, record.version) for number, record, form, _version in rows]
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "drawn": drawn,
        "side": meeting.dialogue.side(drawn.side),
        "rows": rows,
        "kinds": KINDS,
        "typed": typed,
        "draft": name,
        "problem": problem,
        "confirm": confirm,
        "key": form_key(request) or new_key(),
    }
    return render(request, "convene/copies_enter.html", context, status=status)


def _card_form(kind: type[PayloadForm], record: Record[Concern], data: Any, typed: Mapping[str, str]) -> PayloadForm:
    names = zip(ENDINGS, record.body.words.texts, strict=True)
    texts = {f"words{ending}": typed.get(f"{record.id}-words{ending}", text) for ending, text in names}
    return kind(data, prefix=record.id, initial=texts, auto_id=f"{record.id}-%s")


def _version(typed: Mapping[str, str], record: Record[Concern]) -> int:
    shown = number_in(typed.get(f"{record.id}-version", ""))
    return record.version if shown is None else shown


def _new_cards(request: HttpRequest, meeting: OpenMeeting, side: str) -> tuple[list[Concern], list[str]]:
    """New concerns of a side, one a line; and what is wrong with a line."""
    written = ((name, Concern, "words", {"kind": name, "owner": side}) for name in KINDS)
    cards, wrong = _lines(request, meeting, side, written)
    return [card for card in cards if isinstance(card, Concern)], wrong


def _lines(request: HttpRequest, meeting: OpenMeeting, whose: str, written: Iterable[Written]) -> Lines:
    """A payload for each line of the boxes, and what is wrong with one."""
    cards: list[Payload] = []
    wrong: list[str] = []
    for box, payload, name, fields in written:
        kind = form_for(payload, [name], meeting.dialogue.card.languages)
        for line in filter(str.strip, request.POST.get(f"{whose}-{box}", "").splitlines()):
            form = kind({name: line})
            if form.is_valid():
                cards.append(payload(**fields, **form.values()))
            else:
                wrong += [str(error) for errors in form.errors.values() for error in errors]
    return cards, wrong


@in_meeting
@form_page
def from_paper(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """What was written on the empty board, entered afterwards: one card a line, of every kind that the paper prints."""
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "sides": meeting.left_first,
        "kinds": {**KINDS, "position": _("Parked positions")},
        "typed": request.POST or autosave.find(meeting, FROM_PAPER),
        "key": form_key(request) or new_key(),
    }
    if request.method == "GET":
        return render(request, "convene/from_paper.html", context)
    cards, wrong = _from_paper(request, meeting)
    concerns = [card for card in cards if isinstance(card, Concern)]
    if not wrong and not _asks_first(request, concerns):
        paper.enter(meeting, cards, form_key(request) or new_key(), on_wall=_on_wall(request))
        autosave.drop(meeting, FROM_PAPER, form_key(request))
        return redirect("convene:home", dialogue=meeting.dialogue.id)
    context |= {"wrong": wrong, "confirm": [] if wrong else [quote(card) for card in concerns]}
    return render(request, "convene/from_paper.html", context, status=422 if wrong else 200)


def _from_paper(request: HttpRequest, meeting: OpenMeeting) -> Lines:
    cards, wrong = _lines(request, meeting, "all", (("shared", Shared, "words", {}), ("word", LoadedWord, "term", {})))
    for side in meeting.left_first:
        own, faults = _new_cards(request, meeting, side.id)
        parked, more = _lines(request, meeting, side.id, [("position", Position, "words", {"side": side.id})])
        cards, wrong = [*cards, *own, *parked], [*wrong, *faults, *more]
    return cards, wrong


def _asks_first(request: HttpRequest, new: list[Any]) -> bool:
    """Whether what the room would see at once is quoted before: it was ticked, and has not been confirmed."""
    return bool(new and request.POST.get("on_wall") and not request.POST.get("wall"))


def _on_wall(request: HttpRequest) -> bool:
    return request.POST.get("wall") == "yes"
