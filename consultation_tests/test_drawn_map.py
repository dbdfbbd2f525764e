"""The map of a consultation: what it finds, what its pages show, what may leave, and what is forgotten."""

import csv
import io
import json
import re
import zipfile

import pytest
from django.test import Client
from django.utils import translation

from tracktwo.consultation import drawing, exports, running, signs, voting
from tracktwo.consultation.drawing import NoAnswer, draw, places_of
from tracktwo.consultation.judging import findings_of
from tracktwo.consultation.models import Consultation, Contributor, Published, Statement
from tracktwo.methods import opinion
from voices import answered_by_sides, cast, in_two_camps


def path(consultation: Consultation, page: str = "") -> str:
    return f"/s/{consultation.id}/{page}"


def found(published: Published, number: int) -> dict[str, object]:
    return next(one for one in published.shown["statements"] if one["number"] == number)


def test_what_holds_what_divides_and_what_is_open(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    made = draw(consultation)
    assert (made.number, made.shown["participants"], made.shown["votes"]) == (1, 60, 240)
    assert made.shown["sides"] == {"a": 30, "b": 30}
    first, second, third = (found(made, number) for number in range(3))
    assert first["holds"] == "agree"
    assert first["bound"] > 0.5
    assert third["divides"]
    assert "holds" not in third
    assert second["uncertain"]
    assert second["leans"] == "agree"


def test_the_people_who_are_lacking_are_just_enough(consultation: Consultation) -> None:
    """As many more as are named settle it, shared out as each side lacks them, and one fewer does not."""
    answered_by_sides(consultation)
    lacking = int(str(found(draw(consultation), 1)["flip"]))
    assert lacking % 2 == 0
    for came in range(1, lacking + 1):
        cast(consultation, [None, 1], "ab"[came % 2])
        assert ("holds" in found(draw(consultation), 1)) == (came == lacking)


def test_the_verdict_turns_with_as_many_different_answers_as_are_named(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    flip = int(str(found(draw(consultation), 0)["flip"]))
    people = list(Contributor.objects.filter(side="b").order_by("id"))
    statement = Statement.objects.get(number=0).id
    agreeing = [one for one in people if one.vote_set.get(statement_id=statement).value == 1]
    for turned, one in enumerate(agreeing[:flip], 1):
        voting.answer(consultation, one, statement, -1)
        holds = found(draw(consultation), 0).get("holds")
        assert (holds == "agree") == (turned < flip)


def test_nobody_has_voted(consultation: Consultation, steward: Client) -> None:
    with pytest.raises(NoAnswer):
        draw(consultation)
    assert steward.get(path(consultation, "map")).status_code == 200
    assert steward.get(path(consultation, "exports"))["Location"] == path(consultation, "map")
    assert steward.get(path(consultation, "map/statement/0")).status_code == 404


def test_drawing_again_changes_nothing_but_the_number(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    one, other = draw(consultation), draw(consultation)
    assert one.shown == other.shown
    assert (one.number, other.number) == (1, 2)


def test_the_next_map_lies_on_the_last(consultation: Consultation) -> None:
    in_two_camps(consultation)
    first = places_of(draw(consultation))
    for at in range(6):
        cast(consultation, [1 if at % 2 else -1] * 12, "a" if at % 2 else "b")
    second = places_of(draw(consultation))
    at = {name: place for place, name in enumerate(second["name"])}
    moved = [abs(second["place"][at[name]] - first["place"][row]).max() for row, name in enumerate(first["name"])]
    assert max(moved) < 0.5 * abs(first["place"]).max()


def test_statements_that_are_out_are_not_in_the_map(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    Statement.objects.filter(number=2).update(state="out")
    made = draw(consultation)
    assert [one["number"] for one in made.shown["statements"]] == [0, 1, 3]
    assert made.shown["votes"] == 180


def test_a_share_of_everybody_is_weighted_by_how_it_was_asked(consultation: Consultation) -> None:
    """Two groups of equal size, one asked nine times as often: the raw share is nine to one, the weighted one even."""
    rows = [(1, 0.9)] * 90 + [(-1, 0.1)] * 10
    for value, chance in rows:
        cast(consultation, [value]).vote_set.update(chance=chance)
    shown = found(draw(consultation), 0)["all"]
    assert shown["people"] == 100
    assert shown["agree"][0] == pytest.approx(0.5, abs=0.02)


def test_the_pages_of_the_map(consultation: Consultation, steward: Client) -> None:
    in_two_camps(consultation)
    # One who answered too little to have a place is counted, and not drawn.
    cast(consultation, [1, 1], "a")
    assert draw(consultation).shown["participants"] == 61
    page = steward.get(path(consultation, "map")).content.decode()
    picture = page[page.index('role="img"') :]
    picture = picture[: picture.index("</svg>")]
    assert picture.count('class="person ') == 60
    # And the same in a table for those who do not see it.
    rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    assert sum("crossings must stay open" in row for row in rows) >= 1
    one = steward.get(path(consultation, "map/statement/0"))
    assert one.status_code == 200
    assert "The crossings must stay open every day." in one.content.decode()
    assert steward.get(path(consultation, "map/statement/77")).status_code == 404


def test_signs_of_abuse_are_shown_and_set_apart_without_deleting(consultation: Consultation, steward: Client) -> None:
    answered_by_sides(consultation)
    flood = [cast(consultation, [-1, -1, -1, -1], "a", network=4242) for _ in range(25)]
    signs_now = signs.signs_of(consultation)
    sign = signs_now[0]
    assert (sign.kind, len(sign.people)) == ("network", 25)
    assert set(sign.people) == {one.pk for one in flood}
    assert draw(consultation).shown["participants"] == 85
    steward.post(path(consultation, "abuse/apart"), {"kind": sign.kind, "key": sign.key})
    assert Contributor.objects.exclude(apart="").count() == 25
    assert Contributor.objects.count() == 85
    made = draw(consultation)
    assert (made.shown["participants"], made.shown["apart"]) == (60, 25)
    assert made.everybody["participants"] == 85
    assert found(made, 0)["holds"] == "agree"
    apart, together = (steward.get(path(consultation, f"map{which}")).content.decode() for which in ("", "?with=all"))
    assert apart != together
    # A stranger of the same network who comes later is not set apart by it.
    cast(consultation, [1, 1, 1, 1], "a", network=4242)
    assert Contributor.objects.exclude(apart="").count() == 25
    steward.post(path(consultation, "abuse/apart"), {"kind": sign.kind, "key": sign.key, "act": "back"})
    assert not Contributor.objects.exclude(apart="").exists()
    assert draw(consultation).everybody is None


def test_copied_answers_and_hasty_ones(consultation: Consultation) -> None:
    for number in range(4, 12):
        Statement.objects.create(consultation=consultation, number=number, text={"ar": f"{number}"}, state="in")
    for at in range(6):
        cast(consultation, [1, -1] * 6, network=at)
    for at in range(6):
        cast(consultation, [0] * 12, network=10 + at)
    for at in range(4):
        cast(consultation, [-1, 1] * 6, network=20 + at)
    assert [(one.kind, len(one.people)) for one in signs.signs_of(consultation)] == [("same", 6)]
    Contributor.objects.filter(network__gte=20).update(hasty=12)
    assert {(one.kind, len(one.people)) for one in signs.signs_of(consultation)} == {("same", 6), ("hasty", 4)}


def test_one_network_for_nearly_everybody_tells_nothing(consultation: Consultation) -> None:
    for _ in range(40):
        cast(consultation, [1, 0], network=7)
    assert signs.signs_of(consultation) == []


def test_a_sign_there_is_not_sets_nobody_apart(consultation: Consultation, steward: Client) -> None:
    answered_by_sides(consultation, 5)
    for form in ({}, {"kind": "network", "key": "1-2026-11-20"}, {"kind": "same", "key": "x" * 200}):
        assert steward.post(path(consultation, "abuse/apart"), form).status_code == 302
    assert not Contributor.objects.exclude(apart="").exists()


def test_an_answer_sooner_than_it_can_be_read_is_hasty(consultation: Consultation, phone: Client) -> None:
    phone.post(f"/c/{consultation.id}/begin")
    page = phone.get(f"/c/{consultation.id}/next").content.decode()
    statement = re.search(r'name="statement" value="(\d+)"', page)[1]
    phone.post(f"/c/{consultation.id}/next", {"statement": statement, "answer": "agree"})
    assert Contributor.objects.get().hasty == 1


def test_the_picture_and_the_table_are_those_of_the_map(consultation: Consultation, steward: Client) -> None:
    """Answers that came after the drawing are in neither, and no number below ten is in the table."""
    answered_by_sides(consultation)
    draw(consultation)
    before = {kind: steward.get(path(consultation, f"exports/{kind}")).content for kind in exports.KINDS}
    for _ in range(30):
        cast(consultation, [-1, -1, -1, -1], "a")
    after = {kind: steward.get(path(consultation, f"exports/{kind}")).content for kind in exports.KINDS}
    assert before == after
    assert before["png"].startswith(b"\x89PNG")
    assert before["svg"].startswith(b"<svg")
    rows = list(csv.DictReader(io.StringIO(before["csv"].decode("utf-8-sig"))))
    counts = [int(one[name]) for one in rows for name in ("agree", "disagree", "pass") if one[name]]
    assert counts
    assert min(counts) >= 10
    assert steward.get(path(consultation, "exports/pdf")).status_code == 404


def test_the_picture_has_no_single_person(consultation: Consultation, steward: Client) -> None:
    in_two_camps(consultation)
    published = draw(consultation)
    with translation.override("ar"):
        picture = exports.aggregate(published, "svg").decode()
    assert 'direction="rtl"' in picture or "rtl" in picture
    names = {str(one) for one in Contributor.objects.values_list("key", flat=True)}
    assert not any(name in picture for name in names)
    circles = picture.count("<circle")
    assert circles < 30


def test_single_answers_leave_after_the_warning_alone(consultation: Consultation, steward: Client) -> None:
    answered_by_sides(consultation)
    draw(consultation)
    where = path(consultation, "exports/polis")
    assert steward.get(where).status_code == 422
    assert steward.post(where).status_code == 422
    response = steward.post(where, {"read": "1"})
    assert response["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.content)) as bundle:
        matrix = bundle.read("participants-votes.csv")
        read = opinion.read_votes(matrix)
        words = opinion.read_statements(bundle.read("comments.csv"))
        assert {one.date_time[0] for one in bundle.infolist()} == {1980}
    assert (read.people, read.size) == (60, 240)
    assert [one.number for one in words] == [0, 1, 2, 3]
    ids = {str(one) for one in Contributor.objects.values_list("id", flat=True)}
    assert {row.split(",")[0] for row in matrix.decode().splitlines()[1:]} == {str(one) for one in range(60)}
    assert ids != {str(one) for one in range(60)}


def test_a_formula_does_not_leave_as_one(consultation: Consultation, steward: Client) -> None:
    Statement.objects.filter(number=0).update(text={"ar": "=HYPERLINK(1)"})
    answered_by_sides(consultation)
    draw(consultation)
    table = steward.get(path(consultation, "exports/csv")).content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in table
    assert ",=HYPERLINK" not in table


def test_totals_are_published_only_where_contributors_were_told(
    consultation: Consultation, steward: Client, phone: Client
) -> None:
    answered_by_sides(consultation, 60)
    Statement.objects.filter(number=1).update(contributed=True, may_publish=False)
    draw(consultation)
    public = f"/c/{consultation.id}/totals"
    assert phone.get(public).status_code == 404
    steward.post(path(consultation, "exports/publish"), {"show": "yes"})
    page = phone.get(public, headers={"Accept-Language": "en"}).content.decode()
    assert "The crossings must stay open every day." in page
    assert "Water is run by a joint body." not in page
    assert "تُعلَّم اللغتان في المدارس." in page
    cells = [int(one) for one in re.findall(r"<td>(\d+)</td>", page)]
    assert min(cells) >= 10
    assert public in phone.get(f"/c/{consultation.id}/").content.decode()
    steward.post(path(consultation, "exports/publish"), {"show": "no"})
    assert phone.get(public).status_code == 404
    steward.post(path(consultation, "exports/publish"), {"show": "yes"})
    Consultation.objects.update(publicity="none")
    assert phone.get(public).status_code == 404
    assert steward.post(path(consultation, "exports/publish"), {"show": "yes"}).status_code == 404


def test_who_takes_everything_back_is_no_longer_in_the_map(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    gone = Contributor.objects.order_by("id")[7]
    first = draw(consultation)
    name = f"{gone.pk:012d}"
    assert name in places_of(first)["name"]
    voting.take_back(gone)
    first.refresh_from_db()
    kept = places_of(first)
    assert name not in kept["name"]
    assert len(kept["name"]) == len(kept["place"]) == 59
    second = draw(consultation)
    assert second.shown["participants"] == 59
    first.refresh_from_db()
    assert bytes(first.places) == b""


def test_what_is_kept_of_a_map_is_plain_json(consultation: Consultation) -> None:
    answered_by_sides(consultation, 12)
    drawn = drawing.draw_one(drawing.load(consultation, False), 0, None)
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

    monkeypatch.setattr(running.subprocess, "Popen", Slow)
    running.begin(consultation.id)
    running.begin(consultation.id)
    assert len(ran) == 1
    assert ran[0][-3:] == ["consult", "map", consultation.id]
    assert running.where(consultation.id) == "drawing"
    process = running._running[consultation.id].process
    running.stop(consultation.id)
    assert process.poll() == -15
    assert running.where(consultation.id) == ""
    for code, state in ((0, "done"), (running.NOBODY, "nobody"), (1, "failed")):
        running.begin(consultation.id)
        running._running[consultation.id].process.code = code
        assert running.where(consultation.id) == state
        assert running.where(consultation.id) == ""
