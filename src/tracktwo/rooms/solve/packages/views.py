"""Packages: asked for by every side, valued in its caucus, compared inside one request, advised never."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.methods import packages as method
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoKey, Refused
from tracktwo.process.guards import in_meeting
from tracktwo.rooms.solve.issues.records import Issue
from tracktwo.rooms.solve.options.records import Option
from tracktwo.rooms.solve.packages import acts as package_acts
from tracktwo.rooms.solve.packages import comparison as comparing
from tracktwo.rooms.solve.packages import forms as valuing
from tracktwo.rooms.solve.packages.records import LIKENED, LINKS, PackageIssue, PackageLink, Valuation

__all__ = ["ask", "home", "link", "valuation"]


@in_meeting
@require_GET
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Which issues can enter, who has asked, what is said and may be used, and then the comparison."""
    found = package_acts.package_issues(meeting)
    folio = meeting.room.folio()
    entered = {one.issue.id for one in found}
    options = {one.id: one for one in folio.all(Option)}
    asked = package_acts.asked_by(meeting, found) if found else []
    given = package_acts.usable(meeting, found)
    tentative = _tentative(request, found)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "package_issues": found,
        "left_out": [one for one in folio.all(Issue) if one.id not in entered],
        "asked": asked,
        "all_asked": len(asked) == len(meeting.dialogue.sides),
        "sides": [_standing(meeting, side.id, found, asked) for side in meeting.left_first],
        "links": [
            (one, options[one.body.one], options[one.body.other])
            for one in folio.all(PackageLink)
            if one.body.one in options and one.body.other in options
        ],
        "kinds": LINKS,
        "tentative": tentative,
        "comparison": comparing.compare(meeting, found, given, tentative) if given else None,
    }
    return render(request, "solve/packages/packages.html", context)


def _tentative(request: HttpRequest, found: list[PackageIssue]) -> tuple[str, ...]:
    """The package that might do already, if the page asks about one that can be."""
    asked = tuple(request.GET.get(one.issue.id, "") for one in found)
    known = all(key in {option.id for option in one.options} for key, one in zip(asked, found, strict=True))
    return asked if known else ()


def _standing(meeting: OpenMeeting, side: str, found: list[PackageIssue], asked: list[str]) -> dict[str, Any]:
    """A side's way to the comparison. What stands in a caucus that is not open here is not known here."""
    said = package_acts.valuation_of(meeting, side, found)
    return {
        "side": meeting.dialogue.side(side),
        "opened": meeting.caucus(side) is not None,
        "asked": side in asked,
        "said": said is not None,
        "usable": said is not None and said.usable,
    }


@in_meeting
@require_POST
def ask(request: HttpRequest, meeting: OpenMeeting, side: str) -> HttpResponse:
    """A side asks for packages on these issues, or no longer does."""
    package_acts.ask(meeting, side, take_back=bool(request.POST.get("withdraw")))
    return redirect("solve:packages", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def link(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Two options that go only together, or not together."""
    kind = request.POST.get("kind", "")
    if kind not in LINKS:
        raise Refused(_("Say how the two options hang together."))
    one, other = request.POST.get("one", ""), request.POST.get("other", "")
    package_acts.add_link(meeting, PackageLink(kind=kind, one=one, other=other))  # type: ignore[arg-type]  # checked above
    return redirect("solve:packages", dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET", "POST"])
def valuation(request: HttpRequest, meeting: OpenMeeting, side: str) -> HttpResponse:
    """In a side's own scope: what it makes of the issues. What cannot be kept is said, and stays on the screen."""
    one = meeting.dialogue.side(side)
    if meeting.caucus(side) is None:
        raise NoKey(side)
    found = package_acts.package_issues(meeting)
    if not found:
        return redirect("solve:packages", dialogue=meeting.dialogue.id)
    said = package_acts.valuation_of(meeting, side, found) or Valuation(about=package_acts.digest(found))
    typed, errors = valuing.shown(said), list[str]()
    if request.method == "POST":
        typed = request.POST.dict()
        try:
            package_acts.value(meeting, side, valuing.parse(found, typed))
            return redirect("solve:packages", dialogue=meeting.dialogue.id)
        except valuing.Mistyped as mistyped:
            errors = mistyped.errors
        except method.InconsistentStatements as contradiction:
            errors = [valuing.told(meeting, found, contradiction)]
        except (method.InvalidInput, method.Refusal) as refused:
            errors = [str(refused)]
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "side": one,
        "package_issues": [valuing.rows(one, typed) for one in found],
        "ranks": range(1, len(found) + 1),
        "likened": valuing.likened_rows(typed),
        "ratios": LIKENED,
        "usable": typed.get("usable"),
        "errors": errors,
    }
    return render(request, "solve/packages/valuation.html", context, status=422 if errors else 200)
