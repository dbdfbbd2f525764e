"""The form of a card of ripeness."""

from typing import Any

from django.forms import Select
from django.utils.translation import gettext as _

from tracktwo.ui.forms import PayloadForm, form_for

from .records import ASPECTS, RipenessCard

__all__ = ["CARD_FIELDS", "DETAILS", "card_form", "card_values"]

# What stands behind the four questions: optional, and folded away.
DETAILS = ("confidence", "seen_since", "motivation", "optimism", "source", "holder")
CARD_FIELDS = [part for name in ASPECTS for part in (name, f"{name}_why")] + list(DETAILS)


def card_form(assessors: list[tuple[str, str]], me: str) -> type[PayloadForm]:
    """The form for a card; `assessors` are members of the third party as (holder, code)."""
    form = form_for(RipenessCard, CARD_FIELDS, ["en"], {"holder": assessors})
    holder: Any = form.base_fields["holder"]
    holder.label, holder.initial, holder.widget = _("Whose view is it?"), me, Select(choices=assessors)
    return form


def card_values(card: RipenessCard) -> dict[str, Any]:
    """A card as its form begins."""
    return {name: getattr(card, name) for name in CARD_FIELDS}
