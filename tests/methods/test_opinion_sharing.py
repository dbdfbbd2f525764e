"""What leaves the map: findings, showings and their weights, tables, cells and pictures."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from methods.conversations import camps, moderated, noise, published_sides, spectrum
from tracktwo.methods.opinion import (
    Refusal,
    Tally,
    adjusted_p_values,
    cells_to_withhold,
    distinguishing_statements,
    fit,
    map_cells,
    map_svg,
    next_statement,
    opinion_map,
    publishable_counts,
    showing_probabilities,
    showing_weight,
    tally_by_label,
    weighted_share,
)
from tracktwo.methods.opinion.distinguishing_statements import fisher_p_value
from tracktwo.methods.opinion.kmeans import k_means
from tracktwo.methods.opinion.map_text import ENGLISH
from tracktwo.methods.text_wrapping import wrap_text

# Known by


def test_groups_made_of_noise_are_known_by_next_to_nothing() -> None:
    honest, naive = 0, 0
    for seed in range(25):
        votes = noise(80, 25, np.random.default_rng(seed))
        rng = np.random.default_rng(0)
        label, _ = k_means(fit(votes, 1, rng).position, 2)
        honest += len(distinguishing_statements(votes, np.ones(votes.people, dtype=bool), label, 1, rng))
        counts = tally_by_label(votes, label, 2)
        p = [
            fisher_p_value(
                *(int(counted[group, statement]) for group in order for counted in (counts.agree, counts.seen))
            )
            for order in ((0, 1), (1, 0))
            for statement in range(25)
        ]
        naive += int((np.array(p) < 0.05).sum())
    assert honest <= 2
    assert naive > 0.1 * 25 * 25, "otherwise this proves nothing"


def test_camps_are_known_by_what_parts_them() -> None:
    made = opinion_map(camps(160, 30, np.random.default_rng(4)), rank=1)
    votes = camps(160, 30, np.random.default_rng(4))
    distinguishing = distinguishing_statements(
        votes, made.participating, made.groups.label, 1, np.random.default_rng(0)
    )
    assert len(distinguishing) > 10
    slope = np.abs(made.fit.parameters.loading[:, 0])
    known = {finding.statement for finding in distinguishing}
    assert slope[sorted(known)].min() > np.median(slope) / 2
    for finding in distinguishing:
        assert finding.p <= 0.05
        assert finding.share[0] > finding.others[0]
        assert finding.share[1] <= finding.share[0] <= finding.share[2]


def test_small_groups_are_not_asked() -> None:
    votes = camps(18, 30, np.random.default_rng(4))
    label = (np.arange(18) < 9).astype(np.int64)
    assert distinguishing_statements(votes, np.ones(18, dtype=bool), label, 1, np.random.default_rng(0)) == ()


@given(st.integers(1, 12), st.integers(1, 12), st.data())
def test_fishers_test_against_all_draws(of: int, out_of: int, chance: st.DataObject) -> None:
    from math import comb

    hits, others = chance.draw(st.integers(0, of)), chance.draw(st.integers(0, out_of))
    total = hits + others
    ways = sum(comb(of, k) * comb(out_of, total - k) for k in range(hits, min(of, total) + 1))
    assert fisher_p_value(hits, of, others, out_of) == pytest.approx(ways / comb(of + out_of, total))


# Routing


def test_no_statement_starves_and_no_choice_is_even() -> None:
    rng = np.random.default_rng(0)
    counts = [np.zeros((2, 25), dtype=np.int64) for _ in range(3)]
    truth = rng.uniform(0.05, 0.95, (2, 25))
    shown, ratio = np.zeros(25, dtype=np.int64), []
    for person in range(150):
        unseen, side = np.ones(25, dtype=bool), person % 2
        for _ in range(6):
            drawn = showing_probabilities(Tally(*counts), unseen, side)
            assert drawn.sum() == pytest.approx(1)
            assert drawn[unseen].min() >= 0.2 / unseen.sum()
            assert not drawn[~unseen].any()
            ratio.append(drawn[unseen].max() / drawn[unseen].min())
            showing = next_statement(Tally(*counts), unseen, rng, side)
            assert showing.probability == pytest.approx(drawn[showing.column])
            unseen[showing.column] = False
            shown[showing.column] += 1
            counts[0 if rng.random() < truth[side, showing.column] else 1][side, showing.column] += 1
    assert np.median(ratio) > 1.3
    assert shown.min() > 150 * 6 / 25 / 3


def test_a_new_statement_is_wanted_most() -> None:
    counts = Tally(np.array([40, 0, 20]), np.array([40, 0, 60]), np.array([0, 0, 0]))
    assert showing_probabilities(counts, np.ones(3, dtype=bool)).argmax() == 1


def test_nothing_left_to_show() -> None:
    nothing = Tally(*(np.zeros(2, dtype=np.int64) for _ in range(3)))
    with pytest.raises(Refusal):
        next_statement(nothing, np.zeros(2, dtype=bool), np.random.default_rng(0))
    with pytest.raises(Refusal):
        weighted_share(np.zeros(0, dtype=bool), np.zeros(0))


def test_weighted_shares_cover_the_truth_under_routing() -> None:
    """A routing that much prefers to show a statement to the side that rejects it."""
    held: dict[str, list[bool]] = {"weighted": [], "plain": []}
    for seed in range(300):
        rng = np.random.default_rng(seed)
        side = rng.random(250) < 0.3
        agrees = rng.random(250) < np.where(side, 0.2, 0.9)
        rows = []
        for person in range(250):
            opened = 20
            for step in range(1, 7):
                wanted = 6.0 if side[person] else 1.0
                p = 0.2 / opened + 0.8 * wanted / (wanted + opened - 1)
                if rng.random() < p:
                    rows.append((agrees[person], p, step))
                    break
                opened -= 1
        hits, p, step = (np.array(column) for column in zip(*rows, strict=True))
        truth = 0.3 * 0.2 + 0.7 * 0.9
        for kind, weight in (("weighted", showing_weight(p, step, np.full(len(p), 6))), ("plain", np.ones(len(p)))):
            estimate = weighted_share(hits, weight)
            held[kind].append(estimate.low <= truth <= estimate.high)
    assert np.mean(held["weighted"]) >= 0.92
    assert np.mean(held["plain"]) < 0.4


@given(st.lists(st.floats(0.05, 0.9), min_size=1, max_size=6))
def test_weights_have_expectation_one(chance: list[float]) -> None:
    """Over every step at which the statement may come, whatever its showing_probabilities there."""
    steps, missed, expected = len(chance), 1.0, 0.0
    for step, p in enumerate(chance, 1):
        expected += missed * p * float(showing_weight(np.array(p), np.array(step), np.array(steps)))
        missed *= 1 - p
    assert expected == pytest.approx(1)


# Disclosure


@settings(max_examples=25)
@given(arrays(np.int64, st.tuples(st.integers(2, 4), st.just(3)), elements=st.integers(0, 40)))
def test_no_withheld_count_can_be_worked_out(table: np.ndarray) -> None:
    from scipy.optimize import linprog

    hidden = cells_to_withhold(table)
    if hidden is None:
        return
    assert hidden[table < 10].all()
    places = np.argwhere(hidden)
    if not len(places):
        return
    lines = [places[:, 0] == row for row in range(len(table))] + [places[:, 1] == column for column in range(3)]
    totals = [float(table[hidden & (np.arange(len(table))[:, None] == row)].sum()) for row in range(len(table))]
    totals += [float(table[:, column][hidden[:, column]].sum()) for column in range(3)]
    limits = np.array([line.astype(float) for line in lines])
    for at in range(len(places)):
        cost = np.eye(len(places))[at]
        low, high = (linprog(sign * cost, A_eq=limits, b_eq=totals) for sign in (1, -1))
        assert -high.fun - low.fun >= 10 - 1e-6


def test_tables_of_a_conversation() -> None:
    votes, sides = moderated("vtaiwan"), published_sides("vtaiwan")
    label = np.array([int(sides.get(name, -1)) for name in votes.participants])
    counts = tally_by_label(votes, label, 2)
    whole = withheld = 0
    for place, published in enumerate(publishable_counts(votes, label, 2)):
        table = np.stack([answer[:, place] for answer in (counts.agree, counts.disagree, counts.passed)], axis=1)
        shown = published.counts >= 0
        assert np.array_equal(published.counts[shown], table[shown])
        assert not (published.counts[shown] < 10).any()
        whole += bool(shown.all())
        withheld += published.groups is None
    assert whole
    assert withheld


@given(st.integers(10, 400), st.integers(1, 3), st.integers(0, 5))
def test_cells_hold_ten_people_or_more(people: int, axes: int, seed: int) -> None:
    place = np.random.default_rng(seed).standard_normal((people, axes)).round(1)
    cells = map_cells(place, np.zeros(people, dtype=np.int64))
    assert sum(cell.people for cell in cells) == people
    assert min(cell.people for cell in cells) >= 10
    assert sum(cell.x * cell.people for cell in cells) / people == pytest.approx(place[:, 0].mean())


def test_nine_people_have_no_cell() -> None:
    with pytest.raises(Refusal, match="9 people"):
        map_cells(np.zeros((9, 2)), np.zeros(9, dtype=np.int64))


# Pictures


@pytest.mark.parametrize("name", ["brexit", "london"])
def test_a_picture_names_what_is_shared_and_nobody(name: str) -> None:
    votes, sides = moderated(name), published_sides(name)
    words = {number: f"Statement <{number}>" for number in votes.statements}
    drawn = map_svg(opinion_map(votes), votes, words, sides if name == "brexit" else None)
    root = ElementTree.fromstring(drawn)  # noqa: S314
    text = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    people = [int(line) for line in re.findall(r"<title>(\d+) people</title>", drawn)]
    if name == "brexit":
        assert "Statement <19>" in text
        assert sum(people) == 189
        assert min(people) >= 10
    else:
        assert not people
        assert any("no map" in line for line in text)


def test_a_picture_of_two_groups() -> None:
    votes = camps(240, 40, np.random.default_rng(5))
    drawn = map_svg(opinion_map(votes), votes)
    assert drawn.count("% certain") == 2
    few = camps(9, 30, np.random.default_rng(5))
    assert "too few" in map_svg(opinion_map(few, rank=1), few)


@pytest.mark.parametrize(
    "text, lines",
    [
        ("", []),
        ("one two three", ["one two", "three"]),
        ("意見意見意見", ["意見意見", "意見"]),
        ("one two three four five", ["one two", "three…"]),
        ("incomprehensibilities", ["incomprehe"]),
    ],
)
def test_lines_are_cut_where_a_reader_would(text: str, lines: list[str]) -> None:
    assert wrap_text(text, 8, 2) == lines


def test_corrections_count_what_was_asked() -> None:
    assert adjusted_p_values(np.array([0.01, np.nan]), dependent=False)[0] == pytest.approx(0.01)


def test_a_map_stays_within_its_frame_and_its_headline_within_two_lines() -> None:
    votes = spectrum(60, 30, np.random.default_rng(4), flat=True)
    root = ElementTree.fromstring(map_svg(opinion_map(votes, rank=2), votes))  # noqa: S314
    circles = [node for node in root.iter("{http://www.w3.org/2000/svg}circle") if node.get("fill") == "none"]
    assert circles
    for ring in circles:
        x, y, radius = (float(ring.get(name, "")) for name in ("cx", "cy", "r"))
        assert x - radius >= 20 and x + radius <= 620 and y - radius >= 86 and y + radius <= 620
    few = votes.select_people(np.arange(votes.people) < 20)
    root = ElementTree.fromstring(map_svg(opinion_map(few, rank=1), few))  # noqa: S314
    headline = [
        node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text") if node.get("font-size") == "20"
    ]
    assert " ".join(headline) == ENGLISH.too_few_to_tell and max(map(len, headline)) < 50
