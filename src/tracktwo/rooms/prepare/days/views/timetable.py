"""The timetable: its days side by side, and what is done with the block that was chosen."""

import datetime
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.editing.undo import last_step, undo_shown
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import Text
from tracktwo.process.guards import in_dialogue
from tracktwo.process.records import Workshop

from .. import acts, blocks, reads
from ..calendars import in_calendar, second_calendar
from ..clashes import clashes, own_clocks
from ..patterns import PATTERNS
from ..prayers import prayers_on
from ..proposals import is_draft
from ..records import FORMS, Block, WorkshopPlace

__all__ = ["act", "add_day", "ahead", "lay_out", "page"]


@in_dialogue
@require_GET
def ahead(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The timetable of the workshop that is prepared; before there is one, how to begin."""
    workshop = reads.workshop_ahead(dialogue)
    if workshop is None:
        return render(request, "prepare/days/none.html", {"dialogue": dialogue})
    return _show(request, dialogue, workshop.id)


@in_dialogue
@require_GET
def page(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """The timetable of one workshop."""
    return _show(request, dialogue, id)


def _show(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    return render(request, "prepare/days/timetable.html", board(dialogue, id, request.GET.get("block", "")))


def board(dialogue: OpenDialogue, id: str, chosen: str = "") -> dict[str, Any]:
    """What the timetable shows; `chosen` is the block that was chosen before."""
    folio = dialogue.third.folio()
    workshop = folio.get(Workshop, id)
    shown = reads.timetable(dialogue, id)
    place = reads.place_of(folio, id)
    misfits = clashes(dialogue, id, shown)
    workshops = sorted(folio.all(Workshop), key=lambda record: record.body.number)
    return {
        "dialogue": dialogue,
        "workshop": workshop,
        "workshops": workshops,
        "days": [(each, *_beside(dialogue, each, place)) for each in shown],
        "clashes": misfits,
        "draft": is_draft(dialogue, id),
        "clashing": frozenset[str]().union(*(each.blocks for each in misfits)),
        "chosen": chosen if any(chosen == block.id for each in shown for block in each.blocks) else "",
        "patterns": PATTERNS,
        "forms": FORMS,
        "next_day": _next_day(dialogue, shown),
        "key": new_key(),
        "last": last_step(folio),
    }


def _beside(
    dialogue: OpenDialogue, day: reads.ShownDay, place: WorkshopPlace
) -> tuple[str, list[tuple[Text, str]], Any]:
    """What stands under a day's date: the second calendar, the prayer times, and the hours of each side far away."""
    times = prayers_on(place, day.day.day).shown
    over = max(day.ends, day.day.ends)
    here = [(name, time) for name, time in times if day.day.begins <= time <= over and not day.day.virtual]
    prayers = [(name, reads.clock(time)) for name, time in here]
    elsewhere = [
        (side, f"{reads.clock(begins)}–{reads.clock(ends)}") for side, begins, ends in own_clocks(dialogue, day, place)
    ]
    return in_calendar(day.day.day, second_calendar(dialogue, place), place.shift), prayers, elsewhere


def _next_day(dialogue: OpenDialogue, days: list[reads.ShownDay]) -> datetime.date:
    today = journal.today(dialogue.third.folio())
    last = [each.day.day for each in days if each.day.day < datetime.date.max]
    return max([today, *(day + datetime.timedelta(days=1) for day in last)])


@in_dialogue
@require_POST
def lay_out(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Begin from a pattern."""
    acts.lay_out(dialogue, id, request.POST.get("pattern", ""), _date(request))
    return redirect("prepare:timetable", dialogue=dialogue.id, id=id)


@in_dialogue
@require_POST
def add_day(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One more day."""
    day = _date(request)
    with suppress(Conflict):
        acts.add_day(dialogue, id, day, form_key(request))
    return redirect("prepare:timetable", dialogue=dialogue.id, id=id)


def _date(request: HttpRequest) -> datetime.date:
    try:
        return datetime.date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise Refused(_("Give the first day as a date.")) from None


@in_dialogue
@require_POST
def act(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One press: something done with the chosen block. Answers with the timetable, drawn anew."""
    dialogue.workshop(id)
    sent = request.POST
    name, block = sent.get("act", ""), sent.get("card", "")
    minutes = number_in(sent.get("minutes", ""))
    doings: dict[str, Callable[[], object]] = {
        "earlier": lambda: blocks.move(dialogue, block, -1),
        "later": lambda: blocks.move(dialogue, block, +1),
        "day-before": lambda: blocks.move_day(dialogue, block, -1),
        "day-after": lambda: blocks.move_day(dialogue, block, +1),
        "place": lambda: blocks.place(dialogue, block, sent.get("beside", ""), bool(sent.get("after"))),
        "longer": lambda: blocks.stretch(dialogue, block, _length(dialogue, block) + blocks.STEP),
        "shorter": lambda: blocks.stretch(dialogue, block, _length(dialogue, block) - blocks.STEP),
        "stretch": lambda: blocks.stretch(dialogue, block, minutes or _length(dialogue, block)),
        "split": lambda: blocks.split(dialogue, block),
        "double": lambda: blocks.double(dialogue, block),
        "break": lambda: blocks.add_break(dialogue, block),
        "beside": lambda: blocks.toggle_beside(dialogue, block),
        "erase": lambda: blocks.erase_block(dialogue, block),
    }
    if name == "edit" and block:
        return _go(request, reverse("prepare:block", args=[dialogue.id, block]))
    if name == "undo":
        undo_shown(dialogue.third, sent.get("step", ""))
    elif name not in doings:
        raise NotThere(name)
    elif not block:
        raise Refused(_("Choose a block first: with the arrow keys, or by touching it."))
    else:
        doings[name]()
    dialogue.third.forget()
    if request.headers.get("HX-Request") and not request.headers.get("X-Page-Stays"):
        return render(request, "prepare/days/board.html", board(dialogue, id, block))
    address = reverse("prepare:timetable", args=[dialogue.id, id])
    return redirect(f"{address}?block={block}" if block.isalnum() else address)


def _go(request: HttpRequest, address: str) -> HttpResponse:
    """To another page, also from where only a part of this one would be drawn anew."""
    if not request.headers.get("HX-Request"):
        return redirect(address)
    onward = HttpResponse()
    onward["HX-Redirect"] = address
    return onward


def _length(dialogue: OpenDialogue, block: str) -> int:
    return dialogue.third.folio().get(Block, block).body.minutes
