"""What this room puts on the wall: ideas, predictions beside answers, the ladder, the text."""

from typing import Any

from tracktwo.matter import walls
from tracktwo.process.access import OpenMeeting
from tracktwo.rooms.solve.options.records import Idea, IdeaRound, Option
from tracktwo.rooms.solve.predictions import reads as prediction_reads
from tracktwo.rooms.solve.reassurance import steps as reassurance_steps
from tracktwo.rooms.solve.text import acts as text_acts

__all__ = ["declare"]


def _ideas(meeting: OpenMeeting) -> dict[str, Any]:
    folio = meeting.room.folio()
    return {"ideas": folio.all(Idea), "options": folio.all(Option), "round": folio.one(IdeaRound)}


def _text(meeting: OpenMeeting, form: str) -> dict[str, Any] | None:
    draft = text_acts.current(meeting.room.folio(), form)
    return {"text": draft.body} if draft else None


def _gaps(meeting: OpenMeeting) -> dict[str, Any] | None:
    groups = prediction_reads.gaps(meeting)
    return {"groups": groups} if groups else None


def _ladder(meeting: OpenMeeting) -> dict[str, Any] | None:
    steps = reassurance_steps.steps(meeting)
    return {"steps": steps} if steps else None


def declare() -> None:
    """Register this room's pictures."""
    walls.register(
        walls.Picture("ideas", "solve/wall/ideas.html", _ideas),
        walls.Picture("predictions", "solve/wall/predictions.html", _gaps),
        walls.Picture("ladder", "solve/wall/ladder.html", _ladder),
        walls.Picture("vision", "solve/wall/text.html", lambda meeting: _text(meeting, "vision")),
        walls.Picture("text", "solve/wall/text.html", lambda meeting: _text(meeting, "text")),
    )
