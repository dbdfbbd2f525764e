"""A rehearsal that goes on: when it began, and what was done after how many minutes."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["DUE", "SCENARIOS", "LeakExercise"]

# Half an hour stands for the first day: by when each step is due in an exercise, in minutes.
DUE: dict[str, int] = {"hour": 5, "morning": 10, "day": 20, "next": 30}

SCENARIOS: dict[str, Text] = {
    "photograph": _("A newspaper prints a photograph of the house where we meet, and the code name of the dialogue."),
    "text": _("A joint text of ours is passed round in a group of many hundreds. It is marked as non-binding."),
    "name": _("A broadcaster names one person and asks them, live, whether they talk to the other side."),
    "rumour": _("Somebody in a parliament asks who pays for secret talks. Nothing is known for certain."),
}


@payload("leak exercise")
class LeakExercise(Payload, frozen=True):
    """One exercise at a time; it is erased once it ends, and a `LeakRehearsal` stays.

    `began` is in seconds since 1970; `done` says of each step after how many minutes it was done.
    """

    scenario: Annotated[str, Field(_("What has happened?"), choices=SCENARIOS)]
    began: int
    done: dict[str, int] = {}
