"""What a dialogue is for, and beside which stage of official talks it stands. Several rooms ask by it."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from .access import OpenDialogue
from .fields import Field, Text
from .sealed import Payload, payload

__all__ = [
    "AIMS",
    "EVERY_AIM",
    "OBJECTIVES",
    "QUESTIONS",
    "STAGES",
    "Course",
    "Objective",
    "Stage",
    "aims_at",
    "course_of",
    "expectation",
    "questions_for",
]

Objective = Literal["", "management", "resolution", "transformation"]
Stage = Literal["", "pre", "active", "post"]

OBJECTIVES: dict[str, Text] = {
    "": _("not said yet"),
    "management": _("Management: keep the conflict and its harm within bounds"),
    "resolution": _("Resolution: change how the sides see it, and find a way out"),
    "transformation": _("Transformation: change what the conflict rests on"),
}

STAGES: dict[str, Text] = {
    "": _("not said yet"),
    "pre": _("before official talks"),
    "active": _("while officials talk"),
    "post": _("after officials have settled something"),
}

# Rows 16 and 17 of the method: what a workshop can be for depends on where the officials are.
AIMS: dict[str, dict[str, Text]] = {
    "pre": {
        "climate": _("A better climate: each side hears that the other can be talked to"),
        "conditions": _("What each side would need before officials could begin"),
        "untried": _("Ideas that nobody in office can voice yet"),
    },
    "active": {
        "obstacles": _("What stands in the way of the official talks, and ways round it"),
        "framing": _("Another framing of an issue on which officials are stuck"),
        "off-agenda": _("Issues that are not on the official agenda yet"),
    },
    "post": {
        "carrying-out": _("Help to carry out what officials have settled"),
        "repair": _("What is breaking, and how contact is repaired before it does"),
        "widening": _("Bring in groups that stood apart when it was settled"),
    },
}
EVERY_AIM: dict[str, Text] = {name: words for aims in AIMS.values() for name, words in aims.items()}

# Rows 11 to 13: by objective, what each room asks. Asked aloud, in a team; none of them has a field.
QUESTIONS: dict[str, dict[str, tuple[Text, ...]]] = {
    "management": {
        "enter": (
            _("Which harm would be less in a year, and who would notice first?"),
            _("What would make it flare up again, and who could stop that in a day?"),
        ),
        "prepare": (
            _("Which incident of the last months should the sides be able to handle next time?"),
            _("Who has to know whom, so that a rumour can be checked within an hour?"),
        ),
        "reflect": (
            _("Which harm became less, and what else could explain it?"),
            _("Was the line between the sides used when it was needed?"),
        ),
    },
    "resolution": {
        "enter": (
            _("How does each side see the other now, and what would it have to see instead?"),
            _("Which way out has each side left untried, and what holds it back?"),
        ),
        "prepare": (
            _("Which need or fear of the other side would surprise people most?"),
            _("What must each side hear acknowledged before it can think about a way out?"),
        ),
        "reflect": (
            _("Who sees the other side in another way than before, and did it last at home?"),
            _("Which way out is discussed now that was not before?"),
        ),
    },
    "transformation": {
        "enter": (
            _("Which rule, habit or ownership does the conflict rest on, and who lives from it?"),
            _("Who has never been asked, and what would they change first?"),
        ),
        "prepare": (
            _("Who of those outside the elites is in the room, and what makes it safe for them to speak?"),
            _("How will those with power hear what is said, and what could they lose by it?"),
        ),
        "reflect": (
            _("Which rule or habit works in another way now, and for whom?"),
            _("Did those with power move, stand by or push back?"),
        ),
    },
}


@payload("course")
class Course(Payload, frozen=True):
    """What the dialogue is for, and at which stage of official talks. There is one, and it changes with the work.

    `inclusion` and `elites` are compulsory where the objective is transformation (row 13). `identity` says that the
    conflict is one of identity: changed attitudes are then slower to come and to last (row 103). `theme` names the
    kind of dispute, from which words and prompts follow (row 42).
    """

    objective: Annotated[Objective, Field(_("What is the dialogue for?"), choices=OBJECTIVES)] = ""
    stage: Annotated[Stage, Field(_("Where do official talks stand?"), choices=STAGES)] = ""
    inclusion: Annotated[
        str,
        Field(
            _("Which groups outside the elites take part, and how are they heard?"),
            limit=400,
            optional=True,
            help=_("Groups, never a person."),
        ),
    ] = ""
    elites: Annotated[
        str,
        Field(
            _("Where do those with power stand on such a change, and what would they lose?"),
            limit=400,
            optional=True,
            help=_("Offices and groups, never a person."),
        ),
    ] = ""
    identity: Annotated[
        bool, Field(_("It is about who people are: identity reaches into how each of them sees the other"))
    ] = False
    theme: str = ""
    day: datetime.date | None = None


def course_of(dialogue: OpenDialogue) -> Course:
    """The dialogue's course; an empty one where nothing has been said."""
    record = dialogue.third.folio().one(Course)
    return record.body if record else Course()


def aims_at(stage: str) -> dict[str, Text]:
    """What a workshop can be for at this stage; without one, at any."""
    return AIMS.get(stage) or EVERY_AIM


def expectation(course: Course) -> Text:
    """Row 103, in words: how much change of attitude to expect; nothing where identity is not at stake."""
    if not course.identity:
        return ""
    return _(
        "Expect less, and later: where identity is at stake, pictures of the other side change slowly, and what "
        "changed in the room may not hold at home."
    )


def questions_for(course: Course, room: str) -> tuple[Text, ...]:
    """What a room asks because of the objective; nothing where none was chosen."""
    return QUESTIONS.get(course.objective, {}).get(room, ())
