"""A guided look at an empty dialogue: what happens in each room, in two minutes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue
from tracktwo.process.rooms import walk

__all__ = ["look", "steps"]


def steps() -> list[tuple[str, str]]:
    """Each step's heading and its one sentence or two, in the reader's language."""
    rooms = [(str(room.title), f"{room.question} {room.opening}") for room in walk()]
    return [
        (
            _("The walk"),
            _("This page shows eight rooms from top to bottom. Any of them can be done here, elsewhere, or on paper."),
        ),
        *rooms,
        (
            _("Two screens"),
            _(
                "During a meeting you work on the board; the room sees the wall, which shows words and nothing else. "
                "A side's caucus never reaches the wall."
            ),
        ),
        (
            _("Closing"),
            _(
                "When a meeting closes, its key is destroyed. Only what every side released in exactly those words "
                "remains."
            ),
        ),
    ]


@in_dialogue
@require_GET
def look(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """One step of the look; it changes nothing, and any key leaves it."""
    shown = steps()
    wanted = request.GET.get("step", "1")
    number = min(max(int(wanted), 1), len(shown)) if wanted.isdecimal() and len(wanted) < 4 else 1
    title, text = shown[number - 1]
    context = {"dialogue": dialogue, "number": number, "steps": len(shown), "title": title, "text": text}
    return render(request, "overview/look.html", context)
