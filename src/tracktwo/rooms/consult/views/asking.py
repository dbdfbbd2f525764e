"""Preparing a consultation: its words, its seed statements, and carrying it over."""

import datetime
import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tracktwo.common.exchange_format import LONGEST_STATEMENT, Choice
from tracktwo.common.writing import LANGUAGES, clean_text, is_language, language_name, number_in
from tracktwo.editing.form_keys import form_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue
from tracktwo.process.sealed import Record, new_id
from tracktwo.ui.forms import PayloadForm, form_for

from .. import acts, reads, seeds
from ..loopback import NotCarried, send
from ..records import ADMISSIONS, ENTRIES, MODALITIES, PUBLICITY, TRACKS, Absent, Consultation, Liaison

__all__ = [
    "absent_form",
    "as_file",
    "begin",
    "carry",
    "home",
    "liaison_form",
    "of_one",
    "one",
    "seed",
    "show_home",
    "show_one",
    "statements",
    "words",
]

MOST_LANGUAGES = 6
LONGEST_TEXT = 2000


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Consultations, who is left out, and tasks of liaison."""
    return show_home(request, dialogue)


def show_home(request: HttpRequest, dialogue: OpenDialogue, status: int = 200, **forms: PayloadForm) -> HttpResponse:
    """The first page, with a form that was sent and could not be taken."""
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "absent_form": forms.get("absent") or absent_form(dialogue)(auto_id="absent-%s"),
        "liaison_form": forms.get("liaison") or liaison_form()(auto_id="liaison-%s"),
        "key": new_id(),
        "other_key": new_id(),
        "modalities": MODALITIES,
        "tracks": TRACKS,
    }
    return render(request, "consult/home.html", context | reads.home(dialogue), status=status)


def absent_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """The form for a group that is left out."""
    return form_for(Absent, ["group", "modality", "reason"], dialogue.card.languages)


def liaison_form() -> type[PayloadForm]:
    """The form for a task of liaison."""
    return form_for(Liaison, ["track", "task", "due"], ["en"])


@in_dialogue
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A new consultation: its languages, who may take part, what may be published."""
    kind = form_for(Consultation, ["entry", "admission", "publicity"], ["en"])
    form = kind(request.POST or None)
    own = dialogue.card.languages
    chosen = request.POST.getlist("language") if request.method == "POST" else own
    others = request.POST.get("others", "")[:400]
    trouble = ""
    if request.method == "POST":
        languages = [code for code in [*own, *LANGUAGES] if code in chosen]
        names = [" ".join(clean_text(name).split()) for name in re.split("[,،\n]", others)]
        named = [name for name in names if name]
        languages = list(dict.fromkeys([*languages, *named]))
        if not all(map(is_language, named)):
            trouble = _("Write each language by its own name, and tick those in the list above.")
        elif not 1 <= len(languages) <= MOST_LANGUAGES:
            trouble = _("Choose one to six languages.")
        elif form.is_valid():
            made = acts.ask(dialogue, languages, form.values(), form_key(request))
            return redirect("consult:one", dialogue=dialogue.id, id=made.id)
    offered = [(code, name) for code, name in LANGUAGES.items()]
    offered.sort(key=lambda each: each[0] not in own)
    context = {
        "dialogue": dialogue,
        "form": form,
        "offered": offered,
        "chosen": chosen,
        "others": others,
        "trouble": trouble,
    }
    return render(request, "consult/begin.html", context | {"key": new_id()}, status=422 if request.POST else 200)


@in_dialogue
@require_GET
def one(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One consultation: what is asked, what is missing, what comes next."""
    return show_one(request, dialogue, dialogue.third.folio().get(Consultation, id))


def show_one(
    request: HttpRequest, dialogue: OpenDialogue, record: Record[Consultation], status: int = 200, **more: Any
) -> HttpResponse:
    """The page of a consultation, with what was typed where it could not be taken."""
    body = record.body
    context = {
        "dialogue": dialogue,
        "record": record,
        "body": body,
        "question": body.question,
        "purpose": body.purpose,
        "side_names": {f"{side.id}-{code}": side.name.get(code, "") for side in body.sides for code in body.languages},
        "opens": body.opens.isoformat() if body.opens else "",
        "closes": body.closes.isoformat() if body.closes else "",
        "command": f"tracktwo consult open consultation-{body.asked}.json",
        "missing": reads.missing(body),
        "results": reads.result_of(dialogue, record.id),
        "longest": LONGEST_STATEMENT,
        "csv": "",
        "trouble": "",
        "repeated": [],
        "port": "8010",
        "entries": ENTRIES,
        "admissions": ADMISSIONS,
        "publicity": PUBLICITY,
    }
    return render(request, "consult/one.html", context | more, status=status)


def of_one(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An act of the consultation's page, which may answer with that page: asked for again, its address leads there."""

    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def acted(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
        if request.method == "GET":
            dialogue.third.folio().get(Consultation, id)
            return redirect("consult:one", dialogue=dialogue.id, id=id)
        return view(request, dialogue, id)

    return acted


@in_dialogue
@of_one
def words(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """The question, what it is for, the sides' public names, and the days."""
    record = dialogue.third.folio().get(Consultation, id)
    body, sent = record.body, request.POST
    question, purpose = (_texts(sent, name, body.languages) for name in ("question", "purpose"))
    sides = [Choice(one.id, _texts(sent, f"side-{one.id}", body.languages)) for one in body.sides]
    trouble = ""
    days: dict[str, datetime.date | None] = {}
    for name in ("opens", "closes"):
        try:
            days[name] = datetime.date.fromisoformat(sent[name]) if sent.get(name) else None
        except ValueError:
            trouble = _("A day is written as year, month and day.")
    first = language_name(body.languages[0])
    if not question.get(body.languages[0]) or not purpose.get(body.languages[0]):
        trouble = _("Question and purpose are needed in %(language)s, the first language.") % {"language": first}
    elif not all(one.name.get(body.languages[0]) for one in sides):
        trouble = _("Every side needs a name in %(language)s.") % {"language": first}
    elif not trouble and days["opens"] and days["closes"] and days["closes"] < days["opens"]:
        trouble = _("It closes before it opens.")
    if trouble:
        names = {f"{one.id}-{code}": one.name.get(code, "") for one in sides for code in body.languages}
        typed: dict[str, object] = {"question": question, "purpose": purpose, "side_names": names}
        typed |= {name: sent.get(name, "")[:10] for name in ("opens", "closes")}
        return show_one(request, dialogue, record, 422, trouble=trouble, **typed)
    acts.change_consultation(dialogue, id, question=question, purpose=purpose, sides=sides, **days)
    return redirect("consult:one", dialogue=dialogue.id, id=id)


def _texts(sent: Mapping[str, str], name: str, languages: list[str]) -> dict[str, str]:
    found = {code: clean_text(sent.get(f"{name}-{code}", ""))[:LONGEST_TEXT] for code in languages}
    return {code: text for code, text in found.items() if text}


@in_dialogue
@of_one
def seed(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Seed statements from a file or from a box; they are added to those that stand."""
    record = dialogue.third.folio().get(Consultation, id)
    typed = request.POST.get("csv", "")
    sent = request.FILES.get("file")
    try:
        text = seeds.decoded(sent.read()) if sent else typed
        found = seeds.read(text, record.body.languages)
    except seeds.Unreadable as error:
        return show_one(request, dialogue, record, 422, seed_trouble=str(error), csv=typed)
    first = record.body.languages[0]
    stand = {one.get(first, "").casefold() for one in record.body.statements}
    new = [one for one in found.statements if one[first].casefold() not in stand]
    acts.change_consultation(dialogue, id, statements=[*record.body.statements, *new])
    left_out = len(found.repeated) + len(found.statements) - len(new)
    return show_one(request, dialogue, dialogue.third.folio().get(Consultation, id), left_out=left_out, added=len(new))


@in_dialogue
@require_http_methods(["GET", "POST"])
def statements(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """All seed statements in all languages, to mend, translate, and empty."""
    record = dialogue.third.folio().get(Consultation, id)
    languages = record.body.languages
    rows, trouble = list(record.body.statements), ""
    if request.method == "POST":
        sent = request.POST.get("count", "")
        count = number_in(sent) or 0
        if count != len(rows):
            trouble = _("The statements were changed meanwhile. What you typed is below; save again to keep it.")
        rows = [_texts(request.POST, f"s{at}", languages) for at in range(min(count, 2000))]
        for at, row in enumerate(rows, 1):
            if row and not row.get(languages[0]):
                trouble = _("Statement %(n)d is missing in %(language)s.") % {
                    "n": at,
                    "language": language_name(languages[0]),
                }
            elif any(len(text) > LONGEST_STATEMENT for text in row.values()):
                trouble = _("Statement %(n)d is longer than %(most)d letters.") % {"n": at, "most": LONGEST_STATEMENT}
        if not trouble:
            acts.change_consultation(dialogue, id, statements=[row for row in rows if row])
            return redirect("consult:one", dialogue=dialogue.id, id=id)
    context = {"dialogue": dialogue, "record": record, "body": record.body, "rows": rows, "trouble": trouble}
    return render(request, "consult/statements.html", context, status=422 if trouble else 200)


@in_dialogue
@of_one
def carry(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Carry the opening over: as a file, or to a public server on this machine."""
    record = dialogue.third.folio().get(Consultation, id)
    file = acts.opening_of(dialogue, record)
    if request.POST.get("by") == "file":
        acts.mark_carried(dialogue, id)
        return as_file(file, f"consultation-{record.body.asked}.json")
    port = request.POST.get("port", "")
    try:
        send(number_in(port) or 0, "/carry/open", request.POST.get("code", ""), file)
    except NotCarried as error:
        return show_one(request, dialogue, record, 422, carry_trouble=str(error), port=port[:5])
    acts.mark_carried(dialogue, id)
    return redirect("consult:one", dialogue=dialogue.id, id=id)


def as_file(content: bytes, name: str) -> HttpResponse:
    """A file to carry."""
    response = HttpResponse(content, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
