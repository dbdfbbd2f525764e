"""Rounds of mixed groups: hard rules kept, sides and languages balanced, as many pairs met as a search finds."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from .bound import most_pairs
from .exact import best_plan
from .feasible import conflict_of, one_round
from .judging import Broken, Tongues, broken_rules, pairs_met
from .problem import Problem, Round
from .search import Ints, Search

__all__ = ["Plan", "judge", "plan"]

# The part of a whole search after which a small problem is looked through instead.
GLANCE = 8


@dataclass(frozen=True)
class Plan:
    """Rounds with what they reach, or rules of which no round keeps all.

    Attributes:
        status: `proven` where `pairs_met` is at its bound, `gap` where it is not known whether more could meet, and
            `conflict` where no round keeps the hard rules.
        rounds: of groups of codes.
        pairs_met: pairs that share a group at least once, in rounds held already or planned.
        bound: what no plan passes that keeps the hard rules and is mixed as evenly as this one.
        broken: soft rules that a group does not meet.
        interpreted: for each round, the groups (from 1) that share no language.
        conflict: names of the rules.
    """

    status: Literal["proven", "gap", "conflict"]
    rounds: tuple[Round, ...] = ()
    pairs_met: int = 0
    bound: int = 0
    broken: tuple[Broken, ...] = ()
    interpreted: tuple[tuple[int, ...], ...] = ()
    conflict: tuple[str, ...] = ()


def plan(problem: Problem, seed: int = 0) -> Plan:
    """Rounds in which nobody is left out: as few groups as the size allows, of sizes within one of each other.

    What is out of balance comes before pairs met, and fairness decides what is left: the pairs of whoever meets fewest,
    and turns of sitting through an interpreter. The same seats, rules and seed give the same rounds, whatever the order
    of the seats. A plan that is not proven may have a better one.

    Raises:
        Refusal: it was not clear in time whether the hard rules can be kept.
    """
    first = one_round(problem)
    if first is None:
        return Plan("conflict", conflict=conflict_of(problem))
    balanced = problem.sides != "free"
    enough = most_pairs(problem, balanced)
    search = Search(problem, first, np.random.default_rng(seed))
    searched = _searched(problem, search, enough, GLANCE)
    if searched.status == "proven" and not searched.broken:
        return searched
    best = best_plan(problem)
    if best is None:
        return _searched(problem, search, enough)
    proven = judge(problem, best)
    # Where the search has found as good a plan, it is the fairer one.
    as_good = (len(searched.broken), -searched.pairs_met) <= (len(proven.broken), -proven.pairs_met)
    return replace(searched if as_good else proven, bound=proven.pairs_met, status="proven")


def _searched(problem: Problem, search: Search, enough: int, part: int = 1) -> Plan:
    return judge(problem, tuple(_as_round(problem, row) for row in search.run(enough, part).where))


def judge(problem: Problem, rounds: tuple[Round, ...]) -> Plan:
    """What given rounds reach, planned or moved by hand; their number may differ from the one that was asked for."""
    broken = broken_rules(problem, rounds)
    met = int(np.count_nonzero(pairs_met(problem, rounds))) // 2
    balanced = problem.sides != "free" and not any(each.rule == "sides" for each in broken)
    bound = max(met, most_pairs(problem, balanced))
    tongues = Tongues(problem)
    place = {code: number for number, code in enumerate(problem.codes)}
    interpreted = tuple(
        tuple(
            number
            for number, group in enumerate(groups, 1)
            if not tongues.share([place[code] for code in group if code in place])
        )
        for groups in rounds
    )
    return Plan("proven" if met == bound else "gap", rounds, met, bound, broken, interpreted)


def _as_round(problem: Problem, row: Ints) -> Round:
    codes = problem.codes
    groups = [tuple(codes[seat] for seat in np.flatnonzero(row == group)) for group in range(len(problem.sizes))]
    return tuple(sorted(groups))
