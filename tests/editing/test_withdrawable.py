"""What can be taken back is declared once, by each room: every record that holds a side's words is on it."""

import typing

import pytest

from cast import both
from solving import issue_with
from tracktwo.editing.withdrawal import withdraw
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere
from tracktwo.process.fields import MultilingualText
from tracktwo.process.rooms import walk, withdrawable
from tracktwo.process.sealed import Payload
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.rooms.solve.options.records import Legitimacy
from tracktwo.vault.payload import registered

pytestmark = both

# Texts that belong to no side alone, each with how it is changed or goes.
NO_SIDE_S_WORDS = {
    "question": "the third party asks it of every side, and removes it before a round",
    "text": "written by people of every side; a newer draft replaces it",
    "telling": "one wording of all sides about a consultation; a changed one replaces it",
    "absent": "the third party's note, which it removes",
    "enter.group": "the third party's name for a group, which it changes or erases",
    "enter.onion": "the third party's own note, which it changes, ends or erases",
    "enter.tree": "the third party's own note",
    "enter.divider": "the third party's own note",
    "enter.standing": "the third party's own note",
    "enter.milestone": "the third party's own note",
    "enter.question": "the third party's own note",
    "enter.doubt": "the third party's own note",
    "enter.harm review": "the third party's own note",
    "matrix axes": "the third party's names for the axes on which it places itself",
    "caucus": "in the side's own compartment, where the side changes it",
    "agenda proposal": "a side's wish for the days, which goes by an act of its own on the page of proposals",
    "block": "the third party's timetable, which it changes by hand",
    "common goal": "written by people of every side; another wording has to be said by each of them anew",
    "leak line": "one sentence of all; another wording has to be agreed to by each side anew",
    "leak step": "the third party's plan, which it changes or erases",
    "reflect.change": "in the side's own compartment, where the side changes or erases it",
    "reflect.change.released": "released by every side in exactly these words",
    "reflect.harvest": "the third party's draft, which it changes or erases",
    "reflect.outcome": "confirmed by every side in exactly these words",
    "reflect.report.draft": "the third party's draft, which it discards",
    "transfer.back": "released by its side in exactly these words",
    "transfer.draft": "written by people of every side in a meeting; a newer one replaces it",
    "transfer.initiative": "the third party's note on a body, which it changes or erases",
    "transfer.reaction": "in the side's own compartment, where the side strikes it",
    "transfer.side": "in the side's own compartment, where the side changes or erases it",
    "transfer.step": "the third party's list of steps, which it changes or erases",
    "transfer.version": "released by every side in exactly these words",
}


def holds_words(kind: type[Payload]) -> bool:
    """Whether a field holds a text in the dialogue's languages, in itself or by side."""
    texts = repr(typing.get_type_hints(kind))
    return "MultilingualText" in texts or "Meaning" in texts


def kinds_of_rooms() -> dict[str, type[Payload]]:
    places = tuple(f"{room.package}." for room in walk())
    return {
        tag: kind
        for tag, kind in registered().items()
        if kind.__module__.startswith((*places, "tracktwo.matter.")) and holds_words(kind)
    }


def test_every_record_with_a_side_s_words_can_be_taken_back() -> None:
    declared = {kind.TAG for kind in withdrawable()}
    words = set(kinds_of_rooms())
    assert words - declared == set(NO_SIDE_S_WORDS)
    assert not declared & set(NO_SIDE_S_WORDS)


def test_a_kind_is_declared_by_one_room() -> None:
    declared = [kind.TAG for kind in withdrawable()]
    assert len(declared) == len(set(declared))


def test_how_a_public_would_take_an_option_is_taken_back(free: OpenMeeting) -> None:
    _issue, (option, _other) = issue_with(free, "the road")
    option_acts.set_legitimacy(free, Legitimacy(option, "a", "resisted", MultilingualText("Drivers' union")))
    (record,) = free.room.folio().all(Legitimacy)
    withdraw(free.room, record.id)
    assert free.room.folio().all(Legitimacy) == []
    with pytest.raises(NotThere):
        withdraw(free.room, record.id)
