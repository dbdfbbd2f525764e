"""Harvested outcomes leave when every side confirmed exactly these words; what a side sees in the other is its own."""

import datetime
from dataclasses import dataclass

import msgspec
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from cast import Cast, both, client_of, open_here, open_with_tickets
from reflecting import harvested
from tracktwo.process import meetings, release, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting, open_dialogue
from tracktwo.process.errors import Conflict, NoKey, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.rooms.reflect.keeping import of_side
from tracktwo.rooms.reflect.measures import demo as measures
from tracktwo.rooms.reflect.outcomes import acts, reads
from tracktwo.rooms.reflect.outcomes.drawing import drawing
from tracktwo.rooms.reflect.outcomes.records import OUTSIDE, ChangeCard, ChangeReleased, Outcome, OutcomeDraft
from tracktwo.rooms.reflect.quarters import quarter_choices, quarter_of, taken

pytestmark = both
DAY = datetime.date(2026, 5, 4)


def draft(dialogue: OpenDialogue, **changed: object) -> OutcomeDraft:
    plain = OutcomeDraft(
        what=MultilingualText("Both measure the wells"),
        whom="officials",
        year=2026,
        quarter=2,
        part=MultilingualText("Its idea"),
        holder="h",
        day=DAY,
    )
    return msgspec.structs.replace(plain, **changed)


@dataclass
class Stage:
    """An open meeting with an outcome in it that waits."""

    meeting: OpenMeeting
    outcome: str

    def confirm(self, side: str, **sent: str) -> bool:
        self.meeting.dialogue.third.forget()
        body = self.meeting.dialogue.third.folio().get(OutcomeDraft, self.outcome).body
        return acts.confirm(self.meeting, side, self.outcome, {"wording": acts.about_outcome(body).hex()} | sent)

    def confirmed(self) -> list[Outcome]:
        again = open_dialogue(self.meeting.dialogue.person, self.meeting.dialogue.id)
        return [record.body for record in again.joint.folio().all(Outcome)]


@pytest.fixture
def stage(meeting: OpenMeeting) -> Stage:
    return Stage(meeting, acts.harvest(meeting.dialogue, draft(meeting.dialogue)).id)


# --- Confirmed by every side. ---


def test_it_is_confirmed_when_every_side_has(stage: Stage) -> None:
    assert not stage.confirm("a") and stage.confirmed() == []
    assert stage.confirm("b")
    (outcome,) = stage.confirmed()
    assert outcome.what.first == "Both measure the wells"
    assert reads.drafts(open_dialogue(stage.meeting.dialogue.person, stage.meeting.dialogue.id)) == []


def test_nothing_says_who_harvested_it_or_on_which_day(stage: Stage) -> None:
    stage.confirm("a")
    stage.confirm("b")
    assert not {"holder", "day"} & set(Outcome.__struct_fields__)


@pytest.mark.parametrize(
    "changed",
    [
        {"what": MultilingualText("Both measure the well")},
        {"what": MultilingualText("Both measure the wells", "كلاهما")},
        {"whom": "media"},
        {"quarter": 3},
        {"how": "asked", "outside": "scholar"},
        {"significance": MultilingualText("Much")},
    ],
)
def test_one_letter_more_and_every_side_is_asked_anew(stage: Stage, changed: dict[str, object]) -> None:
    stage.confirm("a")
    acts.change_outcome(stage.meeting.dialogue, stage.outcome, 1, draft(stage.meeting.dialogue, **changed))
    assert not stage.confirm("b")
    assert stage.confirmed() == []
    assert stage.confirm("a")


def test_what_was_not_shown_is_not_confirmed(stage: Stage) -> None:
    with pytest.raises(Conflict):
        acts.confirm(stage.meeting, "a", stage.outcome, {"wording": "00" * 32})


def test_a_side_takes_its_confirmation_back(stage: Stage) -> None:
    stage.confirm("a")
    assert not stage.confirm("a", withdraw="1")
    assert not stage.confirm("b")
    assert stage.confirmed() == []


def test_a_confirmation_ends_with_the_meeting(stage: Stage) -> None:
    stage.confirm("a")
    dialogue = stage.meeting.dialogue
    meetings.close_meeting(stage.meeting)
    again = open_dialogue(dialogue.person, dialogue.id)
    workshop = schedule.add_workshop(again)
    meetings.open_meeting(again, workshop.id, {})
    later = Stage(open_dialogue(dialogue.person, dialogue.id).meeting, stage.outcome)  # type: ignore[arg-type]
    assert not later.confirm("b")
    assert later.confirmed() == []


def test_a_side_with_its_own_ticket_confirms_with_it_alone(dialogue: OpenDialogue) -> None:
    workshop = schedule.add_workshop(dialogue)
    open_with_tickets(dialogue, workshop.id, ["b"])
    meeting = open_dialogue(dialogue.person, dialogue.id).meeting
    assert meeting is not None
    here = Stage(meeting, acts.harvest(meeting.dialogue, draft(meeting.dialogue)).id)
    here.confirm("a")
    with pytest.raises(NoKey):
        here.confirm("b")
    assert here.confirmed() == []


# --- The harvest. ---


def test_a_substantiator_is_a_kind_that_is_chosen() -> None:
    """There is no text in which a person could be named."""
    assert "person" not in " ".join(map(str, OUTSIDE))
    hints = OutcomeDraft.__annotations__ | OutcomeDraft.__base__.__annotations__
    texts = [name for name, hint in hints.items() if "MultilingualText" in str(hint)]
    assert sorted(texts) == ["part", "significance", "what"]


def test_the_idea_is_one_that_every_side_released(meeting: OpenMeeting) -> None:
    for side in ("a", "b"):
        release.release(meeting, side, "option", MultilingualText(""), MultilingualText("Common days"))
    dialogue = open_dialogue(meeting.dialogue.person, meeting.dialogue.id)
    (option,) = dialogue.joint.folio().all(Released)
    acts.harvest(dialogue, draft(dialogue, idea=option.id))
    assert reads.idea_words(dialogue, option.id) == "Common days"
    with pytest.raises(Refused):
        acts.harvest(dialogue, draft(dialogue, idea="0" * 32))


def test_a_member_of_the_third_party_is_not_named(dialogue: OpenDialogue) -> None:
    with pytest.raises(Refused):
        acts.harvest(dialogue, draft(dialogue, part=MultilingualText("The convenor carried it")))


def test_a_kind_of_person_without_a_way_is_refused(dialogue: OpenDialogue) -> None:
    with pytest.raises(Refused):
        acts.harvest(dialogue, draft(dialogue, outside="journalist"))


def test_dates_are_quarters() -> None:
    assert quarter_of(datetime.date(2026, 12, 31)) == (2026, 4)
    assert quarter_of(datetime.date(2026, 1, 1)) == (2026, 1)
    offered = [taken(value) for value, _words in quarter_choices(datetime.date(2026, 1, 5))]
    assert offered[:3] == [(2026, 1), (2025, 4), (2025, 3)] and len(set(offered)) == 20


# --- What has changed on the other side. ---


def test_a_card_is_read_by_those_who_open_that_side(cast: Cast, dialogue: OpenDialogue) -> None:
    acts.say_changed(dialogue, "b", ChangeCard(words=MultilingualText("They ask"), day=DAY))
    assert of_side(open_here(cast.facilitator, dialogue.id), "b") is not None
    alone = open_here(cast.one_sided, dialogue.id)
    assert of_side(alone, "b") is None
    shown = client_of(cast.one_sided).get(reverse("reflect:changed", args=[dialogue.id, "b"])).content.decode()
    assert "They ask" not in shown and "do not hold the key" in shown
    with pytest.raises(Refused):
        acts.say_changed(alone, "b", ChangeCard(words=MultilingualText("Mine"), day=DAY))


def test_a_card_is_kept_until_every_side_released_it(meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    card = ChangeCard(words=MultilingualText("They ask"), day=DAY)
    acts.say_changed(dialogue, "a", card, "a" * 32)
    sent = {"wording": acts.about_change("a", card).hex()}
    assert not acts.release_change(meeting, "a", "a", "a" * 32, sent)
    assert [each.given for each in reads.waiting(meeting)] == [["a"]]
    assert acts.release_change(meeting, "a", "b", "a" * 32, sent)
    again = open_dialogue(dialogue.person, dialogue.id)
    assert [record.body for record in again.joint.folio().all(ChangeReleased)] == [
        ChangeReleased(side="a", words=card.words, year=2026, quarter=2)
    ]
    assert reads.cards_of(again, again.side("a")).cards == []


# --- Pages. ---


@pytest.fixture
def client(cast: Cast, dialogue: OpenDialogue) -> Client:
    return client_of(cast.convenor)


def page(answer: HttpResponse, status: int = 200) -> str:
    assert answer.status_code == status
    return answer.content.decode()


def test_both_goals_stand_side_by_side(client: Client, meeting: OpenMeeting) -> None:
    harvested(meeting.dialogue)
    where = reverse("reflect:outcomes", args=[meeting.dialogue.id])
    shown = page(client.get(where))
    assert shown.index('id="people"') < shown.index('id="policy"')
    assert "says nothing yet" in shown and "Both sides measure the wells" in shown
    assert 'dir="rtl"' in page(client.get(where, headers={"accept-language": "ar"}))


def test_what_was_measured_stands_in_the_column_on_people(client: Client, dialogue: OpenDialogue) -> None:
    def column() -> str:
        shown = page(client.get(reverse("reflect:outcomes", args=[dialogue.id])))
        return shown.partition('id="people"')[2].partition('id="policy"')[0]

    assert "What will people be asked" in column()
    measures.play(dialogue)
    assert "13 items" in column()


def test_the_drawing_mirrors_where_one_reads_from_the_right(dialogue: OpenDialogue) -> None:
    assert drawing(dialogue) == ""
    acts.harvest(dialogue, draft(dialogue))
    again = open_dialogue(dialogue.person, dialogue.id)
    with override("en"):
        left = drawing(again)
    with override("ar"):
        assert drawing(again) != left
    assert left.count('class="waits"') == 1


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"what": "Something", "whom": "nobody", "part": "Ours", "when": "2026-2"},
        {"what": "Something", "whom": "officials", "part": "Ours", "when": "2026-9"},
        {"what": "Something", "whom": "officials", "part": "Ours", "when": "yesterday"},
        {"what": "x" * 401, "whom": "officials", "part": "Ours", "when": "2026-2"},
        {"what": "Something", "whom": "officials", "part": "Ours", "when": "2026-2", "idea": "0" * 32},
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_typed(
    client: Client, dialogue: OpenDialogue, sent: dict[str, str]
) -> None:
    shown = page(client.post(reverse("reflect:add-outcome", args=[dialogue.id]), sent | {"key": "b" * 32}), 422)
    assert sent.get("part", "") in shown
    assert reads.drafts(open_dialogue(dialogue.person, dialogue.id)) == []


def test_a_stale_change_is_refused_and_shows_both(client: Client, dialogue: OpenDialogue) -> None:
    record = acts.harvest(dialogue, draft(dialogue))
    acts.change_outcome(dialogue, record.id, 1, draft(dialogue, what=MultilingualText("Theirs")))
    first = quarter_choices(datetime.date.today())[0][0]
    sent = {"what": "Mine", "whom": "officials", "part": "Ours", "when": first, "version": "1"}
    shown = page(client.post(reverse("reflect:edit-outcome", args=[dialogue.id, record.id]), sent), 409)
    assert "Theirs" in shown and "Mine" in shown
