"""Pages of the snowball: the tree, the list, what they say, and who holds their key."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.need_to_know import admit, begin_scope, card_of, shut_out

from ..pool.forms import named
from ..pool.reads import Person, people
from . import acts, edges, tree, words
from .records import SCOPE

__all__ = ["begin", "erase", "holder", "home"]

# Beyond it the list goes no further in.
DEEPEST_SHOWN = 12
NEVER_KEEP = {"autocomplete": "off", "spellcheck": "false", "dir": "auto", "list": "people"}


class NominationForm(forms.Form):
    """Who named whom, by code or name; nobody as nominator is somebody unknown."""

    def __init__(self, everybody: list[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.everybody = everybody
        self.fields["nominator"] = forms.CharField(
            label=_("Who named somebody?"),
            help_text=_("Leave it empty where it is not known."),
            required=False,
            max_length=160,
            widget=forms.TextInput(attrs=NEVER_KEEP),
        )
        self.fields["nominee"] = forms.CharField(
            label=_("Whom?"), max_length=160, widget=forms.TextInput(attrs=NEVER_KEEP)
        )
        self.fields["wave"] = forms.IntegerField(
            label=_("In which round of asking?"), required=False, min_value=1, max_value=99
        )

    def clean(self) -> dict[str, Any]:
        """The people meant, in place of what was typed."""
        data = super().clean() or {}
        for field in ("nominator", "nominee"):
            if data.get(field):
                data[field] = named(data[field], self.everybody)
                if data[field] is None:
                    self.add_error(field, _("Nobody in the pool is called so. Choose a code."))
        return data


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The snowball as far as this member may see it, and a form for one more nomination."""
    everybody = people(dialogue)
    form = NominationForm(everybody, request.POST or None)
    if request.method == "POST":
        if form.is_valid():
            said = form.cleaned_data
            try:
                nominator = said["nominator"].id if said["nominator"] else ""
                acts.name(dialogue, nominator, said["nominee"].id, said["wave"] or 0)
                return redirect("recruit:referrals", dialogue=dialogue.id)
            except Refused as refused:
                form.add_error(None, str(refused))
        return _show(request, dialogue, everybody, form, 422)
    # Whoever was erased by a colleague without the key is taken out here, where a holder looks.
    edges.sweep(dialogue)
    return _show(request, dialogue, everybody, form)


def _show(
    request: HttpRequest, dialogue: OpenDialogue, everybody: list[Person], form: NominationForm, status: int = 200
) -> HttpResponse:
    card, records = card_of(dialogue, SCOPE), edges.edges(dialogue)
    codes = {each.id: each for each in everybody}
    nominations = tree.nominations_of(records or [], everybody)
    nodes = tree.grown(nominations, everybody) if nominations else []
    keys = [each.card.code for each in everybody if each.card.key]
    holders = set(card.body.holders) if card else set()
    context = {
        "dialogue": dialogue,
        "kept": card is not None,
        "holds_key": records is not None,
        "form": form,
        "everybody": everybody,
        "drawing": mark_safe(tree.drawing(dialogue, nodes)),
        "nodes": [(node, min(node.depth, DEEPEST_SHOWN)) for node in nodes],
        "said": words.in_words(nominations, keys) if nominations else [],
        "dependence": words.dependence(nominations) if nominations else [],
        "referrals": [
            (record.id, codes.get(record.body.nominator), codes[record.body.nominee], record.body.wave)
            for record in records or []
        ],
        "members": [(member, member.body.account in holders) for member in dialogue.members if member.body.account],
        "me": dialogue.person.id,
    }
    return render(request, "recruit/referrals/home.html", context, status=status)


@in_dialogue
@require_POST
def begin(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Begin to keep who named whom; whoever does it holds the key alone."""
    begin_scope(dialogue, SCOPE)
    return redirect("recruit:referrals", dialogue=dialogue.id)


@in_dialogue
@require_POST
def holder(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Hand the key to a colleague, or take it from them."""
    member = next((each for each in dialogue.members if each.id == id), None)
    if member is None:
        raise NotThere("member")
    card = card_of(dialogue, SCOPE)
    if card and member.body.account in card.body.holders:
        shut_out(dialogue, SCOPE, member.body.account)
    else:
        admit(dialogue, SCOPE, id)
    return redirect("recruit:referrals", dialogue=dialogue.id)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a nomination."""
    acts.erase_referral(dialogue, id)
    return redirect("recruit:referrals", dialogue=dialogue.id)
