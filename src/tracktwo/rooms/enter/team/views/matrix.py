"""The impartiality matrix: seeing it, placing oneself, and calling its axes something else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict
from tracktwo.process.guards import in_dialogue
from tracktwo.ui.forms import PayloadForm

from .. import acts, forms, members
from ..matrix import axes_of, matrix
from ..matrix_drawing import EMPTY, draw
from ..ownership import firm_norms
from ..records import STEPS, MatrixAxes, Placement
from .page import show

__all__ = ["axes", "blank", "erase_placement", "home"]


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Where everybody stands and stood, and a form to say where one stands oneself, by rows or by pressing a cell."""
    asked = request.POST.get("member") or request.GET.get("for")
    mate = acts.writable(dialogue, asked) if asked else members.me(dialogue)
    kind = forms.placement_form(axes_of(dialogue))
    if request.method == "POST":
        form = kind(_with_cell(request))
        status, shown = 422, number_in(request.POST.get("version", "")) or 0
        if form.is_valid():
            try:
                acts.place(dialogue, mate.id, shown, **form.cleaned_data)
                autosave.drop(dialogue, f"place.{mate.id}", form_key(request))
                return redirect("enter:matrix", dialogue=dialogue.id)
            except Conflict:
                _say_changed(dialogue, form)
                status, shown = 409, _version(dialogue, mate)
    else:
        before = acts.own_placement(dialogue, mate.holder)
        standing = forms.placement_fields(before.body if before else None)
        resumed = autosave.resume(dialogue, f"place.{mate.id}", standing, _version(dialogue, mate))
        form, status, shown = kind(initial=resumed.fields), 200, resumed.version
    return _show(request, dialogue, mate, form, shown, status)


def _version(dialogue: OpenDialogue, mate: members.Teammate) -> int:
    """Which version of a placement stands; 0 before there is one."""
    before = acts.own_placement(dialogue, mate.holder)
    return before.version if before else 0


def _with_cell(request: HttpRequest) -> dict[str, str]:
    """What was sent; a cell that was pressed stands for a step in each row."""
    sent = {name: str(value) for name, value in request.POST.items()}
    pressed = forms.cell(sent.get("cell", ""))
    return sent | {"stance": str(pressed[0]), "voice": str(pressed[1])} if pressed else sent


def _say_changed(dialogue: OpenDialogue, form: PayloadForm) -> None:
    dialogue.third.forget()
    form.add_error(None, _("This was changed in another window meanwhile. What you chose is still here; save again."))


def _show(
    request: HttpRequest, dialogue: OpenDialogue, mate: members.Teammate, form: PayloadForm, version: int, status: int
) -> HttpResponse:
    shown = matrix(dialogue)
    context = {
        "matrix": shown,
        "drawing": draw(shown),
        "firm": firm_norms(dialogue),
        "mate": mate,
        "others": [each for each in members.team(dialogue) if each.writes and each.holder != mate.holder],
        "form": form,
        "draft": f"place.{mate.id}",
        "key": form_key(request) or new_key(),
        "version": version,
        "rows": [
            [(stance, voice, shown.axes.at("stance", stance), shown.axes.at("voice", voice)) for stance in STEPS]
            for voice in reversed(STEPS)
        ],
    }
    return show(request, dialogue, "matrix", context, status)


@in_dialogue
@require_GET
def blank(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A sheet on which a member says by hand where they stand and who they are; a colleague enters it later."""
    fields = {**forms.placement_form(axes_of(dialogue)).base_fields, **forms.card_form(dialogue).base_fields}
    labels = [fields[name].label for name in ("why", "expertise", "knows", "interests")]
    context = {"matrix": matrix(dialogue), "drawing": EMPTY, "labels": labels}
    return show(request, dialogue, "blank", context)


@in_dialogue
@require_http_methods(["GET", "POST"])
def axes(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Call the ends of the axes what the team calls them."""
    form, status = forms.axes_form(dialogue)(request.POST or None, initial=forms.axes_fields(dialogue)), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                acts.rename_axes(dialogue, number_in(request.POST.get("version", "")) or 0, MatrixAxes(**form.values()))
                return redirect("enter:matrix", dialogue=dialogue.id)
            except Conflict:
                dialogue.third.forget()
                form.add_error(
                    None, _("A colleague has renamed them meanwhile. What you typed is still here; save again.")
                )
                status = 409
    record = dialogue.third.folio().one(MatrixAxes)
    context = {"form": form, "now": axes_of(dialogue), "version": record.version if record else 0}
    return show(request, dialogue, "axes", context, status)


@in_dialogue
@require_POST
def erase_placement(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a placement of one's own."""
    acts.erase_own(dialogue, Placement, id)
    return redirect("enter:matrix", dialogue=dialogue.id)
