"""Whether people form groups: only where groups are both separated and stable."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

import numpy as np

from .ballots import distinct_ballots
from .dip import dip_p_value
from .kmeans import k_means
from .model import Fit, iterate_to_convergence, margins
from .single_peak import Cut, best_cut, cut_stability
from .sufficient_statistics import StatementParameters, blocks, posterior_positions, sufficient_statistics
from .unimodality import unimodality_test
from .votes import FloatArray, IntArray, Mask, Votes

__all__ = [
    "MIN_BALLOTS",
    "MIN_STATEMENTS",
    "Groups",
    "Verdict",
    "assign_everybody",
    "find_groups",
    "main_line",
    "membership_probabilities",
    "pairs_are_separated",
    "stability",
]

MAX_GROUPS = 5
# The study in docs/methods/opinion-study.md: with fewer statements or ballots no gap can be told from the gaps
# between the few answer patterns there are.
MIN_STATEMENTS = 8
MIN_BALLOTS = 30
ALPHA = 0.05
PAIR_ALPHA = 0.05
MIN_JACCARD = 0.75
BOOTSTRAP_DRAWS = 24
BOOTSTRAP_SWEEPS = 3
# A bootstrap of more people than these costs more and decides nothing else.
MAX_PEOPLE = 4000
MIN_GROUP = 5
RIDGE = 1e-9

# A part of at most this share is a small group beside the others; a larger one is one of several groups.
MOST_SMALL = 0.25

Verdict = Literal["groups", "small group", "spectrum", "none", "too few to tell"]


@dataclass(frozen=True, eq=False)
class Groups:
    """The verdict, and the groups if there are any.

    `verdict` is `groups`; `small group` (up to a quarter of the people answer alike where the others do not, who
    themselves form no groups); `spectrum` (people differ, and no gap could be shown); `none` (no pattern predicts a
    vote); or `too few to tell` (under eight statements or thirty distinct ballots). `label` (n,) is 0 for the largest
    group, or for the small one, and -1 for everybody else: for people who do not take part, for those beside a small
    group, and for all where there are no groups. `membership` (q, k) has the probability of each group for each of
    the q who take part. `p_value` is that of a single peak (`unimodality_test`), 1 where it was not tested, and
    `draws` the number of simulations behind it. `stability` (k,) is each group's mean Jaccard similarity under the
    bootstrap.
    """

    verdict: Verdict
    label: IntArray
    membership: FloatArray
    p_value: float
    stability: tuple[float, ...]
    draws: int = 0

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of people in each group."""
        return tuple(int(count) for count in np.bincount(self.label[self.label >= 0]))


def find_groups(votes: Votes, fitted: Fit, participating: Mask, rng: np.random.Generator) -> Groups:
    """Find groups among the people who take part, or that none could be shown.

    People must first be separated: along the line between the centres of two clusters or beside it, a single peak is
    rejected at 5 % against simulated ballots (`unimodality_test`). Of two to five clusters, the most are then taken
    that are separated pair by pair (`pairs_are_separated`) and stable (`stability`). Both are required since a
    spectrum cut in the middle is stable, too. Where the cut at which people are told apart best (`best_cut`) leaves
    no more than a quarter on one side, these are a small group. The first test alone decides whether there are
    groups, so that trying several partitions does not raise the error rate.

    It misleads with few votes per person, and with groups of a few people: then a divide that exists may be called a
    spectrum.

    Args:
        votes: n people by m statements.
        fitted: their fit.
        participating: (n,) who takes part.
        rng: draws simulated ballots and bootstrap samples.
    """
    nobody = np.full(votes.people, -1, dtype=np.int64)
    no_membership = np.zeros((votes.people, 0))
    mine, position = votes.select_people(participating), fitted.position[participating]
    if len(votes.statements) < MIN_STATEMENTS or distinct_ballots(mine) < MIN_BALLOTS:
        return Groups("too few to tell", nobody, no_membership, 1.0, ())
    if fitted.rank == 0 or not np.any(fitted.scale > 0):
        return Groups("none", nobody, no_membership, 1.0, ())
    test = unimodality_test(mine, main_line(position), rng)
    spectrum = Groups("spectrum", nobody, no_membership, test.p_value, (), test.draws)
    if test.p_value > ALPHA or test.model is None:
        return spectrum
    places = test.model.places(mine, test.where)
    cut = best_cut(places)
    several = _several_groups(mine, fitted, position, 3 if cut.share <= MOST_SMALL else 2, rng)
    if several is not None:
        label, similarity = several
        return replace(
            spectrum,
            verdict="groups",
            label=_of_everybody(label, participating),
            membership=membership_probabilities(position, label, position),
            stability=similarity,
        )
    return _small_group(spectrum, cut, cut_stability(places, rng), participating)


def _several_groups(
    votes: Votes, fitted: Fit, position: FloatArray, least: int, rng: np.random.Generator
) -> tuple[IntArray, tuple[float, ...]] | None:
    """Labels and stability of the most clusters, from five down to `least`, that are separated and stable."""
    for k in range(MAX_GROUPS, least - 1, -1):
        label, centre = k_means(position, k)
        if np.bincount(label, minlength=k).min() < MIN_GROUP:
            continue
        if k > 2 and not pairs_are_separated(votes, position, label, centre, rng):
            continue
        similarity = stability(votes, fitted, label, k, rng)
        if min(similarity) >= MIN_JACCARD:
            return label, similarity
    return None


def _small_group(spectrum: Groups, cut: Cut, similarity: float, participating: Mask) -> Groups:
    """The smaller part of a cut as the only group; the spectrum where it is no small part, or not found again."""
    member = cut.membership > 1 / 2
    if cut.share > MOST_SMALL or member.sum() < MIN_GROUP or similarity < MIN_JACCARD:
        return spectrum
    return replace(
        spectrum,
        verdict="small group",
        label=_of_everybody(np.where(member, 0, -1), participating),
        membership=cut.membership[:, None],
        stability=(similarity,),
    )


def _of_everybody(label: IntArray, participating: Mask) -> IntArray:
    """Labels (n,) of everybody, -1 for those who do not take part, from the labels of the others."""
    whole = np.full(len(participating), -1, dtype=np.int64)
    whole[participating] = label
    return whole


def main_line(position: FloatArray) -> FloatArray:
    """Positions (n,) along the line through the centres of two clusters, of people at `position` (n, r)."""
    _, centre = k_means(position, 2)
    return np.asarray(position @ (centre[1] - centre[0]))


def pairs_are_separated(
    votes: Votes, position: FloatArray, label: IntArray, centre: FloatArray, rng: np.random.Generator
) -> bool:
    """Whether, between each two centres, the people of the two clusters reject a single peak at 5 %.

    The tabulated dip test of the positions goes first: it is quick, and rejects most partitions.
    """
    lines: list[tuple[Mask, FloatArray]] = []
    for a in range(len(centre)):
        for b in range(a + 1, len(centre)):
            both = (label == a) | (label == b)
            line = position[both] @ (centre[b] - centre[a])
            if dip_p_value(line) > PAIR_ALPHA:
                return False
            lines.append((both, line))
    tests = (unimodality_test(votes.select_people(both), line, rng) for both, line in lines)
    return all(test.p_value <= PAIR_ALPHA and test.where == "line" for test in tests)


def stability(
    votes: Votes, fitted: Fit, label: IntArray, k: int, rng: np.random.Generator, draws: int = BOOTSTRAP_DRAWS
) -> tuple[float, ...]:
    """Each group's mean Jaccard similarity, 0 to 1, to the most similar group of a bootstrap sample.

    For every sample the model is refitted from its converged parameters and the people are clustered again (Hennig
    2007, 10.1016/j.csda.2006.11.025). A spectrum passes as easily as a divide, so stability alone proves nothing.
    """
    if votes.people > MAX_PEOPLE:
        mask = np.zeros(votes.people, dtype=bool)
        mask[rng.permutation(votes.people)[:MAX_PEOPLE]] = True
        votes, label = votes.select_people(mask), label[mask]
    (block,) = blocks(votes, max(votes.people, 1))
    similarity = np.zeros((draws, k))
    for draw in range(draws):
        weight = np.bincount(rng.integers(votes.people, size=votes.people), minlength=votes.people).astype(float)
        sweep = partial(sufficient_statistics, block, weight=weight)
        parameters, _ = iterate_to_convergence(sweep, margins(votes, weight), fitted.parameters, BOOTSTRAP_SWEEPS)
        position = _in_units_of_votes(posterior_positions(block, parameters)[0], parameters)
        again = k_means(position, k, weight)[0]
        drawn = weight > 0
        similarity[draw] = [_jaccard(label[drawn] == group, again[drawn], k) for group in range(k)]
    return tuple(float(mean) for mean in similarity.mean(axis=0))


def membership_probabilities(position: FloatArray, label: IntArray, of: FloatArray) -> FloatArray:
    """The probability (q, k) of each group for people at `of` (q, r), given people at `position` (n, r) and labels.

    Groups are normal around their centres with one common covariance, weighted by size (linear discriminant
    analysis). Positions are shrunk towards the middle already, so a person with few votes is uncertain.
    """
    centres = np.array([position[label == group].mean(axis=0) for group in range(int(label.max()) + 1)])
    deviation = position - centres[label]
    precision = np.linalg.pinv(deviation.T @ deviation / len(deviation) + np.eye(position.shape[1]) * RIDGE)
    distance = np.stack([np.einsum("na,ab,nb->n", of - centre, precision, of - centre) for centre in centres], axis=1)
    log_density = np.log(np.bincount(label) / len(label)) - distance / 2
    density = np.exp(log_density - log_density.max(axis=1, keepdims=True))
    return np.asarray(density / density.sum(axis=1, keepdims=True))


def assign_everybody(groups: Groups, position: FloatArray, everybody: FloatArray, participating: Mask) -> Groups:
    """Extend groups of a sample, at `position`, to all who take part, mask (n,): by the nearest centre.

    A small group is extended by the probability of belonging to it or to the others, given the position.
    """
    label = np.full(len(participating), -1, dtype=np.int64)
    if groups.verdict == "small group":
        inside = (groups.label < 0).astype(np.int64)
        membership = membership_probabilities(position, inside, everybody[participating])[:, :1]
        label[participating] = np.where(membership[:, 0] > 1 / 2, 0, -1)
        return replace(groups, label=label, membership=membership)
    if groups.verdict != "groups":
        return replace(groups, label=label, membership=np.zeros((len(participating), 0)))
    sampled = groups.label >= 0
    centres = np.array([position[groups.label == group].mean(axis=0) for group in range(len(groups.stability))])
    distance = np.stack([((everybody[participating] - centre) ** 2).sum(axis=1) for centre in centres], axis=1)
    label[participating] = distance.argmin(axis=1)
    membership = membership_probabilities(position[sampled], groups.label[sampled], everybody[participating])
    return replace(groups, label=label, membership=membership)


def _in_units_of_votes(position: FloatArray, parameters: StatementParameters) -> FloatArray:
    """Positions scaled so that distances are differences of expected votes; up to a rotation, which k-means ignores."""
    eigenvalues, axes = np.linalg.eigh(parameters.loading.T @ parameters.loading / len(parameters.loading))
    return np.asarray(position @ (axes * np.sqrt(np.maximum(eigenvalues, 0))))


def _jaccard(members: Mask, again: IntArray, k: int) -> float:
    """The similarity of a set of people to the most similar of k clusters."""
    shared = np.bincount(again[members], minlength=k)
    union = members.sum() + np.bincount(again, minlength=k) - shared
    return float((shared / np.maximum(union, 1)).max())
