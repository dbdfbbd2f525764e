"""Meeting the sides, norms, what is handed over, and what the room's first page and its print say of the team."""

import datetime
import time

import pytest

from cast import Cast, both, client_of, open_here
from tracktwo.process import members, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Session
from tracktwo.process.safeguards import evaluate
from tracktwo.rooms.enter.team import acts, cards
from tracktwo.rooms.enter.team.checklist import checklist
from tracktwo.rooms.enter.team.kinds import KINDS
from tracktwo.rooms.enter.team.safeguards import (
    IMPORTED_REVIEWED,
    INTERESTS_DECLARED,
    PLACED_BEFORE_WORKSHOP,
    THIRD_PARTY_ACCEPTED,
)

pytestmark = both

KEY = "0123456789abcdef" * 2
DAY = datetime.date(2026, 3, 1)
PAGES = ("", "/matrix", "/sides", "/questions", "/evenness", "/norms", "/handover")


def page(cast: Cast, dialogue: OpenDialogue, name: str = "", language: str = "en") -> str:
    address = f"/d/{dialogue.id}/enter/team{name}"
    return client_of(cast.convenor).get(address, headers={"accept-language": language}).content.decode()


def asked(dialogue: OpenDialogue, side: str, answer: str, day: datetime.date = DAY) -> None:
    cards.add(dialogue, KINDS["acceptance"], {"answer": answer, "day": day, "how": "By letter"}, of=side)


def status(dialogue: OpenDialogue, rule) -> str:
    dialogue.third.forget()
    return evaluate(dialogue, rule).status


def every(dialogue: OpenDialogue) -> list[str]:
    return [record.id for record in dialogue.members]


# --- Rules: they advise, and say what is missing. ---


def test_every_side_accepts_us_before_it_is_convened(dialogue: OpenDialogue) -> None:
    assert status(dialogue, THIRD_PARTY_ACCEPTED) == "waits"
    schedule.add_workshop(dialogue)
    assert status(dialogue, THIRD_PARTY_ACCEPTED) == "advises"
    asked(dialogue, "a", "accepted")
    assert "South" in str(evaluate(dialogue, THIRD_PARTY_ACCEPTED).detail)
    assert "North" not in str(evaluate(dialogue, THIRD_PARTY_ACCEPTED).detail)
    asked(dialogue, "b", "unsure")
    assert status(dialogue, THIRD_PARTY_ACCEPTED) == "advises"
    asked(dialogue, "b", "accepted", DAY + datetime.timedelta(days=9))
    assert status(dialogue, THIRD_PARTY_ACCEPTED) == "met"
    # Noted late, but asked before: the newest answer stands.
    asked(dialogue, "b", "not", DAY + datetime.timedelta(days=1))
    assert status(dialogue, THIRD_PARTY_ACCEPTED) == "met"
    asked(dialogue, "a", "not", DAY + datetime.timedelta(days=30))
    assert status(dialogue, THIRD_PARTY_ACCEPTED) == "advises"


def test_each_is_asked_before_every_workshop(cast: Cast, dialogue: OpenDialogue) -> None:
    assert status(dialogue, PLACED_BEFORE_WORKSHOP) == "waits"
    schedule.add_workshop(dialogue)
    assert status(dialogue, PLACED_BEFORE_WORKSHOP) == "advises"
    home = f"/d/{dialogue.id}/"
    assert "Say where you stand before workshop 1" in client_of(cast.convenor).get(home).content.decode()
    for actor in (cast.convenor, cast.facilitator, cast.one_sided):
        here = open_here(actor, dialogue.id)
        mine = next(record.id for record in here.members if record.body.account == actor.id)
        assert status(here, PLACED_BEFORE_WORKSHOP) == "advises"
        acts.place(here, mine, 0, 3, 3, "In the middle")
    assert status(here, PLACED_BEFORE_WORKSHOP) == "met"
    assert "Say where you stand before workshop 1" not in client_of(cast.convenor).get(home).content.decode()


def test_interests_are_declared_by_each(cast: Cast, dialogue: OpenDialogue) -> None:
    assert status(dialogue, INTERESTS_DECLARED) == "waits"
    for actor in (cast.convenor, cast.facilitator, cast.one_sided):
        here = open_here(actor, dialogue.id)
        mine = next(record.id for record in here.members if record.body.account == actor.id)
        acts.save_card(here, mine, 0, {"interests": "Nothing that I know of"})
        if actor is not cast.one_sided:
            assert "the one-sided" in str(evaluate(here, INTERESTS_DECLARED).detail)
    assert status(here, INTERESTS_DECLARED) == "met"


def test_imported_material_waits_for_a_reader_from_there(dialogue: OpenDialogue) -> None:
    assert status(dialogue, IMPORTED_REVIEWED) == "waits"
    cards.add(dialogue, KINDS["material"], {"words": "An exercise"}, KEY)
    assert status(dialogue, IMPORTED_REVIEWED) == "advises"
    for days, verdict, expected in ((0, "changes", "advises"), (5, "fits", "met"), (9, "unfit", "advises")):
        said = {"role": "A nurse", "verdict": verdict, "day": DAY + datetime.timedelta(days=days)}
        cards.add(dialogue, KINDS["review"], said, of=KEY)
        assert status(dialogue, IMPORTED_REVIEWED) == expected


# --- Meeting the sides. ---


def test_posture_and_sensitivity_are_weighed_in_words(cast: Cast, dialogue: OpenDialogue) -> None:
    cards.add(dialogue, KINDS["outsiders"], {"wariness": "great", "words": "Two missions left", "source": "heard"})
    cards.add(dialogue, KINDS["posture"], {"level": 2, "reason": "They have heard enough"})
    shown = page(cast, dialogue, "/sides")
    assert "Outsiders are resented there: be quiet" in shown and "Does your reason hold?" not in shown
    cards.add(dialogue, KINDS["posture"], {"level": 4, "reason": "Prisoners are beaten"})
    shown = page(cast, dialogue, "/sides")
    assert "Does your reason hold?" in shown
    assert shown.index("Prisoners are beaten") < shown.index("They have heard enough"), "earlier ones stay"


def test_an_answer_and_those_before_it(cast: Cast, dialogue: OpenDialogue) -> None:
    assert page(cast, dialogue, "/sides").count("Not asked yet.") == 2
    asked(dialogue, "a", "unsure")
    asked(dialogue, "a", "accepted", DAY + datetime.timedelta(days=4))
    shown = page(cast, dialogue, "/sides")
    assert shown.index("accepts us</strong>") < shown.index("is not sure yet")
    assert shown.count("Not asked yet.") == 1


# --- Norms. ---


def test_who_brings_a_norm_and_who_contests_it(cast: Cast, dialogue: OpenDialogue) -> None:
    said = {
        "words": "Women sit at the table",
        "brought": "local",
        "group": "The midwives",
        "contested": ["b", "abroad"],
    }
    cards.add(dialogue, KINDS["norm"], said)
    cards.add(dialogue, KINDS["norm"], {"words": "Nobody is harmed", "brought": "third", "firm": True})
    shown = page(cast, dialogue, "/norms")
    row = shown.partition("Women sit at the table")[2].partition("</tr>")[0]
    assert "The midwives" in row and "South" in row and "somebody abroad" in row and "North" not in row
    assert "not negotiable for us" in shown.partition("Nobody is harmed")[2].partition("</tr>")[0]
    assert "Nobody is harmed" in page(cast, dialogue, "/matrix"), "what is firm stands beside the matrix"
    assert "Women sit at the table" not in page(cast, dialogue, "/matrix")


def test_whose_dialogue_it_was_stays(cast: Cast, dialogue: OpenDialogue) -> None:
    cards.add(dialogue, KINDS["ownership"], {"convenes": "third", "chairs": "third", "holds": "third"})
    cards.add(dialogue, KINDS["ownership"], {"convenes": "local", "chairs": "shared", "holds": "third"})
    shown = page(cast, dialogue, "/norms")
    now = shown.partition('aria-labelledby="own"')[2].partition("</dl>")[0]
    assert "people from there</dd>" in now and "people from there with us" in now
    assert "we do ·\nwe do · we do" in shown


# --- Readiness, handover, first page, print. ---


def test_the_seven_questions(dialogue: OpenDialogue) -> None:
    before = {check.name: check.met for check in checklist(dialogue)}
    assert len(before) == 7 and not any(before.values())
    for side in ("a", "b"):
        asked(dialogue, side, "accepted")
    cards.add(dialogue, KINDS["norm"], {"words": "Nobody is harmed", "brought": "third", "firm": True})
    cards.add(dialogue, KINDS["ownership"], {"convenes": "local", "chairs": "", "holds": "third"})
    met = {check.name for check in checklist(dialogue) if check.met}
    assert met == {"Consent", "Law and norms"}
    cards.add(dialogue, KINDS["ownership"], {"convenes": "local", "chairs": "shared", "holds": "third"})
    assert {check.name for check in checklist(dialogue) if check.met} == met | {"Ownership"}


def test_a_new_colleague_finds_what_is_open_and_who_holds_it(cast: Cast, dialogue: OpenDialogue) -> None:
    facilitator = open_here(cast.facilitator, dialogue.id)
    cards.add(facilitator, KINDS["question"], {"words": "Who decides on water?"})
    cards.add(facilitator, KINDS["question"], {"words": "Is Friday free?", "state": "answered"})
    cards.add(facilitator, KINDS["dilemma"], {"words": "Speak or keep still", "choice": ""})
    cards.add(facilitator, KINDS["dilemma"], {"words": "Name them or not", "choice": "Parked"})
    cards.add(facilitator, KINDS["material"], {"words": "An exercise on seeing"})
    cards.add(facilitator, KINDS["note"], {"words": "The union sees the list first", "kind": "promise"})
    workshop = schedule.add_workshop(dialogue, "The wells")
    schedule.add_session(dialogue, Session(workshop=workshop.id, kind="joint", day=datetime.date(2027, 4, 1)))
    shown = page(cast, dialogue, "/handover")
    for words in (
        "Who decides on water?",
        "Speak or keep still",
        "Have somebody from there read “An exercise on seeing”.",
        "Say where you stand before workshop 1.",
        "Ask North whether it accepts us.",
        "The union sees the list first",
        "The wells",
        "1 April 2027",
    ):
        assert words in shown, words
    for words in ("Is Friday free?", "Name them or not"):
        assert words not in shown, f"{words} is settled"
    open_list = shown.partition('aria-labelledby="open"')[2].partition("</section>")[0]
    assert "the facilitator" in open_list.partition("Who decides on water?")[2][:120]


def test_the_first_page_says_where_we_differ_before_what_we_hold(cast: Cast, dialogue: OpenDialogue) -> None:
    members.note_member(dialogue, "T4")
    mine, paper = every(dialogue)[0], every(dialogue)[-1]
    acts.place(dialogue, mine, 0, 1, 3, "Even")
    acts.place(dialogue, paper, 0, 5, 3, "Norms")
    asked(dialogue, "a", "accepted")
    asked(dialogue, "b", "accepted")
    cards.add(dialogue, KINDS["question"], {"words": "Who decides on water?"})
    shown = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/").content.decode()
    differs, holds, asks = (
        shown.index(words) for words in ("We stand apart:", "Accepted by North, South.", "Who decides")
    )
    assert differs < holds < asks
    printed = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/print").content.decode()
    for words in ("You stand apart.", "Accepted by North, South.", "Who decides on water?", "T4"):
        assert words in printed


def test_languages_that_nobody_works_in_are_named(cast: Cast, dialogue: OpenDialogue) -> None:
    assert "Nobody of us has said that they work in" not in page(cast, dialogue)
    acts.save_card(dialogue, every(dialogue)[0], 0, {"speaks": ["en"]})
    assert "Nobody of us has said that they work in: العربية." in page(cast, dialogue)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_full_dialogue_is_quick_in_both_languages(cast: Cast, dialogue: OpenDialogue, name: str) -> None:
    for number in range(30):
        cards.add(dialogue, KINDS["question"], {"words": f"Is it {number}?"})
        cards.add(dialogue, KINDS["offered"], {"kind": "journeys", "side": "a", "amount": 1})
    for language in ("en", "ar"):
        shown = page(cast, dialogue, name, language)
        assert f'lang="{language}"' in shown
        best = min(_seconds(cast, dialogue, name, language) for _ in range(5))
        assert best < 0.1, f"{name} took {best:.3f} s"


def _seconds(cast: Cast, dialogue: OpenDialogue, name: str, language: str) -> float:
    begun = time.process_time()
    page(cast, dialogue, name, language)
    return time.process_time() - begun


def test_a_blank_sheet_says_of_nobody_where_they_stand(cast: Cast, dialogue: OpenDialogue) -> None:
    acts.place(dialogue, every(dialogue)[0], 0, 1, 3, "Both have to come back")
    acts.save_card(dialogue, every(dialogue)[0], 0, {"interests": "A book"})
    sheet = page(cast, dialogue, "/matrix/blank")
    for words in ("Why there, in a line?", "What could a side hold against you?", "even-handed", "assertive"):
        assert words in sheet
    for words in ("Both have to come back", "A book", "<circle", "the convenor"):
        assert words not in sheet.partition("<main")[2].partition("</main>")[0]
