"""Conflict data: a file is imported, asked about two parties or a country, and drawn; a later one says what changed."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import clean_text, number_in
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.methods.conflict import By, Choice, InvalidInput, Refusal, Revisions
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import course_of
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import holder_name

from ..frame import frame
from ..objective.themes import theme_of
from . import acts, reads
from .drawing import drawn, revised
from .records import ConflictFile
from .rests import rests
from .words import KINDS, in_words

__all__ = ["erase", "file", "find", "home", "take"]

LONGEST_SEARCH = 80


@dataclass(frozen=True)
class _Asked:
    """What the page says beside the chart: what was searched for and what holds it, and what was refused."""

    text: str = ""
    file: str = ""
    by: str = "year"
    matches: reads.Matches | None = None
    refusal: str = ""
    upload_refusal: str = ""


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The chart with its table, what a later release changed, and the files it comes from."""
    return _show(request, dialogue, _Asked())


def _show(request: HttpRequest, dialogue: OpenDialogue, asked: _Asked, status: int = 200) -> HttpResponse:
    charts = reads.charts(dialogue)
    records = reads.files(dialogue)
    context: dict[str, object] = {
        **frame(dialogue, "evidence"),
        "files": records,
        "kinds": KINDS,
        "theme": theme_of(course_of(dialogue).theme),
        "asked": asked,
        "key": new_key(),
        "by": asked.by if asked.text else charts[0].series.by if charts else "year",
    }
    if charts:
        resting = rests(dialogue)
        before = charts[1].series if len(charts) > 1 and reads.revisions(charts[1].series, charts[0].series) else None
        context |= drawn(charts[0].series, reads.marks(dialogue), before) | {
            "chart": charts[0],
            "rests": resting,
            "since_decision": _rows(resting.since_decision if resting else None),
            "since_release": _rows(resting.releases if resting else None),
            "unanswered": [record for record in records if record.id not in {each.file.id for each in charts}],
        }
    return render(request, "enter/timing/evidence.html", context, status=status)


def _rows(revisions: Revisions | None) -> list[tuple[str, str, str, str]]:
    return revised(revisions.rewritten) if revisions else []


@in_dialogue
@require_POST
def take(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Import a file. One that cannot be read says where and why, and changes nothing."""
    sent = request.FILES.get("file")
    if sent is None:
        return _show(request, dialogue, _Asked(upload_refusal=_("Choose a file first.")), 422)
    key = form_key(request) or new_key()
    try:
        if not dialogue.third.folio().has(key):
            acts.import_file(dialogue, sent.read(), sent.name or "", key)
    except InvalidInput as error:
        return _show(request, dialogue, _Asked(upload_refusal=in_words(error)), 422)
    except Refused as refused:
        return _show(request, dialogue, _Asked(upload_refusal=str(refused)), 409)
    return redirect("enter:evidence-file", dialogue=dialogue.id, id=key)


@in_dialogue
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Look for two parties or a country in a file, or choose what was found. Names stand in no address."""
    if request.method == "GET":
        return redirect("enter:evidence", dialogue=dialogue.id)
    by: By = "month" if request.POST.get("by") == "month" else "year"
    text = clean_text(request.POST.get("text", ""))[:LONGEST_SEARCH]
    file = dialogue.third.folio().get(ConflictFile, request.POST.get("file", "")).id
    chosen = request.POST.get("choice", "")
    try:
        if chosen:
            acts.ask(dialogue, file, _choice(chosen), by)
            return redirect("enter:evidence", dialogue=dialogue.id)
    except Refusal as error:
        return _show(request, dialogue, _Asked(text, file, by, refusal=in_words(error)), 422)
    holding = reads.matches(dialogue, file, text)
    return _show(request, dialogue, _Asked(text, file, by, holding))


def _choice(chosen: str) -> Choice:
    """What a button of the list stands for: `dyad:842`, `conflict:11342` or `country:Name`."""
    kind, _colon, value = chosen.partition(":")
    number = number_in(value)
    if kind == "dyad" and number is not None:
        return Choice(dyad=number)
    if kind == "conflict" and number is not None:
        return Choice(conflict=number)
    return Choice(country=value if kind == "country" else chosen)


@in_dialogue
@require_GET
def file(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One imported file: its hash, its day, and what of it could not be taken as it stands."""
    record = dialogue.third.folio().get(ConflictFile, id)
    problems = [(problem, in_words(problem.reason)) for problem in record.body.problems]
    context = {
        "dialogue": dialogue,
        "record": record,
        "kind": KINDS.get(record.body.kind, record.body.kind),
        "by": holder_name(dialogue, record.body.holder),
        "problems": problems,
        "more": sum(record.body.counts.values()) - len(problems),
        "notices": [in_words(notice) for notice in record.body.notices],
    }
    return render(request, "enter/timing/evidence_file.html", context)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a file with its chart; undo brings it back."""
    acts.erase(dialogue, id)
    return redirect("enter:evidence", dialogue=dialogue.id)
