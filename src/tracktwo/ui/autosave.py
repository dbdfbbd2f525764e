"""Where a form sends what is being typed, whichever room it belongs to."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue
from tracktwo.process.rooms import autosaved

__all__ = ["keep"]

NOT_TYPED = ("key", "csrfmiddlewaretoken")


@in_dialogue
@require_POST
def keep(request: HttpRequest, dialogue: OpenDialogue, form: str) -> HttpResponse:
    """Keep what is being typed into a form that a room declared as autosaved; with the meeting, while one is open.

    What belongs to a meeting is kept with it alone: a page that was still open when it was closed keeps nothing. The
    form's key comes along. Without one, or with one that was handed in, nothing is kept. Of a name that comes more than
    once, as boxes do that are ticked, each value is a line.
    """
    key, holder = form_key(request), dialogue.meeting or dialogue
    if key and autosave.form_name(form) in autosaved(between=dialogue.meeting is None):
        fields = {name: "\n".join(values) for name, values in request.POST.lists() if name not in NOT_TYPED}
        autosave.save(holder, form, fields, key)
    return HttpResponse(status=204)
