"""The pages that every room of several parts has: the answer to its question so far, and its sheets on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.guards import in_dialogue
from tracktwo.process.parts import SentenceKind, by_kind
from tracktwo.process.rooms import room

__all__ = ["addresses"]

HEADINGS: dict[SentenceKind, Text] = {
    "due": _("What is due"),
    "differs": _("Where we differ"),
    "says": _("What we hold"),
    "asks": _("What nobody knows yet"),
}


def addresses(name: str) -> list[URLPattern]:
    """The first page of a room, `home`, and `print` where one of its parts has a sheet."""
    pages = [path("", home, {"name": name}, name="home")]
    if any(page.address == f"{name}:print" for page in room(name).pages):
        pages.append(path("print", print_sheets, {"name": name}, name="print"))
    return pages


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue, name: str) -> HttpResponse:
    """The answer to the room's question so far: pictures, and a few sentences."""
    here = room(name)
    drawings = [(part.title, drawing) for part in here.parts if (drawing := part.drawing(dialogue))]
    sentences = by_kind(sentence for part in here.parts for sentence in part.sentences(dialogue))
    context = {
        "dialogue": dialogue,
        "room": here,
        "drawings": drawings,
        "groups": [(HEADINGS[kind], said) for kind, said in sentences.items() if said],
        "printed": any(part.printed for part in here.parts),
    }
    return render(request, "ui/parts/home.html", context)


@in_dialogue
@require_GET
def print_sheets(request: HttpRequest, dialogue: OpenDialogue, name: str) -> HttpResponse:
    """The whole room on a few pages, for a meeting of the team."""
    here = room(name)
    sheets = [
        render_to_string(f"{name}/print/{part.name}.html", {"dialogue": dialogue, **part.printed(dialogue)}, request)
        for part in here.parts
        if part.printed
    ]
    return render(request, "ui/parts/print.html", {"dialogue": dialogue, "room": here, "sheets": sheets})
