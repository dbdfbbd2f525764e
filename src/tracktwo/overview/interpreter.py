"""An interpreter's own pages: a code, the texts that the room sees, and other words for each of them."""

from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.common.writing import language_name
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.people import visits
from tracktwo.people.middleware import public
from tracktwo.process import visiting, wordings
from tracktwo.process.declarations import SeenText
from tracktwo.process.errors import Conflict, NoKey
from tracktwo.process.fields import Field, MultilingualText
from tracktwo.process.guards import as_interpreter, is_members
from tracktwo.process.interpreting import Wording, wording_of
from tracktwo.process.records import Side
from tracktwo.process.visiting import Interpreting
from tracktwo.ui.forms import PayloadForm, filled, form_for

__all__ = ["board", "code", "keep", "leave", "now", "text", "texts"]


def wording_form(here: Interpreting, standing: SeenText) -> type[PayloadForm]:
    """One text, a box for each language, of as many letters as its card holds."""
    label = Field(gettext_lazy("Wording"), limit=wordings.kinds()[standing.kind].limit)
    boxes = msgspec.defstruct("Boxes", [("words", Annotated[MultilingualText, label])])
    return form_for(boxes, ["words"], here.board.languages)


@dataclass(frozen=True)
class Line:
    """A text as the interpreter's list shows it.

    `sent`: the words that were sent for it and do not stand there, in the languages that they change. `lacks`: the
    languages in which it says nothing.
    """

    text: SeenText
    state: str
    sent: MultilingualText | None
    lacks: list[str]

    @property
    def anchor(self) -> str:
        """Where the list is entered again after a wording was sent."""
        return f"t-{self.text.card}-{self.text.part.replace('.', '-')}"


@public
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Where a code of the sheet is typed. Nothing tells a used one from one that never was."""
    if is_members(request):
        return render(request, "overview/interpreter_code.html", {"members": True}, status=409)
    if request.method == "GET":
        return render(request, "overview/interpreter_code.html", {})
    try:
        meeting, opens = visiting.enter(request.POST.get("code", "")[:60])
    except NoKey:
        wrong = _("This code opens nothing here: it is mistyped, used, of another meeting, or of one that was closed.")
        return render(request, "overview/interpreter_code.html", {"wrong": wrong}, status=422)
    response = redirect("overview:interpreter-board")
    visits.begin(response, meeting, opens, secure=request.is_secure())
    return response


@as_interpreter
@require_GET
def board(request: HttpRequest, here: Interpreting) -> HttpResponse:
    """The texts that the room sees."""
    return render(request, "overview/interpreter_board.html", _board(here))


@as_interpreter
@require_GET
def texts(request: HttpRequest, here: Interpreting) -> HttpResponse:
    """The texts alone, as asked for after a tick."""
    return render(request, "overview/interpreter_texts.html", _board(here))


def _board(here: Interpreting) -> dict[str, Any]:
    seen = here.board
    lines = [_line(here, text) for text in seen.texts]
    sides: list[Side | None] = [*seen.sides, None]
    groups = [(side, [line for line in lines if line.text.side == (side.id if side else "")]) for side in sides]
    context: dict[str, Any] = _frame(here) | {
        "groups": [(side, of_side) for side, of_side in groups if of_side],
        "lacking": next((line for line in lines if line.lacks), None),
        "lacking_count": sum(bool(line.lacks) for line in lines),
    }
    return context


def _frame(here: Interpreting) -> dict[str, Any]:
    labels = {name: kind.label for name, kind in wordings.kinds().items()}
    return {"seen": here.board, "languages": here.board.languages, "labels": labels}


def _line(here: Interpreting, text: SeenText) -> Line:
    record = wording_of(here.scope.folio(), text.card, text.part)
    lacks = [language_name(language) for language in here.board.languages if not _says(here, text, language)]
    if record is None:
        return Line(text, "", None, lacks)
    words = wordings.merged(text.words, record.body)
    state = "typing" if record.body.typed is not None else record.body.state
    if words == text.words and state != "typing":
        return Line(text, "", None, lacks)
    changed = MultilingualText.of(
        new if new != old else "" for new, old in zip(words.texts, text.words.texts, strict=True)
    )
    return Line(text, state, changed or None, lacks)


def _says(here: Interpreting, text: SeenText, language: str) -> str:
    return text.words.by_language(here.board.languages).get(language, "")


@as_interpreter
@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, here: Interpreting, card: str, part: str) -> HttpResponse:
    """Other words for one text. Where the card was changed meanwhile, both are shown and nothing is lost."""
    standing = here.text(card, part)
    record = wording_of(here.scope.folio(), card, part)
    form_kind = wording_form(here, standing)
    fields, seen, typed = _begins_with(standing, record.body if record else None)
    context = _frame(here) | {"text": standing, "line": _line(here, standing), "key": form_key(request) or new_key()}
    if request.method == "GET":
        form = form_kind(initial=fields)
        return render(request, "overview/interpreter_text.html", context | {"form": form, "mark": seen, "typed": typed})
    form = form_kind(request.POST)
    if form.is_valid():
        try:
            wordings.propose(here, card, part, request.POST.get("seen", ""), form.values()["words"], context["key"])
        except Conflict:
            here.scope.forget()
            standing = here.text(card, part)
            mark = wordings.shown_as(standing.words)
            context |= {"text": standing, "form": form, "mark": mark, "theirs": standing.words}
            return render(request, "overview/interpreter_text.html", context, status=409)
        return redirect(f"{reverse('overview:interpreter-board')}#{context['line'].anchor}")
    context |= {"form": form, "mark": request.POST.get("seen", "")}
    return render(request, "overview/interpreter_text.html", context, status=422)


def _begins_with(standing: SeenText, wording: Wording | None) -> tuple[dict[str, str], str, bool]:
    """What the boxes hold, the mark of the text that they were written over, and whether it was typed and not sent."""
    if wording is not None and wording.typed is not None:
        return filled("words", wording.typed), wording.over, True
    words = wordings.merged(standing.words, wording) if wording else standing.words
    return filled("words", words), wordings.shown_as(standing.words), False


@as_interpreter
@require_POST
def now(request: HttpRequest, here: Interpreting, card: str, part: str) -> HttpResponse:
    """The text as it stands, beside the form; and that it was changed, where the form showed another.

    The mark of what it showed is posted: in an address it would let whoever reads a log try what the words were.
    """
    standing = here.text(card, part)
    moved = request.POST.get("seen", "") != wordings.shown_as(standing.words)
    return render(request, "overview/interpreter_now.html", _frame(here) | {"text": standing, "moved": moved})


@as_interpreter
@require_POST
def keep(request: HttpRequest, here: Interpreting, card: str, part: str) -> HttpResponse:
    """Keep what is being typed."""
    form = wording_form(here, here.text(card, part))(request.POST)
    form.is_valid()
    typed = {name: form.cleaned_data.get(name, "") for name in form.fields}
    if form_key(request) and typed.keys() <= form.cleaned_data.keys():
        words = MultilingualText.of(typed.values())
        wordings.type_in(here, card, part, request.POST.get("seen", "")[:64], words, form_key(request))
    return HttpResponse(status=204)


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End this browser's page. Another code is needed to open it again."""
    response = redirect("overview:interpreter-code")
    visits.end(request, response)
    return response
