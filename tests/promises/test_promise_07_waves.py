"""Private answers stay private, for months: between waves, after the day of destruction, and in every backup."""

import re
from pathlib import Path

import msgspec
import pytest
from django.test import Client

from cast import Cast, begin_dialogue, both, both_committed, client_of, open_here
from folders import bytes_below
from measuring import HEADS, answer, plan, wave
from tracktwo.process import dialogues, keepsakes, meetings, schedule
from tracktwo.process.access import OpenMeeting
from tracktwo.process.journal import today
from tracktwo.process.sealed import change
from tracktwo.rooms.reflect.measures.waves import acts, reads
from tracktwo.rooms.reflect.measures.waves.records import WaveDone
from tracktwo.vault import keepsake
from tracktwo.vault.errors import NotThere
from tracktwo.vault.models import Instrument, Shard, Slot

# A history that stands nowhere else: what an attacker would look for.
MARKED = [7, 2]


def begun(cast: Cast) -> OpenMeeting:
    dialogue = begin_dialogue(cast)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    meeting = open_here(cast.convenor, dialogue.id).meeting
    assert meeting is not None
    plan(meeting.dialogue)
    return meeting


def pages(client: Client, dialogue: str) -> dict[str, str]:
    """What a convenor can read of the measures."""
    paths = ("reflect/", "reflect/measures", "reflect/waves", "reflect/scales", "")
    return {path: client.get(f"/d/{dialogue}/{path}").content.decode() for path in paths}


@both_committed
def test_between_waves_no_answer_and_no_code_is_anywhere(data_folder: Path, cast: Cast) -> None:
    meeting = begun(cast)
    codes = wave(meeting, "before", {side: [MARKED] * 6 for side in HEADS})
    plain = reads.handed_for(meeting.dialogue, None)
    _place, history = acts.open_own(plain, codes["a"][0])
    content = history.encode()
    after = b"".join(bytes_below(data_folder).values())
    assert content not in after
    for code in (*codes["a"], *codes["b"]):
        assert code.encode() not in after and code.replace("-", "").encode() not in after
    assert not Slot.objects.exists() and not Instrument.objects.exists()
    for text in pages(client_of(cast.convenor), meeting.dialogue.id).values():
        assert not any(code in text for own in codes.values() for code in own)


@both
def test_it_takes_the_dialogue_the_shard_and_the_code(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", {side: [MARKED] * 6 for side in HEADS})
    rests = keepsakes.kept(meeting.dialogue)
    assert rests is not None
    assert len({len(sealed) for sealed in rests.sealed}) == 1, "all of one size"
    assert rests.sealed == sorted(rests.sealed), "in no order of their own"
    assert keepsake.unlock(rests.shard, "00000-00000-00000-0", rests.sealed) is None
    found = keepsake.unlock(rests.shard, codes["b"][3], rests.sealed)
    assert found is not None
    shard = Shard.objects.get(meeting=rests.shard)
    other = bytes(shard.value)[:-1] + bytes([bytes(shard.value)[-1] ^ 1])
    Shard.objects.filter(meeting=rests.shard).update(value=other)
    assert keepsake.unlock(rests.shard, codes["b"][3], rests.sealed) is None, "every byte of the shard counts"
    Shard.objects.filter(meeting=rests.shard).delete()
    with pytest.raises(NotThere):
        keepsake.unlock(rests.shard, codes["b"][3], rests.sealed)


@both_committed
@pytest.mark.parametrize("how", ["its day", "by hand", "erased"])
def test_after_destruction_code_and_old_record_together_open_nothing(data_folder: Path, cast: Cast, how: str) -> None:
    meeting = begun(cast)
    codes = wave(meeting, "before", {side: [MARKED] * 6 for side in HEADS})
    handed = reads.handed_for(meeting.dialogue, None)
    shard = bytes(Shard.objects.get(meeting=handed.shard).value)
    before = b"".join(bytes_below(data_folder).values())
    assert shard[-2048:] in before, "the search finds what is there"
    if how == "erased":
        dialogues.erase(open_here(cast.convenor, meeting.dialogue.id))
    else:
        acts.destroy_kept(meeting.dialogue)
    after = b"".join(bytes_below(data_folder).values())
    assert not any(shard[at : at + 64] in after for at in range(1024, len(shard) - 64, 64))
    with pytest.raises(acts.WrongCode):
        acts.open_own(handed, codes["a"][0])


@both_committed
def test_closing_the_meeting_leaves_nothing_of_an_open_wave(data_folder: Path, cast: Cast) -> None:
    meeting = begun(cast)
    codes = wave(meeting, "before", {side: [MARKED] * 6 for side in HEADS})
    slips = acts.begin(meeting, "after", HEADS)
    answer(meeting, slips["a"][0], codes["a"][0], [6, 6])
    kept = [bytes(each.answer) for each in Slot.objects.all()]
    meetings.close_meeting(meeting)
    after = b"".join(bytes_below(data_folder).values())
    assert not any(each[at : at + 16] in after for each in kept for at in range(0, len(each) - 15, 16))
    dialogue = open_here(cast.convenor, meeting.dialogue.id)
    _place, history = acts.open_own(reads.handed_for(dialogue, None), codes["a"][0])
    assert [number for number, _values in history.waves] == [1], "what was answered before is still its giver's"


@both
def test_a_closed_wave_holds_medians_and_numbers_and_nothing_else(meeting: OpenMeeting) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", {side: [[2, 3]] * 6 for side in HEADS})
    wave(meeting, "after", {side: [[5, 3]] * 6 for side in HEADS}, codes)
    done = meeting.dialogue.third.folio().all(WaveDone)
    fields = {name for record in done for name in record.body.__struct_fields__}
    assert fields == {"number", "moment", "day", "figures", "handed_in", "linked", "unclaimed", "spoilt"}
    figures = {name for record in done for figure in record.body.figures for name in figure.__struct_fields__}
    assert figures == {"item", "side", "first", "wave", "before", "now", "people"}


@both
def test_undo_brings_no_earlier_answer_back(meeting: OpenMeeting) -> None:
    """What was replaced is in no before-image: a step of undo would hold it for weeks."""
    from tracktwo.editing.undo import UndoLog
    from tracktwo.vault.payload import encode

    plan(meeting.dialogue)
    codes = wave(meeting, "before", {side: [MARKED] * 6 for side in HEADS})
    first = keepsakes.kept(meeting.dialogue).sealed
    wave(meeting, "after", {side: [MARKED] * 6 for side in HEADS}, codes)
    log = meeting.dialogue.third.folio().one(UndoLog)
    assert log is not None
    assert not any(sealed in encode(log.body) for sealed in first)
    assert not set(first) & set(keepsakes.kept(meeting.dialogue).sealed)


@both
def test_no_page_tells_who_of_which_side_has_handed_in(meeting: OpenMeeting, cast: Cast) -> None:
    plan(meeting.dialogue)
    slips = acts.begin(meeting, "before", HEADS)
    client, seen = client_of(cast.facilitator), []
    for side in ("a", "b"):
        answer(meeting, slips[side][0], "", [5, 1])
        texts = pages(client, meeting.dialogue.id)
        assert re.search(rf"{len(seen) + 1} of 12 have handed in", texts["reflect/waves"])
        plain = {path: re.sub(r'value="\w{32,64}"', "", text) for path, text in texts.items()}
        seen.append({path: len(text) for path, text in plain.items()})
    assert seen[0] == seen[1]


@both
@pytest.mark.parametrize("path", ["", "reflect/", "reflect/waves"])
def test_on_its_day_what_rests_is_destroyed_by_whatever_page_is_opened(
    meeting: OpenMeeting, cast: Cast, path: str
) -> None:
    plan(meeting.dialogue)
    codes = wave(meeting, "before", {side: [MARKED] * 6 for side in HEADS})
    handed = reads.handed_for(meeting.dialogue, None)
    with change(meeting.dialogue.third) as changing:
        record = changing.folio.one(keepsakes.Keepsakes)
        assert record is not None
        changing.replace(record, msgspec.structs.replace(record.body, until=today(changing.folio)))
    client_of(cast.facilitator).get(f"/d/{meeting.dialogue.id}/{path}")
    with pytest.raises(acts.WrongCode):
        acts.open_own(handed, codes["a"][0])
