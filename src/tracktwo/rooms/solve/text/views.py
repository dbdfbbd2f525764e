"""Pages of the single text: mixed pairs draft, the sides criticise, and every side releases exactly one wording."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.guards import in_meeting
from tracktwo.process.release import release_shown
from tracktwo.process.safeguards import evaluate
from tracktwo.ui.forms import PayloadForm

from . import acts, forms, reads
from .records import FORMS, Criticism, Form
from .safeguards import EVERY_LANGUAGE, MIXED_PAIR

__all__ = ["criticism", "home", "release"]

# Rules that advise against releasing a draft.
CAUTIONS = (EVERY_LANGUAGE, MIXED_PAIR)


def _form_of(form: str) -> Form:
    if form not in FORMS:
        raise Http404
    return form  # type: ignore[return-value]  # its keys are the literal's values


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting, form: str = "text") -> HttpResponse:
    """The single text: its newest draft, what the sides criticise in it, what changed, and who has released it."""
    name = _form_of(form)
    if request.method == "GET":
        return _show(request, meeting, name, 200)
    typed, pair = forms.draft_form(meeting)(request.POST), request.POST.getlist("pair")
    if not typed.is_valid():
        return _show(request, meeting, name, 422, form=typed, pair=pair)
    try:
        after = number_in(request.POST.get("after", "")) or 0
        acts.write(meeting, after, form=name, pair=pair, **typed.values())
    except Conflict:
        typed.add_error(None, _("Somebody wrote a newer draft meanwhile; it is shown here. Your text is still below."))
        return _show(request, meeting, name, 409, form=typed, pair=pair)
    autosave.drop(meeting, name, form_key(request))
    return redirect("solve:text", dialogue=meeting.dialogue.id, form=name)


def _show(
    request: HttpRequest,
    meeting: OpenMeeting,
    name: Form,
    status: int,
    form: PayloadForm | None = None,
    pair: list[str] | None = None,
    criticism: PayloadForm | None = None,
) -> HttpResponse:
    """The page; without a `form` that was refused it begins the next draft with what was typed and not saved.

    What was typed is sent over the draft that it was typed after: whoever wrote one meanwhile is not written over.
    """
    begun = autosave.find(meeting, name) if form is None else None
    if form is None:
        newest = reads.current(meeting.room.folio(), name)
        form = forms.draft_form(meeting)(initial=begun or (forms.draft_fields(newest.body) if newest else None))
    typed_after = number_in(begun.get("after", "")) if begun else None
    shown: dict[str, Any] = reads.page(meeting, name, request.GET.get("against", ""))
    context: dict[str, Any] = shown | {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "after": shown["after"] if typed_after is None else typed_after,
        "resumed": begun is not None,
        "pair": pair or (begun or {}).get("pair", "").splitlines(),
        "criticism": criticism
        or forms.criticism_form(meeting)(initial=autosave.find(meeting, f"criticism.{name}"), auto_id="criticism-%s"),
        "criticism_draft": f"criticism.{name}",
        "cautions": [
            rule for rule in (evaluate(meeting.dialogue, each) for each in CAUTIONS) if rule.status == "advises"
        ],
        "key": new_key(),
    }
    return render(request, "solve/text/text.html", context, status=status)


@in_meeting
@require_POST
def criticism(request: HttpRequest, meeting: OpenMeeting, form: str) -> HttpResponse:
    """A side criticises the newest draft."""
    name = _form_of(form)
    typed = forms.criticism_form(meeting)(request.POST, auto_id="criticism-%s")
    if not typed.is_valid():
        return _show(request, meeting, name, 422, criticism=typed)
    if not meeting.room.folio().has(form_key(request)):
        statement = Criticism(draft=request.POST.get("draft", ""), **typed.values())
        acts.add_criticism(meeting, statement, form_key(request))
    autosave.drop(meeting, f"criticism.{name}", form_key(request))
    return redirect("solve:text", dialogue=meeting.dialogue.id, form=name)


@in_meeting
@require_POST
def release(request: HttpRequest, meeting: OpenMeeting, form: str, side: str) -> HttpResponse:
    """A side releases exactly the wording it was shown, or takes its release back."""
    name = _form_of(form)
    draft = reads.current(meeting.room.folio(), name)
    if draft is None:
        raise Refused(_("There is no text yet."))
    meeting.dialogue.side(side)
    release_shown(meeting, side, name, draft.body.title, draft.body.wording, request.POST)
    return redirect("solve:text", dialogue=meeting.dialogue.id, form=name)
