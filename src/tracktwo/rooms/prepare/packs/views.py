"""Packs to print, as PDF or Word, and the days as a calendar file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere
from tracktwo.process.guards import in_dialogue
from tracktwo.process.records import Workshop
from tracktwo.process.rooms import meeting_addresses

from ..days.reads import place_of, timetable, workshop_ahead
from .calendar import calendar_file
from .sheets import pack
from .words import AUDIENCES

__all__ = ["calendar", "download", "home"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """One button for each pack."""
    workshop = workshop_ahead(dialogue)
    folio = dialogue.third.folio()
    context = {
        "dialogue": dialogue,
        "workshop": workshop,
        "days": timetable(dialogue, workshop.id) if workshop else [],
        "zone": place_of(folio, workshop.id).zone if workshop else "",
        "audiences": [(name, words) for name, words in AUDIENCES.items() if name != "side"],
        "opening": meeting_addresses().opening,
    }
    return render(request, "prepare/packs/home.html", context)


@in_dialogue
@require_GET
def download(request: HttpRequest, dialogue: OpenDialogue, id: str, audience: str, form: str) -> HttpResponse:
    """A pack as a file. `audience` is one of the four, or a side."""
    dialogue.third.folio().get(Workshop, id)
    side = "" if audience in AUDIENCES and audience != "side" else dialogue.side(audience).id
    sheets = pack(dialogue, id, "side" if side else audience, side)
    if form == "docx":
        from tracktwo.ui.word import WORD_TYPE, word

        return _file(word(sheets), WORD_TYPE, "pack.docx")
    if form == "pdf":
        from tracktwo.ui.sheets_pdf import pdf

        return _file(pdf(sheets), "application/pdf", "pack.pdf")
    raise NotThere("form")


@in_dialogue
@require_GET
def calendar(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """The days of a workshop as a calendar file."""
    dialogue.third.folio().get(Workshop, id)
    return _file(calendar_file(dialogue, id), "text/calendar; charset=utf-8", "calendar.ics")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file under a name that says nothing: downloads lie about in folders and lists."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
