"""The first page of the room and its two printed pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue

from .parts import parts
from .reads import by_kind

__all__ = ["home", "print_sheets"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The answer to the room's question so far: a picture, and a few sentences."""
    drawings = [(part.title, drawing) for part in parts() if (drawing := part.drawing(dialogue))]
    sentences = by_kind([sentence for part in parts() for sentence in part.sentences(dialogue)])
    context = {
        "dialogue": dialogue,
        "parts": parts(),
        "drawings": drawings,
        "groups": [
            (title, sentences[kind])
            for kind, title in (
                ("differs", _("Where we differ")),
                ("says", _("What we hold")),
                ("asks", _("What nobody knows yet")),
            )
            if sentences[kind]
        ],
    }
    return render(request, "enter/home.html", context)


@in_dialogue
@require_GET
def print_sheets(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The whole room on two pages, for a meeting of the team."""
    sheets = [
        render_to_string(f"enter/print/{part.name}.html", {"dialogue": dialogue, **part.printed(dialogue)}, request)
        for part in parts()
    ]
    return render(request, "enter/print.html", {"dialogue": dialogue, "sheets": sheets})
