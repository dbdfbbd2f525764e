"""A consultation on the dialogue's side: prepared, carried over, and what is refused."""

import json
from typing import Any

import msgspec
import numpy as np
import pytest

from cast import both
from society import STATEMENTS, answered, asked, results_file
from tracktwo.common.exchange_format import (
    Opening,
    Results,
    Unusable,
    new_steward_code,
    pack,
    seal_key,
    steward_tag,
    unpack,
)
from tracktwo.methods.opinion import differences_of_counts
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import HeldStep, evaluate, override, safeguard
from tracktwo.rooms.consult import acts, reads
from tracktwo.rooms.consult.records import AbsentGroup, Consultation, ReceivedResults

pytestmark = both
SETTINGS = {"entry": "open", "admission": "strict", "publicity": "none"}


def body_of(dialogue: OpenDialogue, id: str) -> Consultation:
    return dialogue.third.folio().get(Consultation, id).body


def test_an_opening_says_what_was_written_and_nothing_else(dialogue: OpenDialogue) -> None:
    acts.add_absent_group(dialogue, AbsentGroup(MultilingualText("The young", "الشباب"), "workshop"))
    acts.add_absent_group(dialogue, AbsentGroup(MultilingualText("Women of the valley", "نساء الوادي"), "consultation"))
    record = asked(dialogue)
    file = acts.opening_file(dialogue, record)
    opening = unpack(file, Opening)
    assert opening.statements == STATEMENTS
    assert [one.name["en"] for one in opening.sides] == ["North", "South"]
    assert [(one.id, one.name) for one in opening.groups] == [
        ("g1", {"en": "Women of the valley", "ar": "نساء الوادي"})
    ]
    assert (opening.steward, opening.seal) == (steward_tag(record.body.code), seal_key(record.body.code))
    for secret in (record.body.code, dialogue.id, record.id, dialogue.card.code_name, "The young"):
        assert secret not in file.decode()
    assert set(json.loads(file)["content"]) == set(Opening.__struct_fields__)


def test_the_step_is_held_until_every_side_knows(dialogue: OpenDialogue) -> None:
    record = acts.prepare(dialogue, ["en"], SETTINGS)
    acts.change_consultation(
        dialogue, record.id, question={"en": "Q"}, purpose={"en": "P"}, statements=[{"en": "One."}]
    )
    record = dialogue.third.folio().get(Consultation, record.id)
    with pytest.raises(HeldStep):
        acts.opening_file(dialogue, record)
    override(dialogue, safeguard("sides-know-of-consultation"), "act", record.id)
    assert acts.opening_file(dialogue, record)
    other = acts.prepare(dialogue, ["en"], SETTINGS)
    with pytest.raises(HeldStep):
        acts.opening_file(dialogue, other)


def test_what_is_missing_is_said_before_anything_leaves(dialogue: OpenDialogue) -> None:
    record = acts.prepare(dialogue, ["ar"], SETTINGS)
    override(dialogue, safeguard("sides-know-of-consultation"), "act", record.id)
    with pytest.raises(Refused, match="its question is missing in العربية, its first language"):
        acts.opening_file(dialogue, record)
    assert body_of(dialogue, record.id).carried is None


def test_what_contributors_have_read_is_not_changed(dialogue: OpenDialogue) -> None:
    record = asked(dialogue)
    acts.mark_carried(dialogue, record.id)
    with pytest.raises(Refused, match="transferred already"):
        acts.change_consultation(dialogue, record.id, question={"en": "Another?"})
    assert body_of(dialogue, record.id).question == {"en": "How do we live together?"}


def test_the_same_form_twice_asks_once(dialogue: OpenDialogue) -> None:
    key = "5" * 32
    first = acts.prepare(dialogue, ["en"], SETTINGS, key)
    assert first.id == key
    again = [one for one in dialogue.third.folio().all(Consultation) if one.id == key]
    assert len(again) == 1


def test_newer_results_take_the_place_of_older_ones_and_never_the_other_way(dialogue: OpenDialogue) -> None:
    record = answered(dialogue)
    body = record.body
    assert reads.results_of(dialogue, record.id).map == 1
    assert acts.import_results(dialogue, record.id, results_file(body, 3, participants=200)).older is False
    assert acts.import_results(dialogue, record.id, results_file(body, 2, participants=180)).older is True
    assert reads.results_of(dialogue, record.id).participants == 200
    # The same file again is no error.
    assert acts.import_results(dialogue, record.id, results_file(body, 3, participants=200)).older is False
    assert len(dialogue.third.folio().all(ReceivedResults)) == 1


def test_results_that_were_changed_or_are_of_another_are_refused(dialogue: OpenDialogue) -> None:
    record = answered(dialogue)
    file = results_file(record.body, 2)
    changed = file.replace(b'"participants":160', b'"participants":960')
    assert changed != file
    foreign = results_file(asked(dialogue).body)
    same_seal = pack(
        unpack(results_file(record.body, 4, id="another0another0"), Results, seal_key(record.body.code)),
        seal_key(record.body.code),
    )
    for data, message in (
        (changed, "tag does not match"),
        (foreign, "tag does not match"),
        (same_seal, "another consultation"),
        (b"", "not a file of the kind"),
        (pack(unpack(file, Results, seal_key(record.body.code)), seal_key(new_steward_code())), "tag does not match"),
    ):
        with pytest.raises(Unusable, match=message):
            acts.import_results(dialogue, record.id, data)
    assert reads.results_of(dialogue, record.id).map == 1


def test_what_differs_is_worked_out_from_the_shares_that_are_told(dialogue: OpenDialogue) -> None:
    """80 % of one side and 20 % of the other, of eighty each: Newcombe's interval is that of the counts."""
    results = reads.results_of(dialogue, answered(dialogue).id)
    assert results is not None
    (finding, row), *others = reads.differences(results, ["a", "b"])
    assert (finding.number, row.more, row.less) == (1, 0, 1)
    counts = np.array([[64], [16]]), np.array([[80], [80]])
    assert (row.low, row.high) == (
        differences_of_counts([1], *counts)[0].low,
        differences_of_counts([1], *counts)[0].high,
    )
    assert [each.number for each, _ in others] == [0]
    assert [[each.number for each in end] for end in reads.axis_ends(results)] == [[0], [1]]
    earlier = msgspec.structs.replace(results, axis=None)
    assert reads.axis_ends(earlier) == []


def test_who_is_not_included_needs_a_reason(dialogue: OpenDialogue) -> None:
    assert evaluate(dialogue, safeguard("left-out-named")).status == "advises"
    with pytest.raises(Refused, match="why they are not included"):
        acts.add_absent_group(dialogue, AbsentGroup(MultilingualText("Exiles", ""), "refused"))
    acts.add_absent_group(
        dialogue, AbsentGroup(MultilingualText("Exiles", ""), "refused", "Their coming would end it.")
    )
    assert evaluate(dialogue, safeguard("left-out-named")).status == "met"
    (one,) = dialogue.third.folio().all(AbsentGroup)
    acts.remove(dialogue, one.id)
    assert evaluate(dialogue, safeguard("left-out-named")).status == "advises"


def test_how_many_of_a_group_took_part_stands_beside_it(dialogue: OpenDialogue) -> None:
    acts.add_absent_group(dialogue, AbsentGroup(MultilingualText("The young", ""), "workshop"))
    acts.add_absent_group(dialogue, AbsentGroup(MultilingualText("Women", ""), "consultation"))
    answered(dialogue)
    shown: Any = reads.home(dialogue)["absent"]
    assert {one.body.group.first: people for one, people in shown} == {"The young": None, "Women": 12}
    # What is noted or erased later moves no count to another group.
    young = next(one for one in dialogue.third.folio().all(AbsentGroup) if one.body.group.first == "The young")
    acts.remove(dialogue, young.id)
    acts.add_absent_group(dialogue, AbsentGroup(MultilingualText("Exiles", ""), "consultation"))
    shown = reads.home(dialogue)["absent"]
    assert {one.body.group.first: people for one, people in shown} == {"Women": 12, "Exiles": None}
