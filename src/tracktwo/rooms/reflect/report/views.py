"""Pages of the report: as it reads, one part of it, its release in a meeting, and the files of those that left."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing.undo import last_step
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.guards import in_dialogue, in_meeting
from tracktwo.process.release import consented

from . import acts, forms
from .composing import HEADINGS, about, compose, reasons
from .documents import TYPES, file_of
from .hostile import lessons_for_an_enemy, never_in_it
from .records import TEXTS, Report, ReportDraft

__all__ = ["begin", "discard", "file", "home", "release", "release_one", "write"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The report that is being written, what a hostile reader would learn from it, and those that left."""
    record = acts.draft_of(dialogue)
    left = dialogue.joint.folio().all(Report)
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "last": last_step(dialogue.third.folio()),
        "record": record,
        "left": sorted(left, key=lambda each: (each.body.year, each.body.quarter), reverse=True),
        "headings": HEADINGS,
    }
    if record is not None:
        context |= _as_it_reads(dialogue, record.body)
    return render(request, "reflect/report/home.html", context)


def _as_it_reads(dialogue: OpenDialogue, draft: ReportDraft) -> dict[str, Any]:
    return {
        "report": compose(dialogue, draft),
        "empty": [(name, HEADINGS[name]) for name in TEXTS if not getattr(draft, name)],
        "learnt": lessons_for_an_enemy(dialogue, draft),
        "not_in_it": never_in_it(),
        "withheld": reasons(dialogue, draft),
    }


@in_dialogue
@require_POST
def begin(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Begin the report of this quarter."""
    acts.begin(dialogue)
    return redirect("reflect:report", dialogue=dialogue.id)


@in_dialogue
@require_POST
def discard(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Throw the report away that is being written."""
    acts.discard(dialogue)
    return redirect("reflect:report", dialogue=dialogue.id)


@in_dialogue
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, dialogue: OpenDialogue, name: str) -> HttpResponse:
    """One part of the report: a text under a heading, numbers, or which outcomes stand in it."""
    record = acts.draft_of(dialogue)
    kind = forms.part_form(dialogue, name)
    if record is None:
        return redirect("reflect:report", dialogue=dialogue.id)
    form = kind(request.POST if request.method == "POST" else None, initial=forms.begun(record.body, name))
    conflict = False
    if request.method == "POST" and form.is_valid():
        version, values = number_in(request.POST.get("version", "")) or 0, form.values()
        try:
            if name in TEXTS:
                acts.write(dialogue, version, name, values[name])
            elif name == "people":
                acts.count(dialogue, version, values)
            else:
                acts.choose(dialogue, version, values["outcomes"])
            return redirect("reflect:report", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
        except Conflict:
            conflict = True
            dialogue.third.forget()
            record = acts.draft_of(dialogue)
    context = {
        "dialogue": dialogue,
        "form": form,
        "record": record,
        "heading": HEADINGS.get(name, HEADINGS["plan"]),
        "theirs": getattr(record.body, name) if conflict and record and name in TEXTS else None,
        "conflict": conflict,
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "reflect/report/write.html", context, status=status)


@in_meeting
@require_GET
def release(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The report exactly as it would leave, what a hostile reader would learn, and the sides' release."""
    dialogue = meeting.dialogue
    record = acts.draft_of(dialogue)
    context: dict[str, Any] = {"dialogue": dialogue, "meeting": meeting, "record": record}
    if record is not None:
        context |= _as_it_reads(dialogue, record.body)
        wording = about(context["report"])
        context |= {
            "digest": wording.hex(),
            "given": consented(meeting, wording),
            "sides": [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first],
        }
    return render(request, "reflect/report/release.html", context)


@in_meeting
@require_POST
def release_one(request: HttpRequest, meeting: OpenMeeting, side: str) -> HttpResponse:
    """A side releases exactly the report it was shown, or takes that back."""
    meeting.dialogue.side(side)
    out = acts.release_report(meeting, side, request.POST)
    return redirect("reflect:report" if out else "reflect:release-report", dialogue=meeting.dialogue.id)


@in_dialogue
@require_GET
def file(request: HttpRequest, dialogue: OpenDialogue, id: str, form: str) -> HttpResponse:
    """A report that every side released, as Word or PDF."""
    report = dialogue.joint.folio().get(Report, id).body
    if form not in TYPES:
        raise Http404
    response = HttpResponse(file_of(dialogue, report, form), content_type=TYPES[form])
    # No code name in the file's name: downloads lie about in folders and lists.
    response["Content-Disposition"] = f'attachment; filename="report-{report.year}-{report.quarter}.{form}"'
    return response
