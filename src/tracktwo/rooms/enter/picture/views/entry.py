"""Many groups and ties at once: typed from paper, or out of a file of Kumu's; and the sheet to print."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.dated import SOURCES
from tracktwo.methods.errors import InvalidInput
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import holder_choices

from .. import acts, said
from ..kumu_import import incoming, packed, taken
from ..lines import read_lines
from ..records import LAYERS, LEVELS, POWERS, TIES, GroupView, Tie

__all__ = ["blank", "kumu", "lines"]

LONGEST = 60_000
# The name under which the form of lines is kept while it is typed.
DRAFT = "picture"


def _shared(dialogue: OpenDialogue, sent: Mapping[str, str]) -> tuple[GroupView, Tie]:
    """What all lines have in common: who holds them and how they are known, from today on."""
    holders = dict(holder_choices(dialogue))
    holder = sent.get("holder", "") if sent.get("holder", "") in holders else next(iter(holders))
    source = sent.get("source", "") if sent.get("source", "") in SOURCES else "judgement"
    common: dict[str, Any] = {"holder": holder, "source": source, "day": journal.today(dialogue.third.folio())}
    return GroupView(group="", **common), Tie(start="", end="", kind="channel", **common)


def _context(request: HttpRequest, dialogue: OpenDialogue) -> dict[str, Any]:
    return {
        "dialogue": dialogue,
        "here": "picture",
        "key": form_key(request) or new_key(),
        "holders": holder_choices(dialogue),
        "sources": SOURCES,
        "holder": request.POST.get("holder", ""),
        "source": request.POST.get("source", ""),
        "levels": LEVELS,
        "powers": POWERS,
        "kinds": TIES,
    }


@in_dialogue
@require_http_methods(["GET", "POST"])
def lines(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A page drawn on paper, entered in a minute: one group and one tie on a line."""
    typed = request.POST if request.method == "POST" else autosave.find(dialogue, DRAFT) or {}
    groups, ties = (typed.get(name, "")[:LONGEST] for name in ("groups", "ties"))
    problems: list[str] = []
    if request.method == "POST":
        read = read_lines(dialogue, groups, ties, *_shared(dialogue, request.POST))
        problems = read.problems
        if not read.groups and not read.ties and not problems:
            problems = [_("Write at least one line.")]
        if not problems:
            try:
                acts.add_all(dialogue, read.groups, read.ties, form_key(request))
                autosave.drop(dialogue, DRAFT, form_key(request))
                return redirect("enter:picture", dialogue=dialogue.id)
            except Refused as refused:
                problems = [str(refused)]
    context = {"groups": groups, "ties": ties, "problems": problems}
    status = 422 if problems else 200
    return render(request, "enter/picture/lines.html", _context(request, dialogue) | context, status=status)


@in_dialogue
@require_http_methods(["GET", "POST"])
def kumu(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A file of Kumu's: looked at first, with every problem by its row, and taken in as it was decided."""
    arriving, problems = None, []
    sent = request.FILES.get("file")
    raw = sent.read() if sent else request.POST.get("map", "").encode()
    try:
        arriving = incoming(dialogue, raw) if raw else None
    except InvalidInput as error:
        problems = [said.say(error)]
    if request.method == "POST" and not raw:
        problems = [_("Choose a file first.")]
    if arriving and not sent:
        groups, ties = taken(
            dialogue, arriving, request.POST, set(request.POST.getlist("element")), *_shared(dialogue, request.POST)
        )
        try:
            if not groups:
                raise Refused(_("Tick at least one group."))
            acts.add_all(dialogue, groups, ties, form_key(request))
            return redirect("enter:picture", dialogue=dialogue.id)
        except Refused as refused:
            problems = [str(refused)]
    context = {
        "arriving": arriving,
        "map": packed(arriving.read) if arriving else "",
        "rows": said.rows(arriving.read) if arriving else [],
        "notices": [said.say(each) for each in arriving.read.notices] if arriving else [],
        "problems": problems,
    }
    status = 422 if problems else 200
    return render(request, "enter/picture/kumu.html", _context(request, dialogue) | context, status=status)


@in_dialogue
@require_GET
def blank(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The empty sheets of the picture, to be drawn on by hand."""
    context = {"dialogue": dialogue, "levels": list(LEVELS.values())[1:], "layers": LAYERS, "kinds": TIES}
    return render(request, "enter/picture/blank.html", context)
