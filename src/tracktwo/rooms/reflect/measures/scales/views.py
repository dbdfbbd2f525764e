"""The page of licensed scales: a file, which column is what, and the items that were taken."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracktwo.common.writing import clean_text, language_name
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.guards import in_dialogue

from .. import acts
from ..reads import plan_of
from .reading import Heading, heading_of, items_of, proposal

__all__ = ["scales"]

LARGEST = 200_000


@in_dialogue
@require_http_methods(["GET", "POST"])
def scales(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Read a file in two steps: its heading first, then its items by the columns that were chosen."""
    languages, plan = dialogue.card.languages, plan_of(dialogue)
    context: dict[str, Any] = {"dialogue": dialogue, "plan": plan}
    if request.method != "POST":
        return render(request, "reflect/measures/scales.html", context)
    sent = request.FILES.get("file")
    content = sent.read() if sent else request.POST.get("content", "").encode()
    scale = clean_text(request.POST.get("scale", "")).strip()[:80]
    context |= {"scale": scale}
    try:
        if request.POST.get("remove"):
            acts.set_scales(dialogue, [])
            return redirect("reflect:scales", dialogue=dialogue.id)
        if not content.strip() or len(content) > LARGEST:
            raise Refused(_("Choose a file of at most 200 KB first."))
        heading = heading_of(content)
        chosen = {name: request.POST[name] for name in request.POST}
        context |= _mapping(heading, chosen if "mapped" in request.POST else proposal(heading, languages), languages)
        if "mapped" not in request.POST:
            return render(request, "reflect/measures/scales.html", context)
        if not scale:
            raise Refused(_("Say which scale it is, and by what right you use it."))
        acts.set_scales(dialogue, items_of(heading, chosen, languages, scale))
    except (Refused, Conflict) as error:
        return render(request, "reflect/measures/scales.html", context | {"error": str(error)}, status=422)
    return redirect("reflect:scales", dialogue=dialogue.id)


def _mapping(heading: Heading, chosen: dict[str, str], languages: list[str]) -> dict[str, Any]:
    wanted = [
        ("code", _("Code of the item")),
        *((f"words-{each}", _("Wording: %(language)s") % {"language": language_name(each)}) for each in languages),
        ("low", _("Lowest answer")),
        ("high", _("Highest answer")),
        ("better", _("Which end is the hoped-for one: high or low")),
        ("reliability", _("Reliability, if you have one for people like these")),
        ("sd", _("Standard deviation of the same people")),
    ]
    rows = [(field, label, chosen.get(field, "")) for field, label in wanted]
    return {"columns": heading.columns, "wanted": rows, "content": heading.table.text}
