"""The dialogue's home and the steps of a meeting say what is so: done is not overridden, and now is not elsewhere."""

import re

import pytest

from cast import Cast, both, client_of
from tracktwo.process import dialogues
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.rooms import steps_of
from tracktwo.process.safeguards import override, safeguard, safeguards
from tracktwo.rooms.solve.options import acts as option_acts

pytestmark = both


def home(cast: Cast, dialogue: OpenDialogue, language: str = "en") -> str:
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/", headers={"accept-language": language})
    return re.sub(r"\s+", " ", page.content.decode())


def room_of(page: str, room: str) -> str:
    return next(part for part in page.split("<li class=") if f'value="{room}"' in part)


def counts(page: str) -> dict[str, int]:
    (line,) = re.findall(r'<p class="counts">(.*?)</p>', page)
    return {label: int(number) for number, label in re.findall(r"<span>(\d+) ([^<]+)</span>", line)}


def test_the_counts_name_what_blocks_advises_and_is_met(cast: Cast, dialogue: OpenDialogue) -> None:
    page = home(cast, dialogue)
    assert counts(page) == {"blocking": 1, "advisory": 1, "met": 1}
    assert "1 blocking · 1 advisory · 1 met" in re.sub("<[^>]+>", "", page)


def test_the_counts_are_in_the_readers_language(cast: Cast, dialogue: OpenDialogue) -> None:
    assert set(counts(home(cast, dialogue, "ar"))) == {"ملزمة", "إرشادية", "مستوفاة"}


def test_what_was_overridden_is_not_counted_as_met(cast: Cast, meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    before = counts(home(cast, dialogue))
    override(dialogue, safeguard("ideas-after-acknowledgement"), "act", meeting.record.id)
    after = counts(home(cast, dialogue))
    assert after["met"] == before["met"]
    assert after["blocking"] == before["blocking"] - 1
    assert after["overridden"] == 1
    assert len(safeguards()) >= sum(after.values())


def test_going_on_without_acknowledgement_is_no_tick(meeting: OpenMeeting) -> None:
    def states() -> dict[str, str]:
        return {step.address: step.state for step in steps_of(meeting, "")}

    assert states()["convene:home"] == "open"
    override(meeting.dialogue, safeguard("ideas-after-acknowledgement"), "act", meeting.record.id)
    assert states()["convene:home"] == "open"
    assert states()["solve:home"] == "open", "unlocked, and nothing done in it"
    idea = option_acts.add_idea(meeting, MultilingualText("an idea")).id
    assert states()["solve:home"] == "open", "an idea is no option yet"
    for side in meeting.dialogue.sides:
        option_acts.keep(meeting, idea, side.id)
    assert states()["solve:home"] == "done"


def test_an_open_meeting_is_now_even_where_work_was_done_elsewhere(cast: Cast, meeting: OpenMeeting) -> None:
    dialogues.record_step(meeting.dialogue, "convene", "elsewhere")
    room = room_of(home(cast, meeting.dialogue), "convene")
    assert room.startswith('"now"')
    assert re.search(r"now\s+· done elsewhere", room)


@pytest.mark.parametrize(("room", "words"), [("transfer", "not begun"), ("recruit", "not begun")])
def test_what_nobody_touched_says_so(cast: Cast, dialogue: OpenDialogue, room: str, words: str) -> None:
    dialogues.record_step(dialogue, "reflect", "elsewhere")
    assert words in room_of(home(cast, dialogue), room)
    dialogues.record_step(dialogue, room, "paper")
    marked = room_of(home(cast, dialogue), room)
    assert marked.startswith('"done')
    assert "done on paper" in marked
    assert words not in marked
