"""The actor map: groups and ties, drawn and listed, and the two short forms that add to it."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.editing.undo import last_step
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.sealed import Record
from tracktwo.ui.forms import filled

from .. import acts, forms
from ..actor_map import actor_map, sample
from ..changes import changes
from ..differences import differences, questions
from ..reads import Chosen, actors, ties
from ..records import LEVELS, NOT_KNOWN, POWERS, TIES, Group, GroupView, OpenQuestion, Tie

__all__ = ["add_group", "add_tie", "group", "picture", "show"]


def chosen_by(query: Mapping[str, str], lists: Any) -> tuple[Chosen, str]:
    """What of the map is asked for, and what is wrong with the days that were typed."""
    error = ""
    days: dict[str, datetime.date | None] = {"day": None, "since": None}
    for name in days:
        try:
            days[name] = datetime.date.fromisoformat(query[name]) if query.get(name) else None
        except ValueError:
            error = _("Write a day as year, month and day.")
    sides, levels, kinds = (frozenset(lists(name)) for name in ("side", "level", "kind"))
    return Chosen(sides, levels, kinds & TIES.keys(), **days), error


@in_dialogue
@require_GET
def picture(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Who stands where, and how to each other."""
    return show(request, dialogue)


def show(request: HttpRequest, dialogue: OpenDialogue, status: int = 200, **typed: Any) -> HttpResponse:
    """The page of the map, with a form that was sent and could not be taken."""
    chosen, error = chosen_by(request.GET, request.GET.getlist)
    everyone = actors(dialogue, Chosen(day=chosen.day, since=chosen.since))
    shown = actors(dialogue, chosen)
    between = ties(dialogue, (actor.id for actor in shown), chosen)
    base = reverse("enter:picture", args=[dialogue.id])
    drawing = actor_map(
        dialogue,
        shown,
        between,
        lambda id: f"{base}/group/{id}",
        _("Map of the groups and the ties between them. The lists on this page say the same in words."),
    )
    filters = {name: request.GET.getlist(name) for name in ("side", "level", "kind")}
    context = {
        "dialogue": dialogue,
        "here": "picture",
        "drawing": mark_safe(drawing) if shown else "",
        "lanes": _lanes(dialogue, shown),
        "ties": between,
        "group_page": f"{base}/group/",
        "key": [(TIES[kind], mark_safe(sample(kind))) for kind in TIES]
        + [(_("back-channel"), mark_safe(sample("channel", back=True)))],
        "changes": changes(dialogue, chosen.since, chosen.day) if chosen.since else [],
        "differences": differences(dialogue, chosen.day),
        "questions": [question for question in questions(dialogue) if question.kind != "onion"],
        "levels": LEVELS,
        "powers": POWERS,
        "kinds": TIES,
        "filters": filters,
        "filtered": any(filters.values()) or bool(chosen.day or chosen.since),
        "day": request.GET.get("day", "")[:10],
        "since": request.GET.get("since", "")[:10],
        "filter_error": error,
        "group_form": forms.group_form(dialogue)(auto_id="group-%s"),
        "tie_form": forms.statement_form(dialogue, Tie)(auto_id="tie-%s"),
        "enough": len(everyone) > 1,
        "question_form": forms.statement_form(dialogue, OpenQuestion)(auto_id="question-%s"),
        "question_key": new_key(),
        "group_key": new_key(),
        "tie_key": new_key(),
        "last": last_step(dialogue.third.folio()),
    }
    return render(request, "enter/picture/map.html", context | typed, status=status)


def _lanes(dialogue: OpenDialogue, shown: list[Any]) -> list[tuple[str, str, list[Any]]]:
    """The groups by side, from the top down, for the list: (side, its name, groups)."""
    order = list(LEVELS)[1:]
    sides = [(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]
    lanes = []
    for id, name in [*sides, ("", _("between the sides")), (NOT_KNOWN, _("side not known"))]:
        members = [actor for actor in shown if actor.side == id]
        members.sort(key=lambda actor: order.index(actor.level or "middle"))
        if members:
            lanes.append((id, name, members))
    return lanes


@in_dialogue
@require_http_methods(["GET", "POST"])
def add_group(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A group, with its side and level as one analyst sees them."""
    if request.method == "GET":
        return redirect("enter:picture", dialogue=dialogue.id)
    form = forms.group_form(dialogue)(request.POST, auto_id="group-%s")
    if form.is_valid():
        values = form.values()
        name = values.pop("name")
        try:
            acts.add_group(dialogue, name, GroupView(group="", **values), form_key(request))
            return redirect("enter:picture", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    return show(request, dialogue, 422, group_form=form, group_key=form_key(request) or new_key())


@in_dialogue
@require_http_methods(["GET", "POST"])
def add_tie(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What is between two groups."""
    if request.method == "GET":
        return redirect("enter:picture", dialogue=dialogue.id)
    form = forms.statement_form(dialogue, Tie)(request.POST, auto_id="tie-%s")
    if form.is_valid():
        try:
            acts.add(dialogue, Tie(**form.values()), form_key(request))
            return redirect("enter:picture", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    return show(request, dialogue, 422, tie_form=form, tie_key=form_key(request) or new_key())


@in_dialogue
@require_http_methods(["GET", "POST"])
def group(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One group: how each analyst sees it, its ties, its name."""
    folio = dialogue.third.folio()
    record = folio.get(Group, id)
    part = request.POST.get("form", "")
    everyone = actors(dialogue)
    actor = next((each for each in everyone if each.id == id), None)
    own = {"side": actor.side, "level": actor.level, "power": actor.power} if actor else {}
    mine = forms.view_form(dialogue)(request.POST if part == "view" else None, initial=own, auto_id="view-%s")
    name = forms.name_form(dialogue)(
        request.POST if part == "name" else None, initial=filled("name", record.body.name), auto_id="name-%s"
    )
    theirs: Record[Group] | None = None
    try:
        if part == "view" and mine.is_valid():
            acts.see_group(dialogue, GroupView(group=id, **mine.values()), form_key(request))
            return redirect("enter:group", dialogue=dialogue.id, id=id)
        if part == "name" and name.is_valid():
            renamed = name.values()["name"]
            theirs = save_over(
                dialogue.third, Group, id, request.POST, lambda version: acts.rename(dialogue, id, version, renamed)
            )
            if theirs is None:
                return redirect("enter:group", dialogue=dialogue.id, id=id)
    except Refused as refused:
        (mine if part == "view" else name).add_error(None, str(refused))
    views = [view for view in folio.all(GroupView) if view.body.group == id]
    context = {
        "dialogue": dialogue,
        "here": "picture",
        "record": theirs or record,
        "theirs": [theirs.body.name] if theirs else None,
        "actor": actor,
        "views": sorted(views, key=lambda view: (view.body.until is not None, view.body.day)),
        "ties": [tie for tie in ties(dialogue, (each.id for each in everyone)) if id in tie.pair],
        "levels": LEVELS,
        "powers": POWERS,
        "kinds": TIES,
        "mine": mine,
        "name": name,
        "key": form_key(request) or new_key(),
    }
    status = 200 if request.method == "GET" else 409 if theirs else 422
    return render(request, "enter/picture/group.html", context, status=status)
