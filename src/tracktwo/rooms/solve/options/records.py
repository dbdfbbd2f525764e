"""Ideas, which belong to nobody; the options every side kept; and what stands in an option's way at home."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = [
    "AIMS",
    "LEGITIMACY",
    "OBSTACLES",
    "Idea",
    "IdeaRound",
    "Legitimacy",
    "ObstacleAtHome",
    "Option",
]

OBSTACLES: dict[str, Text] = {"political": _("political"), "psychological": _("psychological")}

# Montville's three aims of track two.
AIMS: dict[str, Text] = {
    "strategies": _("develops strategies"),
    "opinion": _("influences public opinion"),
    "resources": _("organises people and material"),
}

LEGITIMACY: dict[str, Text] = {
    "carried": _("the public would support it"),
    "open": _("open: it would have to be explained"),
    "resisted": _("the public would resist it"),
}


@payload("round")
class IdeaRound(Payload, frozen=True):
    """A round of ideas. While it runs nothing is evaluated. `ends` is in seconds since 1970, UTC."""

    minutes: Annotated[int, Field(_("Minutes"), low=1, high=180)] = 20
    ends: float = 0.0
    open: bool = True


@payload("idea")
class Idea(Payload, frozen=True):
    """An idea from the sides. It has no author, and nothing says which side it came from."""

    words: Annotated[MultilingualText, Field(_("An idea, as it was said"))]
    kept_by: list[str] = []


@payload("option")
class Option(Payload, frozen=True):
    """An idea every side agreed to keep, and the concerns it serves."""

    idea: Annotated[str, Ref("idea")]
    words: MultilingualText
    serves: Annotated[list[str], Ref("concern")] = []
    joint: bool = False
    # At most one; a list, so that an issue can be taken back and the option stays.
    issues: Annotated[list[str], Ref("issue")] = []
    aims: list[str] = []


@payload("obstacle")
class ObstacleAtHome(Payload, frozen=True):
    """Who at home would object to an option, why, and what would let them live with it."""

    option: Annotated[str, Ref("option")]
    side: str
    kind: Annotated[Literal["political", "psychological"], Field(_("Kind"), choices=OBSTACLES)]
    who: Annotated[
        str,
        Field(_("Who would object"), long=False, limit=120, help=_("A group or an office, never a name.")),
    ]
    why: Annotated[MultilingualText, Field(_("Why"))]
    live_with: Annotated[MultilingualText, Field(_("What would let them live with it"), optional=True)] = (
        MultilingualText("")
    )


@payload("legitimacy")
class Legitimacy(Payload, frozen=True):
    """How the public of one side would take an option. One of these per option and side."""

    option: Annotated[str, Ref("option")]
    side: str
    reading: Annotated[Literal["carried", "open", "resisted"], Field(_("The public there"), choices=LEGITIMACY)]
    words: Annotated[MultilingualText, Field(_("Who would support it, and what would help them"), optional=True)] = (
        MultilingualText("")
    )
