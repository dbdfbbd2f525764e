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
    """Keep what is being typed into a form that a room declared as autosaved, where its words belong.

    What belongs to a meeting is kept with it alone: a page that was still open when it was closed keeps nothing. The
    form's key comes along. Without one, or with one that was handed in, nothing is kept. Where several boxes of one
    name are ticked, each is a line of its field.
    """
    key, holder = form_key(request), autosave.holder_of(dialogue, form)
    if key and holder and autosave.form_name(form) in autosaved():
        fields = {name: "\n".join(said) for name, said in request.POST.lists() if name not in NOT_TYPED}
        autosave.save(holder, form, fields, key)
    return HttpResponse(status=204)
