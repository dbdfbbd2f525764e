"""Objective, theory of change, escalation and kinds of dispute."""

import pytest

from cast import Cast, both, client_of
from deciding import TODAY
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import AIMS, OBJECTIVES, QUESTIONS, Course, course_of, expectation
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.holders import holder_choices
from tracktwo.rooms.enter.picture.records import OpenQuestion
from tracktwo.rooms.enter.timing.decision.advice import advice_on
from tracktwo.rooms.enter.timing.lines import acts as lines
from tracktwo.rooms.enter.timing.lines.kinds import LINES
from tracktwo.rooms.enter.timing.objective import acts, reads
from tracktwo.rooms.enter.timing.objective.records import EscalationView, ResourceExpert, TheoryOfChange
from tracktwo.rooms.enter.timing.objective.themes import THEMES
from tracktwo.rooms.enter.timing.reads import sentences
from tracktwo.rooms.enter.timing.ripeness.reads import Reading

pytestmark = both


def held(dialogue: OpenDialogue, number: int = 0) -> dict[str, object]:
    return {"holder": holder_choices(dialogue)[number][0], "day": TODAY}


def page_of(cast: Cast, dialogue: OpenDialogue, name: str) -> str:
    return client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/{name}").content.decode()


def test_each_objective_asks_in_every_room_and_no_question_twice() -> None:
    asked = [question for rooms in QUESTIONS.values() for questions in rooms.values() for question in questions]
    assert set(QUESTIONS) == set(OBJECTIVES) - {""}
    assert all(set(rooms) == {"enter", "prepare", "reflect"} for rooms in QUESTIONS.values())
    assert len(set(map(str, asked))) == len(asked)
    assert set(AIMS) == {"pre", "active", "post"}


def test_the_objective_changes_what_is_asked_here(dialogue: OpenDialogue, cast: Cast) -> None:
    acts.set_objective(dialogue, 0, Course(objective="management"))
    assert "Which harm would be less in a year" in page_of(cast, dialogue, "objective")
    assert "Which harm would be less in a year" in page_of(cast, dialogue, "decision")
    acts.set_objective(dialogue, 1, Course(objective="resolution"))
    page = page_of(cast, dialogue, "objective")
    assert "Which harm would be less in a year" not in page
    assert "Which way out has each side left untried" in page


def test_transformation_needs_inclusion_and_those_with_power(dialogue: OpenDialogue, cast: Cast) -> None:
    for answers in ({}, {"inclusion": "The young"}, {"elites": "They would lose the port"}):
        with pytest.raises(Refused, match="both answers"):
            acts.set_objective(dialogue, 0, Course(objective="transformation", **answers))
    sent = {"objective": "transformation", "inclusion": "The young", "version": "0"}
    address = f"/d/{dialogue.id}/enter/objective"
    response = client_of(cast.convenor).post(address, sent)
    assert response.status_code == 422
    assert "The young" in response.content.decode()
    assert client_of(cast.convenor).post(address, sent | {"elites": "They would lose the port"}).status_code == 302
    dialogue.third.forget()
    assert course_of(dialogue).objective == "transformation"


def test_changing_the_objective_keeps_stage_and_kind(dialogue: OpenDialogue) -> None:
    acts.choose_theme(dialogue, "food")
    acts.set_objective(dialogue, 1, Course(objective="management"))
    assert (course_of(dialogue).theme, course_of(dialogue).objective) == ("food", "management")
    with pytest.raises(Conflict):
        acts.set_objective(dialogue, 1, Course(objective="resolution"))


def test_identity_lowers_what_is_expected_in_words(dialogue: OpenDialogue, cast: Cast) -> None:
    assert expectation(course_of(dialogue)) == ""
    acts.set_objective(dialogue, 0, Course(objective="resolution", identity=True))
    page = page_of(cast, dialogue, "objective")
    assert "Expect less, and later" in page


def test_empty_cells_of_the_grid_are_shown(dialogue: OpenDialogue, cast: Cast) -> None:
    body = TheoryOfChange("key", "social", "If advisers meet, then rules move", **held(dialogue))  # type: ignore[arg-type]
    lines.add(dialogue, body)
    cells = {(cell.whom, cell.level): len(cell.theories) for cell in reads.grid(dialogue)}
    assert cells == {("more", "individual"): 0, ("key", "individual"): 0, ("more", "social"): 0, ("key", "social"): 1}
    assert page_of(cast, dialogue, "objective").count("Nothing here. On purpose?") == 3


@pytest.mark.parametrize(
    ("stage", "alone"), [("discussion", True), ("polarisation", True), ("segregation", False), ("destruction", False)]
)
def test_escalation_says_where_a_dialogue_alone_does_not_fit(dialogue: OpenDialogue, stage: str, alone: bool) -> None:
    lines.add(dialogue, EscalationView(stage=stage, words="Shots", **held(dialogue)))  # type: ignore[arg-type]
    assert reads.too_far(dialogue) is not alone
    ways = [each.way for each in advice_on("stranded", Reading(), reads.too_far(dialogue))]
    assert ("beside" in ways) is not alone


def test_each_analyst_stands_at_the_newest_stage_of_their_own(dialogue: OpenDialogue) -> None:
    for stage, number in (("discussion", 0), ("polarisation", 0), ("destruction", 1)):
        lines.add(dialogue, EscalationView(stage=stage, **held(dialogue, number)))  # type: ignore[arg-type]
    assert {stage.name: len(stage.seen) for stage in reads.stages(dialogue)} == {
        "discussion": 0,
        "polarisation": 1,
        "segregation": 0,
        "destruction": 1,
    }


@pytest.mark.parametrize("name", [name for name in THEMES if name])
def test_a_kind_of_dispute_brings_questions_words_and_experts(dialogue: OpenDialogue, cast: Cast, name: str) -> None:
    acts.choose_theme(dialogue, name)
    theme, page = THEMES[name], page_of(cast, dialogue, "kind")
    assert theme.questions
    for words in (*theme.questions, theme.hurts, theme.rounds, theme.settled, theme.events, *theme.experts):
        assert str(words) in page
    assert str(theme.questions[0]) in page_of(cast, dialogue, "decision")
    assert str(theme.hurts) in page_of(cast, dialogue, "ripeness/side/a")
    assert "deaths" not in " ".join(map(str, theme.questions))


def test_an_unknown_kind_is_refused(dialogue: OpenDialogue) -> None:
    with pytest.raises(Refused):
        acts.choose_theme(dialogue, "war")


def test_a_resource_person_is_third_party(dialogue: OpenDialogue, cast: Cast) -> None:
    lines.add(dialogue, ResourceExpert("hydrology", "How much the wells give", **held(dialogue)))  # type: ignore[arg-type]
    page = page_of(cast, dialogue, "kind")
    assert "hydrology" in page
    assert "belongs to the third party and to no side" in page


def test_a_line_that_cannot_be_kept_is_shown_again(dialogue: OpenDialogue, cast: Cast) -> None:
    response = client_of(cast.convenor).post(
        f"/d/{dialogue.id}/enter/line/alive", {"words": "Letters go on", "again": "some day"}
    )
    assert response.status_code == 422
    assert "Letters go on" in response.content.decode()


def test_two_people_on_one_line(dialogue: OpenDialogue, cast: Cast) -> None:
    record = lines.add(dialogue, ResourceExpert("hydrology", "", **held(dialogue)))  # type: ignore[arg-type]
    address = f"/d/{dialogue.id}/enter/line/expert/{record.id}"
    theirs = client_of(cast.facilitator).post(address, {"words": "water law", "version": "1"})
    mine = client_of(cast.convenor).post(address, {"words": "soil", "version": "1"})
    page = mine.content.decode()
    assert (theirs.status_code, mine.status_code) == (302, 409)
    assert "water law" in page
    assert 'value="soil"' in page


def test_every_line_names_a_page_and_its_fields() -> None:
    for line in LINES.values():
        assert set(line.fields) <= set(line.kind.__struct_fields__)


def test_an_unknown_line_is_not_there(dialogue: OpenDialogue, cast: Cast) -> None:
    assert client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/line/nothing").status_code == 404


def test_the_questions_of_a_kind_become_open_ones_once_in_every_language(dialogue: OpenDialogue) -> None:
    acts.choose_theme(dialogue, "climate")
    assert acts.seed_questions(dialogue) == len(THEMES["climate"].questions)
    assert acts.seed_questions(dialogue) == 0
    words = [record.body.words for record in dialogue.third.folio().all(OpenQuestion)]
    assert len(words) == len(THEMES["climate"].questions)
    assert {each.first for each in words} == {str(question) for question in THEMES["climate"].questions}
    assert all(each.second and each.second != each.first for each in words), "in Arabic, too"


def test_analysts_at_different_stages_are_said_to_differ(dialogue: OpenDialogue) -> None:
    lines.add(dialogue, EscalationView(stage="discussion", **held(dialogue)))  # type: ignore[arg-type]
    assert not [each for each in sentences(dialogue) if each.address == "enter:kind"]
    lines.add(dialogue, EscalationView(stage="destruction", **held(dialogue, 1)))  # type: ignore[arg-type]
    assert [each.kind for each in sentences(dialogue) if each.address == "enter:kind"] == ["differs"]


def test_where_deaths_are_not_what_is_counted_the_page_of_figures_says_so(dialogue: OpenDialogue, cast: Cast) -> None:
    acts.choose_theme(dialogue, "food")
    assert "rarely counted in deaths" in page_of(cast, dialogue, "evidence")
