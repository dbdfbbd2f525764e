"""Ripeness: the four questions for each side, a card for each assessor, and what keeps possibility alive."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import course_of
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import holder_choices, my_record
from tracktwo.process.journal import today
from tracktwo.process.sealed import Record
from tracktwo.ui.forms import PayloadForm

from ..evidence.drawing import drawn
from ..evidence.reads import marks, newest
from ..frame import frame
from ..lines.forms import line_form
from ..objective.themes import theme_of
from . import acts, forms, reads
from .records import ANSWERS, ASPECTS, CONFIDENCE, LEVELS, RipenessCard

__all__ = ["assess", "blank", "edit", "erase", "home", "step_done"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """For each side the four answers with their evidence; disagreement first; then what follows."""
    views = reads.side_views(dialogue)
    context = {
        **frame(dialogue, "ripeness"),
        "views": views,
        "reading": reads.reading(views),
        "sequence": reads.sequence(dialogue, views),
        "steps": reads.steps(dialogue),
        "step_form": line_form("alive")(auto_id="step-%s"),
        "key": new_key(),
        "answers": ANSWERS,
        "confidence": CONFIDENCE,
        "levels": LEVELS,
    }
    chart = newest(dialogue)
    if chart:
        context |= drawn(chart.series, marks(dialogue)) | {"chart": chart}
    return render(request, "enter/timing/ripeness.html", context)


@in_dialogue
@require_http_methods(["GET", "POST"])
def assess(request: HttpRequest, dialogue: OpenDialogue, side: str) -> HttpResponse:
    """One more card of a side, on the screen or from paper."""
    named, name = dialogue.side(side), f"ripeness.{side}"
    sent = request.POST if request.method == "POST" else None
    form = forms.card_form(holder_choices(dialogue), my_record(dialogue).id)(
        sent, initial=autosave.find(dialogue, name)
    )
    if sent is not None and form.is_valid():
        card = RipenessCard(side=side, day=today(dialogue.third.folio()), **form.values())
        try:
            if not dialogue.third.folio().has(form_key(request)):
                acts.assess(dialogue, card, form_key(request))
            autosave.drop(dialogue, name, form_key(request))
            return redirect("enter:ripeness", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"dialogue": dialogue, "side": named, "form": form, "key": form_key(request) or new_key(), "draft": name}
    return _card_page(request, context, 422 if form.errors else 200)


@in_dialogue
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Change a card."""
    record = dialogue.third.folio().get(RipenessCard, id)
    sent = request.POST if request.method == "POST" else None
    form = forms.card_form(holder_choices(dialogue), record.body.holder)(sent, initial=forms.card_values(record.body))
    theirs: Record[RipenessCard] | None = None
    if sent is not None and form.is_valid():
        changed = RipenessCard(side=record.body.side, day=record.body.day, until=record.body.until, **form.values())
        try:
            theirs = save_over(
                dialogue.third, RipenessCard, id, sent, lambda version: acts.reassess(dialogue, id, version, changed)
            )
            if theirs is None:
                return redirect("enter:ripeness", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "dialogue": dialogue,
        "side": dialogue.side(record.body.side),
        "form": form,
        "record": theirs or record,
        "theirs": theirs,
        "now": reads.CardView("", theirs).rows if theirs else [],
    }
    return _card_page(request, context, 409 if theirs else 422 if form.errors else 200)


def _card_page(request: HttpRequest, context: dict[str, object], status: int) -> HttpResponse:
    """The card as a form: four questions with a line each, and the rest folded away."""
    form, dialogue = context["form"], context["dialogue"]
    assert isinstance(form, PayloadForm) and isinstance(dialogue, OpenDialogue)  # noqa: S101  each caller gives both
    theme = theme_of(course_of(dialogue).theme)
    rows = [(name, form[name], form[f"{name}_why"]) for name in ASPECTS]
    details = [form[name] for name in forms.DETAILS]
    open_details = any(form[name].errors or form[name].value() for name in forms.DETAILS[:4])
    more = {"rows": rows, "details": details, "open_details": open_details, "theme": theme, "answers": ANSWERS.items()}
    return render(request, "enter/timing/ripeness_card.html", context | more, status=status)


@in_dialogue
@require_GET
def blank(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A blank card of every side, to be printed and filled in by hand."""
    context = {"dialogue": dialogue, "aspects": ASPECTS, "answers": ANSWERS, "confidence": CONFIDENCE, "levels": LEVELS}
    return render(request, "enter/timing/ripeness_blank.html", context)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a card."""
    acts.erase(dialogue, id)
    return redirect("enter:ripeness", dialogue=dialogue.id)


@in_dialogue
@require_POST
def step_done(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Say that a step was done, or take that back."""
    acts.switch_step(dialogue, id, request.POST.get("done") == "yes")
    return redirect("enter:ripeness", dialogue=dialogue.id)
