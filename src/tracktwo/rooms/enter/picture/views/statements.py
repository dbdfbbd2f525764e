"""One statement, of whichever kind: put right, ended, held by another analyst too, seen differently, erased."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.dated import SOURCES, Dated
from tracktwo.matter.issues import Issue
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.sealed import Record

from .. import acts, forms
from ..differences import KINDS, say_statement
from ..reads import doubts_about
from ..records import Doubt, Group, GroupView

__all__ = ["doubt", "end", "erase", "hold", "kind_in", "page_of", "statement"]

PAGES = {
    "view": "enter:picture",
    "tie": "enter:picture",
    "onion": "enter:onion",
    "tree": "enter:tree",
    "divider": "enter:dividers",
    "standing": "enter:dividers",
    "milestone": "enter:timeline",
    "question": "enter:picture",
    "doubt": "enter:picture",
    "review": "enter:dividers",
}


def kind_in(name: str) -> type[Dated]:
    """The kind of statement that an address names.

    Raises:
        NotThere: there is none of that name.
    """
    if name not in KINDS:
        raise NotThere(name)
    return KINDS[name]


def page_of(dialogue: OpenDialogue, kind: str, statement: Dated | None = None) -> HttpResponse:
    """Back to the page on which statements of this kind stand."""
    if isinstance(statement, GroupView):
        return redirect("enter:group", dialogue=dialogue.id, id=statement.group)
    return redirect(PAGES[kind], dialogue=dialogue.id)


@in_dialogue
@require_http_methods(["GET", "POST"])
def statement(request: HttpRequest, dialogue: OpenDialogue, kind: str, id: str) -> HttpResponse:
    """Put a statement right, and what else can be done with it."""
    return show(request, dialogue, kind, id)


def show(request: HttpRequest, dialogue: OpenDialogue, kind: str, id: str, **more: object) -> HttpResponse:
    """The page of a statement; where its own form was sent, save it."""
    shape = kind_in(kind)
    record = dialogue.third.folio().get(shape, id)
    saving = request.method == "POST" and not more
    made = forms.review_form(dialogue) if kind == "review" else forms.statement_form(dialogue, shape)
    form = made(request.POST if saving else None, initial=forms.shown_again(record.body))
    theirs: Record[Dated] | None = None
    if saving and form.is_valid():
        kept = {name: getattr(record.body, name) for name in ("group", "about") if hasattr(record.body, name)}
        changed = shape(**kept | form.values())
        try:
            theirs = save_over(
                dialogue.third, shape, id, request.POST, lambda version: acts.change(dialogue, id, version, changed)
            )
            if theirs is None:
                return page_of(dialogue, kind, changed)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "dialogue": dialogue,
        "here": {
            "view": "map",
            "tie": "map",
            "divider": "dividers",
            "standing": "dividers",
            "milestone": "timeline",
        }.get(kind, kind),
        "record": theirs or record,
        "kind": kind,
        "says": say_statement(dialogue, (theirs or record).body),
        "theirs": say_statement(dialogue, theirs.body) if theirs else "",
        "form": form,
        "doubts": doubts_about(dialogue, id),
        "can_be_doubted": kind not in ("doubt", "question", "view", "tie", "review"),
        "doubt_form": forms.statement_form(dialogue, Doubt)(auto_id="doubt-%s"),
        "doubt_key": new_key(),
        "sources": SOURCES,
        "today": journal.today(dialogue.third.folio()),
        "end_error": "",
    }
    status = 200 if request.method == "GET" else 409 if theirs else 422
    return render(request, "enter/picture/statement.html", context | more, status=status)


@in_dialogue
@require_http_methods(["GET", "POST"])
def doubt(request: HttpRequest, dialogue: OpenDialogue, kind: str, id: str) -> HttpResponse:
    """Another analyst sees it differently, and says how."""
    record = dialogue.third.folio().get(kind_in(kind), id)
    if request.method == "GET":
        return redirect("enter:statement", dialogue=dialogue.id, kind=kind, id=id)
    form = forms.statement_form(dialogue, Doubt)(request.POST, auto_id="doubt-%s")
    if form.is_valid():
        try:
            acts.add(dialogue, Doubt(about=record.id, **form.values()), form_key(request))
            return redirect("enter:statement", dialogue=dialogue.id, kind=kind, id=id)
        except Refused as refused:
            form.add_error(None, str(refused))
    return show(request, dialogue, kind, id, doubt_form=form, doubt_key=form_key(request) or new_key())


@in_dialogue
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, dialogue: OpenDialogue, kind: str, id: str) -> HttpResponse:
    """It holds no longer, from a day on."""
    shape = kind_in(kind)
    record = dialogue.third.folio().get(shape, id)
    if request.method == "GET":
        return redirect("enter:statement", dialogue=dialogue.id, kind=kind, id=id)
    try:
        acts.end(dialogue, shape, id, datetime.date.fromisoformat(request.POST.get("until", "")))
    except ValueError:
        return show(request, dialogue, kind, id, end_error=_("Write a day as year, month and day."))
    except Refused as refused:
        return show(request, dialogue, kind, id, end_error=str(refused))
    return page_of(dialogue, kind, record.body)


@in_dialogue
@require_POST
def hold(request: HttpRequest, dialogue: OpenDialogue, kind: str, id: str) -> HttpResponse:
    """Whoever asks holds the same."""
    shape = kind_in(kind)
    acts.hold_too(dialogue, shape, id)
    return page_of(dialogue, kind, dialogue.third.folio().get(shape, id).body)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, kind: str, id: str) -> HttpResponse:
    """Take away a statement, an issue, or a group with all that is said of it."""
    if kind in ("group", "issue"):
        acts.erase(dialogue, Group if kind == "group" else Issue, id)
        return redirect("enter:picture" if kind == "group" else "enter:issues", dialogue=dialogue.id)
    shape = kind_in(kind)
    record = dialogue.third.folio().get(shape, id)
    acts.erase(dialogue, shape, id)
    return page_of(dialogue, kind, record.body)
