"""One text: a mixed pair drafts, the sides criticise, and it leaves once every side has released these words."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key
from tracktwo.process import release as crossing
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.guards import in_meeting
from tracktwo.process.records import Released
from tracktwo.process.safeguards import evaluate
from tracktwo.process.sealed import Record, new_id
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.rooms.solve.text.records import FORMS, Criticism, Form, TextDraft
from tracktwo.rooms.solve.text.safeguards import EVERY_LANGUAGE, MIXED_PAIR
from tracktwo.ui.forms import PayloadForm, filled, form_for

__all__ = ["criticism", "home", "release"]

# What advises against releasing a draft.
CAUTIONS = (EVERY_LANGUAGE, MIXED_PAIR)


def _form_of(form: str) -> Form:
    if form not in FORMS:
        raise Http404
    return form  # type: ignore[return-value]  # its keys are the literal's values


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting, form: str = "text") -> HttpResponse:
    """The single text: its newest draft, what the sides say against it, what changed, and who has released it."""
    name = _form_of(form)
    folio = meeting.room.folio()
    draft = text_acts.current(folio, name)
    kind = form_for(TextDraft, ["title", "wording"], meeting.dialogue.card.languages)
    pair = request.POST.getlist("pair") if request.method == "POST" else []
    status = 200
    if request.method == "POST":
        typed = kind(request.POST)
        shown = request.POST.get("after", "0")
        if typed.is_valid():
            try:
                text_acts.write(meeting, int(shown) if shown.isdecimal() else 0, form=name, pair=pair, **typed.values())
                autosave.drop(meeting, name, form_key(request))
                return redirect("solve:text", dialogue=meeting.dialogue.id, form=name)
            except Conflict:
                message = _("A newer draft was written meanwhile and stands below. What you typed is still here.")
                typed.add_error(None, message)
        status = 422
        draft = text_acts.current(meeting.room.folio(), name)
    else:
        typed = kind(initial=autosave.find(meeting, name) or (_initial(draft.body) if draft else None))
    context = {"form": typed, "pair": pair, "draft": draft, "after": draft.body.number if draft else 0}
    return render(request, "solve/text/text.html", _context(request, meeting, name) | context, status=status)


def _context(request: HttpRequest, meeting: OpenMeeting, name: Form) -> dict[str, Any]:
    folio = meeting.room.folio()
    found = text_acts.drafts_of(folio, name)
    sides = [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first]
    released = [one for one in meeting.dialogue.joint.folio().all(Released) if one.body.kind == name]
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "name": name,
        "forms": FORMS,
        "earlier": [(one, [said for said in folio.all(Criticism) if said.body.draft == one.id]) for one in found[1:]],
        "against": _against(request, found),
        "sides": sides,
        "released": released,
        "key": new_id(),
    }
    if not found:
        return context
    draft = found[0].body
    about = crossing.digest(name, draft.title, draft.wording)
    said = [one for one in folio.all(Criticism) if one.body.draft == found[0].id]
    return context | {
        "criticisms": [(side, [one for one in said if one.body.side == side.id]) for side in meeting.left_first],
        "criticism": _criticism_form(meeting)(auto_id="criticism-%s"),
        "digest": about.hex(),
        "given": crossing.consented(meeting, about),
        "cautions": [
            rule for rule in (evaluate(meeting.dialogue, each) for each in CAUTIONS) if rule.status == "advises"
        ],
        "out": any((one.body.title, one.body.wording) == (draft.title, draft.wording) for one in released),
    }


def _against(request: HttpRequest, found: list[Record[TextDraft]]) -> TextDraft | None:
    """The earlier draft that the newest is compared with: the one asked for, else the one before."""
    asked = request.GET.get("against", "")
    return next((one.body for one in found[1:] if str(one.body.number) == asked), found[1].body if found[1:] else None)


def _criticism_form(meeting: OpenMeeting) -> type[PayloadForm]:
    sides = [(side.id, meeting.dialogue.one_line(side.name)) for side in meeting.left_first]
    kind = form_for(Criticism, ["side", "passage", "words"], meeting.dialogue.card.languages, {"side": sides})
    kind.base_fields["side"].label = _("Side")
    return kind


def _initial(draft: TextDraft) -> dict[str, str]:
    return {
        **filled("title", draft.title),
        **filled("wording", draft.wording),
    }


@in_meeting
@require_POST
def criticism(request: HttpRequest, meeting: OpenMeeting, form: str) -> HttpResponse:
    """A side criticises the newest draft."""
    name = _form_of(form)
    typed = _criticism_form(meeting)(request.POST, auto_id="criticism-%s")
    draft = text_acts.current(meeting.room.folio(), name)
    if not typed.is_valid():
        context = _context(request, meeting, name) | {"criticism": typed, "draft": draft}
        kind = form_for(TextDraft, ["title", "wording"], meeting.dialogue.card.languages)
        context |= {
            "form": kind(initial=_initial(draft.body) if draft else None),
            "after": draft.body.number if draft else 0,
        }
        return render(request, "solve/text/text.html", context, status=422)
    if not meeting.room.folio().has(form_key(request)):
        body = Criticism(draft=request.POST.get("draft", ""), **typed.values())
        text_acts.add_criticism(meeting, body, form_key(request))
    return redirect("solve:text", dialogue=meeting.dialogue.id, form=name)


@in_meeting
@require_POST
def release(request: HttpRequest, meeting: OpenMeeting, form: str, side: str) -> HttpResponse:
    """A side releases exactly the wording it was shown, or takes its release back."""
    name = _form_of(form)
    draft = text_acts.current(meeting.room.folio(), name)
    if draft is None:
        raise Refused(_("There is no text yet."))
    meeting.dialogue.side(side)
    crossing.release_shown(meeting, side, name, draft.body.title, draft.body.wording, request.POST)
    return redirect("solve:text", dialogue=meeting.dialogue.id, form=name)
