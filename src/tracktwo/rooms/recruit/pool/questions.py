"""Coverage questions: what a team should reach, answered for each person yes, unsure or no. The team is judged."""

from dataclasses import dataclass
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, payload

from ..panel.profile import INFLUENCE, is_youth

__all__ = ["ANSWERS", "KINDS", "OWN_KINDS", "Answer", "CoverageQuestion", "Kind", "Question", "questions"]

Answer = Literal["yes", "unsure", "no"]
Kind = Literal["reach", "constituency", "language", "listens", "role", "other"]

ANSWERS: dict[str, Text] = {"yes": _("yes"), "unsure": _("unsure"), "no": _("no")}
KINDS: dict[Kind, Text] = {
    "reach": _("Who listens to them"),
    "constituency": _("For whom they can speak"),
    "language": _("Languages they work in"),
    "listens": _("How they are with others"),
    "role": _("What they do or did"),
    "other": _("Besides"),
}
# Of these the dialogue adds its own; the other kinds are asked alike everywhere.
OWN_KINDS: dict[str, Text] = {
    "constituency": _("A group for whom somebody could speak"),
    "reach": _("Decision-makers, by office, who would listen"),
    "language": _("A language of the room"),
    "other": _("Something else the team should have"),
}

# Rows 60 to 64 of the method. Offices and circles, never a person.
_EVERYWHERE: tuple[tuple[str, Kind, Text], ...] = (
    ("reach-top", "reach", _("the head of government, or whoever leads the movement")),
    ("reach-ministry", "reach", _("ministries")),
    ("reach-parliament", "reach", _("parliament, or a party's leadership")),
    ("reach-security", "reach", _("the army or the security services")),
    ("reach-local", "reach", _("local authorities")),
    ("mainstream", "constituency", _("the mainstream of their community")),
    ("listens", "listens", _("known to listen")),
    ("role-parliament", "role", _("member of a parliament")),
    ("role-party", "role", _("leading figure of a party or a movement")),
    ("role-former", "role", _("former officer, diplomat or official")),
    ("role-press", "role", _("journalist or editor")),
    ("role-scholar", "role", _("scholar who writes about the conflict")),
    ("near", "other", _("near power, not in it")),
)


@payload("coverage question")
class CoverageQuestion(Payload, frozen=True):
    """A coverage question of this dialogue's own, beside those that are asked everywhere."""

    kind: Annotated[
        Literal["constituency", "reach", "language", "other"], Field(_("What is it about?"), choices=OWN_KINDS)
    ]
    words: Annotated[
        str,
        Field(
            _("In a few words"),
            limit=80,
            long=False,
            help=_("“the fishing towns”, “the interior ministry”: no person."),
        ),
    ]


@dataclass(frozen=True)
class Question:
    """One question. `id` names it in answers: a fixed name, or the id of the dialogue's own record."""

    id: str
    kind: Kind
    words: Text
    own: bool = False


def questions(dialogue: OpenDialogue) -> list[Question]:
    """Every question, by kind: those asked everywhere, then the dialogue's own in the order in which they came."""
    records = dialogue.third.folio().all(CoverageQuestion)
    every = [Question(*each) for each in _EVERYWHERE]
    every += [Question(record.id, record.body.kind, record.body.words, own=True) for record in records]
    if is_youth(dialogue):
        every = [question for question in every if question.kind != INFLUENCE]
    return [question for kind in KINDS for question in every if question.kind == kind]
