"""The map of a consultation: what it finds, what its pages show, and what is forgotten."""

import json
import re

import pytest
from django.db import connection
from django.test import Client

from tracktwo.consultation.contribute import acts
from tracktwo.consultation.exchange.public_totals import publish
from tracktwo.consultation.exchange.results_export import results_of
from tracktwo.consultation.mapping import building, job
from tracktwo.consultation.mapping.building import draw_map
from tracktwo.consultation.mapping.findings import findings_of
from tracktwo.consultation.mapping.map_input import load_input
from tracktwo.consultation.mapping.positions import read_positions
from tracktwo.consultation.models import Consultation, Contributor, Statement
from tracktwo.methods import opinion
from voices import answered_by_sides, cast, finding_of, in_two_camps


def path(consultation: Consultation, page: str = "") -> str:
    return f"/s/{consultation.id}/{page}"


def test_what_holds_what_divides_and_what_is_open(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    made = draw_map(consultation)
    assert (made.number, made.shown["participants"], made.shown["votes"]) == (1, 60, 240)
    assert made.shown["sides"] == {"a": 30, "b": 30}
    first, second, third = (finding_of(made, number) for number in range(3))
    assert first["holds"] == "agree"
    assert first["bound"] > 0.5
    assert third["divides"]
    assert "holds" not in third
    assert second["uncertain"]
    assert second["leans"] == "agree"


def test_what_differs_most_is_said_with_its_interval(consultation: Consultation, steward: Client) -> None:
    in_two_camps(consultation)
    made = draw_map(consultation)
    axis, difference = made.shown["axis"], made.shown["differ"][0]
    assert 0.2 < axis["explained"] <= 1
    ends = [{row["number"] for row in axis[end]} for end in ("high_end", "low_end")]
    assert any(ends)
    assert not ends[0] & ends[1]
    assert {difference["more"], difference["less"]} == {"a", "b"}
    assert difference["interval"][0] < difference["shares"][0] - difference["shares"][1] < difference["interval"][1]
    page = steward.get(path(consultation, "map"), headers={"Accept-Language": "en"}).content.decode()
    words = " ".join(re.sub(r"<[^>]*>", " ", page).split())
    low, high = (f"{100 * bound:.0f}" for bound in difference["interval"])
    assert f"The difference lies between {low} and {high} points." in words
    assert f"The main axis explains {100 * axis['explained']:.0f} %" in words
    assert "One end agrees more with" in words
    assert "of a hundred at one half on a side, about five are listed by chance" in words
    first = finding_of(made, 0)
    assert f"With all statements at once: {100 * float(str(first['bound_of_all'])):.0f} %." in words
    assert float(str(first["bound_of_all"])) < float(str(first["bound"]))


def test_everybody_reads_what_differs_and_no_share_of_a_part(consultation: Consultation, phone: Client) -> None:
    in_two_camps(consultation)
    made = draw_map(consultation)
    Consultation.objects.update(state="closed")
    publish(Consultation.objects.get(), True)
    page = phone.get(f"/c/{consultation.id}/totals", headers={"Accept-Language": "en"}).content.decode()
    part = page[page.index("What differs most between people") : page.index("All statements")]
    assert "Who stands at one end agrees more with" in part
    assert re.findall(r"(\d+) %", part) == [f"{100 * made.shown['axis']['explained']:.0f}"]
    exported = results_of(consultation, made).axis
    assert exported is not None
    assert exported.high_end == [row["number"] for row in made.shown["axis"]["high_end"]]


def test_the_people_who_are_lacking_are_just_enough(consultation: Consultation) -> None:
    """As many more as are named settle it, shared out as each side lacks them, and one fewer does not."""
    answered_by_sides(consultation)
    lacking = int(str(finding_of(draw_map(consultation), 1)["flip"]))
    assert lacking % 2 == 0
    for came in range(1, lacking + 1):
        cast(consultation, [None, 1], "ab"[came % 2])
        assert ("holds" in finding_of(draw_map(consultation), 1)) == (came == lacking)


def test_the_verdict_turns_with_as_many_different_answers_as_are_named(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    flip = int(str(finding_of(draw_map(consultation), 0)["flip"]))
    people = list(Contributor.objects.filter(side="b").order_by("id"))
    statement = Statement.objects.get(number=0).id
    agreeing = [person for person in people if person.vote_set.get(statement_id=statement).value == 1]
    for turned, person in enumerate(agreeing[:flip], 1):
        acts.answer(consultation, person, statement, -1)
        holds = finding_of(draw_map(consultation), 0).get("holds")
        assert (holds == "agree") == (turned < flip)


def test_nobody_has_voted(consultation: Consultation, steward: Client) -> None:
    with pytest.raises(opinion.Refusal):
        draw_map(consultation)
    assert steward.get(path(consultation, "map")).status_code == 200
    assert steward.get(path(consultation, "exports"))["Location"] == path(consultation, "map")
    assert steward.get(path(consultation, "map/statement/0")).status_code == 404


def test_drawing_again_changes_nothing_but_the_number(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    first, other = draw_map(consultation), draw_map(consultation)
    assert first.shown == other.shown
    assert (first.number, other.number) == (1, 2)


def test_the_next_map_lies_on_the_last(consultation: Consultation) -> None:
    in_two_camps(consultation)
    first = read_positions(draw_map(consultation).places)
    for at in range(6):
        cast(consultation, [1 if at % 2 else -1] * 12, "a" if at % 2 else "b")
    second = read_positions(draw_map(consultation).places)
    at = {name: place for place, name in enumerate(second["name"])}
    moved = [abs(second["place"][at[name]] - first["place"][row]).max() for row, name in enumerate(first["name"])]
    assert max(moved) < 0.5 * abs(first["place"]).max()


def test_statements_that_are_out_are_not_in_the_map(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    Statement.objects.filter(number=2).update(state="out")
    made = draw_map(consultation)
    assert [statement["number"] for statement in made.shown["statements"]] == [0, 1, 3]
    assert made.shown["votes"] == 180


def test_a_share_of_everybody_is_weighted_by_how_it_was_asked(consultation: Consultation) -> None:
    """Two groups of equal size, one asked nine times as often: the raw share is nine to one, the weighted one even."""
    rows = [(1, 0.9)] * 90 + [(-1, 0.1)] * 10
    for value, chance in rows:
        cast(consultation, [value]).vote_set.update(probability=chance)
    shown = finding_of(draw_map(consultation), 0)["all"]
    assert shown["people"] == 100
    assert shown["agree"][0] == pytest.approx(0.5, abs=0.02)


def test_the_pages_of_the_map(consultation: Consultation, steward: Client) -> None:
    in_two_camps(consultation)
    # One who answered too little to have a place is counted, and not drawn.
    cast(consultation, [1, 1], "a")
    assert draw_map(consultation).shown["participants"] == 61
    page = steward.get(path(consultation, "map")).content.decode()
    picture = page[page.index('role="img"') :]
    picture = picture[: picture.index("</svg>")]
    assert picture.count('class="person ') == 60
    # And the same in a table for those who do not see it.
    rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    assert sum("crossings must stay open" in row for row in rows) >= 1
    page = steward.get(path(consultation, "map/statement/0"))
    assert page.status_code == 200
    assert "The crossings must stay open every day." in page.content.decode()
    assert steward.get(path(consultation, "map/statement/77")).status_code == 404


def test_who_takes_everything_back_is_no_longer_in_the_map(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    gone = Contributor.objects.order_by("id")[7]
    first = draw_map(consultation)
    name = f"{gone.pk:012d}"
    assert name in read_positions(first.places)["name"]
    acts.withdraw_answers(gone)
    first.refresh_from_db()
    kept = read_positions(first.places)
    assert name not in kept["name"]
    assert len(kept["name"]) == len(kept["place"]) == 59
    second = draw_map(consultation)
    assert second.shown["participants"] == 59
    first.refresh_from_db()
    assert bytes(first.places) == b""


def test_what_is_kept_of_a_map_is_plain_json(consultation: Consultation) -> None:
    answered_by_sides(consultation, 12)
    drawn = building.build_map(load_input(consultation, with_excluded=False), 0, None)
    shown = findings_of(drawn, ["a", "b"])
    assert json.loads(json.dumps(shown))["participants"] == 24


def test_a_map_is_drawn_by_a_process_of_its_own(consultation: Consultation, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped when asked, and what it could not do is said."""
    ran = []

    class Slow:
        def __init__(self, command: list[str], **_: object) -> None:
            ran.append(command)
            self.code: int | None = None

        def poll(self) -> int | None:
            return self.code

        def terminate(self) -> None:
            self.code = -15

        def wait(self, _seconds: float) -> None:
            assert self.code is not None

    monkeypatch.setattr(job.subprocess, "Popen", Slow)
    job.start(consultation.id)
    job.start(consultation.id)
    assert len(ran) == 1
    assert ran[0][-3:] == ["consult", "map", consultation.id]
    assert job.state_of(consultation.id) == "drawing"
    process = job._jobs[consultation.id].process
    job.stop(consultation.id)
    assert process.poll() == -15
    assert job.state_of(consultation.id) == ""
    for code, state in ((0, "done"), (job.NOBODY_VOTED, "nobody"), (1, "failed")):
        job.start(consultation.id)
        job._jobs[consultation.id].process.code = code
        assert job.state_of(consultation.id) == state
        assert job.state_of(consultation.id) == ""


def test_what_holds_in_every_group_stands_beside_what_holds_on_every_side(
    consultation: Consultation, steward: Client
) -> None:
    in_two_camps(consultation)
    Contributor.objects.update(side="")
    made = draw_map(consultation)
    assert made.shown["verdict"] == "groups"
    assert made.shown["everywhere"]["agree"] == [0]
    assert "holds" not in finding_of(made, 0)
    page = steward.get(path(consultation, "map")).content.decode()
    section = page[page.index('aria-labelledby="everywhere"') :]
    assert "The crossings must stay open every day." in section[: section.index("</ol>")]


@pytest.mark.parametrize("sides", [0, 1])
def test_without_two_sides_there_is_one_table_of_all(consultation: Consultation, steward: Client, sides: int) -> None:
    in_two_camps(consultation)
    Consultation.objects.update(sides=consultation.sides[:sides])
    consultation.refresh_from_db()
    made = draw_map(consultation)
    assert {tuple(statement["sides"]) for statement in made.shown["public"]} == {()}
    table = steward.get(path(consultation, "exports/csv")).content.decode("utf-8-sig")
    assert table.count("Everybody") == 12
    for page in ("map", "map/statement/0", "exports", "exports/svg"):
        assert steward.get(path(consultation, page)).status_code == 200


def test_contributors_wait_for_no_drawing(consultation: Consultation, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long is done before the lock that would keep their answers out."""
    answered_by_sides(consultation, 12)
    depth = []
    for name in ("findings_of", "public_table", "map_files"):
        real = getattr(building, name)

        def watched(*given: object, real: object = real) -> object:
            depth.append(len(connection.savepoint_ids))
            return real(*given)  # type: ignore[operator]  # one of the three above

        monkeypatch.setattr(building, name, watched)
    outside = len(connection.savepoint_ids)
    draw_map(consultation)
    assert depth == [outside] * 3
