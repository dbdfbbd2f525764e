"""The run of the day: a page of the meeting, and the keys on the board that go with it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.guards import in_meeting
from tracktwo.ui.errors import notice

from .. import reads, run
from ..records import FORMS

__all__ = ["act", "page"]


@in_meeting
@require_GET
def page(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """What runs, what is left of it, and what comes after it; what another window does shows here at once."""
    within = request.headers.get("HX-Request")
    return render(request, f"prepare/days/run{'_now' if within else ''}.html", _context(meeting))


def _context(meeting: OpenMeeting) -> dict[str, Any]:
    return {
        "dialogue": meeting.dialogue,
        "running": run.running(meeting),
        "today": run.day_to_run(meeting),
        "days": [day for day in reads.timetable(meeting.dialogue, meeting.card.workshop) if day.blocks],
        "forms": FORMS,
        "more": run.MORE,
    }


@in_meeting
@require_POST
def act(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """One key: begin, extend, skip, start the next, leave the timetable."""
    sent = request.POST
    name, block, shown = sent.get("act", ""), sent.get("block", ""), sent.get("shown", "")
    doings: dict[str, Callable[[], object]] = {
        "begin": lambda: run.begin(meeting, _day(meeting, sent.get("day", "")), block),
        "extend": lambda: run.extend(meeting, block) if block else run.extend_all(meeting, shown),
        "finish": lambda: run.finish(meeting, block),
        "next": lambda: run.next_block(meeting, shown),
        "skip": lambda: run.skip(meeting, shown),
        "leave": lambda: run.leave(meeting),
    }
    if name not in doings:
        raise NotThere(name)
    board = request.headers.get("HX-Request") and not request.headers.get("X-Page-Stays")
    told = ""
    try:
        doings[name]()
    except Refused as refused:
        # What runs now is shown with it: the next press is meant for that.
        meeting.third.forget()
        told = str(refused)
    if board:
        answer = notice(request, 409, told) if told else HttpResponse(status=204)
        answer["HX-Trigger"] = "saved"
        return answer
    if told:
        return render(request, "prepare/days/run.html", _context(meeting) | {"told": told}, status=409)
    return redirect("prepare:run", dialogue=meeting.dialogue.id)


def _day(meeting: OpenMeeting, id: str) -> reads.ShownDay:
    days = reads.timetable(meeting.dialogue, meeting.card.workshop)
    day = next((each for each in days if each.id == id), None) if id else run.day_to_run(meeting)
    if day is None or not day.blocks:
        raise NotThere("day")
    return day
