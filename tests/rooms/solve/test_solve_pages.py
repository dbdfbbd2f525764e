"""Pages of the room as people meet them: what they show, what they refuse, and whose wording stands."""

import re
import secrets

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast, both, client_of, open_here
from solving import issue_with, step
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.matter.issues import Issue
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.convene import loaded_words
from tracktwo.rooms.solve.packages import acts as package_acts
from tracktwo.rooms.solve.packages.reads import digest, package_issues
from tracktwo.rooms.solve.packages.records import Valuation
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions.reads import questionnaire_for
from tracktwo.rooms.solve.predictions.records import Question
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep

pytestmark = both
THEIRS, MINE = "What the other laptop saved", "What I was typing meanwhile"


@pytest.fixture
def browser(cast: Cast) -> Client:
    return client_of(cast.convenor)


def address(meeting: OpenMeeting, name: str, *parts: str) -> str:
    return reverse(name, args=[meeting.dialogue.id, *parts])


def page(browser: Client, where: str) -> str:
    response = browser.get(where)
    assert response.status_code == 200
    return response.content.decode()


def test_packages_show_the_issues_that_enter_and_are_valued_and_compared(free: OpenMeeting, browser: Client) -> None:
    road, (by_day, by_night) = issue_with(free, "the road")
    where = address(free, "solve:packages")
    assert "the road 0" in page(browser, where)
    valuation = page(browser, address(free, "solve:valuation", "a"))
    for field in (f"rank-{road}", f"choice-{by_day}", f"worth-{by_night}", f"veto-{by_day}", "one-0"):
        assert f'name="{field}"' in valuation
    issues = package_issues(free)
    for side, best in (("a", by_day), ("b", by_night)):
        package_acts.ask(free, side)
        worth = {road: {option: 100 if option == best else 0 for option in (by_day, by_night)}}
        given = Valuation(about=digest(issues), points={road: 100}, worth=worth, usable=True)
        package_acts.value(free, side, given)
    shown = page(browser, where)
    assert 'id="point-1"' in shown
    assert 'id="point-2"' in shown
    assert f'<select id="t-{road}"' in shown


def test_predictions_show_the_medians_of_a_closed_round(meeting: OpenMeeting, browser: Client) -> None:
    where = address(meeting, "solve:predictions")
    prediction_acts.add_question(meeting, Question(kind="importance", words=MultilingualText("Sleep without alarm")))
    assert "Sleep without alarm" in page(browser, where)
    begun = prediction_acts.begin(meeting, {"a": 5, "b": 5})
    assert reverse("solve:close-predictions", args=[meeting.dialogue.id]) in page(browser, where)
    sheet = page(browser, address(meeting, "solve:sheet"))
    assert sheet.count("Sleep without alarm") == 4, "each side is asked for its own answer and a prediction"
    questionnaire = questionnaire_for(meeting, begun.record.body)
    for place, side in enumerate(("a", "b")):
        for _person in range(5):
            values = {(0, place): 5, (0, 1 - place): 2}
            prediction_acts.submit(questionnaire, begun.slips[side].pop(), secrets.token_bytes(16), values)
    prediction_acts.close(meeting, begun.record.id)
    shown = page(browser, where)
    assert 'class="dumbbells"' in shown
    assert '<td data-label="Expected">2</td><td data-label="Answered"><strong>5</strong></td>' in re.sub(
        r">\s+<", "><", shown
    )


@pytest.mark.parametrize(
    ("name", "parts", "sent"),
    [
        ("solve:home", (), {"words": ""}),
        ("solve:issues", (), {"words": ""}),
        ("solve:predictions", (), {"kind": "importance"}),
        ("solve:ladder", (), {"side": "a", "words": "A step", "reassures": "9"}),
        ("solve:obstacles", (), {"who": "An office"}),
        ("solve:tolerance", ("a",), {"most": "much"}),
        ("solve:text", (), {"title": "T", "wording": ""}),
        ("solve:issue", ("*issue",), {"form": "issue", "words": ""}),
        ("solve:issue", ("*issue",), {"form": "stake", "kind": "interest", "words": ""}),
        ("solve:step", ("*step",), {"words": ""}),
        ("solve:legitimacy", ("*option", "a"), {"reading": "perhaps"}),
        ("solve:valuation", ("a",), {"one-0": "nothing"}),
    ],
)
def test_a_form_that_cannot_be_taken_is_shown_again_with_its_fault(
    free: OpenMeeting, browser: Client, name: str, parts: tuple[str, ...], sent: dict[str, str]
) -> None:
    issue, options = issue_with(free, "the road")
    samples = {"*issue": issue, "*option": options[0], "*step": step(free, "a", 1, 1)}
    where = address(free, name, *[samples.get(part, part) for part in parts])
    response = browser.post(where, sent)
    assert response.status_code == 422
    assert 'class="error' in response.content.decode()


def version_shown(html: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', html)
    assert found
    return found[1]


def both_wordings_then_mine(browser: Client, where: str, first: dict[str, str], typed: dict[str, str]) -> None:
    """Save from one laptop, then from another that still showed the version before; look; and save once more."""
    shown = version_shown(page(browser, where))
    assert browser.post(where, first | {"version": shown}).status_code == 302
    answer = browser.post(where, typed | {"version": shown})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert re.search(rf"<blockquote>.*{THEIRS}.*</blockquote>", html, re.DOTALL)
    assert re.search(rf"<textarea[^>]*>\s*{MINE}</textarea>", html)
    assert int(version_shown(html)) > int(shown)
    assert browser.post(where, typed | {"version": version_shown(html)}).status_code == 302


def test_two_people_change_an_issue_and_neither_wording_is_lost(cast: Cast, free: OpenMeeting, browser: Client) -> None:
    issue, _options = issue_with(free, "the road")
    fields = {"form": "issue", "agenda": "on", "nature": "interest"}
    where = address(free, "solve:issue", issue)
    both_wordings_then_mine(browser, where, fields | {"words": THEIRS}, fields | {"words": MINE})
    now = open_here(cast.convenor, free.dialogue.id).meeting
    assert now.room.folio().get(Issue, issue).body.words.first == MINE


def test_two_people_change_a_step_and_neither_wording_is_lost(cast: Cast, free: OpenMeeting, browser: Client) -> None:
    id = step(free, "a", 1, 1)
    fields = {"gesture": "open", "reassures": "2", "exposes": "3", "days": "0", "check": "counted"}
    where = address(free, "solve:step", id)
    both_wordings_then_mine(browser, where, fields | {"words": THEIRS}, fields | {"words": MINE})
    now = open_here(cast.convenor, free.dialogue.id).meeting
    assert now.room.folio().get(ReassuranceStep, id).body.words.first == MINE


def test_two_people_give_a_meaning_and_neither_wording_is_lost(meeting: OpenMeeting, browser: Client) -> None:
    word = loaded_words.add(meeting, MultilingualText("return"))
    where = address(meeting, "convene:meaning", word.id, "a")
    shown = version_shown(page(browser, address(meeting, "convene:word", word.id)))
    assert browser.post(where, {"means": THEIRS, "fears": "", "least": "", "version": shown}).status_code == 302
    answer = browser.post(where, {"means": MINE, "fears": "", "least": "", "version": shown})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert re.search(rf"<blockquote>.*{THEIRS}.*</blockquote>", html, re.DOTALL)
    assert re.search(rf"<textarea[^>]*>\s*{MINE}</textarea>", html)
    assert html.count("<blockquote>") == 1, "beside the side's own form alone"


def test_two_people_change_a_card_and_neither_wording_is_lost(meeting: OpenMeeting, browser: Client) -> None:
    card = concerns.add(meeting, Concern(kind="need", owner="a", words=MultilingualText("first"))).id
    where = address(meeting, "convene:edit", card)
    shown = version_shown(page(browser, where))
    assert browser.post(where, {"kind": "need", "words": THEIRS, "version": shown}).status_code == 200
    answer = browser.post(where, {"kind": "need", "words": MINE, "version": shown})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert re.search(rf"<blockquote>.*{THEIRS}.*</blockquote>", html, re.DOTALL)
    assert re.search(rf"<textarea[^>]*>\s*{MINE}</textarea>", html)
    assert int(version_shown(html)) > int(shown)


def test_the_same_change_sent_twice_is_no_conflict(free: OpenMeeting, browser: Client) -> None:
    issue, _options = issue_with(free, "the road")
    fields = {"form": "issue", "agenda": "", "nature": "", "words": MINE}
    where = address(free, "solve:issue", issue)
    shown = version_shown(page(browser, where))
    for _press in range(2):
        assert browser.post(where, fields | {"version": shown}).status_code == 302


@pytest.mark.parametrize(
    ("showing", "said"),
    [
        ("ideas", "the ideas"),
        ("ladder", "the steps of reassurance"),
        ("society", "the board, page 1"),
        ("board", "the board, page 1"),
        ("word:0", "one card or word"),
    ],
)
def test_the_console_says_what_the_wall_shows(free: OpenMeeting, browser: Client, showing: str, said: str) -> None:
    kept = step(free, "a", 1, 1)
    browser.post(address(free, "solve:step-keep", kept))
    browser.post(address(free, "convene:act"), {"act": "show", "showing": showing})
    board = page(browser, address(free, "convene:board"))
    assert re.search(rf"On the wall:\s*{said}\s*</p>", board)


def test_one_press_goes_on_past_the_gate_of_ideas(meeting: OpenMeeting, browser: Client) -> None:
    where = address(meeting, "solve:home")
    held = page(browser, where)
    assert 'id="minutes"' not in held
    form = re.search(r'<form method="post" action="([^"]*/override)".*?</form>', held, re.DOTALL)
    assert form
    sent = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', form[0]))
    response = browser.post(form[1], sent | {"override-how": "paper"})
    assert response.headers["Location"] == where
    assert 'id="minutes"' in page(browser, where)
