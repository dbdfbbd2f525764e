"""Rules on the way to a seat."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere
from tracktwo.process.safeguards import Safeguard, State
from tracktwo.process.sealed import Record

from ..pool.records import PANEL, Prospect
from .records import GROUND, Discussion, RecruiterTrust

__all__ = ["DISCUSSED_IN_PERSON", "KEY_PERSON_FIRST", "RECRUITERS_TRUSTED", "key_person", "key_record"]


def key_record(dialogue: OpenDialogue, side: str) -> Record[Prospect] | None:
    """The key person of a side, where one was chosen."""
    everybody = dialogue.third.folio().all(Prospect)
    return next((record for record in everybody if record.body.side == side and record.body.key), None)


def key_person(dialogue: OpenDialogue, side: str) -> Prospect | None:
    """The same, without the record around it."""
    record = key_record(dialogue, side)
    return record.body if record else None


def _of_sides(dialogue: OpenDialogue) -> list[tuple[str, Prospect]]:
    return [(record.id, record.body) for record in dialogue.third.folio().all(Prospect) if record.body.side != PANEL]


def key_person_first(dialogue: OpenDialogue, subject: str) -> State:
    """Row 55: the key person of a side accepts before others of that side are invited."""
    if not subject:
        return State("waits", _("Nobody but key persons was approached yet."))
    try:
        invited = dialogue.third.folio().get(Prospect, subject).body
    except NotThere:
        return State("waits")
    if invited.key or invited.side == PANEL:
        return State("met")
    key, side = key_person(dialogue, invited.side), dialogue.one_line(dialogue.side(invited.side).name)
    if key is None:
        return State("unmet", gettext("No key person was chosen for %(side)s.") % {"side": side})
    if key.accepted is None:
        words = gettext("The key person of %(side)s, %(code)s, has not accepted yet.")
        return State("unmet", words % {"side": side, "code": key.code})
    return State("met")


def _approached(dialogue: OpenDialogue) -> list[str]:
    return [id for id, each in _of_sides(dialogue) if each.step != "thought" and not each.key]


def discussed_in_person(dialogue: OpenDialogue, subject: str) -> State:
    """Row 57: no dated discussion of purposes, procedures and ground rules, no seat."""
    if not subject:
        return State("waits", _("Nobody is about to be seated."))
    spoken = {
        point
        for record in dialogue.third.folio().all(Discussion)
        if record.body.prospect == subject
        for point in record.body.covered
    }
    if spoken.issuperset(GROUND):
        return State("met")
    return State("unmet", _("Purposes, procedures and ground rules have not all been discussed in person."))


def _seated(dialogue: OpenDialogue) -> list[str]:
    return [record.id for record in dialogue.third.folio().all(Prospect) if record.body.step == "seated"]


def recruiters_trusted(dialogue: OpenDialogue, subject: str) -> State:
    """Row 66: whoever recruits keeps the trust of both sides."""
    newest: dict[str, RecruiterTrust] = {}
    for record in dialogue.third.folio().all(RecruiterTrust):
        newest[record.body.side] = record.body
    if not newest and not _of_sides(dialogue):
        return State("waits", _("Nobody is in the pool yet."))
    silent = [dialogue.one_line(side.name) for side in dialogue.sides if side.id not in newest]
    if silent:
        return State("unknown", gettext("Not looked at for: %(sides)s.") % {"sides": gettext(", ").join(silent)})
    doubted = [dialogue.one_line(side.name) for side in dialogue.sides if newest[side.id].answer != "yes"]
    if doubted:
        words = gettext("Those who recruit may not have the trust of: %(sides)s.")
        return State("unmet", words % {"sides": gettext(", ").join(doubted)})
    return State("met")


KEY_PERSON_FIRST = Safeguard(
    "key-person-first",
    _("A side's key person accepts before others of that side are asked"),
    _(
        "Somebody whom others there trust opens doors, and knows whom being asked would endanger. Without them a side "
        "learns of the dialogue from strangers."
    ),
    (55,),
    "holds",
    key_person_first,
    _approached,
    ("elsewhere", "act"),
)

DISCUSSED_IN_PERSON = Safeguard(
    "discussed-in-person",
    _("Purposes, procedures and ground rules are discussed in person before anybody is seated"),
    _("Whoever learns at the table what the dialogue is for, or what a leak could do, did not agree to come."),
    (57,),
    "holds",
    discussed_in_person,
    _seated,
    ("elsewhere", "paper", "act"),
)

RECRUITERS_TRUSTED = Safeguard(
    "recruiters-trusted",
    _("Each side trusts those who recruit from it"),
    _("A side that does not trust who chose its team will not trust the team, or what it brings home."),
    (66,),
    "advises",
    recruiters_trusted,
)
