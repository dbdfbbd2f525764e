"""Issues: the matters between the sides. The third party notes those of the conflict; a meeting maps its own."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.vault.compartment import Opened
from tracktwo.vault.folio import Record
from tracktwo.vault.payload import Payload, payload

from .concerns import NATURES

__all__ = ["AGENDA", "Issue", "add", "edit"]

AGENDA: dict[str, Text] = {
    "": _("not known"),
    "on": _("on the official agenda"),
    "off": _("not yet on the official agenda"),
}


@payload("issue")
class Issue(Payload, frozen=True):
    """A matter between the sides. It belongs to nobody."""

    words: Annotated[MultilingualText, Field(_("The issue, in words every side can accept"), limit=300)]
    agenda: Annotated[
        Literal["", "on", "off"],
        Field(
            _("Official agenda"),
            choices=AGENDA,
            help=_("Track two can discuss what officials cannot discuss yet."),
        ),
    ] = ""
    nature: Annotated[
        Literal["", "misperception", "interest", "identity"],
        Field(
            _("Nature"),
            choices=NATURES,
            help=_(
                "A misperception calls for listening to each other. An interest can become options and packages. "
                "Identity, needs and fears are never weighed."
            ),
        ),
    ] = ""


def add(opened: Opened, issue: Issue, id: str = "") -> Record[Issue]:
    """Write an issue on the map of this compartment: the meeting's room, or the third party's own."""
    with acting(opened, gettext_noop("issue")) as changing:
        return changing.add(issue, id)


def edit(opened: Opened, id: str, version: int, issue: Issue) -> None:
    """Change an issue. The same change sent twice is made once.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(opened, gettext_noop("issue")) as changing:
        if changing.folio.get(Issue, id).body == issue:
            return
        changing.replace(changing.fresh(Issue, id, version), issue)
