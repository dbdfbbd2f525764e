"""Numbered copies of the board for one side overnight: drawn, printed, and their changes entered."""

import datetime
import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.concerns import KINDS, Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict
from tracktwo.process.guards import in_meeting
from tracktwo.process.sealed import Record
from tracktwo.ui.forms import ENDINGS, PayloadForm, form_for

from .. import paper
from ..records import PaperCopies

__all__ = ["copies", "enter", "sheets"]

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
    data = request.POST if request.method == "POST" else None
    rows = [(number, record, _card_form(kind, record, data), _version(request, record)) for number, record in own]
    problem, status = "", 200
    if data is not None:
        added, wrong = _new_cards(request, meeting, drawn.side)
        status, problem = 422, " ".join(wrong)
        if all(form.is_valid() for _number, _record, form, _version in rows) and not wrong:
            changes = [
                paper.CardChange(record.id, version, form.values()["words"], f"{record.id}-gone" in data)
                for _number, record, form, version in rows
            ]
            try:
                paper.take_in(meeting, changes, added, _ids(form_key(request), len(added)))
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
        "typed": data,
        "problem": problem,
        "key": form_key(request) or new_key(),
    }
    return render(request, "convene/copies_enter.html", context, status=status)


def _card_form(kind: type[PayloadForm], record: Record[Concern], data: Any) -> PayloadForm:
    texts = {f"words{ending}": text for ending, text in zip(ENDINGS, record.body.words.texts, strict=True)}
    return kind(data, prefix=record.id, initial=texts, auto_id=f"{record.id}-%s")


def _version(request: HttpRequest, record: Record[Concern]) -> int:
    shown = request.POST.get(f"{record.id}-version", "")
    return int(shown) if shown.isdecimal() else record.version


def _new_cards(request: HttpRequest, meeting: OpenMeeting, side: str) -> tuple[list[Concern], list[str]]:
    """New cards of the side, one a line; and what is wrong with a line."""
    kind = form_for(Concern, ["words"], meeting.dialogue.card.languages)
    added: list[Concern] = []
    wrong: list[str] = []
    for name in KINDS:
        for line in request.POST.get(f"{side}-{name}", "").splitlines():
            form = kind({"words": line})
            if not line.strip():
                continue
            if form.is_valid():
                added.append(Concern(kind=name, owner=side, **form.values()))  # type: ignore[arg-type]
            else:
                wrong += [str(error) for errors in form.errors.values() for error in errors]
    return added, wrong


def _ids(key: str, number: int) -> list[str]:
    """Ids for new cards made of the form's key, in the order of the paper."""
    return [hashlib.sha256(key.encode()).hexdigest()[:28] + f"{place:04x}" for place in range(number)]
