"""Pages of the packages: every side asks for them, values the issues in its caucus, and sees them compared."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.issues import Issue
from tracktwo.methods import packages as method
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoKey, Refused
from tracktwo.process.guards import in_meeting
from tracktwo.process.records import Side

from ..method_words import in_words
from ..options.records import Option
from . import acts, forms, reads
from .comparison import compare
from .records import LINKS, RATIOS, PackageIssue, PackageLink, Valuation

__all__ = ["ask", "home", "link", "valuation"]


@in_meeting
@require_GET
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The issues that can enter, which sides have asked and valued them, and then the comparison."""
    issues = reads.package_issues(meeting)
    folio = meeting.room.folio()
    entered = {each.issue.id for each in issues}
    options = {option.id: option for option in folio.all(Option)}
    asked = reads.asked_by(meeting, issues) if issues else []
    valuations = reads.usable_valuations(meeting, issues)
    tentative = _tentative(request, issues)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "package_issues": issues,
        "left_out": [issue for issue in folio.all(Issue) if issue.id not in entered],
        "all_asked": len(asked) == len(meeting.dialogue.sides),
        "sides": [_stage_of(meeting, side, issues, asked) for side in meeting.left_first],
        "links": [
            (link, options[link.body.one], options[link.body.other])
            for link in folio.all(PackageLink)
            if link.body.one in options and link.body.other in options
        ],
        "kinds": LINKS,
        "tentative": tentative,
        "comparison": compare(meeting, issues, valuations, tentative) if valuations else None,
    }
    return render(request, "solve/packages/packages.html", context)


def _tentative(request: HttpRequest, issues: list[PackageIssue]) -> tuple[str, ...]:
    """The package that might do already, where the address names a whole one."""
    options = tuple(request.GET.get(each.issue.id, "") for each in issues)
    known = all(key in {option.id for option in each.options} for key, each in zip(options, issues, strict=True))
    return options if known else ()


@dataclass(frozen=True)
class SideStage:
    """How far a side is on the way to a comparison. Where its caucus is not open here, its valuation is not known."""

    side: Side
    opened: bool
    asked: bool
    valued: bool
    usable: bool


def _stage_of(meeting: OpenMeeting, side: Side, issues: list[PackageIssue], asked: list[str]) -> SideStage:
    known = reads.valuation_of(meeting, side.id, issues)
    opened = meeting.caucus(side.id) is not None
    return SideStage(side, opened, side.id in asked, known is not None, known is not None and known.usable)


@in_meeting
@require_POST
def ask(request: HttpRequest, meeting: OpenMeeting, side: str) -> HttpResponse:
    """A side asks for packages on these issues, or no longer does."""
    acts.ask(meeting, side, take_back=bool(request.POST.get("withdraw")))
    return redirect("solve:packages", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def link(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Two options that go only together, or not together."""
    kind = request.POST.get("kind", "")
    if kind not in LINKS:
        raise Refused(_("Say how the two options are linked."))
    first, second = request.POST.get("one", ""), request.POST.get("other", "")
    acts.add_link(meeting, PackageLink(kind=kind, one=first, other=second))  # type: ignore[arg-type]  # checked above
    return redirect("solve:packages", dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET", "POST"])
def valuation(request: HttpRequest, meeting: OpenMeeting, side: str) -> HttpResponse:
    """In a side's own scope: its valuation of the issues. What cannot be stored is said, and stays on the screen."""
    owner = meeting.dialogue.side(side)
    if meeting.caucus(side) is None:
        raise NoKey(side)
    issues = reads.package_issues(meeting)
    if not issues:
        return redirect("solve:packages", dialogue=meeting.dialogue.id)
    known = reads.valuation_of(meeting, side, issues) or Valuation(about=reads.digest(issues))
    name = f"valuation:{side}"
    begun, errors = autosave.find(meeting, name), list[str]()
    typed = begun or forms.fields_of(known)
    if request.method == "POST":
        typed = request.POST.dict()
        try:
            acts.value(meeting, side, forms.parse(issues, typed))
            autosave.drop(meeting, name, form_key(request))
            if reads.contradicted(meeting, issues, side):
                return redirect("solve:valuation", dialogue=meeting.dialogue.id, side=side)
            return redirect("solve:packages", dialogue=meeting.dialogue.id)
        except forms.Mistyped as mistyped:
            errors = mistyped.errors
        except method.InconsistentStatements as contradiction:
            errors = [forms.contradiction_words(meeting, issues, contradiction)]
        except (method.InvalidInput, method.Refusal) as refused:
            errors = [in_words(refused, reads.names_of(meeting, issues))]
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "side": owner,
        "rows": [forms.issue_row(each, typed) for each in issues],
        "ranks": range(1, len(issues) + 1),
        "comparisons": forms.ratio_rows(typed),
        "ratios": RATIOS,
        "usable": typed.get("usable"),
        "errors": errors,
        "resumed": begun is not None and request.method == "GET",
        "against": forms.points_against_words(meeting, issues, reads.contradicted(meeting, issues, side)),
        "draft": name,
        "key": form_key(request) or new_key(),
    }
    return render(request, "solve/packages/valuation.html", context, status=422 if errors else 200)
