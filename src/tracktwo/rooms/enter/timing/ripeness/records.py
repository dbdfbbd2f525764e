"""Cards of ripeness, and what keeps a sense of possibility alive while it is not there."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.dated import Dated
from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import payload

__all__ = ["ANSWERS", "ASPECTS", "CONFIDENCE", "LEVELS", "SHORT", "Answer", "MaintenanceStep", "RipenessCard"]

Answer = Literal["", "yes", "unsure", "no"]

ANSWERS: dict[str, Text] = {
    "yes": _("yes"),
    "unsure": _("unsure"),
    "no": _("no"),
    "": _("not looked at"),
}

# Zartman: a stalemate that hurts, a way out, and somebody who can speak for the side. Necessary, and not sufficient.
ASPECTS: dict[str, Text] = {
    "cannot_win": _("Does it see that it cannot win?"),
    "hurts": _("Does it hurt?"),
    "way_out": _("Does it see a way out?"),
    "voice": _("Is there somebody who could speak for it?"),
}

SHORT: dict[str, Text] = {
    "cannot_win": _("cannot win"),
    "hurts": _("hurts"),
    "way_out": _("way out"),
    "voice": _("a voice"),
}

CONFIDENCE: dict[str, Text] = {
    "": _("not said"),
    "low": _("not very sure"),
    "medium": _("fairly sure"),
    "high": _("sure"),
}

LEVELS: dict[str, Text] = {
    "": _("not looked at"),
    "low": _("low"),
    "growing": _("growing"),
    "high": _("high"),
}

_EVIDENCE = _("How do you know? One line.")


@payload("ripeness")
class RipenessCard(Dated, frozen=True):
    """What one assessor sees of one side on one day.

    `seen_since` is a year, a month or a day: since when the side sees that it cannot win. Motivation and optimism
    (Pruitt) are words of the assessor; nothing is ever computed from them.
    """

    side: str
    cannot_win: Annotated[Answer, Field(ASPECTS["cannot_win"], choices=ANSWERS)] = ""
    cannot_win_why: Annotated[str, Field(_EVIDENCE, limit=240, long=False, optional=True)] = ""
    hurts: Annotated[Answer, Field(ASPECTS["hurts"], choices=ANSWERS)] = ""
    hurts_why: Annotated[str, Field(_EVIDENCE, limit=240, long=False, optional=True)] = ""
    way_out: Annotated[Answer, Field(ASPECTS["way_out"], choices=ANSWERS)] = ""
    way_out_why: Annotated[str, Field(_EVIDENCE, limit=240, long=False, optional=True)] = ""
    voice: Annotated[Answer, Field(ASPECTS["voice"], choices=ANSWERS)] = ""
    voice_why: Annotated[
        str, Field(_("Which office or group? Never a person."), limit=240, long=False, optional=True)
    ] = ""
    confidence: Annotated[Literal["", "low", "medium", "high"], Field(_("How sure are you?"), choices=CONFIDENCE)] = ""
    seen_since: Annotated[
        str,
        Field(
            _("Since when does it see that it cannot win?"),
            limit=10,
            long=False,
            optional=True,
            help=_("A year, a month or a day: 2024, 2024-05 or 2024-05-17."),
        ),
    ] = ""
    motivation: Annotated[
        Literal["", "low", "growing", "high"], Field(_("Its wish to end this is"), choices=LEVELS)
    ] = ""
    optimism: Annotated[
        Literal["", "low", "growing", "high"],
        Field(_("Its belief that the other side would come along is"), choices=LEVELS),
    ] = ""


@payload("maintenance")
class MaintenanceStep(Dated, frozen=True):
    """One thing that keeps a sense of possibility alive, with the day on which somebody looks at it again."""

    words: Annotated[
        str,
        Field(
            _("What keeps a sense of possibility alive?"),
            limit=240,
            long=False,
            help=_("A visit, a line that is answered, a small meeting without solving. No person's name."),
        ),
    ]
    again: Annotated[datetime.date, Field(_("Look at it again on"))]
    done: bool = False
