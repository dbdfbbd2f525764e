"""What sides say rests with each; what comes after is owned by sides; claims carry their limits."""

import datetime

import msgspec
import pytest

from cast import Cast, both, client_of, open_here
from samples import raws
from tracktwo.matter.keeping import kept_for, missing_holders
from tracktwo.process import need_to_know
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import new_id
from tracktwo.rooms.transfer.after import steps
from tracktwo.rooms.transfer.after.claims import CLAIMS
from tracktwo.rooms.transfer.after.records import TEMPLATE, ReconcileStep
from tracktwo.rooms.transfer.sides import notes
from tracktwo.rooms.transfer.sides.records import SideNote

pytestmark = both
WORDS = MultilingualText("We called them wolves", "كنا نسميهم ذئابًا")


def test_what_a_side_says_opens_for_its_caucus_alone(cast: Cast, dialogue: OpenDialogue) -> None:
    notes.write(dialogue, "b", SideNote("words", WORDS))
    assert WORDS.first.encode() not in raws(dialogue.third) + raws(dialogue.joint)
    assert notes.by_kind(open_here(cast.one_sided, dialogue.id), "b") is None
    page = client_of(cast.one_sided).get(f"/d/{dialogue.id}/transfer/sides").content.decode()
    assert WORDS.first not in page
    assert WORDS.first in client_of(cast.facilitator).get(f"/d/{dialogue.id}/transfer/sides").content.decode()
    with pytest.raises(Refused):
        notes.write(open_here(cast.one_sided, dialogue.id), "b", SideNote("words", WORDS))


def test_the_same_form_writes_once_and_erasing_takes_it(dialogue: OpenDialogue) -> None:
    id = new_id()
    for _ in range(2):
        notes.write(dialogue, "a", SideNote("thanks", WORDS), id)
    held = notes.by_kind(dialogue, "a")
    assert held
    assert [record.id for record in held["thanks"]] == [id]
    notes.erase(dialogue, "a", id)
    assert not (notes.by_kind(dialogue, "a") or {})["thanks"]


def test_thanks_have_no_number_and_no_day(dialogue: OpenDialogue) -> None:
    assert {field.name for field in msgspec.structs.fields(SideNote)} == {"about", "words", "after"}


def test_who_was_let_in_later_is_handed_the_key(cast: Cast, dialogue: OpenDialogue) -> None:
    notes.write(dialogue, "a", SideNote("channels", WORDS))
    card = need_to_know.card_of(dialogue, kept_for("a"))
    assert card
    assert set(card.body.holders) == {cast.convenor.id, cast.facilitator.id, cast.one_sided.id}
    assert missing_holders(dialogue, "a") == []


def test_steps_begin_with_a_template_in_every_language_and_are_not_doubled(dialogue: OpenDialogue) -> None:
    for _ in range(2):
        steps.begin_with(dialogue, "social")
    stand = dict(steps.by_area(dialogue))["social"]
    assert len(stand) == len(TEMPLATE["social"])
    assert all(record.body.words.first and record.body.words.second for record in stand)
    assert all(record.body.words.first != record.body.words.second for record in stand)


def test_a_step_is_a_sides_and_falls_due(dialogue: OpenDialogue) -> None:
    id, today = new_id(), datetime.date.today()
    with pytest.raises(NotThere):
        steps.add(dialogue, ReconcileStep("social", WORDS, "nobody"))
    steps.add(dialogue, ReconcileStep("social", WORDS, "a", today), id)
    assert [record.id for record in steps.due(dialogue)] == [id]
    steps.change(dialogue, id, 1, ReconcileStep("social", WORDS, "a", today, "done"))
    assert not steps.due(dialogue)
    with pytest.raises(Conflict):
        steps.change(dialogue, id, 1, ReconcileStep("social", WORDS))


def test_no_claim_without_source_and_limits(cast: Cast, dialogue: OpenDialogue) -> None:
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/transfer/after/claims").content.decode()
    for claim in CLAIMS:
        assert claim.sources
        assert str(claim.limits)[:30] in page
    assert "None of this is a promise" in page


def test_an_area_that_the_template_does_not_know_is_not_there(dialogue: OpenDialogue) -> None:
    with pytest.raises(NotThere):
        steps.begin_with(dialogue, "military")
    assert dialogue.third.folio().all(ReconcileStep) == []
