"""Verbs of the packages: one option for each issue of interest, valued by each side in its own scope alone.

Needs, fears and matters of identity are never weighed: an issue enters only when it is tagged as a clash of
interests, and only when every side asks for it.
"""

from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process import release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoKey, Refused
from tracktwo.process.sealed import change

from ..options.records import Option
from .reads import digest, feasible_valuations, package_issues, space_of
from .records import PackageLink, Valuation

__all__ = ["add_link", "ask", "value"]


def ask(meeting: OpenMeeting, side: str, take_back: bool = False) -> None:
    """A side asks for packages on the issues that can enter, or no longer does.

    Raises:
        Refused: there is nothing to compare.
        NoKey: the side's own scope is not open here.
    """
    meeting.dialogue.side(side)
    issues = package_issues(meeting)
    if not issues:
        raise Refused(gettext("No issue is tagged as a clash of interests and has two options or more."))
    (release.withdraw if take_back else release.consent)(meeting, side, digest(issues))


def add_link(meeting: OpenMeeting, link: PackageLink) -> None:
    """Say that two options go only together, or not together.

    Raises:
        Refused: both answer the same issue, or one answers none.
    """
    with acting(meeting.room, gettext_noop("link between options")) as changing:
        first, second = (changing.folio.get(Option, id).body.issues for id in (link.one, link.other))
        if not first or not second or first == second:
            raise Refused(gettext("A link is between options of two different issues."))
        if all(record.body != link for record in changing.folio.all(PackageLink)):
            changing.add(link)


def value(meeting: OpenMeeting, side: str, valuation: Valuation) -> None:
    """A side values the issues and their options, in its own scope.

    Raises:
        NoKey: that scope is not open here.
        method.InconsistentStatements: statements that cannot all hold; nothing was written.
        method.InvalidInput: points that do not add up, or an option without its worth; nothing was written.
    """
    caucus = meeting.caucus(side)
    if caucus is None:
        raise NoKey(side)
    feasible_valuations(space_of(meeting, package_issues(meeting), []), side, valuation)
    with change(caucus) as changing:
        changing.put_one(valuation)
