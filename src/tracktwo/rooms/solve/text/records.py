"""The single text: its numbered drafts, and what the sides criticise in them."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["FORMS", "Criticism", "Form", "TextDraft"]

Form = Literal["vision", "text"]


FORMS: dict[str, Text] = {"vision": _("Shared vision"), "text": _("Joint text")}


@payload("text")
class TextDraft(Payload, frozen=True):
    """One numbered draft. Earlier drafts stay beside it until the meeting closes.

    `pair` holds the sides whose people drafted it; never who. A vision is the first form a text takes.
    """

    number: int
    title: Annotated[MultilingualText, Field(_("Title"), limit=160, long=False)]
    wording: Annotated[MultilingualText, Field(_("The text"), limit=20000)]
    form: Form = "text"
    pair: list[str] = []


@payload("criticism")
class Criticism(Payload, frozen=True):
    """What a side cannot live with in a draft, and why. It changes nothing by itself."""

    draft: Annotated[str, Ref("text")]
    side: str
    passage: Annotated[
        str, Field(_("The passage"), long=False, limit=300, optional=True, help=_("Copied from the draft."))
    ] = ""
    words: Annotated[MultilingualText, Field(_("What is wrong with it for this side"), limit=1000)] = MultilingualText(
        ""
    )
