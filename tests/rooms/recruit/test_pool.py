"""The pool: added in seconds, judged by several, and erased so that nothing is left of anybody."""

import pytest
from django.urls import reverse

from cast import Cast, both, client_of, open_here
from samples import raws
from tracktwo.process import need_to_know
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.rooms import walk
from tracktwo.rooms.recruit.approach import acts as approach
from tracktwo.rooms.recruit.pool import acts, reads
from tracktwo.rooms.recruit.pool.acts import NewPerson
from tracktwo.rooms.recruit.pool.candidates import candidates
from tracktwo.rooms.recruit.pool.questions import CoverageQuestion, questions
from tracktwo.rooms.recruit.pool.records import PANEL, Apart, Judgement, Prospect
from tracktwo.rooms.recruit.referrals import edges
from tracktwo.rooms.recruit.referrals.records import SCOPE

pytestmark = both


def again(dialogue: OpenDialogue) -> OpenDialogue:
    dialogue.third.forget()
    return dialogue


def test_a_name_and_what_they_reach_is_enough(cast: Cast, dialogue: OpenDialogue) -> None:
    client = client_of(cast.convenor)
    sent = {"name": "Cedar of the wells", "reach": "the water council", "key": "1" * 32}
    for _ in range(2):
        assert client.post(f"/d/{dialogue.id}/recruit/pool/add/a", sent).status_code == 302
    (person,) = reads.people(again(dialogue))
    assert (person.card.code, person.card.name, person.card.reach) == (
        "A101",
        "Cedar of the wells",
        "the water council",
    )
    assert reads.counts(dialogue).added == {"a": 1}


def test_who_named_them_is_kept_by_whoever_holds_that_key(cast: Cast, dialogue: OpenDialogue) -> None:
    page = f"/d/{dialogue.id}/recruit/pool"
    client = client_of(cast.convenor)
    first = acts.add_person(dialogue, NewPerson("Cedar of the wells", "a"))
    assert "Who named them?" not in client.get(page).content.decode()
    need_to_know.begin_scope(dialogue, SCOPE)
    assert "Who named them?" in client.get(page).content.decode()
    assert "Who named them?" not in client_of(cast.facilitator).get(page).content.decode()
    for number, typed in enumerate(("a101", "WELLS, Cedar of the", "A101 Cedar of the wells")):
        sent = {"name": f"Somebody {number}", "named_by": typed}
        assert client.post(f"{page}/add/a", sent).status_code == 302
    named = edges.nominators(open_here(cast.convenor, dialogue.id))
    assert named is not None
    assert list(named.values()) == [[first]] * 3
    answer = client.post(f"{page}/add/a", {"name": "Typed and kept", "named_by": "a stranger"})
    assert answer.status_code == 422
    assert 'value="Typed and kept"' in answer.content.decode()
    assert edges.nominators(open_here(cast.facilitator, dialogue.id)) is None


def test_nothing_of_who_named_whom_stands_beside_the_people(cast: Cast, dialogue: OpenDialogue) -> None:
    first, second = acts.add_people(dialogue, [NewPerson("Cedar", "a"), NewPerson("Maple", "a")])
    need_to_know.begin_scope(dialogue, SCOPE)
    edges.note(dialogue, [(first, second)])
    held = need_to_know.open_scope(dialogue, SCOPE)
    assert held
    assert first.encode() in raws(held)
    assert b"Cedar" not in raws(held), "names stand in the third party's compartment alone"
    assert first.encode() not in raws(dialogue.third)


def test_where_two_recruiters_differ_that_is_shown_and_counts_as_unsure(cast: Cast, dialogue: OpenDialogue) -> None:
    person = acts.add_person(dialogue, NewPerson("Cedar", "a"))
    acts.judge(dialogue, person, {"listens": "yes", "near": "yes"}, 4)
    theirs = open_here(cast.facilitator, dialogue.id)
    acts.judge(theirs, person, {"listens": "no", "near": "yes"}, 2)
    (read,) = reads.people(again(dialogue))
    assert (read.answer("listens"), read.differs("listens")) == ("unsure", True)
    assert (read.answer("near"), read.differs("near")) == ("yes", False)
    assert (read.standing, read.standing_differs) == (2, True)
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/recruit/pool/person/{person}").content.decode()
    assert page.count("we differ") == 2
    (candidate,), has_edges = candidates(dialogue)
    assert (dict(candidate.answers), candidate.standing, has_edges) == ({"listens": "unsure", "near": "yes"}, 2, False)


def test_one_takes_back_ones_own_answer_and_nobody_elses(cast: Cast, dialogue: OpenDialogue) -> None:
    person = acts.add_person(dialogue, NewPerson("Cedar", "a"))
    acts.judge(dialogue, person, {"listens": "yes"}, 3)
    theirs = open_here(cast.facilitator, dialogue.id)
    acts.judge(theirs, person, {"listens": "no"})
    acts.judge(theirs, person, {"listens": ""})
    (read,) = reads.people(again(dialogue))
    assert list(read.answers("listens").values()) == ["yes"]
    assert read.standing == 3
    with pytest.raises(NotThere):
        acts.judge(dialogue, person, {"no such question": "yes"})


def test_no_number_stands_beside_a_name_and_codes_are_the_order(cast: Cast, dialogue: OpenDialogue) -> None:
    names = ["Zaynab", "Adil", "Willow"]
    ids = acts.add_people(dialogue, [NewPerson(name, "a") for name in names])
    for id, level in zip(ids, (1, 5, 3), strict=True):
        acts.judge(dialogue, id, {"listens": "yes", "near": "yes"}, level)
    for address in ("pool", "approach", "pool/questions", "pool/ask/listens/a"):
        page = client_of(cast.convenor).get(f"/d/{dialogue.id}/recruit/{address}").content.decode()
        places = [page.find(name) for name in names]
        assert places == sorted(places)
        if places[0] >= 0:
            assert "listened to by those who lead it" not in page, "a list that says standings ranks people"


def test_a_code_is_never_used_twice(dialogue: OpenDialogue) -> None:
    _first, second = acts.add_people(dialogue, [NewPerson("Cedar", "a"), NewPerson("Maple", "a")])
    acts.erase_person(again(dialogue), second)
    acts.add_person(again(dialogue), NewPerson("Willow", "a"))
    acts.add_person(again(dialogue), NewPerson("Our own", PANEL))
    assert [each.card.code for each in reads.people(again(dialogue))] == ["A101", "A103", "T101"]


def test_erasing_takes_everything_everywhere_in_one_act(cast: Cast, dialogue: OpenDialogue) -> None:
    need_to_know.begin_scope(dialogue, SCOPE)
    gone, stays = acts.add_people(dialogue, [NewPerson("Cedar of the wells", "a"), NewPerson("Maple", "a")])
    edges.note(dialogue, [("", gone), (gone, stays)])
    acts.judge(dialogue, gone, {"listens": "yes"}, 4)
    acts.keep_apart(dialogue, gone, stays)
    acts.erase_person(dialogue, gone)
    here = open_here(cast.convenor, dialogue.id)
    held = need_to_know.open_scope(here, SCOPE)
    assert held
    for part in (here.third, held):
        assert gone.encode() not in raws(part)
        assert b"Cedar" not in raws(part)
    assert not here.third.folio().all(Judgement)
    assert not here.third.folio().all(Apart)
    assert edges.nominators(here) == {}
    assert [each.body.nominee for each in edges.edges(here) or ()] == [stays], "that they were named stays counted"
    assert reads.counts(here).added == {"a": 2}


def test_who_erases_without_the_key_leaves_nothing_once_a_holder_looks(cast: Cast, dialogue: OpenDialogue) -> None:
    need_to_know.begin_scope(dialogue, SCOPE)
    gone, stays = acts.add_people(dialogue, [NewPerson("Cedar", "a"), NewPerson("Maple", "a")])
    edges.note(dialogue, [(stays, gone), (gone, stays)])
    acts.erase_person(open_here(cast.facilitator, dialogue.id), gone)
    here = open_here(cast.convenor, dialogue.id)
    edges.sweep(here)
    held = need_to_know.open_scope(here, SCOPE)
    assert held
    assert gone.encode() not in raws(held)


def test_a_sides_veto_and_a_pair_apart_hold_no_reason(cast: Cast, dialogue: OpenDialogue) -> None:
    first, _second = acts.add_people(dialogue, [NewPerson("Cedar", "a"), NewPerson("Maple", "b")])
    client, base = client_of(cast.convenor), f"/d/{dialogue.id}/recruit/pool/person/{first}"
    assert client.post(f"{base}/veto/b", {"stands": "1"}).status_code == 302
    assert client.post(f"{base}/apart", {"other": "b101"}).status_code == 302
    assert client.post(f"{base}/apart", {"other": "B101 Maple"}).status_code == 302
    again(dialogue)
    assert reads.person(dialogue, first).card.vetoes == ["b"]
    assert len(reads.apart(dialogue)) == 1
    assert set(Apart.__struct_fields__) == {"first", "second"}
    assert not candidates(dialogue)[0][0].available
    client.post(f"{base}/veto/b", {"stands": "0"})
    assert reads.person(again(dialogue), first).card.vetoes == []
    with pytest.raises(Refused):
        acts.keep_apart(dialogue, first, first)


def test_a_question_of_ones_own_goes_with_its_answers(dialogue: OpenDialogue) -> None:
    person = acts.add_person(dialogue, NewPerson("Cedar", "a"))
    for words in ("The fishing towns", "the  fishing towns"):
        acts.add_question(again(dialogue), CoverageQuestion(kind="constituency", words=words))
    (own,) = [each for each in questions(again(dialogue)) if each.own]
    acts.judge(dialogue, person, {own.id: "yes", "listens": "yes"})
    acts.erase_question(again(dialogue), own.id)
    (read,) = reads.people(again(dialogue))
    assert read.asked == {"listens"}


def test_a_stale_save_keeps_what_was_typed_beside_what_stands(cast: Cast, dialogue: OpenDialogue) -> None:
    person = acts.add_person(dialogue, NewPerson("Cedar", "a"))
    acts.change_person(dialogue, person, 1, {"reach": "by somebody else"})
    sent = {"name": "Cedar", "reach": "typed by me", "version": "1"}
    answer = client_of(cast.convenor).post(f"/d/{dialogue.id}/recruit/pool/person/{person}", sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'value="typed by me"' in page
    assert "by somebody else" in page


def test_the_pool_says_when_it_is_full(dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "MOST_PEOPLE", 2)
    with pytest.raises(Refused, match="at most"):
        acts.add_people(dialogue, [NewPerson(f"Somebody {n}", "a") for n in range(3)])
    assert not dialogue.third.folio().all(Prospect), "all of them or none"


def test_a_person_cannot_be_put_on_a_side_that_is_not_there(dialogue: OpenDialogue) -> None:
    with pytest.raises(NotThere):
        acts.add_person(dialogue, NewPerson("Cedar", "z"))


def test_no_page_of_a_meeting_shows_a_name_a_title_or_what_somebody_reaches(cast: Cast, meeting: OpenMeeting) -> None:
    acts.add_person(meeting.dialogue, NewPerson("Cedar of the wells", "a", "the water council", "Deputy minister"))
    shown = 0
    for page in (page for room in walk() for page in room.pages if page.opens in ("meeting", "side")):
        if page.acts or any(not value.startswith("=") for value in page.parts.values()):
            continue
        parts = {name: value[1:] for name, value in page.parts.items()}
        answer = client_of(cast.convenor).get(reverse(page.address, kwargs={"dialogue": meeting.dialogue.id} | parts))
        if answer.streaming:
            continue
        shown += answer.status_code == 200
        for told in ("Cedar", "water council", "Deputy minister", "A101"):
            assert told not in answer.content.decode()
    assert shown > 10


def test_whoever_declined_is_recognised_however_the_name_is_spelt(dialogue: OpenDialogue) -> None:
    person = acts.add_person(dialogue, NewPerson("Aḥmad Al-Sayyid", "a"))
    approach.decline(dialogue, person)
    for spelt in ("ahmad al-sayyid", "AL-SAYYID, Ahmad", "Ahmad  Al Sayyid"):
        with pytest.raises(Refused, match="declined"):
            acts.add_person(again(dialogue), NewPerson(spelt, "b"))
    acts.add_person(again(dialogue), NewPerson("Ahmad Al-Sayyid", "b", namesake=True))
    assert len(reads.people(again(dialogue))) == 1
