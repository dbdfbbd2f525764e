"""What the declared sides' votes say of each statement: it holds on every side, divides them, or is still open."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .bridging import MAJORITY, Bridge, bridging_by_label
from .counts import MIN_VOTES, Tally, lower_bound, tally_by_label
from .votes import IntArray, Votes

__all__ = ["StatementVerdict", "missing_votes", "statement_verdicts"]

Kind = Literal["holds", "divides", "leans", "too few", "open"]


@dataclass(frozen=True)
class StatementVerdict:
    """The verdict on one statement across k sides.

    - `holds`: a majority of every side gives `answer`, beyond doubt on each (`bound`, as in `Bridge`);
      `votes_to_flip` voters of one side would have to answer differently until it no longer holds;
      `simultaneous_bound` holds for all statements at once.
    - `divides`: one side's majority agrees and another's disagrees, both beyond doubt.
    - `leans`: on every side more than half give `answer`, not yet beyond doubt; `votes_to_flip` further votes for it
      would settle it.
    - `too few`: a side cast fewer than ten votes.
    - `open`: none of these.

    Beyond doubt means that the one-sided 95 % Clopper-Pearson lower bound is above one half. Each statement is judged
    alone: of a hundred statements at exactly one half on a side, about five are called beyond doubt there by chance.
    """

    statement: int
    kind: Kind
    answer: Literal["agree", "disagree", ""] = ""
    bound: float = 0.0
    votes_to_flip: int = 0
    simultaneous_bound: float = 0.0


def statement_verdicts(votes: Votes, label: IntArray, sides: int) -> tuple[StatementVerdict, ...]:
    """The verdict on every statement, in the order of `votes.statements`.

    Args:
        votes: n people by m statements.
        label: (n,) the index of each person's side, below 0 for undeclared.
        sides: how many sides there are; with fewer than two nothing can be judged, and the answer is empty.
    """
    if sides < 2:
        return ()
    counts = tally_by_label(votes, label, sides)
    agreed, disagreed = bridging_by_label(votes, label, sides)
    holding = {bridge.statement: _holding(bridge, "agree") for bridge in agreed}
    holding |= {bridge.statement: _holding(bridge, "disagree") for bridge in disagreed}
    return tuple(
        holding.get(number) or _not_holding(number, counts, column) for column, number in enumerate(votes.statements)
    )


def _holding(bridge: Bridge, answer: Literal["agree", "disagree"]) -> StatementVerdict:
    return StatementVerdict(
        bridge.statement, "holds", answer, bridge.bound, bridge.votes_to_flip, bridge.simultaneous_bound
    )


def _not_holding(number: int, counts: Tally, column: int) -> StatementVerdict:
    seen = counts.seen[:, column]
    if seen.min() < MIN_VOTES:
        return StatementVerdict(number, "too few")
    agree, disagree = counts.agree[:, column], counts.disagree[:, column]
    if np.any(lower_bound(agree, seen) > MAJORITY) and np.any(lower_bound(disagree, seen) > MAJORITY):
        return StatementVerdict(number, "divides")
    if np.all(agree > seen * MAJORITY):
        return StatementVerdict(number, "leans", "agree", votes_to_flip=_missing_on_all(agree, seen))
    if np.all(disagree > seen * MAJORITY):
        return StatementVerdict(number, "leans", "disagree", votes_to_flip=_missing_on_all(disagree, seen))
    return StatementVerdict(number, "open")


def _missing_on_all(hits: IntArray, seen: IntArray) -> int:
    return sum(missing_votes(int(count), int(of)) for count, of in zip(hits, seen, strict=True))


def missing_votes(hits: int, seen: int) -> int:
    """How many further votes, all for it, put a present majority of `hits` among `seen` beyond doubt."""
    further = np.arange(seen + 1)
    beyond_doubt = lower_bound(hits + further, seen + further) > MAJORITY
    return int(np.flatnonzero(beyond_doubt)[0])
