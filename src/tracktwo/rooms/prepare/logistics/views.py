"""Logistics without names."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.matter.seats import in_order
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere
from tracktwo.process.guards import in_dialogue
from tracktwo.process.need_to_know import admit, card_of, open_scope
from tracktwo.process.sealed import Payload, Record
from tracktwo.ui.forms import form_for

from . import acts
from .kept import needs_kept, sweep
from .needs import needs_due, none_ahead, workshop_of
from .records import HOURS, OUTSIDE, SCOPE, HourCard, OutsideCard, SeatNeeds, SupportPlan

__all__ = ["begin", "edit", "end", "home", "let_in"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Needs by seat for whoever holds their key, what is paid by side, and cards."""
    # Whatever a colleague without the key left of a seat that is gone is erased here, where a holder looks.
    sweep(dialogue)
    folio = dialogue.third.folio()
    opened, card = open_scope(dialogue, SCOPE), card_of(dialogue, SCOPE)
    needs = {id: record.body for id, record in needs_kept(dialogue).items()}
    support = {record.body.side: record.body for record in folio.all(SupportPlan)}
    outside = {record.body.who: record.body for record in folio.all(OutsideCard)}
    hours = {record.body.what: record.body for record in folio.all(HourCard)}
    holders = set(card.body.holders) if card else set()
    context = {
        "dialogue": dialogue,
        "opened": opened,
        "card": card,
        "kept": len(needs),
        "kept_for": workshop_of(dialogue),
        "due": needs_due(dialogue),
        "none_ahead": acts.NONE_AHEAD if none_ahead(dialogue) else "",
        "seats": [(seat, _said(needs.get(seat.id))) for seat in in_order(dialogue)],
        "support": [(side, support.get(side.id)) for side in dialogue.sides],
        "outside": [(who, words, outside.get(who)) for who, words in OUTSIDE.items()],
        "hours": [(what, words, hours.get(what)) for what, words in HOURS.items()],
        "holders": [member for member in dialogue.members if member.body.account in holders],
        "others": [member for member in dialogue.members if member.body.account not in holders],
    }
    return render(request, "prepare/logistics/home.html", context)


def _said(needs: SeatNeeds | None) -> list[str]:
    return [words for words in (needs.travel, needs.diet, needs.access, needs.language) if words] if needs else []


@in_dialogue
@require_POST
def begin(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Begin the compartment of needs, whose key its beginner alone holds."""
    acts.begin_needs(dialogue)
    return redirect("prepare:logistics", dialogue=dialogue.id)


@in_dialogue
@require_POST
def let_in(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Hand its key to another member."""
    admit(dialogue, SCOPE, request.POST.get("member", ""))
    return redirect("prepare:logistics", dialogue=dialogue.id)


@in_dialogue
@require_POST
def end(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Erase all needs with their compartment."""
    acts.erase_needs(dialogue, request.POST.get("card", ""))
    return redirect("prepare:logistics", dialogue=dialogue.id)


Save = Callable[[OpenDialogue, str, int, dict[str, Any]], None]
KINDS: dict[str, tuple[type[Payload], str, list[str], Save]] = {
    "needs": (SeatNeeds, "seat", ["travel", "diet", "access", "language"], acts.save_needs),
    "support": (SupportPlan, "side", ["journeys", "nights"], acts.save_support),
    "outside": (OutsideCard, "who", ["holds", "asked"], acts.save_outside),
    "hour": (HourCard, "what", ["does"], acts.save_hour),
}


@in_dialogue
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, dialogue: OpenDialogue, of: str, key: str) -> HttpResponse:
    """One card: a seat's needs, a side's support, somebody outside, or a bad hour."""
    if of not in KINDS:
        raise NotThere(of)
    kind, field, names, save = KINDS[of]
    title = _title(dialogue, of, key)
    record = _record(dialogue, kind, field, key)
    form_kind = form_for(kind, names, dialogue.card.languages)
    status = 200
    if request.method == "POST":
        form, status = form_kind(request.POST), 422
        version = number_in(request.POST.get("version", "")) or 0
        if form.is_valid():
            try:
                save(dialogue, key, version, form.values())
                return redirect("prepare:logistics", dialogue=dialogue.id)
            except Conflict:
                form.add_error(None, _("Somebody changed this meanwhile. What you typed is still here; save again."))
                dialogue.third.forget()
                record, status = _record(dialogue, kind, field, key), 409
                version = record.version if record else 0
    else:
        form = form_kind(initial={name: getattr(record.body, name) for name in names} if record else None)
        version = record.version if record else 0
    context = {"dialogue": dialogue, "form": form, "title": title, "version": version, "of": of}
    return render(request, "prepare/logistics/edit.html", context, status=status)


def _title(dialogue: OpenDialogue, of: str, key: str) -> str:
    titles: dict[str, dict[str, Any]] = {
        "needs": {seat.id: seat.body.code for seat in in_order(dialogue)},
        "support": {side.id: dialogue.one_line(side.name) for side in dialogue.sides},
        "outside": OUTSIDE,
        "hour": HOURS,
    }
    if key not in titles[of]:
        raise NotThere(of)
    return str(titles[of][key])


def _record(dialogue: OpenDialogue, kind: type[Payload], field: str, key: str) -> Record[Any] | None:
    if kind is SeatNeeds:
        if open_scope(dialogue, SCOPE) is None:
            raise NotThere("needs")
        return needs_kept(dialogue).get(key)
    return next((record for record in dialogue.third.folio().all(kind) if getattr(record.body, field) == key), None)
