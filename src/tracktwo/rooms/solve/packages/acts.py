"""Packages: one option for each issue of interest. What a side makes of them stands in its own scope alone.

Needs, fears and matters of identity are never weighed: an issue enters only when it is tagged as a clash of
interests, and only when every side asks for it.
"""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.methods import packages as method
from tracktwo.process import release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoKey, Refused
from tracktwo.process.sealed import change, digest_of
from tracktwo.rooms.solve.issues.acts import choices_of
from tracktwo.rooms.solve.issues.records import Issue
from tracktwo.rooms.solve.options.records import Option
from tracktwo.rooms.solve.packages.records import BUDGET, LIKENED, MOST_ISSUES, PackageIssue, PackageLink, Valuation

__all__ = [
    "add_link",
    "ask",
    "asked_by",
    "digest",
    "package_issues",
    "space_of",
    "usable",
    "valuation_of",
    "valuations_of",
    "value",
    "worths_of",
]


def package_issues(meeting: OpenMeeting) -> list[PackageIssue]:
    """The issues tagged as interests that have two options or more."""
    folio = meeting.room.folio()
    found = [PackageIssue(one, choices_of(folio, one.id)) for one in folio.all(Issue) if one.body.nature == "interest"]
    return [one for one in found if len(one.options) > 1][:MOST_ISSUES]


def digest(found: list[PackageIssue]) -> bytes:
    """What is asked for and what is valued: these issues in these words, with these options."""
    parts: list[object] = ["packages"]
    for one in found:
        parts += [one.issue.id, *one.issue.body.words.texts]
        parts += [option.id for option in one.options]
    return digest_of(*parts)


def ask(meeting: OpenMeeting, side: str, take_back: bool = False) -> None:
    """A side asks for packages on these matters, or no longer does.

    Raises:
        Refused: there is nothing to compare.
        NoKey: the side's own scope is not open here.
    """
    meeting.dialogue.side(side)
    found = package_issues(meeting)
    if not found:
        raise Refused(gettext("No issue is tagged as a clash of interests and has two options or more."))
    (release.withdraw if take_back else release.consent)(meeting, side, digest(found))


def asked_by(meeting: OpenMeeting, found: list[PackageIssue]) -> list[str]:
    """The sides that have asked for exactly this."""
    return release.consented(meeting, digest(found))


def add_link(meeting: OpenMeeting, link: PackageLink) -> None:
    """Say that two options go only together, or not together.

    Raises:
        Refused: both answer the same issue, or one answers none.
    """
    with acting(meeting.room, gettext_noop("link between options")) as draft:
        one, other = (draft.folio.get(Option, id).body.issues for id in (link.one, link.other))
        if not one or not other or one == other:
            raise Refused(gettext("A link is between options of two different issues."))
        if not any(
            (have.body.one, have.body.other, have.body.kind) == (link.one, link.other, link.kind)
            for have in draft.folio.all(PackageLink)
        ):
            draft.add(link)


def value(meeting: OpenMeeting, side: str, valuation: Valuation) -> None:
    """A side says what it makes of the issues, in its own scope.

    Raises:
        NoKey: that scope is not open here.
        method.InconsistentStatements: statements that cannot all hold; nothing was written.
        method.InvalidInput: points that do not add up, or an option without its worth; nothing was written.
    """
    caucus = meeting.caucus(side)
    if caucus is None:
        raise NoKey(side)
    valuations_of(space_of(meeting, package_issues(meeting), []), side, valuation)
    with change(caucus) as draft:
        draft.put_one(valuation)


def valuation_of(meeting: OpenMeeting, side: str, found: list[PackageIssue]) -> Valuation | None:
    """What a side said of exactly these matters, where its scope is open here; of others it says nothing."""
    caucus = meeting.caucus(side)
    said = caucus.folio().one(Valuation) if caucus else None
    return said.body if said and said.body.about == digest(found) else None


def usable(meeting: OpenMeeting, found: list[PackageIssue]) -> dict[str, Valuation] | None:
    """Every side's valuation, once all have asked, valued, and let it be used together; None until then."""
    if not found or not release.agreed(meeting, digest(found)):
        return None
    given: dict[str, Valuation] = {}
    for side in meeting.dialogue.sides:
        said = valuation_of(meeting, side.id, found)
        if said is None or not said.usable:
            return None
        given[side.id] = said
    return given


def space_of(meeting: OpenMeeting, found: list[PackageIssue], given: list[tuple[str, Valuation]]) -> method.Space:
    """The packages that links and vetoes allow."""
    issues = {one.issue.id: [option.id for option in one.options] for one in found}
    home = {option: issue for issue, options in issues.items() for option in options}
    links = [
        method.Link(link.kind, (home[link.one], link.one), (home[link.other], link.other))
        for link in (one.body for one in meeting.room.folio().all(PackageLink))
        if link.one in home and link.other in home
    ]
    vetoes = [method.Veto(side, (issue, option)) for side, said in given for issue, option in said.vetoes]
    return method.make_space(issues, links, vetoes)


def valuations_of(space: method.Space, side: str, said: Valuation) -> method.FeasibleValuations:
    """Everything that fits what a side said; its points, where it gave them, and else its orders and ranges.

    Raises:
        method.InconsistentStatements: statements that cannot all hold.
        method.InvalidInput: points that do not add up.
    """
    statements = list(_statements(said))
    found = method.feasible_valuations(space, side, statements)
    return method.point_valuation(space, side, worths_of(space, said)) if said.points else found


def worths_of(space: method.Space, said: Valuation) -> dict[str, dict[str, Fraction]]:
    """What each option is worth in points.

    Raises:
        method.InvalidInput: the points do not add up to 100, or an issue's options do not run from 0 to 100.
    """
    if sum(said.points.values()) != BUDGET or set(said.points) != {one.key for one in space.issues}:
        message = gettext("Points are spread over all issues and add up to %(budget)s; here they come to %(sum)s.")
        message %= {"budget": BUDGET, "sum": sum(said.points.values())}
        raise method.InvalidInput("points-total", "{message}", message=message)
    found: dict[str, dict[str, Fraction]] = {}
    for issue in space.issues:
        worth = said.worth.get(issue.key, {})
        if set(worth) != set(issue.options) or min(worth.values()) != 0 or max(worth.values()) != BUDGET:
            message = gettext(
                "With points, every option needs its worth: 100 for the best of an issue, 0 for the worst."
            )
            raise method.InvalidInput("worth-missing", "{message}", message=message)
        found[issue.key] = {key: Fraction(said.points[issue.key] * part, BUDGET) for key, part in worth.items()}
    return found


def _statements(said: Valuation) -> Iterator[method.PreferenceStatement]:
    if len(said.ranks) > 1:
        yield method.Ranking(None, _tiers(said.ranks))
    for issue, ranks in said.choices.items():
        if len(ranks) > 1:
            yield method.Ranking(issue, _tiers(ranks))
    for issue, (low, high) in said.shares.items():
        yield method.Bounds(None, issue, Fraction(low, 100), Fraction(high, 100))
    for one in said.likened:
        _words, least, most = LIKENED[one.how]
        yield method.RatioBounds(None, one.one, one.other, least, most)


def _tiers(ranks: dict[str, int]) -> tuple[tuple[str, ...], ...]:
    """What has the same rank stands together."""
    return tuple(tuple(key for key, rank in ranks.items() if rank == number) for number in sorted(set(ranks.values())))
