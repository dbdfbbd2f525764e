"""Sides, never speakers."""

import msgspec
import pytest

from cast import both
from samples import raws
from tracktwo.editing.autosave import FormDraft
from tracktwo.matter.seats import Seat
from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Member
from tracktwo.rooms.enter.picture.records import Group
from tracktwo.rooms.prepare.logistics.records import SeatNeeds
from tracktwo.rooms.recruit.pool.records import Prospect
from tracktwo.vault.payload import Payload, registered

# Whole words of a field's name that would say who.
TELLING = {
    "speaker", "seat", "seats", "author", "by", "who_said", "said_by_seat", "person", "participant", "participants",
    "attendee", "attendees", "attendance", "present", "name", "names", "email", "phone", "account", "accounts",
    "user", "created_by", "editor", "member", "members", "signature", "initials", "title_of",
}  # fmt: skip
# What is known of the third party itself and of empty chairs, and how an office or a group of the conflict is called,
# which is never a person; none of these holds what was said. Whoever could be asked to come has a name until the seats
# are settled, in one field of one payload; nothing that is said in a dialogue points at it. Needs are a seat's by their
# nature: they lie in a compartment of their own, say what a journey needs and nothing that was said, and are erased
# after the workshop.
ALLOWED = {
    (Member, "account"),
    (Member, "name"),
    (FormDraft, "account"),
    (Group, "name"),
    (Prospect, "name"),
    (SeatNeeds, "seat"),
}
# The only places a side may stand, by the name of the field; their values are ids of sides.
SIDES = {"side", "owner", "restated_by", "said_by", "kept_by", "restated", "meanings"}


def payloads() -> list[type[Payload]]:
    return [kind for tag, kind in registered().items() if not tag.startswith("test ")]


def telling_fields(kind: type[Payload]) -> list[str]:
    """Fields of a payload, and of the structures inside it, whose name would hold a person."""
    found, seen, todo = [], set(), [msgspec.inspect.type_info(kind)]
    while todo:
        info = todo.pop()
        if isinstance(info, msgspec.inspect.StructType):
            if info.cls in seen:
                continue
            seen.add(info.cls)
            for field in info.fields:
                if field.name in TELLING and (kind, field.name) not in ALLOWED and info.cls is kind:
                    found.append(field.name)
                todo.append(field.type)
        for part in ("item_type", "key_type", "value_type"):
            if hasattr(info, part):
                todo.append(getattr(info, part))
        todo += getattr(info, "types", ())
    return found


def test_all_payloads_are_seen() -> None:
    tags = {kind.TAG for kind in payloads()}
    assert {"concern", "idea", "option", "text", "word", "caucus", "observation", "journal", "released"} <= tags
    assert len(tags) >= 20


@pytest.mark.parametrize("kind", payloads(), ids=lambda kind: kind.TAG)
def test_no_payload_says_who_spoke(kind: type[Payload]) -> None:
    assert telling_fields(kind) == []


def test_a_planted_speaker_is_found() -> None:
    class Planted(Payload):
        words: str
        speaker: str

    assert telling_fields(Planted) == ["speaker"]


def test_seats_are_referred_to_by_nothing() -> None:
    from tracktwo.vault.payload import _ref_fields

    for kind in payloads():
        assert all(tag not in ("seat", "member") for tag, _ in _ref_fields(kind).values()), kind.TAG


def test_a_seat_is_a_code() -> None:
    assert {field.name for field in msgspec.structs.fields(Seat)} == {"code", "side", "office", "late"}


@both
def test_what_is_written_names_sides_alone(meeting: OpenMeeting) -> None:
    """After a whole session no record of the room holds an account or a session of those at work."""
    from tracktwo.matter import concerns
    from tracktwo.process.fields import MultilingualText
    from tracktwo.rooms.convene import loaded_words as words
    from tracktwo.rooms.solve.options.records import Idea

    card = concerns.add(meeting, concerns.Concern(kind="need", owner="a", words=MultilingualText("x")))
    concerns.restated(meeting, card.id)
    concerns.confirm(meeting, card.id)
    concerns.add_shared(meeting, MultilingualText("y"), ["a"])
    word = words.add(meeting, MultilingualText("z"))
    words.give_meaning(meeting, word.id, word.version, "a", words.Meaning(means=MultilingualText("m")))
    with meeting_change(meeting) as draft:
        draft.add(Idea(words=MultilingualText("i")))
    person = meeting.dialogue.person
    for telling in (person.id, person.session_id, person.keyring.name):
        assert telling.encode() not in raws(meeting.room)


def meeting_change(meeting: OpenMeeting):
    from tracktwo.vault.change import change

    return change(meeting.room)
