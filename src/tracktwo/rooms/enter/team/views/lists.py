"""The pages on which the short cards of this part stand."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import new_key
from tracktwo.matter import culture
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import holder_name
from tracktwo.process.rooms import room

from .. import notes
from ..evenness import even_rows, offers_by_workshop, planned_instead
from ..handover import handover_page, open_questions
from ..kinds import KINDS
from ..ownership import norms_page
from ..records import ANSWERS
from ..sides import sides_page
from .page import show

__all__ = ["evenness", "handover", "norms", "questions", "sides"]


def _quick(dialogue: OpenDialogue, name: str) -> dict[str, object]:
    """The form of one kind as it stands on a page, with what was typed into it and not yet saved."""
    kind, draft = KINDS[name], f"note.{name}."
    form = kind.form(dialogue)
    typed = autosave.find(dialogue, draft) or {}
    bound = form(initial=kind.fresh(dialogue) | typed, auto_id=f"{name}-%s")
    return {
        "kind": kind,
        "asked": [bound[field] for field in kind.asked],
        "more": [bound[field] for field in kind.more],
        "draft": draft,
        "key": new_key(),
        "open": bool(typed),
    }


@in_dialogue
@require_GET
def questions(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What we are not sure of, and what pulls us two ways."""
    folio = dialogue.third.folio()
    open_ones = open_questions(dialogue)
    settled = [record for record in folio.all(notes.OpenQuestion) if record.body.state]
    context = {
        "open": [(record, holder_name(dialogue, record.body.holder)) for record in open_ones],
        "settled": [(record, holder_name(dialogue, record.body.holder)) for record in reversed(settled)],
        "states": notes.QUESTION_STATES,
        "dilemmas": [
            (record, holder_name(dialogue, record.body.holder))
            for record in sorted(folio.all(notes.Dilemma), key=lambda record: bool(record.body.choice))
        ],
        "question": _quick(dialogue, "question"),
        "dilemma": _quick(dialogue, "dilemma"),
    }
    return show(request, dialogue, "questions", context)


@in_dialogue
@require_GET
def sides(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """How we meet the sides."""
    context = {
        "shown": sides_page(dialogue),
        "answers": ANSWERS,
        "postures": notes.POSTURES,
        "wariness": notes.WARINESS,
        "weekdays": culture.WEEKDAYS,
        "prayers": culture.PRAYERS,
        "calendars": culture.CALENDARS,
        "posture": _quick(dialogue, "posture"),
        "outsiders": _quick(dialogue, "outsiders"),
    }
    return show(request, dialogue, "sides", context)


@in_dialogue
@require_GET
def evenness(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What each side was given, side beside side."""
    rows = even_rows(dialogue)
    context = {
        "rows": rows,
        "uneven": any(row.uneven for row in rows),
        "noted": offers_by_workshop(dialogue),
        "instead": planned_instead(dialogue),
        "kinds": notes.OFFERS,
        "offered": _quick(dialogue, "offered"),
    }
    return show(request, dialogue, "evenness", context)


@in_dialogue
@require_GET
def norms(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Norms, whose dialogue it is, and what is brought from elsewhere."""
    context = {
        "shown": norms_page(dialogue),
        "owners": notes.OWNERS,
        "verdicts": notes.VERDICTS,
        "norm": _quick(dialogue, "norm"),
        "ownership": _quick(dialogue, "ownership"),
        "material": _quick(dialogue, "material"),
    }
    return show(request, dialogue, "norms", context)


@in_dialogue
@require_GET
def handover(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What a colleague who begins tomorrow has to know."""
    said = [sentence for part in room("enter").parts if part.name != "team" for sentence in part.sentences(dialogue)]
    context = {"shown": handover_page(dialogue, said), "note": _quick(dialogue, "note")}
    return show(request, dialogue, "handover", context)
