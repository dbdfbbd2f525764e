"""Which short lines there are, their fields, and the page on which each stands."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.dated import Dated
from tracktwo.process.errors import NotThere
from tracktwo.process.fields import Text

from ..objective.records import EscalationView, ResourceExpert, TheoryOfChange
from ..ripeness.records import MaintenanceStep

__all__ = ["LINES", "Line", "line"]


@dataclass(frozen=True)
class Line:
    """One kind of line: its payload, the fields of its form, what its page is called, and where it stands."""

    kind: type[Dated]
    fields: tuple[str, ...]
    title: Text
    address: str


LINES: dict[str, Line] = {
    "alive": Line(MaintenanceStep, ("words", "again"), _("What keeps a sense of possibility alive"), "enter:ripeness"),
    "theory": Line(TheoryOfChange, ("whom", "level", "words"), _("How it is thought to work"), "enter:objective"),
    "stage": Line(EscalationView, ("stage", "words"), _("How far it has escalated"), "enter:kind"),
    "expert": Line(ResourceExpert, ("words", "serves"), _("Knowledge that is brought in"), "enter:kind"),
}


def line(name: str) -> Line:
    """The kind of line of that name.

    Raises:
        NotThere: there is none.
    """
    if name not in LINES:
        raise NotThere("line")
    return LINES[name]
