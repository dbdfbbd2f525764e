"""Taking something of this room back: what it says is quoted first, and the harmless answer has the focus."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from tracktwo.editing import autosave, withdrawal
from tracktwo.matter.issues import Issue
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere
from tracktwo.process.fields import MultilingualText, Text
from tracktwo.process.guards import in_meeting
from tracktwo.process.sealed import Folio, Payload

from .issues.records import STAKES, Stake
from .options.records import Idea, Legitimacy, ObstacleAtHome, Option
from .packages.records import LINKS, PackageLink
from .reassurance.records import ReassuranceStep
from .text.records import Criticism

__all__ = ["take_back"]

TITLES: dict[type[Payload], Text] = {
    Idea: _("Idea"),
    Option: _("An option"),
    Legitimacy: _("How the public would take it"),
    ObstacleAtHome: _("An obstacle at home"),
    Issue: _("Issue"),
    Stake: "",
    Criticism: _("Criticism by a side"),
    ReassuranceStep: _("A step"),
    PackageLink: "",
}


@in_meeting
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Take something of this room back, by undo until the meeting closes or for good; then the page it was on."""
    home = reverse("solve:home", args=[meeting.dialogue.id])
    sent = request.GET if request.method == "GET" else request.POST
    back = sent.get("back", "")
    if not back.startswith(f"/d/{meeting.dialogue.id}/") or not url_has_allowed_host_and_scheme(back, None):
        back = home
    if request.method == "GET":
        address = reverse("solve:take-back", args=[meeting.dialogue.id, id])
        context = {"dialogue": meeting.dialogue, "card": _quoted(meeting.room.folio(), id), "address": address}
        return render(request, "ui/take_back.html", context | {"back": back})
    act = withdrawal.withdraw if sent.get("for_good") else withdrawal.take_back
    act(meeting.room, id)
    autosave.forget(meeting, id)
    return redirect(back)


def _quoted(folio: Folio, id: str) -> dict[str, object]:
    """What it is, whose, and its words."""
    for kind, title in TITLES.items():
        content = next((record.body for record in folio.all(kind) if record.id == id), None)
        if content is not None:
            label = STAKES[content.kind] if isinstance(content, Stake) else title
            label = LINKS[content.kind] if isinstance(content, PackageLink) else label
            return {"kind": label, "side": getattr(content, "side", ""), "words": _words(folio, content)}
    raise NotThere(id)


def _words(folio: Folio, content: Payload) -> MultilingualText:
    if isinstance(content, PackageLink):
        first, second = (folio.get(Option, end).body.words.texts for end in (content.one, content.other))
        pairs = zip(first, second, strict=True)
        return MultilingualText.of(" — ".join(pair) if all(pair) else "" for pair in pairs)
    if isinstance(content, ObstacleAtHome):
        return content.why
    words = getattr(content, "words", MultilingualText(""))
    return words if isinstance(words, MultilingualText) else MultilingualText("")
