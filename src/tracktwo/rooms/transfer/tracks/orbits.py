"""Verbs and reads of the orbits: register an initiative, note what passed, see in days who drifts away from whom."""

import datetime
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import Record

from .records import NINE, LinkedInitiative, Passed

__all__ = ["DRIFTING", "MOST", "Gap", "Orbit", "change", "erase", "gaps", "note", "orbits", "register"]

# Days after which two tracks count as drifting apart: two quarters.
DRIFTING = 180
MOST = 200
TRACKS = list(NINE)


@dataclass
class Orbit:
    """An initiative and how long ago something passed between it and this dialogue, in days; None for never."""

    record: Record[LinkedInitiative]
    number: int
    contact: int | None = None
    handoff: int | None = None

    @property
    def days(self) -> int | None:
        """Since anything passed."""
        known = [days for days in (self.contact, self.handoff) if days is not None]
        return min(known) if known else None

    @property
    def drifts(self) -> bool:
        """Whether it is out of touch."""
        return self.days is None or self.days > DRIFTING


@dataclass(frozen=True)
class Gap:
    """Two initiatives between which something passed once, and how many days ago."""

    first: Orbit
    second: Orbit
    days: int

    @property
    def drifts(self) -> bool:
        """Whether they drift apart."""
        return self.days > DRIFTING


def orbits(dialogue: OpenDialogue) -> list[Orbit]:
    """Every initiative that goes on, by track and then as registered, with its number in the picture."""
    folio = dialogue.third.folio()
    today = journal.today(folio)
    standing = [
        record for record in folio.all(LinkedInitiative) if record.body.until is None or record.body.until > today
    ]
    standing.sort(key=lambda record: TRACKS.index(record.body.track))
    shown = {record.id: Orbit(record, number) for number, record in enumerate(standing, 1)}
    for passed in (record.body for record in folio.all(Passed)):
        if not passed.other and passed.of in shown:
            setattr(shown[passed.of], passed.kind, max((today - passed.day).days, 0))
    return list(shown.values())


def gaps(dialogue: OpenDialogue, among: list[Orbit]) -> list[Gap]:
    """What passed between two of these initiatives, the longest silence first."""
    folio = dialogue.third.folio()
    today = journal.today(folio)
    by_id = {orbit.record.id: orbit for orbit in among}
    latest: dict[tuple[str, str], datetime.date] = {}
    for passed in (record.body for record in folio.all(Passed)):
        if passed.other in by_id and passed.of in by_id:
            pair = (min(passed.of, passed.other), max(passed.of, passed.other))
            latest[pair] = max(passed.day, latest.get(pair, passed.day))
    silent = [Gap(by_id[first], by_id[second], (today - day).days) for (first, second), day in latest.items()]
    return sorted(silent, key=lambda gap: -gap.days)


def register(dialogue: OpenDialogue, initiative: LinkedInitiative, id: str = "") -> None:
    """Register an initiative.

    Raises:
        Refused: there are too many.
    """
    with acting(dialogue.third, gettext_noop("linked initiative")) as changing:
        if id and changing.folio.has(id):
            return
        if len(changing.folio.all(LinkedInitiative)) >= MOST:
            raise Refused(gettext("There are too many for one picture. Erase those that no longer matter."))
        changing.add(initiative, id)


def change(dialogue: OpenDialogue, id: str, version: int, initiative: LinkedInitiative) -> None:
    """Change what is noted of an initiative.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(dialogue.third, gettext_noop("linked initiative")) as changing:
        changing.replace(changing.fresh(LinkedInitiative, id, version), initiative)


def note(dialogue: OpenDialogue, passed: Passed) -> None:
    """Note that something passed; of each kind between two only the last day is kept.

    Raises:
        NotThere: no such initiative.
        Refused: the day lies ahead, or it passed between an initiative and itself.
    """
    with acting(dialogue.third, gettext_noop("contact between tracks")) as changing:
        for id in (passed.of, *([passed.other] if passed.other else [])):
            changing.folio.get(LinkedInitiative, id)
        if passed.day > journal.today(changing.folio):
            raise Refused(gettext("This time lies ahead: note it when it has been."))
        if passed.of == passed.other:
            raise Refused(gettext("Choose two different ones."))
        ends = {passed.of, passed.other}
        before = next(
            (
                each
                for each in changing.folio.all(Passed)
                if each.body.kind == passed.kind and {each.body.of, each.body.other} == ends
            ),
            None,
        )
        if before is None:
            changing.add(passed)
        elif before.body.day < passed.day:
            changing.replace(before, msgspec.structs.replace(before.body, day=passed.day))


def erase(dialogue: OpenDialogue, id: str) -> None:
    """Erase an initiative with what passed; undo brings it back.

    Raises:
        NotThere: no such initiative.
    """
    with acting(dialogue.third, gettext_noop("linked initiative")) as changing:
        changing.folio.get(LinkedInitiative, id)
        changing.detach(id)
