"""Files of votes: every layout that is read, and every mistake that is named."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.conversations import NAMES, folder, real, written
from tracktwo.methods.opinion import InvalidInput, Votes, from_triples, read_sides, read_statements, read_votes


@st.composite
def conversations(draw: st.DrawFn) -> Votes:
    wide = draw(st.integers(1, 5))
    rows = draw(
        st.lists(st.lists(st.sampled_from([None, 1, 0, -1]), min_size=wide, max_size=wide), min_size=1, max_size=6)
    )
    triples = [(r, c, v) for r, row in enumerate(rows) for c, v in enumerate(row) if v is not None] or [(0, 0, 1)]
    r, c, v = (np.array(column) for column in zip(*triples, strict=True))
    names = draw(st.permutations([*"ab", "10", "2", "ü", "07"]))[: len(rows)]
    return from_triples(r, c, v, names, draw(st.permutations(range(5)))[:wide])


@given(conversations(), st.randoms(use_true_random=False), st.booleans())
def test_order_of_rows_and_columns_does_not_matter(votes: Votes, chance: object, long: bool) -> None:
    rows, columns = list(range(votes.people)), list(range(len(votes.statements)))
    chance.shuffle(rows)  # type: ignore[attr-defined]
    chance.shuffle(columns)  # type: ignore[attr-defined]
    again = read_votes(written(votes, rows, columns, long), zero="pass")
    if not long:
        assert again.digest() == votes.digest()
    assert again.size == votes.size
    assert np.array_equal(again.value, votes.value)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "bowling-green"])
def test_timed_votes_are_the_matrix(name: str) -> None:
    assert read_votes((folder(name) / "votes.csv").read_bytes()).digest() == real(name).digest()


@pytest.mark.parametrize("long", [False, True])
def test_quoted_cells_read_as_plain_ones(long: bool) -> None:
    plain = written(real("london"), long=long)
    quoted = re.sub(rb"(?m)^(\w+),", rb'"\1",', plain)
    assert quoted != plain
    assert read_votes(quoted).digest() == read_votes(plain).digest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_encodings_and_marks(encoding: str, end: str, mark: str) -> None:
    text = "Participant,XID,2,1\nzoë,,1,\nadam,,,-1\n".replace("\n", end).replace(",", mark)
    votes = read_votes(text.encode(encoding))
    assert votes.participants == ("adam", "zoë")
    assert votes.statements == (1, 2)
    assert votes.value.tolist() == [-1, 1]


def test_headings_of_single_votes_in_any_case() -> None:
    votes = read_votes(b"Voter_ID,Comment-Id,VOTE\n1,5,1\n1,6,0\n1,7,-1\n")
    assert (votes.participants, votes.statements, votes.size) == (("1",), (5, 6, 7), 3)


def test_the_later_vote_counts() -> None:
    votes = read_votes(b"timestamp,comment-id,voter-id,vote\n20,1,7,-1\n10,1,7,1\n30,2,7,1\n30,2,7,0\n")
    assert votes.value.tolist() == [-1, 0]


def test_two_thousand_columns() -> None:
    head = ",".join(["participant", *map(str, range(2000))])
    votes = read_votes(f"{head}\na{',1' * 2000}\n".encode())
    assert votes.size == 2000


BAD = {
    "empty": (b"", "row 1: found an empty file"),
    "blank": (b" \n\n", "row 1: found an empty file"),
    "no participant": (b"who,1,2\na,1,1\n", "row 1: found “who,1,2”"),
    "no statement": (b"participant,group-id\na,0\n", "no column headed by a statement's number"),
    "no row": (b"participant,1\n", "found no row"),
    "no vote": (b"participant,1\na,\n", "found no vote"),
    "seven": (b"participant,1,2\na,1,7\n", "row 2, column 3: found “7”"),
    "text": (b"participant,1,2\na,1,1\nb,yes,\n", "row 3, column 2: found “yes”"),
    "person twice": (b"participant,1\na,1\nb,0\na,1\n", "row 4, column 1: found participant “a” again"),
    "nobody": (b"participant,1\n,1\n", "row 2, column 1: found nothing"),
    "column twice": (b"participant,1,2,1\na,1,1,1\n", "row 1, column 4: found “1” again, after column 2"),
    "odd column": (b"participant,1,two\na,1,1\n", "row 1, column 3: found “two”"),
    "short row": (b"participant,1,2\na,1\n", "row 2: found 2 columns; expected 3"),
    "long row": (b"participant,1,2\na,1,1\nb,1,1,1\n", "row 3: found 4 columns; expected 3"),
    "latin 1": ("participant,1\nzo\xeb,1\n".encode("latin-1"), "row 2, column 1: found the byte eb"),
    "utf-16 unmarked": ("participant,1\na,1\n".encode("utf-16-le"), "row 1: found a zero byte"),
    "broken utf-16": (b"\xff\xfep\x00a", "which is not UTF-16"),
    "long: seven": (b"participant,statement,vote\na,1,7\n", "row 2, column 3: found “7”"),
    "long: no number": (b"participant,statement,vote\na,one,1\n", "row 2, column 2: found “one”"),
    "long: twice": (
        b"participant,statement,vote\na,1,1\nb,1,1\na,1,1\n",
        "row 4: found a second vote of participant “a”",
    ),
    "long: numbers twice": (b"participant,statement,vote\n1,1,1\n1,1,0\n", "row 3: found a second vote"),
    "long: no time": (b"participant,statement,vote,timestamp\na,1,1,noon\n", "row 2, column 4: found “noon”"),
    "long: nobody": (b"participant,statement,vote\n,1,1\n", "row 2, column 1: found nothing"),
    "long: none": (b"participant,statement,vote\n", "found no vote"),
    "open quote": (b'participant,1\n"a,1\n', "row 2: found 1 columns"),
}


@pytest.mark.parametrize("raw, said", BAD.values(), ids=BAD)
def test_what_is_wrong_is_named(raw: bytes, said: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(said)):
        read_votes(raw)


@pytest.mark.parametrize(
    "triple, said", [((0, 0, 2), "vote of 2"), ((0, 0, 1), "votes twice")], ids=["no vote", "twice"]
)
def test_triples_are_looked_at(triple: tuple[int, int, int], said: str) -> None:
    arrays = [np.array([value, value]) for value in triple]
    with pytest.raises(InvalidInput, match=said):
        from_triples(*arrays, ["a"], [1])


@pytest.mark.parametrize("names, numbers", [(["a", "a"], [1]), (["a"], [1, 1])])
def test_names_stand_once(names: list[str], numbers: list[int]) -> None:
    with pytest.raises(InvalidInput, match="named twice"):
        from_triples(np.array([0]), np.array([0]), np.array([1]), names, numbers)


def test_statements_and_sides() -> None:
    statements = read_statements(b'comment-id,moderated,comment-body\n2,-1,"Two\nlines"\n1,1,One\n')
    assert [(statement.number, statement.text, statement.rejected) for statement in statements] == [
        (1, "One", False),
        (2, "Two\nlines", True),
    ]
    assert read_sides(b"Participant,Side\na,north\nb,\n") == {"a": "north"}


@pytest.mark.parametrize(
    "reader, raw, said",
    [
        (read_statements, b"id,text\n1,a\n", "expected a column “comment-id”"),
        (read_statements, b"comment-id\nx\n", "row 2, column 1: found “x”"),
        (read_statements, b"comment-id\n1\n1\n", "row 3, column 1: found statement 1 again"),
        (read_sides, b"participant,group\na,b\n", "expected columns “participant” and “side”"),
        (read_sides, b"participant,side\na,b\na,c\n", "row 3, column 1: found participant “a” again"),
    ],
)
def test_what_is_wrong_with_statements_and_sides(reader: object, raw: bytes, said: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(said)):
        reader(raw)  # type: ignore[operator]
