"""Where a form sends what is being typed, whichever room it belongs to."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tracktwo.editing import autosave
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue
from tracktwo.process.rooms import autosaved

__all__ = ["keep"]

NOT_TYPED = ("key", "csrfmiddlewaretoken")


@in_dialogue
@require_POST
def keep(request: HttpRequest, dialogue: OpenDialogue, form: str) -> HttpResponse:
    """Keep what is being typed into a form that a room declared as autosaved; with the meeting, while one is open."""
    if form in autosaved():
        fields = {name: str(value) for name, value in request.POST.items() if name not in NOT_TYPED}
        autosave.save(dialogue.meeting or dialogue, form, fields)
    return HttpResponse(status=204)
