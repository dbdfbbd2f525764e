"""Conflict data: imported as it was that day, asked about two parties, frozen by a decision, compared with the next."""

import datetime
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from cast import Cast, both, client_of
from deciding import assessed, decided
from tracktwo.cli.conflict import conflict as conflict_command
from tracktwo.editing.undo import undo
from tracktwo.matter.official import Milestone
from tracktwo.methods.conflict import Choice, Refusal, conflict_series, from_plain, read_conflict_data
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import holder_choices
from tracktwo.process.sealed import Record
from tracktwo.rooms.enter.timing.decision.reads import newest
from tracktwo.rooms.enter.timing.evidence import acts, reads
from tracktwo.rooms.enter.timing.evidence.packing import pack, unpack
from tracktwo.rooms.enter.timing.evidence.records import ConflictFile
from tracktwo.rooms.enter.timing.evidence.rests import rests
from tracktwo.rooms.enter.timing.evidence.words import FILE_WORDS, in_words
from tracktwo.rooms.enter.timing.lines import acts as lines

pytestmark = both

HEADING = "conflict_id,dyad_id,location_inc,side_a,side_b,year,bd_best,bd_low,bd_high,version\n"
NORTH_SOUTH = Choice(dyad=842)


def release(version: str, deaths: dict[int, tuple[int, int, int]], dyad: int = 842) -> bytes:
    """A release of UCDP's deaths by dyad: year to best, low and high; and another country's dyad beside it."""
    rows = [
        f"395,{dyad},Lowland,Government of Lowland,Front,{year},{best},{low},{high},{version}\n"
        for year, (best, low, high) in deaths.items()
    ]
    other = f'300,900,"Upland, Marsh",Government of Upland,League,1999,40,40,40,{version}\n'
    return (HEADING + "".join(rows) + other).encode()


FIRST = release("24.1", {1992: (2936, 2900, 3000), 1993: (1395, 1300, 1500), 1996: (2790, 2700, 2900)})
SECOND = release("25.1", {1992: (2936, 2900, 3000), 1993: (1395, 1300, 1500), 1996: (3264, 3000, 3500)})


def imported(dialogue: OpenDialogue, content: bytes = FIRST) -> Record[ConflictFile]:
    return acts.import_file(dialogue, content, "deaths.csv")


def upload(client: Client, dialogue: OpenDialogue, content: bytes, name: str = "deaths.csv") -> HttpResponse:
    sent = {"file": SimpleUploadedFile(name, content), "key": "e" * 32}
    return client.post(f"/d/{dialogue.id}/enter/evidence/take", sent)


def test_a_file_is_kept_by_its_hash_with_kind_version_and_day(dialogue: OpenDialogue) -> None:
    file = imported(dialogue).body
    vintage = read_conflict_data(io.BytesIO(FIRST), "deaths.csv").vintage
    assert (file.digest, file.kind, file.version, file.rows) == (vintage.digest, "ucdp-dyads", "24.1", 4)
    assert len(file.digest) == 64


def test_its_rows_are_the_same_again_without_the_file(dialogue: OpenDialogue) -> None:
    data = read_conflict_data(io.BytesIO(FIRST), "deaths.csv")
    again = unpack(imported(dialogue).body, pack(data))
    assert conflict_series(again, NORTH_SOUTH) == conflict_series(data, NORTH_SOUTH)


def test_a_missing_year_is_missing_and_not_nought(dialogue: OpenDialogue, cast: Cast) -> None:
    file = imported(dialogue)
    acts.ask(dialogue, file.id, NORTH_SOUTH, "year")
    chart = reads.newest(dialogue)
    assert chart is not None
    periods = {period.period: period for period in chart.series.periods}
    assert (periods["1994"].missing, periods["1994"].best) == (True, None)
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/evidence").content.decode()
    assert "fewer than 25, or none recorded" in page
    assert "less than obvious" in page
    assert "<td>2,790</td>" in page


def test_the_timeline_stands_on_the_chart(dialogue: OpenDialogue, cast: Cast) -> None:
    file = imported(dialogue)
    acts.ask(dialogue, file.id, NORTH_SOUTH, "year")
    holder = holder_choices(dialogue)[0][0]
    for kind, day, words in (("round", "1993-05-01", "First round"), ("settled", "1996-12-23", "Text of December")):
        held = {"holder": holder, "day": datetime.date.fromisoformat(day)}
        lines.add(dialogue, Milestone(kind=kind, words=MultilingualText(words), **held))  # type: ignore[arg-type]
    assert [(mark.date, mark.kind) for mark in reads.marks(dialogue)] == [
        ("1993-05-01", "round"),
        ("1996-12-23", "accord"),
    ]
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/evidence").content.decode()
    assert "First round" in page
    assert "Text of December" in page


def test_the_same_file_twice_changes_nothing(dialogue: OpenDialogue) -> None:
    imported(dialogue)
    with pytest.raises(Refused, match="imported before"):
        imported(dialogue)
    assert len(reads.files(dialogue)) == 1


def test_the_decision_keeps_the_chart_it_saw_and_hears_of_a_later_release(dialogue: OpenDialogue) -> None:
    file = imported(dialogue)
    acts.ask(dialogue, file.id, NORTH_SOUTH, "year")
    decision = decided(dialogue, "later")
    assessed(dialogue, "a", cannot_win="yes", seen_since="1996-12")
    assessed(dialogue, "b", cannot_win="yes", seen_since="1993")
    resting = rests(dialogue)
    assert resting is not None
    assert not resting.decision_rests
    imported(dialogue, SECOND)
    resting = rests(dialogue)
    assert resting is not None
    assert resting.decision_rests
    assert resting.since_decision is not None
    (revision,) = resting.since_decision.rewritten
    assert revision.before is not None
    assert revision.after is not None
    assert (revision.period, revision.before.best, revision.after.best) == ("1996", 2790, 3264)
    assert round(revision.percent or 0) == 17
    assert [(each.period, [card.body.side for card in cards]) for each, cards in resting.cards] == [("1996", ["a"])]
    kept = from_plain(dialogue.third.folio().get(type(decision.body), decision.id).body.chart)
    assert kept.vintage.version == "24.1"
    assert kept.periods[4].best == 2790


def test_a_new_decision_rests_on_the_new_release(dialogue: OpenDialogue) -> None:
    file = imported(dialogue)
    acts.ask(dialogue, file.id, NORTH_SOUTH, "year")
    decided(dialogue, "later")
    imported(dialogue, SECOND)
    decided(dialogue, "later", "Seen again")
    resting = rests(dialogue)
    assert resting is not None
    assert not resting.decision_rests
    assert resting.releases is not None
    assert [each.period for each in resting.releases.rewritten] == ["1996"]


def test_an_older_release_imported_later_does_not_take_its_place(dialogue: OpenDialogue) -> None:
    file = imported(dialogue, SECOND)
    acts.ask(dialogue, file.id, NORTH_SOUTH, "year")
    imported(dialogue, FIRST)
    chart = reads.newest(dialogue)
    assert chart is not None
    assert chart.series.vintage.version == "25.1"


def test_erasing_a_file_takes_its_chart_and_not_what_a_decision_saw(dialogue: OpenDialogue) -> None:
    file = imported(dialogue)
    acts.ask(dialogue, file.id, NORTH_SOUTH, "year")
    decision = decided(dialogue, "later")
    acts.erase(dialogue, file.id)
    assert reads.newest(dialogue) is None
    assert dialogue.third.folio().get(type(decision.body), decision.id).body.chart["vintage"]["version"] == "24.1"
    undo(dialogue.third)
    assert reads.newest(dialogue) is not None


@pytest.mark.parametrize("text", ["front", "LOWLAND", "842"])
def test_parties_are_found_by_name_country_or_number(dialogue: OpenDialogue, text: str) -> None:
    found = reads.matches(dialogue, imported(dialogue).id, text)
    assert "dyad:842" in [match.value for match in found.matches]


def test_near_names_are_offered_where_nothing_holds_the_text(dialogue: OpenDialogue, cast: Cast) -> None:
    file = imported(dialogue)
    sent = {"file": file.id, "text": "Lowlandia", "by": "year"}
    response = client_of(cast.convenor).post(f"/d/{dialogue.id}/enter/evidence/find", sent)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Near names:" in page
    assert "<bdi>Lowland</bdi>" in page
    assert 'value="Lowlandia"' in page


def test_parties_that_are_not_there_and_months_of_years_are_refused(dialogue: OpenDialogue, cast: Cast) -> None:
    file = imported(dialogue)
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/enter/evidence/find"
    for choice, by, words in (("dyad:7", "year", "There is no 7"), ("dyad:842", "month", "years only")):
        response = client.post(address, {"file": file.id, "choice": choice, "by": by})
        assert response.status_code == 422
        assert words in response.content.decode()
    assert reads.newest(dialogue) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name,age\nA,3\n", "Line 1"),
        (b"", "empty"),
        (HEADING.encode(), "no row after the heading"),
        (HEADING.encode() + b"395,842,L,A,B,,1,1,1,24.1\n", "Line 2"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "no columns"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_changes_nothing(
    dialogue: OpenDialogue, cast: Cast, content: bytes, words: str
) -> None:
    response = upload(client_of(cast.convenor), dialogue, content)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "Nothing was changed." in page
    dialogue.third.forget()
    assert reads.files(dialogue) == []


def test_what_could_not_be_taken_is_listed_by_line(dialogue: OpenDialogue, cast: Cast) -> None:
    content = FIRST + b"395,842,Lowland,Government of Lowland,Front,1997,50,60,70,24.1\n"
    client = client_of(cast.convenor)
    response = upload(client, dialogue, content)
    assert response.status_code == 302
    page = client.get(response["Location"]).content.decode()
    assert 'scope="row">6</th>' in page
    assert "left out of the band only" in page
    arabic = client.get(response["Location"], HTTP_ACCEPT_LANGUAGE="ar").content.decode()
    assert "left out of the band only" not in arabic


def test_every_code_of_the_reader_has_words_of_this_page() -> None:
    import ast

    from tracktwo.methods import conflict

    folder = Path(conflict.__file__).parent
    # Kumu's files are another page's.
    readers = (path for path in folder.glob("*.py") if not path.name.startswith("kumu"))
    calls = (node for path in readers for node in ast.walk(ast.parse(path.read_text())))
    codes = {
        str(node.args[0].value)
        for node in calls
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in ("Notice", "InvalidInput", "Refusal")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    drawing = {code for code in codes if code.startswith(("chart-", "mark-", "no-mark", "too-many-marks"))}
    assert codes - drawing - {"not-a-series", "not-two-releases"} <= set(FILE_WORDS)


def test_the_words_of_a_problem_hold_its_facts() -> None:
    data = read_conflict_data(io.BytesIO(FIRST + b"395,842,L,A,B,1997,50,60,70,24.1\n"), "")
    (problem,) = data.problems
    assert in_words(acts.said(problem.notice)) == "Above the best figure, 50: the row was left out of the band only."


@pytest.fixture
def answer_of(tmp_path: Path) -> Callable[..., bytes]:
    """What the command prints for a file."""

    def answer(content: bytes, *options: str) -> bytes:
        file = tmp_path / "deaths.csv"
        file.write_bytes(content)
        return CliRunner().invoke(conflict_command, [str(file), *options, "--json"]).output.encode()

    return answer


def test_what_the_command_cut_out_of_a_larger_file_is_imported(
    dialogue: OpenDialogue, answer_of: Callable[..., bytes]
) -> None:
    acts.import_file(dialogue, answer_of(FIRST, "--dyad", "842"))
    chart = reads.newest(dialogue)
    assert chart is not None
    assert chart.series == conflict_series(read_conflict_data(io.BytesIO(FIRST), "deaths.csv"), NORTH_SOUTH)
    decided(dialogue, "later")
    acts.import_file(dialogue, answer_of(SECOND, "--dyad", "842"))
    resting = rests(dialogue)
    assert resting is not None
    assert resting.decision_rests
    with pytest.raises(Refused, match="imported before"):
        acts.import_file(dialogue, answer_of(SECOND, "--dyad", "842"))
    with pytest.raises(Refusal, match="its own question"):
        acts.ask(dialogue, reads.files(dialogue)[0].id, Choice(dyad=900), "year")


def test_an_answer_and_a_file_are_compared(dialogue: OpenDialogue, answer_of: Callable[..., bytes]) -> None:
    acts.import_file(dialogue, answer_of(FIRST, "--dyad", "842"))
    imported(dialogue, SECOND)
    resting = rests(dialogue)
    assert resting is not None
    assert resting.releases is not None
    assert [each.period for each in resting.releases.rewritten] == ["1996"]


@pytest.mark.parametrize("content", [b"{}", b'{"sha256": "x", "kind": "other"}', b"{", b'{"series": 3}'])
def test_an_object_that_is_no_answer_is_refused(dialogue: OpenDialogue, cast: Cast, content: bytes) -> None:
    response = upload(client_of(cast.convenor), dialogue, content, "answer.json")
    assert response.status_code == 422
    assert "no answer of the command" in response.content.decode()


def test_the_first_page_and_the_home_say_that_figures_were_rewritten(dialogue: OpenDialogue, cast: Cast) -> None:
    file = imported(dialogue)
    acts.ask(dialogue, file.id, NORTH_SOUTH, "year")
    decided(dialogue, "later")
    imported(dialogue, SECOND)
    client = client_of(cast.convenor)
    assert "1996 (2,790 → 3,264)" in client.get(f"/d/{dialogue.id}/enter/").content.decode()
    assert "1996 (2,790 → 3,264)" in client.get(f"/d/{dialogue.id}/enter/print").content.decode()
    assert (
        "Figures on which the decision to enter rests were rewritten"
        in client.get(f"/d/{dialogue.id}/").content.decode()
    )
    version = f"/d/{dialogue.id}/enter/decision/{newest(dialogue.third.folio()).id}"  # type: ignore[union-attr]
    page = client.get(version).content.decode()
    assert "<td>2,790</td>" in page, "the chart as it was known"
    assert "+17 %" in page
