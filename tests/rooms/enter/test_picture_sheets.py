"""Onions, the conflict tree, dividers and connectors, the timeline, and the issues of the conflict."""

import datetime
import re

import pytest
from django.test import Client

from cast import Cast, both, client_of
from pictured import DAY, group
from tracktwo.matter import issues
from tracktwo.matter.issues import Issue
from tracktwo.matter.official import milestones
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import my_record
from tracktwo.process.safeguards import evaluate
from tracktwo.rooms.enter.picture import acts
from tracktwo.rooms.enter.picture.differences import differences, questions
from tracktwo.rooms.enter.picture.records import Divider, Doubt, HarmReview, OnionLine, TreeLine
from tracktwo.rooms.enter.picture.safeguards import HARM_LOOKED_AT

pytestmark = both


@pytest.fixture
def client(cast: Cast, dialogue: OpenDialogue) -> Client:
    return client_of(cast.convenor)


def at(dialogue: OpenDialogue, rest: str = "") -> str:
    return f"/d/{dialogue.id}/enter/picture{rest}"


def add(client: Client, dialogue: OpenDialogue, kind: str, /, status: int = 302, **fields: str) -> str:
    """Send the form for a statement; the page that answers."""
    sent = {"day": DAY.isoformat(), "until": "", "source": "heard", "holder": my_record(dialogue).id} | fields
    answer = client.post(at(dialogue, f"/add/{kind}"), sent)
    assert answer.status_code == status, answer.content.decode()
    dialogue.third.forget()
    return answer.content.decode()


def page(client: Client, dialogue: OpenDialogue, name: str) -> str:
    answer = client.get(at(dialogue, f"/{name}"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_four_layers_of_an_onion_are_kept_apart(client: Client, dialogue: OpenDialogue) -> None:
    for layer, words in (("position", "The road is ours"), ("interest", "Wool to the port"), ("need", "To be asked")):
        add(client, dialogue, "onion", side="a", layer=layer, words=words)
    shown = page(client, dialogue, "onion")
    drawing = shown[shown.index('class="drawn onion"') : shown.index("</svg>")]
    order = ["The road is ours", "Wool to the port", "To be asked", ">?<"]
    places = [drawing.index(words) for words in order]
    assert places == sorted(places)
    assert drawing.count("<rect") == 4
    # Of the side of which something is noted, what is missing stands as a question; of the other, everything.
    assert [question.words for question in questions(dialogue) if question.id == "a"] == ["What is North afraid of?"]
    assert len([question for question in questions(dialogue) if question.id == "b"]) == 4
    assert "Which side?" in add(client, dialogue, "onion", status=422, side="", layer="need", words="x")
    with pytest.raises(Exception, match="side"):
        acts.add(dialogue, onion(dialogue, "nobody"))


def onion(dialogue: OpenDialogue, side: str) -> OnionLine:
    return OnionLine(holder=my_record(dialogue).id, day=DAY, side=side, layer="need", words=MultilingualText("x"))


def line(dialogue: OpenDialogue, part: str, words: str, under: str = "") -> TreeLine:
    held = my_record(dialogue).id
    return TreeLine(holder=held, day=DAY, part=part, words=MultilingualText(words), under=under)  # type: ignore[arg-type]


def grown(dialogue: OpenDialogue, part: str, words: str, under: str = "") -> str:
    acts.add(dialogue, line(dialogue, part, words, under))
    dialogue.third.forget()
    return dialogue.third.folio().all(TreeLine)[-1].id


def test_the_tree_has_roots_behind_roots(client: Client, dialogue: OpenDialogue) -> None:
    grown(dialogue, "core", "Nobody decides")
    cause = grown(dialogue, "cause", "Two registers")
    deeper = grown(dialogue, "cause", "The division", cause)
    effect = grown(dialogue, "effect", "Closed roads")
    shown = page(client, dialogue, "tree")
    drawing = shown[shown.index('class="drawn tree"') : shown.index("</svg>")]
    height = {
        words: float(re.findall(rf'y="([\d.]+)"[^>]*>{words}<', drawing)[0])
        for words in ("Closed roads", "Nobody decides", "Two registers", "The division")
    }
    assert list(height.values()) == sorted(height.values())
    for wrong in (line(dialogue, "effect", "x", cause), line(dialogue, "core", "x", cause)):
        with pytest.raises(Refused):
            acts.add(dialogue, wrong)
    with pytest.raises(Refused, match="itself"):
        acts.change(dialogue, cause, 1, line(dialogue, "cause", "Two registers", deeper))
    # What lay behind a line that is gone goes with it; what ended stays where it is, and others stand alone.
    acts.end(dialogue, TreeLine, cause, DAY + datetime.timedelta(days=1))
    assert "The division" in page(client, dialogue, "tree")
    acts.erase(dialogue, TreeLine, cause)
    dialogue.third.forget()
    assert [each.id for each in dialogue.third.folio().all(TreeLine) if each.id in (cause, deeper)] == []
    assert dialogue.third.folio().get(TreeLine, effect)


def test_dividers_connectors_and_who_gains_standing(client: Client, dialogue: OpenDialogue) -> None:
    clergy = group(dialogue, "Clergy")
    add(client, dialogue, "divider", way="divider", words="Two sets of papers", effect="weaker", category="systems")
    add(client, dialogue, "divider", way="connector", words="The market", effect="stronger", category="")
    add(client, dialogue, "standing", group=clergy, change="gains", words="Seen with us")
    shown = page(client, dialogue, "dividers")
    drawing = shown[shown.index('class="drawn harm"') : shown.index("</svg>")]
    assert drawing.index("Two sets of papers") < drawing.index("The market")
    # The sign and the stroke say it, and not the colour alone.
    assert [sign for sign in "−+" if f">{sign}<" in drawing] == ["−", "+"]
    assert "stroke-dasharray" in drawing
    assert re.search(r"Clergy\s+gains standing", shown)
    assert "Which group?" in add(client, dialogue, "standing", status=422, group="", change="gains")


def test_harm_is_looked_at_before_each_workshop(client: Client, dialogue: OpenDialogue) -> None:
    assert evaluate(dialogue, HARM_LOOKED_AT).status == "waits"
    first = schedule.add_workshop(dialogue)
    assert evaluate(dialogue, HARM_LOOKED_AT).status == "advises"
    sent = {"workshop": first.id, "words": "Invite teachers", "day": DAY.isoformat(), "source": "judgement"}
    sent |= {"holder": my_record(dialogue).id, "until": "", "key": "f" * 32}
    for _time in range(2):
        assert client.post(at(dialogue, "/dividers/review"), sent).status_code == 302
    dialogue.third.forget()
    assert len(dialogue.third.folio().all(HarmReview)) == 1
    assert evaluate(dialogue, HARM_LOOKED_AT).status == "met"
    schedule.add_workshop(dialogue)
    assert evaluate(dialogue, HARM_LOOKED_AT).status == "advises"
    assert client.post(at(dialogue, "/dividers/review"), {"workshop": "none"}).status_code == 422


def test_a_workshop_that_is_over_is_no_longer_asked_about(dialogue: OpenDialogue) -> None:
    workshop = schedule.add_workshop(dialogue)
    meetings.open_meeting(dialogue, workshop.id, {})
    assert evaluate(dialogue, HARM_LOOKED_AT).status == "advises"
    assert dialogue.meeting is not None
    meetings.close_meeting(dialogue.meeting)
    dialogue.third.forget()
    assert evaluate(dialogue, HARM_LOOKED_AT).status == "waits"


def test_the_timeline_is_in_the_order_of_days_whatever_was_added_first(client: Client, dialogue: OpenDialogue) -> None:
    for day, kind, words in (
        ("2025-05-01", "settled", "Text of the lake"),
        ("2020-01-01", "event", "The division"),
        ("2024-03-01", "round", "First round"),
    ):
        add(client, dialogue, "milestone", kind=kind, words=words, day=day)
    assert [each.body.words.first for each in milestones(dialogue)] == [
        "The division",
        "First round",
        "Text of the lake",
    ]
    shown = page(client, dialogue, "timeline")
    drawing = shown[shown.index('class="drawn timeline"') : shown.index("</svg>")]
    marks = [float(x) for x in re.findall(r'<path d="M([\d.]+) [\d.]+V', drawing)]
    assert marks == sorted(marks)
    arabic = client.get(at(dialogue, "/timeline"), headers={"accept-language": "ar"}).content.decode()
    turned = arabic[arabic.index('class="drawn timeline"') : arabic.index("</svg>")]
    from_right = [float(x) for x in re.findall(r'<path d="M([\d.]+) [\d.]+V', turned)]
    assert from_right == sorted(from_right, reverse=True) != marks
    assert "Enter a valid date" in add(
        client, dialogue, "milestone", status=422, kind="event", words="x", day="1.1.2020"
    )


def test_a_colleague_sees_a_line_differently(cast: Cast, client: Client, dialogue: OpenDialogue) -> None:
    add(client, dialogue, "divider", way="connector", words="The market", effect="", category="")
    (record,) = dialogue.third.folio().all(Divider)
    other = next(each.id for each in dialogue.members if each.body.name == "the facilitator")
    sent = {
        "words": "It closed",
        "day": DAY.isoformat(),
        "source": "heard",
        "holder": other,
        "until": "",
        "key": "d" * 32,
    }
    doubted = at(dialogue, f"/divider/{record.id}/doubt")
    for _time in range(2):
        assert client_of(cast.facilitator).post(doubted, sent).status_code == 302
    dialogue.third.forget()
    (difference,) = differences(dialogue)
    assert dict(difference.held) == {"Connector: The market": ["the convenor"], "It closed": ["the facilitator"]}
    shown = page(client, dialogue, "dividers")
    assert shown.index("It closed") < shown.index("<svg")
    assert client.post(doubted, sent | {"words": ""}).status_code == 422
    # With the statement goes what was said against it.
    acts.erase(dialogue, Divider, record.id)
    dialogue.third.forget()
    assert dialogue.third.folio().all(Doubt) == []


def test_issues_are_noted_changed_and_erased(client: Client, dialogue: OpenDialogue) -> None:
    sent = {"words": "The wells", "agenda": "off", "nature": "", "key": "a" * 32}
    for _time in range(2):
        assert client.post(at(dialogue, "/issues"), sent).status_code == 302
    dialogue.third.forget()
    (issue,) = dialogue.third.folio().all(Issue)
    assert "not yet on the official agenda" in page(client, dialogue, "issues")
    issues.edit(dialogue.third, issue.id, 1, Issue(MultilingualText("Wells and springs"), "off"))
    changed = {"words": "The wells by the road", "agenda": "on", "nature": "interest", "version": "1"}
    answer = client.post(at(dialogue, f"/issues/{issue.id}"), changed)
    assert answer.status_code == 409
    assert "Wells and springs" in answer.content.decode()
    assert client.post(at(dialogue, f"/issues/{issue.id}"), changed | {"version": "2"}).status_code == 302
    assert client.post(at(dialogue, "/issues"), {"words": ""}).status_code == 422
    assert client.post(at(dialogue, f"/issue/{issue.id}/erase")).status_code == 302
    dialogue.third.forget()
    assert dialogue.third.folio().all(Issue) == []


def test_an_unknown_kind_is_not_there(client: Client, dialogue: OpenDialogue) -> None:
    assert client.post(at(dialogue, "/add/nothing"), {}).status_code == 404
    assert client.get(at(dialogue, "/nothing/" + "0" * 32)).status_code == 404
