"""The list of cases, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tracktwo.process.access import OpenDialogue
from tracktwo.process.designing import choice
from tracktwo.process.guards import in_dialogue
from tracktwo.ui.conflict_chart import drawn

from .cases import CASES, case
from .tajikistan import TAJIKISTAN, deaths, marks

__all__ = ["home", "show"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Every case with the choice it bears on."""
    cases = [(each, choice(each.choice)) for each in CASES]
    return render(request, "reflect/casebook/home.html", {"dialogue": dialogue, "cases": cases})


@in_dialogue
@require_GET
def show(request: HttpRequest, dialogue: OpenDialogue, name: str) -> HttpResponse:
    """Facts with the numbers of their sources, what they mean for a choice, and the sources."""
    shown = case(name)
    context: dict[str, object] = {"dialogue": dialogue, "case": shown, "choice": choice(shown.choice)}
    if shown is TAJIKISTAN:
        context |= {"chart": True} | drawn(deaths(), marks())
    return render(request, "reflect/casebook/case.html", context)
