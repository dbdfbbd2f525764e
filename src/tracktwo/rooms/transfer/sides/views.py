"""What each side says: its own notes for those who may open its caucus, and for the others that they do not open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.keeping import admit_missing, missing_holders
from tracktwo.process.access import OpenDialogue
from tracktwo.process.guards import in_dialogue
from tracktwo.ui.forms import form_for

from . import notes
from .records import ABOUT, ASKS, SideNote

__all__ = ["erase", "hand_key", "home", "write"]


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Every side's own notes, as far as this person opens them. Nothing is counted or compared."""
    said = []
    for side in dialogue.sides:
        held = notes.by_kind(dialogue, side.id)
        missing = missing_holders(dialogue, side.id) if held is not None else []
        said.append((side, held, side.id in dialogue.me.sides, missing))
    context = {"dialogue": dialogue, "here": "sides", "said": said, "about": ABOUT, "asks": ASKS}
    return render(request, "transfer/sides/home.html", context)


@in_dialogue
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, dialogue: OpenDialogue, side: str) -> HttpResponse:
    """Write down what a side says of itself."""
    meant = dialogue.side(side)
    form = form_for(SideNote, ["about", "words"], dialogue.card.languages)(
        request.POST if request.method == "POST" else None, initial={"about": request.GET.get("about", "channels")}
    )
    if request.method == "POST" and form.is_valid():
        note = SideNote(**form.values(), after=notes.workshops_so_far(dialogue))
        notes.write(dialogue, side, note, form_key(request))
        return redirect("transfer:sides", dialogue=dialogue.id)
    context = {
        "dialogue": dialogue,
        "here": "sides",
        "side": meant,
        "form": form,
        "asks": ASKS,
        "about": ABOUT,
        "key": form_key(request) or new_key(),
    }
    return render(request, "transfer/sides/write.html", context, status=422 if form.errors else 200)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, side: str, id: str) -> HttpResponse:
    """Erase a note."""
    notes.erase(dialogue, side, id)
    return redirect("transfer:sides", dialogue=dialogue.id)


@in_dialogue
@require_POST
def hand_key(request: HttpRequest, dialogue: OpenDialogue, side: str) -> HttpResponse:
    """Hand the key to those who may open this side's caucus and came later."""
    dialogue.side(side)
    admit_missing(dialogue, side)
    return redirect("transfer:sides", dialogue=dialogue.id)
