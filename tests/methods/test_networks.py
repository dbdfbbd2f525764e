"""Referrals: trees, dependence, saturation and reach, each against a count of its own."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.methods import networks
from tracktwo.methods.networks import InvalidInput, Nomination, Nominations, Refusal

# Marriages among the leading families of Florence, 1394 to 1434: J. F. Padgett and C. K. Ansell, *Robust action and
# the rise of the Medici*, American Journal of Sociology 98 (1993).
FLORENCE = """
acciaiuoli-medici castellani-peruzzi castellani-strozzi castellani-barbadori medici-barbadori medici-ridolfi
medici-tornabuoni medici-albizzi medici-salviati salviati-pazzi peruzzi-strozzi peruzzi-bischeri strozzi-ridolfi
strozzi-bischeri ridolfi-tornabuoni tornabuoni-guadagni albizzi-ginori albizzi-guadagni bischeri-guadagni
guadagni-lamberteschi
"""


def made(text: str, **waves: int) -> Nominations:
    """Nominations written as `a>b`; the wave of a nominee by keyword."""
    pairs = (pair.split(">") for pair in text.split())
    return Nominations.of(Nomination(first, second, waves.get(second, 0)) for first, second in pairs)


def reachable(pairs: set[tuple[str, str]], roots: set[str]) -> set[str]:
    """Everybody whom a chain from the roots reaches, looked for step by step."""
    reached = set(roots)
    while more := {second for first, second in pairs if first in reached} - reached:
        reached |= more
    return reached


def test_the_three_families_nearest_to_all() -> None:
    pairs = [pair.split("-") for pair in FLORENCE.split()]
    names = sorted({name for pair in pairs for name in pair})
    beside = [
        [names.index(second if first == name else first) for first, second in pairs if name in (first, second)]
        for name in names
    ]
    team, reach = networks.best_reach(beside, 3)
    assert (len(names), len(pairs)) == (15, 20)
    assert round(reach, 4) == 0.9333
    assert "medici" in {names[place] for place in team}
    assert networks.distance_weighted_reach([[1], [0], []], [0]) == pytest.approx(2 / 3)
    with pytest.raises(Refusal):
        networks.best_reach([[] for _ in range(400)], 4)


def test_trees_depth_and_the_share_of_the_largest_root() -> None:
    answer = networks.diagnose(made("k1>a a>b b>c k1>d k2>e k2>a"))
    assert answer.roots == ("k1", "k2")
    assert answer.depth == 3
    assert answer.largest_root == ("k1", pytest.approx(4 / 5))
    assert answer.effective_roots == pytest.approx(1 / (0.8**2 + 0.2**2))
    # Both named a: without either of them a would still be there; without a, b and c would not.
    assert [(each.code, each.others) for each in answer.dependence] == [("a", 2), ("k1", 1), ("b", 1), ("k2", 1)]


def test_a_closed_ring_begins_at_whoever_stands_first_and_is_said() -> None:
    answer = networks.diagnose(made("a>b b>c c>a c>d k>e"))
    assert answer.roots == ("k", "a")
    assert answer.rings == 3
    assert answer.depth == 3


@given(st.integers(0, 100_000))
@settings(max_examples=60, deadline=None)
def test_dependence_is_what_leaving_one_out_shows(number: int) -> None:
    draw = random.Random(number)
    codes = [f"p{index}" for index in range(draw.randint(3, 12))]
    pairs = {(draw.choice(codes), draw.choice(codes)) for _ in range(draw.randint(2, 24))}
    pairs = {(first, second) for first, second in pairs if first != second} or {("p0", "p1")}
    nominations = Nominations.of(Nomination(*pair) for pair in sorted(pairs))
    answer = networks.diagnose(nominations)
    roots = set(answer.roots)
    everybody = reachable(pairs, roots)
    assert everybody == set(nominations.people)
    hanging = {each.code: each.others for each in answer.dependence}
    cut_off = networks.dependants(
        networks.immediate_dominators(
            nominations.names, nominations.named_by, [nominations.people.index(root) for root in answer.roots]
        )
    )
    for code in nominations.people:
        left = {pair for pair in pairs if code not in pair}
        lost = everybody - reachable(left, roots - {code}) - {code}
        assert hanging.get(code, 0) == len(lost)
        assert {nominations.people[place] for place in cut_off[nominations.people.index(code)]} == lost


def test_homophily_beside_what_chance_would_give() -> None:
    rows = [
        Nomination("a", "b", side="north"),
        Nomination("b", "a", side="north"),
        Nomination("a", "c", side="south"),
        Nomination("c", "b"),
    ]
    answer = networks.diagnose(Nominations.of(rows))
    assert answer.same_side == pytest.approx(2 / 4)
    # Named: north 3, south 1 of 4; naming: north 3, south 1 of 4.
    assert answer.by_chance == pytest.approx((3 * 3 + 1 * 1) / 16)


def test_saturation_is_the_share_of_the_last_wave_that_was_known() -> None:
    rows = [Nomination("k", "a", 1), Nomination("k", "b", 1), Nomination("a", "b", 2), Nomination("a", "c", 2)]
    assert networks.diagnose(Nominations.of(rows)).last_wave_known == pytest.approx(1 / 2)
    assert networks.diagnose(made("k>a k>b")).last_wave_known is None


def test_reach_is_chao_s_lower_bound() -> None:
    # Named once: c, d, e; twice: b; three times: a.
    answer = networks.diagnose(made("k>a l>a m>a k>b l>b k>c l>d m>e"))
    assert (answer.reach.named, answer.reach.once, answer.reach.twice) == (5, 3, 1)
    assert answer.reach.estimate == pytest.approx(5 + 3 * 2 / (2 * 2))


def test_what_is_left_out_is_counted() -> None:
    rows = [Nomination("a", "a"), Nomination("a", "b"), Nomination("a", "b"), Nomination("", "c")]
    nominations = Nominations.of(rows)
    assert (nominations.selves, nominations.repeated, nominations.unknown) == (1, 1, 1)
    assert networks.diagnose(nominations).people == 3


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "empty file"),
        (b"who,whom\na,b\n", "“nominator”"),
        (b"nominator,nominee\na,\n", "row 2, column 2: found nothing"),
        (b"nominator,nominee,wave\na,b,first\n", "row 2, column 3: found “first”"),
        (b"nominator,nominee\na,a\n", "nobody named anybody else"),
        (b"nominator,nominee\na,b,c\n", "row 2: found 3 columns"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(file: bytes, words: str) -> None:
    with pytest.raises(InvalidInput, match=words.replace("(", r"\(")):
        networks.read_nominations(file)


def test_a_file_is_read_with_semicolons_and_unknown_nominators() -> None:
    read = networks.read_nominations("nominator;nominee;wave;side\n?;a;1;north\na;b;2;south\n".encode("utf-8-sig"))
    assert (read.people, read.waves, read.sides, read.unknown) == (("a", "b"), (1, 2), ("north", "south"), 1)
