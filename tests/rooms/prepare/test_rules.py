"""Ground rules: seven to begin with, worded for the dialogue, agreed to by sides, shown on the wall and on paper."""

import pytest

from cast import Cast, both, client_of
from preparing import laid_out
from tracktwo.editing.undo import undo
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import evaluate, safeguard
from tracktwo.rooms.prepare.rules import acts, reads
from tracktwo.rooms.prepare.rules.records import GroundRules, Rule, Venue

pytestmark = both

SILENCE = Rule(
    MultilingualText("Silence", "الصمت"),
    MultilingualText("A minute of it before each session", "دقيقة صمت قبل كل جلسة"),
)


def titles(dialogue: OpenDialogue) -> list[str]:
    dialogue.third.forget()
    return [rule.title.first for rule in reads.current(dialogue).rules]


def version(dialogue: OpenDialogue) -> int:
    dialogue.third.forget()
    record = dialogue.third.folio().one(GroundRules)
    return record.version if record else 0


def test_seven_stand_without_a_press(dialogue: OpenDialogue) -> None:
    assert len(titles(dialogue)) == 7
    assert titles(dialogue)[0] == "Privacy"
    assert all(rule.asks.second for rule in reads.current(dialogue).rules)


def test_worded_added_moved_and_taken_out(dialogue: OpenDialogue) -> None:
    acts.save_rule(dialogue, None, 0, SILENCE)
    assert titles(dialogue)[-1] == "Silence"
    acts.move_rule(dialogue, 7, version(dialogue), -1)
    assert titles(dialogue)[-2] == "Silence"
    acts.move_rule(dialogue, 0, version(dialogue), -1)
    assert titles(dialogue)[0] == "Privacy"
    acts.save_rule(dialogue, 1, version(dialogue), SILENCE)
    assert titles(dialogue)[1] == "Silence"
    acts.remove_rule(dialogue, 1, version(dialogue))
    assert len(titles(dialogue)) == 7
    undo(dialogue.third)
    assert len(titles(dialogue)) == 8
    with pytest.raises(Conflict):
        acts.save_rule(dialogue, 0, 1, SILENCE)
    with pytest.raises(NotThere):
        acts.save_rule(dialogue, 70, version(dialogue), SILENCE)
    acts.to_standard(dialogue)
    assert len(titles(dialogue)) == 7


def test_no_more_than_a_room_keeps_in_mind(dialogue: OpenDialogue) -> None:
    for _ in range(acts.MOST_RULES - 7):
        acts.save_rule(dialogue, None, version(dialogue), SILENCE)
    with pytest.raises(Refused):
        acts.save_rule(dialogue, None, version(dialogue), SILENCE)


def test_chatham_house_is_a_choice_and_quiet_is_not_secret(dialogue: OpenDialogue) -> None:
    acts.choose(dialogue, "chatham", "quiet")
    assert titles(dialogue)[0] == "Chatham House Rule"
    assert "Privacy" not in titles(dialogue)
    acts.choose(dialogue, "chatham", "secret")
    assert reads.current(dialogue).level == "secret"
    assert len(titles(dialogue)) == 7
    acts.choose(dialogue, "stays", "quiet")
    assert titles(dialogue)[0] == "Privacy"
    acts.save_rule(dialogue, 0, version(dialogue), SILENCE)
    acts.choose(dialogue, "chatham", "quiet")
    assert titles(dialogue)[:2] == ["Chatham House Rule", "Silence"], "a rule somebody worded is not lost"
    with pytest.raises(NotThere):
        acts.choose(dialogue, "shouted", "quiet")


def test_agreed_by_a_side_as_the_rules_stand(dialogue: OpenDialogue) -> None:
    rule = safeguard("ground-rules-agreed")
    assert evaluate(dialogue, rule).status == "waits"
    acts.agree(dialogue, "a")
    dialogue.third.forget()
    assert evaluate(dialogue, rule).status == "advises"
    acts.agree(dialogue, "b")
    dialogue.third.forget()
    assert evaluate(dialogue, rule).status == "met"
    acts.save_rule(dialogue, 0, 0, SILENCE)
    dialogue.third.forget()
    assert [each.earlier for each in reads.agreements(dialogue)] == [True, True]
    assert evaluate(dialogue, rule).status == "advises"
    acts.agree(dialogue, "a")
    dialogue.third.forget()
    assert [each.earlier for each in reads.agreements(dialogue)] == [False, True]
    acts.agree(dialogue, "a")
    dialogue.third.forget()
    assert reads.agreements(dialogue)[0].day is None, "said again, it is taken back"


def test_the_wall_and_the_sheet_show_this_dialogues_own_words(cast: Cast, meeting: OpenMeeting) -> None:
    acts.save_rule(meeting.dialogue, None, 0, SILENCE)
    client, base = client_of(cast.convenor), f"/d/{meeting.dialogue.id}"
    client.post(f"{base}/convene/act", {"act": "show", "showing": "ground-rules"})
    wall = client.get(f"{base}/convene/wall/board").content.decode()
    sheet = client.get(f"{base}/prepare/rules/print").content.decode()
    for page in (wall, sheet):
        assert "A minute of it before each session" in page
        assert "دقيقة صمت" in page


def test_a_rule_saved_over_keeps_what_was_typed(cast: Cast, dialogue: OpenDialogue) -> None:
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/rules/new"
    sent = {"title": "Silence", "asks": "A minute", "version": "0"}
    assert client.post(address, sent).status_code == 302
    late = client.post(address, sent | {"title": "Patience"})
    assert late.status_code == 409
    assert 'value="Patience"' in late.content.decode()


def test_the_venue_card(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    acts.say_venue(dialogue, 0, Venue(workshop=workshop, place="side", words="No flags"))
    with pytest.raises(Conflict):
        acts.say_venue(dialogue, 0, Venue(workshop=workshop))
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/prepare/rules").content.decode()
    assert "No flags" in page
    assert "makes guests of the other" in page
