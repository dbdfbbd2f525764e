"""`tracktwo opinion`, as it is called; and the same map from a cluster."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from methods.conversations import camps, folder, published_sides, written
from tracktwo.cli import main
from tracktwo.methods.opinion import opinion_map


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["opinion", *map(str, words)])


@pytest.fixture
def votes(tmp_path: Path) -> Path:
    path = tmp_path / "votes.csv"
    path.write_bytes(written(camps(240, 40, np.random.default_rng(5), gap=2.2)))
    return path


def sides_of(tmp_path: Path, sides: dict[str, str]) -> Path:
    path = tmp_path / "sides.csv"
    path.write_text("participant,side\n" + "".join(f"{who},{side}\n" for who, side in sides.items()))
    return path


@pytest.mark.parametrize("like", [(), ("--like", "polis")])
def test_a_real_conversation(tmp_path: Path, like: tuple[str, ...]) -> None:
    here = folder("brexit")
    sides = sides_of(tmp_path, published_sides("brexit"))
    picture = tmp_path / "map.svg"
    done = run(
        here / "participants-votes.csv", "--statements", here / "comments.csv", "--sides", sides, "--svg", picture,
        "--json", *like,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    answer = json.loads(done.output)
    assert (answer["participants"], answer["in_conversation"], answer["statements"], answer["votes"]) == (
        204,
        189,
        50,
        5303,
    )
    assert (answer["verdict"], answer["groups"], answer["stability"]) == ("spectrum", [], [])
    assert [len(answer["bridging"][way]) for way in ("agree", "disagree")] == [15, 6]
    first = answer["bridging"]["agree"][0]
    assert (first["statement"], first["bound"], first["votes_to_flip"]) == (19, 0.842141, 20)
    assert 0.5 < first["simultaneous_bound"] < first["bound"]
    if like:
        assert answer["consensus"] == {"agree": [14, 1, 17, 19, 16], "disagree": [3, 0, 27, 26, 23]}
        assert sum(answer["polis_groups"]) == 189
    assert picture.read_text().startswith("<svg")


def test_moderated_statements_are_left_out() -> None:
    here = folder("seattle")
    answer = json.loads(run(here / "participants-votes.csv", "--statements", here / "comments.csv", "--json").output)
    assert (answer["participants"], answer["in_conversation"], answer["statements"], answer["votes"]) == (
        339,
        138,
        31,
        2849,
    )


def test_two_camps(votes: Path) -> None:
    answer = json.loads(run(votes, "--json").output)
    assert answer["verdict"] == "groups"
    assert len(answer["groups"]) == len(answer["stability"]) == 2
    assert sum(answer["groups"]) == answer["in_conversation"]
    assert min(answer["stability"]) >= 0.75
    assert "2 groups" in run(votes, "--like", "polis").output
    assert run(votes, "--json").output == run(votes, "--json").output


def test_words_come_first(votes: Path, tmp_path: Path) -> None:
    sides = sides_of(tmp_path, {str(number): "east" if number % 2 else "west" for number in range(200)})
    told = run(votes, "--sides", sides).output
    assert told.startswith("240 people cast")
    assert "A majority of every side, agree:" in told


@pytest.mark.parametrize(
    "raw, said",
    [
        (b"", "row 1: found an empty file"),
        (b"participant,1\na,7\n", "row 2, column 2: found “7”"),
        (b"participant,1\na,1\na,1\n", "row 3, column 1: found participant “a” again"),
        ("participant,1\nzo\xeb,1\n".encode("latin-1"), "row 2, column 1: found the byte eb"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, raw: bytes, said: str) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes(raw)
    done = run(path)
    assert done.exit_code == 2
    assert said in done.output
    assert str(path) in done.output


def test_files_that_are_not_there_or_do_not_fit(votes: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "none.csv").exit_code == 2
    statements = tmp_path / "comments.csv"
    statements.write_text("comment-id,moderated,comment-body\n0,1,One\n")
    done = run(votes, "--statements", statements)
    assert done.exit_code == 2
    assert "found no row for statement 1" in done.output
    assert run(votes, "--svg", tmp_path / "no" / "map.svg").exit_code == 2
    assert run(votes, "--like", "remesh").exit_code == 2


def test_questions_that_are_refused(votes: Path, tmp_path: Path) -> None:
    done = run(votes, "--sides", sides_of(tmp_path, {"1": "east"}))
    assert done.exit_code == 3
    assert "two sides at least" in done.output
    statements = tmp_path / "comments.csv"
    statements.write_text("comment-id,moderated\n" + "".join(f"{number},-1\n" for number in range(40)))
    assert run(votes, "--statements", statements).exit_code == 3


def test_a_cluster_that_does_not_answer(votes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("tracktwo.methods.opinion.dask_backend.CONNECT_TIMEOUT_SECONDS", 0.2)
    done = run(votes, "--cluster", "127.0.0.1:1")
    assert done.exit_code == 3
    assert "no scheduler answers at 127.0.0.1:1" in done.output


def test_a_cluster_gives_the_same_map() -> None:
    pytest.importorskip("distributed")
    from tracktwo.methods.opinion.dask_backend import DaskSource, dask_client
    from tracktwo.methods.opinion.mapping import map_of
    from tracktwo.methods.opinion.source import split_into_blocks

    votes = camps(400, 30, np.random.default_rng(5))
    here = opinion_map(votes)
    with dask_client("local") as client:
        parts = split_into_blocks(votes, 90)
        there = map_of(DaskSource(client, [parts[0], *(lambda part=part: part for part in parts[1:])]))
    assert np.array_equal(here.groups.label, there.groups.label)
    assert here.consensus == there.consensus
    assert np.abs(here.fit.position - there.fit.position).max() < 1e-6
