"""Four steps to a seat; what holds on the way; and what is left of somebody who says no."""

import datetime

import pytest

from cast import Cast, both, client_of, open_here
from samples import raws
from tracktwo.matter.seats import Seat
from tracktwo.process import need_to_know, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.safeguards import HeldStep, evaluate, override
from tracktwo.rooms.recruit.approach import acts, reads, settling
from tracktwo.rooms.recruit.approach.records import GROUND, ApproachPlan, Discussion
from tracktwo.rooms.recruit.approach.safeguards import DISCUSSED_IN_PERSON, KEY_PERSON_FIRST, RECRUITERS_TRUSTED
from tracktwo.rooms.recruit.pool import acts as pool
from tracktwo.rooms.recruit.pool import reads as pool_reads
from tracktwo.rooms.recruit.pool.acts import NewPerson
from tracktwo.rooms.recruit.pool.records import DoNotAsk, Prospect
from tracktwo.rooms.recruit.referrals import edges
from tracktwo.rooms.recruit.referrals.records import SCOPE
from tracktwo.rooms.recruit.seats import acts as seats

pytestmark = both
DAY = datetime.date(2026, 1, 5)


def again(dialogue: OpenDialogue) -> OpenDialogue:
    dialogue.third.forget()
    return dialogue


def two(dialogue: OpenDialogue) -> tuple[str, str]:
    """A key person and another of side a, about both of whom the questions before an approach are answered."""
    ids = pool.add_people(dialogue, [NewPerson("Cedar of the wells", "a"), NewPerson("Maple of the ferry", "a")])
    acts.choose_key(again(dialogue), ids[0])
    for id in ids:
        acts.plan(again(dialogue), 0, ApproachPlan(id, "no", "outside", "at home", "person"))
    return ids[0], ids[1]


def card(dialogue: OpenDialogue, id: str) -> Prospect:
    return pool_reads.person(again(dialogue), id).card


def seated(dialogue: OpenDialogue, id: str, chair: str) -> None:
    acts.sound(again(dialogue), id)
    acts.discuss(again(dialogue), id, DAY, GROUND, "")
    acts.seat(again(dialogue), id, chair)


def test_nobody_of_a_side_is_sounded_before_its_key_person_accepts(dialogue: OpenDialogue) -> None:
    key, other = two(dialogue)
    with pytest.raises(HeldStep):
        acts.sound(again(dialogue), other)
    acts.sound(again(dialogue), key)
    with pytest.raises(HeldStep, match="key-person-first"):
        acts.sound(again(dialogue), other)
    acts.key_accepts(again(dialogue), key)
    acts.sound(again(dialogue), other)
    assert card(dialogue, other).step == "sounded"
    assert pool_reads.counts(dialogue).approached == {"a": 2}


def test_going_on_without_the_key_person_counts_for_one_alone(dialogue: OpenDialogue) -> None:
    _key, other = two(dialogue)
    third = pool.add_person(again(dialogue), NewPerson("Willow", "a"))
    acts.plan(again(dialogue), 0, ApproachPlan(third, "no", "outside", "at home", "person"))
    override(again(dialogue), KEY_PERSON_FIRST, "act", other)
    acts.sound(again(dialogue), other)
    with pytest.raises(HeldStep):
        acts.sound(again(dialogue), third)
    assert evaluate(again(dialogue), KEY_PERSON_FIRST).shown == "overridden"


def test_the_page_offers_the_one_deliberate_act(cast: Cast, dialogue: OpenDialogue) -> None:
    _key, other = two(dialogue)
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/recruit/approach/{other}/step/sound"
    answer = client.post(address)
    assert answer.status_code == 409
    assert "has not accepted yet" in answer.content.decode()
    sent = {"override-rule": KEY_PERSON_FIRST.name, "override-subject": other, "override-how": "elsewhere"}
    assert client.post(address, sent).status_code == 302
    assert card(dialogue, other).step == "sounded"


def test_before_an_approach_every_question_is_answered(dialogue: OpenDialogue) -> None:
    key = pool.add_person(dialogue, NewPerson("Cedar", "a"))
    acts.choose_key(again(dialogue), key)
    unanswered = (
        ApproachPlan(key),
        ApproachPlan(key, "", "outside", "at home", "person"),
        ApproachPlan(key, "no", "", "at home", "person"),
        ApproachPlan(key, "no", "outside", "", "person"),
        ApproachPlan(key, "no", "outside", "at home", ""),
        ApproachPlan(key, "yes", "outside", "at home", "person"),
    )
    for version, asked in enumerate(unanswered):
        acts.plan(again(dialogue), version, asked)
        with pytest.raises(Refused):
            acts.sound(again(dialogue), key)
    assert pool_reads.counts(again(dialogue)).approached == {}
    acts.plan(again(dialogue), 6, ApproachPlan(key, "unsure", "outside", "at home", "person"))
    acts.sound(again(dialogue), key)


def test_a_stale_plan_is_refused_with_the_typed_text(cast: Cast, dialogue: OpenDialogue) -> None:
    key, _other = two(dialogue)
    with pytest.raises(Conflict):
        acts.plan(again(dialogue), 7, ApproachPlan(key, "yes"))
    sent = {"harm": "unsure", "where": "typed by me", "version": "0"}
    answer = client_of(cast.convenor).post(f"/d/{dialogue.id}/recruit/approach/{key}", sent)
    assert answer.status_code == 409
    assert 'value="typed by me"' in answer.content.decode()
    assert "at home" in answer.content.decode()


def test_no_dated_discussion_no_seat(dialogue: OpenDialogue) -> None:
    key, _other = two(dialogue)
    seats.add_coded_seats(again(dialogue), 1)
    acts.sound(again(dialogue), key)
    with pytest.raises(HeldStep, match="discussed-in-person"):
        acts.seat(again(dialogue), key, "A1")
    acts.discuss(again(dialogue), key, DAY, GROUND[:2], "yes")
    assert card(dialogue, key).step == "discussed"
    with pytest.raises(HeldStep):
        acts.seat(again(dialogue), key, "A1")
    acts.discuss(again(dialogue), key, DAY, GROUND[2:], "")
    acts.seat(again(dialogue), key, "A1")
    assert (card(dialogue, key).step, card(dialogue, key).chair) == ("seated", "A1")
    assert evaluate(again(dialogue), DISCUSSED_IN_PERSON).status == "met"


def test_one_sits_on_an_open_seat_of_ones_own_side(dialogue: OpenDialogue) -> None:
    key, other = two(dialogue)
    seats.add_coded_seats(again(dialogue), 1)
    seated(dialogue, key, "A1")
    acts.key_accepts(again(dialogue), key)
    acts.sound(again(dialogue), other)
    acts.discuss(again(dialogue), other, DAY, GROUND, "")
    for chair in ("A1", "B1", "", "Z9"):
        with pytest.raises(Refused):
            acts.seat(again(dialogue), other, chair)
    acts.seat(again(dialogue), key, "A1")


def test_a_discussion_lies_not_ahead_and_stands_once(dialogue: OpenDialogue) -> None:
    key, _other = two(dialogue)
    acts.sound(again(dialogue), key)
    with pytest.raises(Refused):
        acts.discuss(again(dialogue), key, datetime.date(2999, 1, 1), GROUND, "")
    for _ in range(2):
        acts.discuss(again(dialogue), key, DAY, [*GROUND, "no such point"], "no", "5" * 32)
    (talk,) = again(dialogue).third.folio().all(Discussion)
    assert talk.body.covered == list(GROUND)


def test_whoever_declines_is_erased_that_day(cast: Cast, dialogue: OpenDialogue) -> None:
    need_to_know.begin_scope(dialogue, SCOPE)
    key, other = two(open_here(cast.convenor, dialogue.id))
    here = open_here(cast.convenor, dialogue.id)
    edges.note(here, [(key, other)])
    override(here, KEY_PERSON_FIRST, "act", other)
    acts.sound(again(here), other)
    acts.discuss(again(here), other, DAY, GROUND, "")
    acts.decline(again(here), other)
    held = need_to_know.open_scope(here, SCOPE)
    assert held
    everything = raws(again(here).third) + raws(held)
    assert b"Maple" not in everything
    assert b"at home" in everything, "the other's plan stands"
    assert not [each for each in here.third.folio().all(Discussion) if each.body.prospect == other]
    assert reads.plan_record(here.third.folio(), other) is None
    assert other.encode() not in raws(held)
    assert pool_reads.counts(here).declined == {"a": 1}
    (mark,) = here.third.folio().all(DoNotAsk)
    assert len(mark.body.marks) == 1
    assert len(mark.body.marks[0]) == 64


def test_settling_erases_the_pool_and_leaves_counts(cast: Cast, dialogue: OpenDialogue) -> None:
    need_to_know.begin_scope(dialogue, SCOPE)
    here = open_here(cast.convenor, dialogue.id)
    key, other = two(here)
    seats.add_coded_seats(again(here), 1)
    pool.judge(again(here), key, {"listens": "yes"}, 3)
    edges.note(again(here), [(key, other)])
    seated(here, key, "A1")
    gone = pool.add_person(again(here), NewPerson("Somebody who declined", "a"))
    acts.decline(again(here), gone)
    client = client_of(cast.facilitator)
    assert client.post(f"/d/{dialogue.id}/recruit/approach/settle").status_code == 302
    here = open_here(cast.convenor, dialogue.id)
    assert not pool_reads.people(here)
    assert not here.third.folio().all(DoNotAsk)
    assert need_to_know.card_of(here, SCOPE) is None
    for told in (b"Cedar", b"Maple", b"at home", key.encode(), other.encode()):
        assert told not in raws(here.third)
    counts = pool_reads.counts(here)
    assert (counts.added, counts.approached, counts.declined) == ({"a": 3}, {"a": 1}, {"a": 1})
    assert counts.settled is not None
    pool.add_person(again(here), NewPerson("Somebody who declined", "a"))


def test_an_alternate_stays_only_by_consent_asked_again_before_each_workshop(dialogue: OpenDialogue) -> None:
    _key, other = two(dialogue)
    seats.add_coded_seats(again(dialogue), 1)
    override(again(dialogue), KEY_PERSON_FIRST, "act", other)
    acts.sound(again(dialogue), other)
    with pytest.raises(Refused, match="workshop"):
        acts.stand_by(again(dialogue), other, "A1")
    first = schedule.add_workshop(again(dialogue))
    acts.stand_by(again(dialogue), other, "A1")
    assert reads.stands_by(again(dialogue), other)
    settling.settle_seats(again(dialogue))
    (left,) = pool_reads.people(again(dialogue))
    assert (left.card.name, left.card.chair, left.card.reach, left.judgements) == ("Maple of the ferry", "A1", "", ())
    assert reads.plan_record(dialogue.third.folio(), other) is None
    assert not reads.due(again(dialogue))
    schedule.erase_workshop(again(dialogue), first.id)
    schedule.add_workshop(again(dialogue))
    assert [each.kind for each in reads.due(again(dialogue))] == ["again"]
    assert settling.staying(again(dialogue)) == []
    acts.stands_by_again(again(dialogue), other)
    assert not reads.due(again(dialogue))
    acts.step_down(again(dialogue), other)
    assert not pool_reads.people(again(dialogue))


def test_what_is_due_is_one_list(dialogue: OpenDialogue) -> None:
    key, other = two(dialogue)
    assert reads.due(again(dialogue)) == []
    acts.plan(again(dialogue), 1, ApproachPlan(key, "no", "outside", "at home", "person", DAY))
    acts.plan(again(dialogue), 1, ApproachPlan(other, "no", "outside", "at home", "person", datetime.date(2999, 1, 1)))
    assert [(each.kind, each.person and each.person.id) for each in reads.due(again(dialogue))] == [("sound", key)]
    acts.sound(again(dialogue), key)
    kinds = {each.kind for each in reads.due(again(dialogue))}
    assert kinds == {"accept", "discuss"}
    acts.key_accepts(again(dialogue), key)
    seats.add_seat(again(dialogue), Seat(code="A1", side="a"))
    acts.discuss(again(dialogue), key, DAY, GROUND, "")
    assert [each.kind for each in reads.due(again(dialogue))] == ["seat"]
    acts.seat(again(dialogue), key, "A1")
    assert [each.kind for each in reads.due(again(dialogue))] == ["settle"]


def test_a_side_has_one_key_person(dialogue: OpenDialogue) -> None:
    key, other = two(dialogue)
    acts.choose_key(again(dialogue), other)
    assert (card(dialogue, key).key, card(dialogue, other).key) == (False, True)
    with pytest.raises(Refused):
        acts.key_accepts(again(dialogue), other)


def test_trust_of_each_side_is_looked_at(dialogue: OpenDialogue) -> None:
    two(dialogue)
    assert evaluate(again(dialogue), RECRUITERS_TRUSTED).status == "unknown"
    acts.say_trust(dialogue, "a", "yes")
    acts.say_trust(again(dialogue), "b", "unsure")
    assert evaluate(again(dialogue), RECRUITERS_TRUSTED).status == "advises"
    acts.say_trust(again(dialogue), "b", "yes")
    assert evaluate(again(dialogue), RECRUITERS_TRUSTED).status == "met"


def test_a_step_noted_by_mistake_is_taken_back_and_the_approach_stays_counted(dialogue: OpenDialogue) -> None:
    key, _other = two(dialogue)
    acts.sound(again(dialogue), key)
    acts.undo_step(again(dialogue), key)
    assert card(dialogue, key).step == "thought"
    assert pool_reads.counts(dialogue).approached == {"a": 1}
