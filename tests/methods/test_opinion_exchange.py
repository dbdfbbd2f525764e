"""The Polis open-data format written and read again, and tables of totals."""

import csv
import datetime
import io

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.methods import opinion

DAY = datetime.date(2026, 11, 20)
MATRICES = st.lists(
    st.lists(st.sampled_from([1, -1, 0, None]), min_size=4, max_size=4), min_size=1, max_size=12
).filter(lambda rows: all(any(row[at] is not None for row in rows) for at in range(4)))


def votes_of(rows: list[list[int | None]]) -> opinion.Votes:
    cells = [(at, s, v) for at, row in enumerate(rows) for s, v in enumerate(row) if v is not None]
    person, statement, value = (np.array(column) for column in zip(*cells, strict=True))
    return opinion.from_triples(
        person, statement, value.astype(np.int8), [f"name {at:02d}" for at in range(len(rows))], [3, 5, 8, 13]
    )


def bag(votes: opinion.Votes) -> list[tuple[tuple[int, int], ...]]:
    """Each person's answers, whoever they are."""
    return sorted(
        tuple(
            (votes.statements[votes.column[at]], int(votes.value[at]))
            for at in range(votes.start[p], votes.start[p + 1])
        )
        for p in range(votes.people)
    )


@settings(max_examples=60, deadline=None)
@given(MATRICES, st.integers(0, 2**32))
def test_matrix_and_list_read_back_are_the_same_votes_under_other_names(
    rows: list[list[int | None]], seed: int
) -> None:
    votes = votes_of(rows)
    label = np.zeros(votes.people, dtype=np.int64)
    matrix = opinion.read_votes(opinion.participants_csv(votes, label, seed=seed).encode(), zero="pass")
    listed = opinion.read_votes(opinion.votes_csv(votes, DAY, seed).encode(), zero="pass")
    assert bag(matrix) == bag(votes)
    assert [ballot for ballot in bag(listed) if ballot] == [ballot for ballot in bag(votes) if ballot]
    assert not any("name" in ballot for ballot in (*matrix.participants, *listed.participants))


def test_numbers_are_drawn_anew() -> None:
    votes = votes_of([[1, -1, 0, None], [None, 1, 1, 1], [0, 0, -1, 1]] * 8)
    label = np.arange(votes.people) % 3 - 1
    written = {opinion.participants_csv(votes, label, seed=seed) for seed in range(6)}
    assert len(written) == 6


def test_statements_read_back() -> None:
    votes = votes_of([[1, -1, 0, None], [None, 1, 1, 1]])
    given_ = [opinion.Statement(3, 'A "thought", with comma', False), opinion.Statement(8, "Taken out\nand long", True)]
    statements = opinion.read_statements(opinion.comments_csv(votes, given_, DAY).encode())
    assert [(statement.number, statement.text, statement.rejected) for statement in statements] == [
        (3, given_[0].text, False),
        (8, given_[1].text, True),
    ]


def test_the_summary_is_a_fact_a_line() -> None:
    votes = votes_of([[1, -1, 0, None], [None, None, None, 1]])
    rows = list(csv.reader(io.StringIO(opinion.summary_csv("Water, and land", votes, 1, 0, 4))))
    assert ["topic", "Water, and land"] in rows
    assert ["voters", "2"] in rows
    assert ["comments", "4"] in rows


def test_a_table_of_totals_withholds_and_runs_nothing() -> None:
    people = [[1, -1, 0, 1]] * 40 + [[-1, -1, 0, 1]] * 35 + [[0, 1, 1, 1]] * 30
    votes = votes_of(people)
    label = np.array([0] * 55 + [1] * 50)
    table = opinion.publishable_counts(votes, label, 2)
    words = {3: "=1+1", 5: "@SUM(1)", 8: "plain", 13: "-2"}
    rows = list(csv.DictReader(io.StringIO(opinion.aggregate_csv(table, ["+side", "other"], words))))
    assert {row["text"] for row in rows} == {"'=1+1", "'@SUM(1)", "plain", "'-2"}
    assert {row["group"] for row in rows} == {"'+side", "other", ""}
    counts = [int(row[name]) for row in rows for name in ("agree", "disagree", "pass") if row[name]]
    assert counts
    assert min(counts) >= opinion.MIN_CELL
