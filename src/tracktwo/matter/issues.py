"""The issue map: what stands between the sides, whether officials speak of it, and what each side wants and why."""

from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenMeeting
from tracktwo.process.dialogues import Refused
from tracktwo.process.fields import Field, Text, Words
from tracktwo.vault.folio import Folio, Record
from tracktwo.vault.payload import Payload, Ref, payload

from .concerns import NATURES
from .options import Option
from .undo import acting

__all__ = ["AGENDA", "STANDS", "Issue", "Stand", "add", "add_stand", "choices_of", "classify", "edit", "place"]

AGENDA: dict[str, Text] = {
    "": _("not known"),
    "on": _("on the official agenda"),
    "off": _("not yet on the official agenda"),
}
STANDS: dict[str, Text] = {
    "position": _("Position: what a side says it wants"),
    "interest": _("Interest: what it wants that for"),
    "criterion": _("Criterion: what a fair answer would have to meet"),
}


@payload("issue")
class Issue(Payload, frozen=True):
    """A matter between the sides. It belongs to nobody."""

    words: Annotated[Words, Field(_("The issue, in words every side can read"), limit=300)]
    agenda: Annotated[
        Literal["", "on", "off"],
        Field(
            _("Official agenda"),
            choices=AGENDA,
            help=_("Track two can take up what officials cannot speak of yet."),
        ),
    ] = ""
    nature: Annotated[
        Literal["", "misperception", "interest", "identity"],
        Field(
            _("Nature"),
            choices=NATURES,
            help=_(
                "A misperception asks for hearing each other. An interest can become options and packages. "
                "Identity, needs and fears are never weighed."
            ),
        ),
    ] = ""


@payload("stand")
class Stand(Payload, frozen=True):
    """A position, an interest or a criterion on an issue. A criterion is nobody's, and has no side."""

    issue: Annotated[str, Ref("issue")]
    kind: Annotated[Literal["position", "interest", "criterion"], Field(_("What it is"), choices=STANDS)]
    words: Annotated[Words, Field(_("In words"), limit=600)]
    side: str = ""


def add(meeting: OpenMeeting, issue: Issue, id: str = "") -> Record[Issue]:
    """Write an issue on the map."""
    with acting(meeting, gettext_noop("issue")) as draft:
        return draft.add(issue, id)


def edit(meeting: OpenMeeting, id: str, version: int, body: Issue) -> None:
    """Change an issue.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(meeting, gettext_noop("issue")) as draft:
        draft.replace(draft.fresh(Issue, id, version), body)


def classify(meeting: OpenMeeting, id: str, nature: str) -> None:
    """Say what an issue is: a misperception, an interest, or a matter of identity."""
    with acting(meeting, gettext_noop("nature of an issue")) as draft:
        record = draft.folio.get(Issue, id)
        draft.replace(record, msgspec.convert(msgspec.structs.asdict(record.body) | {"nature": nature}, Issue))


def add_stand(meeting: OpenMeeting, stand: Stand, id: str = "") -> Record[Stand]:
    """Write a position, interest or criterion down.

    Raises:
        Refused: a position or interest without its side.
    """
    if stand.kind == "criterion":
        stand = msgspec.structs.replace(stand, side="")
    elif not stand.side:
        raise Refused(gettext("A position or an interest is one side's: say whose."))
    else:
        meeting.dialogue.side(stand.side)
    with acting(meeting, gettext_noop("position, interest or criterion")) as draft:
        draft.folio.get(Issue, stand.issue)
        return draft.add(stand, id)


def place(meeting: OpenMeeting, option: str, issue: str) -> None:
    """Say which issue an option answers; an empty one takes it out of any."""
    with acting(meeting, gettext_noop("issue of an option")) as draft:
        record = draft.folio.get(Option, option)
        if issue:
            draft.folio.get(Issue, issue)
        draft.replace(record, msgspec.structs.replace(record.body, issues=[issue] if issue else []))


def choices_of(folio: Folio, issue: str) -> list[Record[Option]]:
    """The options that answer an issue."""
    return [one for one in folio.all(Option) if issue in one.body.issues]
