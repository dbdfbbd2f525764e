"""The steps of a meeting, from needs and fears to one text, and what a locked one waits for."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import Text
from tracktwo.process.safeguards import judge

from .ladder import ReassuranceStep
from .options import Option
from .packages import matters
from .predictions import Reading

__all__ = ["Phase", "phases"]


@dataclass(frozen=True)
class Phase:
    """A step of the meeting: whether it is now, done or locked, and what it waits for."""

    name: Text
    address: str
    state: str
    reason: Text = ""


def phases(meeting: OpenMeeting, here: str) -> list[Phase]:
    """The steps of the meeting, with what a locked one waits for."""
    folio = meeting.room.folio()
    gate = judge(meeting.dialogue, "ideas-after-acknowledgement", meeting.record.id)
    ideas_open = gate.status == "met"
    options = bool(folio.all(Option))
    read = [one.body.closed for one in folio.all(Reading)]
    steps = [
        ("solve:predictions", _("Predictions"), True, "", any(read)),
        ("convene:home", _("Needs and fears"), True, "", ideas_open),
        ("solve:home", _("Ideas and options"), ideas_open, gate.detail, options),
        ("solve:obstacles", _("Obstacles at home"), options, _("Asked for once ideas exist."), False),
        (
            "solve:packages",
            _("Packages"),
            bool(matters(meeting)),
            _("Compared once options answer an issue of interest."),
            False,
        ),
        ("solve:ladder", _("Reassurance"), True, "", bool(folio.all(ReassuranceStep))),
        ("solve:text", _("One text"), True, "", False),
    ]
    return [
        Phase(
            name,
            address,
            "now" if address == here else "done" if done else "open" if opened else "locked",
            why,
        )
        for address, name, opened, why, done in steps
    ]
