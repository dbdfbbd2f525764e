"""Preparing a consultation: its settings, its words, its seed statements, and carrying it over."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tracktwo.common.exchange_format import Choice
from tracktwo.common.writing import LANGUAGES, number_in
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.liaison import TRACKS
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue
from tracktwo.process.profile import is_stricter
from tracktwo.process.sealed import Record
from tracktwo.ui.forms import PayloadForm

from .. import acts, forms, reads, seeds
from ..loopback import TransferFailed, send
from ..records import ADMISSIONS, ENTRIES, MODALITIES, PUBLICITY, Consultation

__all__ = [
    "as_file",
    "begin",
    "carry",
    "consultation",
    "home",
    "on_consultation_page",
    "seed",
    "show_consultation",
    "show_home",
    "statements",
    "words",
]

MOST_LANGUAGES = 6
MOST_ROWS = 2000


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Consultations, groups that are left out, and tasks of liaison."""
    return show_home(request, dialogue)


def show_home(request: HttpRequest, dialogue: OpenDialogue, status: int = 200, **typed: PayloadForm) -> HttpResponse:
    """The first page, with a form that was sent and could not be taken."""
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "absent_form": typed.get("absent") or forms.absent_group_form(dialogue)(auto_id="absent-%s"),
        "liaison_form": typed.get("liaison") or forms.liaison_form()(auto_id="liaison-%s"),
        "key": new_key(),
        "other_key": new_key(),
        "modalities": MODALITIES,
        "tracks": TRACKS,
        "stricter": is_stricter(dialogue),
    }
    return render(request, "consult/home.html", context | reads.home(dialogue), status=status)


@in_dialogue
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A new consultation: its languages, who may take part, what may be published."""
    own = dialogue.card.languages
    sent = request.POST if request.method == "POST" else None
    form = forms.settings_form()(sent)
    chosen = sent.getlist("language") if sent is not None else own
    others = request.POST.get("others", "")[:400]
    error = ""
    if sent is not None:
        named = forms.named_languages(others)
        languages = list(dict.fromkeys([*(code for code in [*own, *LANGUAGES] if code in chosen), *(named or [])]))
        if named is None:
            error = _("Write each language by its own name, and tick those in the list above.")
        elif not 1 <= len(languages) <= MOST_LANGUAGES:
            error = _("Choose one to six languages.")
        elif form.is_valid():
            prepared = acts.prepare(dialogue, languages, form.values(), form_key(request))
            return redirect("consult:consultation", dialogue=dialogue.id, id=prepared.id)
    offered = sorted(LANGUAGES.items(), key=lambda language: language[0] not in own)
    context = {
        "dialogue": dialogue,
        "form": form,
        "offered": offered,
        "chosen": chosen,
        "others": others,
        "error": error,
        "key": form_key(request) or new_key(),
    }
    return render(request, "consult/begin.html", context, status=200 if sent is None else 422)


@in_dialogue
@require_GET
def consultation(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One consultation: its words, what is missing, what comes next."""
    return show_consultation(request, dialogue, dialogue.third.folio().get(Consultation, id))


def show_consultation(
    request: HttpRequest, dialogue: OpenDialogue, record: Record[Consultation], status: int = 200, **more: Any
) -> HttpResponse:
    """The page of a consultation, with what was typed where it could not be taken."""
    consultation = record.body
    context = {
        "dialogue": dialogue,
        "record": record,
        "consultation": consultation,
        "question": consultation.question,
        "purpose": consultation.purpose,
        "side_names": _names(consultation.sides, consultation.languages),
        "opens": consultation.opens.isoformat() if consultation.opens else "",
        "closes": consultation.closes.isoformat() if consultation.closes else "",
        "command": f"tracktwo consult open consultation-{consultation.asked}.json",
        "missing": reads.missing_translations(consultation),
        "results": reads.results_of(dialogue, record.id),
        "csv": "",
        "words_error": "",
        "port": "8010",
        "entries": ENTRIES,
        "admissions": ADMISSIONS,
        "publicity": PUBLICITY,
    }
    return render(request, "consult/consultation.html", context | more, status=status)


def _names(sides: list[Choice], languages: list[str]) -> dict[str, str]:
    """The sides' public names by the field of the form in which they are typed."""
    return {f"{side.id}-{code}": side.name.get(code, "") for side in sides for code in languages}


def on_consultation_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A form of the consultation's page, which may answer with that page: a reload of its address leads there."""

    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def posted_or_page(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
        if request.method == "GET":
            dialogue.third.folio().get(Consultation, id)
            return redirect("consult:consultation", dialogue=dialogue.id, id=id)
        return view(request, dialogue, id)

    return posted_or_page


@in_dialogue
@on_consultation_page
def words(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """The question, what it is for, the sides' public names, and the days."""
    record = dialogue.third.folio().get(Consultation, id)
    typed = forms.read_words(record.body, request.POST)
    if typed.error:
        names = _names(typed.sides, record.body.languages)
        days = {name: request.POST.get(name, "")[:10] for name in typed.days}
        fields: dict[str, Any] = {"question": typed.question, "purpose": typed.purpose, "side_names": names} | days
        return show_consultation(request, dialogue, record, 422, words_error=typed.error, **fields)
    acts.change_consultation(
        dialogue, id, question=typed.question, purpose=typed.purpose, sides=typed.sides, **typed.days
    )
    return redirect("consult:consultation", dialogue=dialogue.id, id=id)


@in_dialogue
@on_consultation_page
def seed(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Seed statements from a file or from a box; they are added to those that are there."""
    record = dialogue.third.folio().get(Consultation, id)
    typed = request.POST.get("csv", "")
    sent = request.FILES.get("file")
    try:
        text = seeds.decoded(sent.read()) if sent else typed
        read = seeds.read(text, record.body.languages)
    except seeds.Unreadable as error:
        return show_consultation(request, dialogue, record, 422, seed_error=str(error), csv=typed)
    first = record.body.languages[0]
    known = {statement.get(first, "").casefold() for statement in record.body.statements}
    new = [statement for statement in read.statements if statement[first].casefold() not in known]
    acts.change_consultation(dialogue, id, statements=[*record.body.statements, *new])
    counts = {"added": len(new), "left_out": len(read.repeated) + len(read.statements) - len(new)}
    return show_consultation(request, dialogue, dialogue.third.folio().get(Consultation, id), **counts)


@in_dialogue
@require_http_methods(["GET", "POST"])
def statements(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """All seed statements in all languages, to edit, translate, and empty."""
    record = dialogue.third.folio().get(Consultation, id)
    languages = record.body.languages
    rows, error = list(record.body.statements), ""
    if request.method == "POST":
        count = number_in(request.POST.get("count", "")) or 0
        changed_meanwhile = count != len(rows)
        rows = [forms.texts_by_language(request.POST, f"s{at}", languages) for at in range(min(count, MOST_ROWS))]
        error = forms.error_in_statements(rows, languages)
        if changed_meanwhile and not error:
            error = _("The statements were changed meanwhile. Your text is below; save again to keep it.")
        if not error:
            acts.change_consultation(dialogue, id, statements=[row for row in rows if row])
            return redirect("consult:consultation", dialogue=dialogue.id, id=id)
    context = {"dialogue": dialogue, "record": record, "consultation": record.body, "rows": rows, "error": error}
    return render(request, "consult/statements.html", context, status=422 if error else 200)


@in_dialogue
@on_consultation_page
def carry(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Carry the opening over: as a file, or to a public server on this machine."""
    record = dialogue.third.folio().get(Consultation, id)
    file = acts.opening_file(dialogue, record)
    if request.POST.get("by") == "file":
        acts.mark_carried(dialogue, id)
        return as_file(file, f"consultation-{record.body.asked}.json")
    port = request.POST.get("port", "")
    try:
        send(number_in(port) or 0, "/carry/open", request.POST.get("code", ""), file)
    except TransferFailed as error:
        return show_consultation(request, dialogue, record, 422, carry_error=str(error), port=port[:5])
    acts.mark_carried(dialogue, id)
    return redirect("consult:consultation", dialogue=dialogue.id, id=id)


def as_file(content: bytes, name: str) -> HttpResponse:
    """A file to download."""
    response = HttpResponse(content, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
