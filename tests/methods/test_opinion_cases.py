"""Inputs on which an earlier version answered wrongly or not at all, each in a small version of its own."""

import io
import json
import os
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from methods.conversations import folder, made, voted, written
from tracktwo.cli import main
from tracktwo.methods.opinion import (
    InvalidInput,
    Votes,
    identical_ballots,
    opinion_map,
    polis_groups,
    read_sides,
    read_statements,
    read_votes,
    read_votes_file,
    side_notes,
)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["opinion", *map(str, words)])


def answer_of(*words: object) -> dict[str, object]:
    done = run(*words, "--json")
    assert done.exit_code == 0, done.output
    answer = json.loads(done.output)
    assert isinstance(answer, dict)
    return answer


def file(tmp_path: Path, name: str, content: bytes | str) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def on_one_line(people: int, statements: int, seed: int, slope: float = 1.5) -> np.ndarray:
    """Votes of people spread evenly along one line."""
    rng = np.random.default_rng(seed)
    place = rng.uniform(-1.7, 1.7, people)
    log_odds = np.outer(place, rng.normal(0, slope, statements)) + rng.normal(0, 1, statements)
    return voted(log_odds, rng, unseen=0.1)


# Groups where there are none


@pytest.mark.parametrize("statements", [3, 5, 7])
def test_fewer_than_eight_statements_are_too_few_to_tell(statements: int) -> None:
    assert opinion_map(made(on_one_line(300, statements, 1))).groups.verdict == "too few to tell"


def test_fewer_than_thirty_different_ballots_are_too_few_to_tell() -> None:
    ballots = np.tile(on_one_line(29, 12, 2), (8, 1))
    assert opinion_map(made(ballots)).groups.verdict == "too few to tell"


@pytest.mark.parametrize("seed", range(6))
def test_one_line_with_eight_statements_has_no_groups(seed: int) -> None:
    assert opinion_map(made(on_one_line(1000, 8, seed))).groups.verdict in ("spectrum", "none")


def test_a_tenth_of_identical_ballots_is_no_group_and_is_named(tmp_path: Path) -> None:
    """A test at 5 % may err once in four draws; bots made groups in fourteen of twenty."""
    named = 0
    for seed in range(4):
        matrix = on_one_line(300, 60, seed)
        matrix[:30] = 1
        answer = answer_of(file(tmp_path, "votes.csv", written(made(matrix))))
        named += answer["verdict"] != "spectrum"
        assert answer["identical_ballots"] == [{"people": 30, "votes": 60}]
        notes = answer["notes"]
        assert any("30 people cast one and the same ballot" in note for note in notes)  # type: ignore[union-attr]
    assert named <= 1


def test_short_or_empty_ballots_are_not_called_identical() -> None:
    votes = made(np.ones((20, 9)))
    assert identical_ballots(votes, 3, 10) == ()
    assert identical_ballots(votes, 3, 9) == ((20, 9),)


@pytest.mark.parametrize("seed", range(4))
def test_one_line_with_steep_statements_has_no_groups(seed: int) -> None:
    assert opinion_map(made(on_one_line(300, 60, seed, slope=5.0))).groups.verdict == "spectrum"


@pytest.mark.parametrize("name", ["brexit", "london", "seattle"])
def test_a_real_conversation_cut_to_five_statements_is_too_few_to_tell(name: str) -> None:
    votes = read_votes((folder(name) / "participants-votes.csv").read_bytes())
    answered = np.bincount(votes.column, minlength=len(votes.statements))
    rest = [votes.statements[column] for column in np.argsort(-answered)[5:]]
    assert opinion_map(votes.without_statements(rest)).groups.verdict == "too few to tell"


def test_polis_draws_no_group_of_one_person() -> None:
    rng = np.random.default_rng(3)
    matrix = voted(np.tile(rng.normal(0, 1, 20), (40, 1)), rng, unseen=0.1)
    matrix[0] = np.where(np.nanmean(matrix, axis=0) > 0, -1, 1)
    groups = polis_groups(made(matrix))
    assert np.bincount(groups.label).min() > 1


# Who takes part


def test_votes_on_rejected_statements_alone_do_not_count(tmp_path: Path) -> None:
    """Two accepted statements and a rejected one: whoever answered both accepted ones takes part."""
    rows = [*(f"{person},1,1," for person in range(12)), *(f"{person},,,1" for person in range(12, 17))]
    votes = file(tmp_path, "votes.csv", "participant,0,1,2\n" + "\n".join(rows) + "\n")
    statements = file(tmp_path, "comments.csv", "comment-id,comment-body,moderated\n0,a,1\n1,b,1\n2,rude,-1\n")
    answer = answer_of(votes, "--statements", statements)
    assert (answer["participants"], answer["in_conversation"], answer["votes"]) == (17, 12, 24)
    assert "1 statement that moderators rejected is left out." in answer["notes"]  # type: ignore[operator]


# Signs and retractions


DATABASE = "zid,pid,tid,vote,modified\n" + "".join(
    f"5,{p},{t},{-1 if t < 2 else 1},17{p}\n" for p in range(3) for t in range(4)
)


def test_the_table_of_polis_database_is_read_only_with_its_sign() -> None:
    with pytest.raises(InvalidInput, match="-1 means agree"):
        read_votes(DATABASE.encode())
    file_ = read_votes_file(DATABASE.encode(), agree=-1)
    assert file_.votes.value.reshape(3, 4).tolist() == [[1, 1, -1, -1]] * 3
    assert "-1 was read as agree and 1 as disagree." in file_.notes
    assert read_votes(DATABASE.encode(), agree=1).value.reshape(3, 4).tolist() == [[-1, -1, 1, 1]] * 3


def test_zeros_without_any_minus_one_are_asked_about(tmp_path: Path) -> None:
    raw = b"participant,0,1\na,1,0\nb,1,0\n"
    with pytest.raises(InvalidInput, match="say what 0 means"):
        read_votes(raw)
    assert read_votes(raw, zero="pass").value.tolist() == [1, 0, 1, 0]
    assert read_votes(raw, zero="disagree").value.tolist() == [1, -1, 1, -1]
    path = file(tmp_path, "votes.csv", raw)
    assert run(path).exit_code == 2
    assert "0 was read as disagree." in answer_of(path, "--zero", "disagree")["notes"]  # type: ignore[operator]


def test_a_later_empty_vote_takes_the_earlier_one_back() -> None:
    head = "timestamp,participant,statement,vote\n"
    votes = read_votes((head + "1,a,1,1\n1,a,2,-1\n2,a,1,\n").encode())
    assert (votes.statements, votes.value.tolist()) == ((2,), [-1])
    again = read_votes((head + "1,a,1,1\n1,a,2,-1\n2,a,1,\n3,a,1,0\n").encode())
    assert again.value.tolist() == [0, -1]
    earlier = read_votes((head + "3,a,1,1\n1,a,2,-1\n2,a,1,\n").encode())
    assert earlier.value.tolist() == [1, -1]


@pytest.mark.parametrize("time", ["nan", "inf", "noon", "", "2026-13-01"])
def test_a_time_that_is_no_time_is_named_with_its_row(time: str) -> None:
    raw = f"timestamp,participant,statement,vote\n1,a,1,1\n{time},b,1,-1\n"
    with pytest.raises(InvalidInput, match="row 3, column 1"):
        read_votes(raw.encode())


def test_a_time_may_be_a_date() -> None:
    rows = ["2026-11-02T10:00:00+01:00,a,1,1", "2026-11-02T09:30:00Z,a,1,-1", "2026-11-01,a,2,1"]
    votes = read_votes(("timestamp,participant,statement,vote\n" + "\n".join(rows) + "\n").encode())
    assert votes.value.tolist() == [-1, 1]


# Long numbers


@pytest.mark.parametrize(
    "raw",
    [
        b"participant,%d\n1,1\n" % 10**20,
        b"participant,statement,vote\n1,%d,1\n" % 10**20,
        b"participant," + b"9" * 5000 + b"\n1,1\n",
        b"participant,statement,vote\n1," + b"9" * 5000 + b",1\n",
    ],
)
def test_a_statement_number_that_is_too_long_is_named(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(InvalidInput, match=r"row \d, column \d: found a number of \d+ digits"):
        read_votes(raw)
    done = run(file(tmp_path, "votes.csv", raw))
    assert (done.exit_code, type(done.exception)) == (2, SystemExit)


def test_participants_may_have_long_numbers() -> None:
    long = ["1" * 5000, "2" * 4999, "7"]
    votes = read_votes(("participant,1\n" + "".join(f"{name},1\n" for name in long)).encode())
    assert votes.participants == ("7", "2" * 4999, "1" * 5000)


def test_a_negative_seed_is_refused(tmp_path: Path) -> None:
    done = run(file(tmp_path, "votes.csv", "participant,1\na,1\n"), "--seed", -1)
    assert done.exit_code == 2
    assert "-1" in done.output


# Texts


def test_no_control_character_reaches_terminal_or_picture(tmp_path: Path) -> None:
    votes = file(tmp_path, "votes.csv", "participant,0,1\n" + "".join(f"{person},1,-1\n" for person in range(40)))
    text = "\x1b[31mred\x07 \x9b0m\u2028<script>"
    statements = file(tmp_path, "comments.csv", f'comment-id,comment-body\n0,"{text}"\n1,"{text}"\n')
    sides = file(
        tmp_path, "sides.csv", "participant,side\n" + "".join(f"{n},\x1b[1m{'ab'[n % 2]}\n" for n in range(40))
    )
    picture = tmp_path / "map.svg"
    done = run(votes, "--statements", statements, "--sides", sides, "--svg", picture)
    assert done.exit_code == 0, done.output
    for shown in (done.output, picture.read_text(encoding="utf-8")):
        assert not [
            character
            for character in shown
            if (ord(character) < 32 and character != "\n") or ord(character) in (0x9B, 0x2028)
        ]
    assert "[31mred" in done.output
    assert "<script>" not in picture.read_text(encoding="utf-8")
    bad = file(tmp_path, "bad.csv", "participant,0\n\x1b[31m,1\n\x1b[31m,1\n")
    assert "\x1b" not in run(bad).output


@pytest.mark.parametrize(
    "raw", ["participant,1,2,,\na,1,-1,,\nb,1,,,\n", "participant,statement,vote,\na,1,1,\na,2,-1,\nb,1,1,\n"]
)
def test_empty_columns_at_the_end_are_ignored_in_votes(raw: str) -> None:
    votes = read_votes(raw.encode())
    assert (votes.statements, votes.value.tolist()) == ((1, 2), [1, -1, 1])


def test_empty_columns_at_the_end_are_ignored_in_statements_and_sides() -> None:
    (statement,) = read_statements(b"comment-id,comment-body,moderated,,\n0,One,1,,\n")
    assert (statement.number, statement.text) == (0, "One")
    assert read_sides(b"participant,side,,\na,north,,\n") == {"a": "north"}
    with pytest.raises(InvalidInput, match="row 2: found 4 columns; expected 3"):
        read_statements(b"comment-id,comment-body,moderated,\n0,One,1,x\n")


# Moderation and metadata


@pytest.mark.parametrize("cell", ["-1", "-1.0", "rejected", "Rejected", "false", "no", " NO "])
def test_spellings_of_a_rejection(cell: str) -> None:
    assert read_statements(f"comment-id,moderated\n0,{cell}\n".encode())[0].rejected


@pytest.mark.parametrize("cell", ["1", "0", "1.0", "accepted", "true", "yes", ""])
def test_spellings_of_an_acceptance(cell: str) -> None:
    assert not read_statements(f"comment-id,moderated\n0,{cell}\n".encode())[0].rejected


@pytest.mark.parametrize("cell", ["-2", "2", "maybe", "−1", "banned"])
def test_unknown_moderation_is_refused(cell: str) -> None:
    with pytest.raises(InvalidInput, match="row 2, column 2"):
        read_statements(f"comment-id,moderated\n0,{cell}\n".encode())


def test_metadata_is_left_out_and_said(tmp_path: Path) -> None:
    votes = file(tmp_path, "votes.csv", "participant,0,1\n" + "".join(f"{person},1,-1\n" for person in range(40)))
    statements = file(
        tmp_path, "comments.csv", "comment-id,is-meta,comment-body\n0,false,Water\n1,true,I live uphill\n"
    )
    answer = answer_of(votes, "--statements", statements)
    assert answer["statements"] == 1
    assert "1 statement about the voters themselves (is-meta) is left out." in answer["notes"]  # type: ignore[operator]
    with pytest.raises(InvalidInput, match="expected true or false"):
        read_statements(b"comment-id,is-meta\n0,sometimes\n")


# Sides


def test_small_sides_and_look_alikes_are_named() -> None:
    votes = made(np.ones((40, 3)))
    sides = {str(person): "A" if person % 2 else "B" for person in range(30)} | {"30": "b", "31": "C", "99": "A"}
    notes = " ".join(side_notes(votes, sides))
    assert "Sides “B” and “b” differ only in spelling" in notes
    assert "“C” (1), “b” (1)" in notes
    assert "1 person with a declared side did not vote." in notes
    assert "8 of those who voted declared no side" in notes


@pytest.mark.parametrize("heading", ["Participant ID", "participant_id", "PARTICIPANT-ID", " participant  id "])
def test_headings_are_read_alike_in_every_file(heading: str) -> None:
    assert read_sides(f"{heading},Side\na,B\n".encode()) == {"a": "B"}
    assert read_votes(f"{heading},1\na,1\n".encode()).participants == ("a",)
    assert read_statements(b"Comment ID,Comment_Body\n1,One\n")[0].text == "One"


# Other formats


def workbook(rows: list[list[object]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_spreadsheet_is_read_like_its_text() -> None:
    raw = workbook([["participant", 1, 2], ["zoë", 1, None], ["adam", 0, -1], [], [7, None, 1.0]])
    expected = read_votes("participant,1,2\nzoë,1,\nadam,0,-1\n7,,1\n".encode())
    assert read_votes(raw).digest() == expected.digest()
    assert read_sides(workbook([["Participant", "Side"], [3, "north"]])) == {"3": "north"}
    bad = workbook([["participant", 1], ["a", 1], [], ["b", 7]])
    with pytest.raises(InvalidInput, match="row 4, column 2: found “7”"):
        read_votes(bad)
    with pytest.raises(InvalidInput, match="cannot be read"):
        read_votes(b"PK\x03\x04" + b"x" * 50)


def test_polis_newest_export_of_single_votes() -> None:
    raw = (
        b"timestamp,datetime,comment-id,voter-id,vote,important\n"
        b"94668,Thu Jan 01 1970,1,1,1,1\n94669,Thu Jan 01 1970,2,1,-1,0\n94670,Thu Jan 01 1970,1,1,0,0\n"
    )
    assert read_votes(raw).value.tolist() == [0, -1]


LOOMIO = """poll
id,title,voters_count
7,Open the market,3
poll_options
id,name,score
1,{first},2
votes
id,poll_id,voter_id,voter_name,created_at,reason,reason_format,{options}
"""


def test_a_loomio_proposal_is_one_statement() -> None:
    raw = LOOMIO.format(first="Agree", options="Agree,Abstain,Disagree")
    raw += "1,7,31,Ann,2026,,,1,,\n2,7,32,Ben,2026,why not,md,,1,\n3,7,33,Cy,2026,,,,,1\n4,7,34,Di,2026,,,,,\n"
    result = read_votes_file(raw.encode())
    assert result.votes.participants == ("31", "32", "33")
    assert result.votes.value.tolist() == [1, 0, -1]
    assert [(statement.number, statement.text) for statement in result.statements] == [(0, "Open the market")]
    assert any("Loomio" in note for note in result.notes)


def test_a_loomio_score_poll_has_a_statement_for_each_option() -> None:
    raw = LOOMIO.format(first="Market", options="Market,Bridge") + "1,7,31,Ann,2026,,,1,-1\n2,7,32,Ben,2026,,,0,\n"
    result = read_votes_file(raw.encode())
    assert result.votes.value.tolist() == [1, -1, 0]
    assert [statement.text for statement in result.statements] == ["Market", "Bridge"]
    with pytest.raises(InvalidInput, match="row 9, column 8: found the score “5”"):
        read_votes_file((LOOMIO.format(first="Market", options="Market,Bridge") + "1,7,31,Ann,2026,,,5,-1\n").encode())


def test_a_decidim_survey_has_a_statement_for_each_question() -> None:
    raw = (
        'ID,Created at,Ip hash,User status,1. Open the market?,2. Your age?,3. "Close, the bridge?"\n'
        'a,2026,x,registered,"[""Agree""]",30,Disagree\nb,2026,y,registered,No,,Abstain\n'
    ).replace('3. "Close, the bridge?"', '"3. Close, the bridge?"')
    result = read_votes_file(raw.encode())
    assert result.votes.value.tolist() == [1, -1, -1, 0]
    assert [statement.text for statement in result.statements] == ["Open the market?", "Close, the bridge?"]
    assert any("“Your age?”" in note for note in result.notes)


# The command and its files


def test_sixty_thousand_columns_are_read_in_seconds() -> None:
    from time import perf_counter

    raw = ("participant," + ",".join(map(str, range(60_000))) + "\na" + ",1" * 60_000 + "\n").encode()
    began = perf_counter()
    assert read_votes(raw).size == 60_000
    assert perf_counter() - began < 5


def test_pipes_folders_and_large_files_are_refused_before_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    done = run(pipe)
    assert (done.exit_code, "found a pipe; expected a file" in done.output) == (2, True)
    assert "found a folder" in run(tmp_path).output
    large = file(tmp_path, "large.csv", "participant,1\na,1\n")
    monkeypatch.setattr("tracktwo.cli.opinion_input.MAX_VOTES_BYTES", 4)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read before its size was looked at"))
    assert "MB at most" in run(large).output


def test_what_differs_and_what_holds_together_is_said(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    side = np.arange(200) % 2
    log_odds = np.tile(rng.normal(1.5, 0.5, 20), (200, 1))
    log_odds[:, :4] = np.where(side, 3.0, -3.0)[:, None]
    votes = file(tmp_path, "votes.csv", written(made(voted(log_odds, rng, unseen=0.2))))
    sides = file(tmp_path, "sides.csv", "participant,side\n" + "".join(f"{n},{'ab'[side[n]]}\n" for n in range(200)))
    answer = answer_of(votes, "--sides", sides)
    differences = answer["sides_differ"]
    assert {row["statement"] for row in differences[:4]} == {0, 1, 2, 3}  # type: ignore[index]
    assert differences[0]["low"] > 0.5  # type: ignore[index]
    axis = answer["main_axis"]
    ends = [{row["statement"] for row in axis[end]} for end in ("high_end", "low_end")]  # type: ignore[index]
    assert any({0, 1, 2, 3} <= end for end in ends)
    assert 0.1 < axis["explained"] < 0.9  # type: ignore[index]
    text = run(votes, "--sides", sides).output
    assert "What differs most, along the main axis." in text
    assert "What divides the sides most" in text
    assert "with all others at once" in text
    assert "of a hundred statements" in text


def votes_at_four_fifths(rng: np.random.Generator) -> Votes:
    """Forty statements that nearly everybody of one side and four fifths of the other agree with."""
    share = np.where(np.arange(120) % 2, 0.97, 0.8)[:, None]
    return made(np.where(rng.random((120, 40)) < share, 1.0, -1.0))


def test_simultaneous_bounds_hold_together() -> None:
    """Of 40 statements with a smaller share of .8, all bounds of a list hold in 95 % of draws at least."""
    from tracktwo.methods.opinion import bridging

    sides = {str(person): "ab"[person % 2] for person in range(120)}
    all_hold = each_alone = 0
    for seed in range(100):
        agreed, _ = bridging(votes_at_four_fifths(np.random.default_rng(seed)), sides)
        assert len(agreed) > 30
        all_hold += all(bridge.simultaneous_bound <= 0.8 for bridge in agreed)
        each_alone += all(bridge.bound <= 0.8 for bridge in agreed)
    assert all_hold >= 90
    assert each_alone < 80


def test_a_spectrum_says_which_gap_would_have_been_found(tmp_path: Path) -> None:
    """Of the gap that is named, two equal groups on the same number of votes are found."""
    few = answer_of(file(tmp_path, "few.csv", written(made(on_one_line(80, 14, 2)))))
    many = answer_of(file(tmp_path, "many.csv", written(made(on_one_line(400, 40, 1)))))
    assert few["verdict"] == many["verdict"] == "spectrum"
    gap, of_a_tenth = many["detectable_gap"], many["detectable_gap_of_a_tenth"]
    assert isinstance(gap, float)
    assert of_a_tenth is None or isinstance(of_a_tenth, float)
    said = run(file(tmp_path, "many.csv", written(made(on_one_line(400, 40, 1))))).output
    assert f"Two equal groups with less than {gap:g} of their own standard deviations" in said
    assert "A group of a tenth and the others" in said
    assert few["detectable_gap"] is None or gap < few["detectable_gap"]  # type: ignore[operator]
    times_found = 0
    for seed in range(5):
        rng = np.random.default_rng(seed)
        within = 1 / np.sqrt(1 + gap**2 / 4)
        place = within * (np.where(rng.random(400) < 0.5, -gap / 2, gap / 2) + rng.standard_normal(400))
        log_odds = np.outer(place, rng.normal(0, 1.5, 40)) + rng.normal(0, 1, 40)
        times_found += opinion_map(made(voted(log_odds, rng, unseen=0.1))).groups.verdict == "groups"
    assert times_found >= 3
