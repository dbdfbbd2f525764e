"""Which issues can be compared, what each side said of them, and both as the method takes them."""

from collections.abc import Iterator
from fractions import Fraction

from tracktwo.matter.issues import Issue
from tracktwo.methods import packages as method
from tracktwo.process import release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.sealed import digest_of

from ..issues.reads import options_for
from .records import BUDGET, MOST_ISSUES, RATIOS, PackageIssue, PackageLink, Valuation

__all__ = [
    "asked_by",
    "contradicted",
    "digest",
    "feasible_valuations",
    "names_of",
    "package_issues",
    "point_values",
    "space_of",
    "usable_valuations",
    "valuation_of",
]

# Letters of an issue or option that a sentence quotes.
LONGEST_NAME = 50


def package_issues(meeting: OpenMeeting) -> list[PackageIssue]:
    """The issues tagged as interests that have two options or more."""
    folio = meeting.room.folio()
    interests = [
        PackageIssue(issue, options_for(folio, issue.id))
        for issue in folio.all(Issue)
        if issue.body.nature == "interest"
    ]
    return [each for each in interests if len(each.options) > 1][:MOST_ISSUES]


def names_of(meeting: OpenMeeting, issues: list[PackageIssue]) -> dict[str, str]:
    """What sides, issues and options are called in a sentence, by their ids."""
    dialogue = meeting.dialogue
    names = {side.id: dialogue.one_line(side.name) for side in dialogue.sides}
    names |= {each.issue.id: dialogue.one_line(each.issue.body.words, LONGEST_NAME) for each in issues}
    options = [option for each in issues for option in each.options]
    return names | {option.id: dialogue.one_line(option.body.words, LONGEST_NAME) for option in options}


def digest(issues: list[PackageIssue]) -> bytes:
    """What is asked for and valued: these issues in these words, with these options."""
    parts: list[object] = ["packages"]
    for each in issues:
        parts += [each.issue.id, *each.issue.body.words.texts]
        parts += [option.id for option in each.options]
    return digest_of(*parts)


def asked_by(meeting: OpenMeeting, issues: list[PackageIssue]) -> list[str]:
    """The sides that have asked for packages on exactly these issues."""
    return release.consented(meeting, digest(issues))


def valuation_of(meeting: OpenMeeting, side: str, issues: list[PackageIssue]) -> Valuation | None:
    """What a side said of exactly these issues, where its scope is open here."""
    caucus = meeting.caucus(side)
    record = caucus.folio().one(Valuation) if caucus else None
    return record.body if record and record.body.about == digest(issues) else None


def usable_valuations(meeting: OpenMeeting, issues: list[PackageIssue]) -> dict[str, Valuation] | None:
    """Every side's valuation, once all have asked, valued, and allowed its use; None until then."""
    if not issues or not release.agreed(meeting, digest(issues)):
        return None
    valuations: dict[str, Valuation] = {}
    for side in meeting.dialogue.sides:
        valuation = valuation_of(meeting, side.id, issues)
        if valuation is None or not valuation.usable:
            return None
        valuations[side.id] = valuation
    return valuations


def space_of(meeting: OpenMeeting, issues: list[PackageIssue], valuations: list[tuple[str, Valuation]]) -> method.Space:
    """The packages that links and these sides' vetoes allow."""
    options = {each.issue.id: [option.id for option in each.options] for each in issues}
    issue_of = {option: issue for issue, ids in options.items() for option in ids}
    links = [
        method.Link(link.kind, (issue_of[link.one], link.one), (issue_of[link.other], link.other))
        for link in (record.body for record in meeting.room.folio().all(PackageLink))
        if link.one in issue_of and link.other in issue_of
    ]
    vetoes = [
        method.Veto(side, (issue, option)) for side, valuation in valuations for issue, option in valuation.vetoes
    ]
    return method.make_space(options, links, vetoes)


def feasible_valuations(space: method.Space, side: str, valuation: Valuation) -> method.FeasibleValuations:
    """Everything that fits what a side said: its points, where it gave them, and else its orders and ranges.

    Raises:
        method.InconsistentStatements: statements that cannot all hold.
        method.InvalidInput: points that do not add up.
    """
    feasible = method.feasible_valuations(space, side, list(_statements(valuation)))
    return method.point_valuation(space, side, point_values(space, valuation)) if valuation.points else feasible


def point_values(space: method.Space, valuation: Valuation) -> dict[str, dict[str, Fraction]]:
    """What each option is worth in points, by issue.

    Raises:
        method.InvalidInput: the points do not add up to 100, or an issue's options do not run from 0 to 100.
    """
    if sum(valuation.points.values()) != BUDGET or set(valuation.points) != {issue.key for issue in space.issues}:
        raise method.InvalidInput(
            "points-total",
            "points are spread over all issues and add up to {budget}; found {total}",
            budget=BUDGET,
            total=sum(valuation.points.values()),
        )
    values: dict[str, dict[str, Fraction]] = {}
    for issue in space.issues:
        worth = valuation.worth.get(issue.key, {})
        if set(worth) != set(issue.options) or min(worth.values()) != 0 or max(worth.values()) != BUDGET:
            raise method.InvalidInput(
                "worth-missing",
                "with points, every option needs its worth: {budget} for the best of an issue, 0 for the worst",
                budget=BUDGET,
            )
        values[issue.key] = {
            option: Fraction(valuation.points[issue.key] * part, BUDGET) for option, part in worth.items()
        }
    return values


def contradicted(meeting: OpenMeeting, issues: list[PackageIssue], side: str) -> list[method.PreferenceStatement]:
    """The statements of a side that its own points contradict, for that side alone; none where it gave no points."""
    valuation = valuation_of(meeting, side, issues)
    if valuation is None or not valuation.points:
        return []
    space = space_of(meeting, issues, [])
    values = point_values(space, valuation)
    return method.contradicted_statements(space, side, values, list(_statements(valuation)))


def _statements(valuation: Valuation) -> Iterator[method.PreferenceStatement]:
    if len(valuation.ranks) > 1:
        yield method.Ranking(None, _tiers(valuation.ranks))
    for issue, ranks in valuation.choices.items():
        if len(ranks) > 1:
            yield method.Ranking(issue, _tiers(ranks))
    for issue, (low, high) in valuation.shares.items():
        yield method.Bounds(None, issue, Fraction(low, 100), Fraction(high, 100))
    for ratio in valuation.likened:
        _words, least, most = RATIOS[ratio.how]
        yield method.RatioBounds(None, ratio.one, ratio.other, least, most)


def _tiers(ranks: dict[str, int]) -> tuple[tuple[str, ...], ...]:
    """Keys in order of their rank; those of equal rank share a tier."""
    return tuple(tuple(key for key, rank in ranks.items() if rank == number) for number in sorted(set(ranks.values())))
