"""The steward's pages about statements: moderation, translations, one more."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ...models import Consultation, Statement
from ...refusals import Refusal
from .. import moderation
from ..forms import read_decision, read_wordings
from ..guards import with_steward
from ..pages import render_page

__all__ = ["add", "decide", "statements", "translate"]


@with_steward
@require_GET
def statements(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What waits for moderation with duplicates proposed, then every statement."""
    return _statements(request, consultation)


def _statements(request: HttpRequest, consultation: Consultation, **more: Any) -> HttpResponse:
    rows = list(Statement.objects.filter(consultation=consultation).order_by("number"))
    context: dict[str, Any] = {
        "queue": moderation.queue(consultation),
        "approved": [statement for statement in rows if statement.state == "in"],
        "removed": [statement for statement in rows if statement.state == "out"],
        "missing": moderation.missing_translations(consultation),
        "typed": {},
        "refused": "",
    }
    return render_page(request, "steward/statements", consultation, **(context | more))


@with_steward
@require_POST
def decide(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """Approve a statement, remove it, or remove it as a duplicate."""
    form = read_decision(request.POST)
    try:
        moderation.decide(consultation, number, form.state, form.same_as)
    except Refusal as refusal:
        if str(refusal) == "unknown":
            raise Http404 from None
        return _statements(request, consultation, undecided=_("Approve the statement or remove it."), status=422)
    return redirect("steward:statements", consultation=consultation.id)


def _sentence(refusal: Refusal) -> str:
    return {
        "empty": _("Write it in at least one of the languages."),
        "long": _("A statement has 400 letters at most."),
    }.get(str(refusal), _("There is no such statement."))


@with_steward
@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """A statement's wording in each language."""
    statement = Statement.objects.filter(consultation=consultation, number=number).first()
    if statement is None:
        raise Http404
    typed, refused = dict(statement.text), ""
    if request.method == "POST":
        typed = read_wordings(request.POST, consultation.languages)
        try:
            moderation.translate(consultation, number, typed)
            return redirect("steward:statements", consultation=consultation.id)
        except Refusal as refusal:
            refused = _sentence(refusal)
    context = {"statement": statement, "typed": typed, "refused": refused}
    return render_page(request, "steward/translate", consultation, status=422 if refused else 200, **context)


@with_steward
@require_POST
def add(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """One more statement of the steward's."""
    typed = read_wordings(request.POST, consultation.languages)
    try:
        moderation.add(consultation, typed)
    except Refusal as refusal:
        return _statements(request, consultation, typed=typed, refused=_sentence(refusal), status=422)
    return redirect("steward:statements", consultation=consultation.id)
