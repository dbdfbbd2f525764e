"""Undo until the meeting closes: before-images of the last acts, sealed in the room with everything else."""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from tracktwo.process.access import OpenMeeting
from tracktwo.vault.change import Draft, change
from tracktwo.vault.errors import Conflict
from tracktwo.vault.folio import Folio, Row
from tracktwo.vault.payload import Payload, payload

__all__ = ["Nothing", "acting", "forget_images", "last_label", "undo"]

STEPS = 40


class Image(msgspec.Struct, frozen=True, array_like=True):
    """A record as it was, and the version the act left it at."""

    id: str
    before: Row | None
    after: int


class Step(msgspec.Struct, frozen=True):
    """One act: what it did, in the words of its button, and what it touched."""

    label: str
    images: list[Image]


@payload("undo")
class UndoLog(Payload, frozen=True):
    """The last acts in this room, oldest first."""

    steps: list[Step] = []


class Nothing(Exception):
    """There is no act to undo."""


@contextmanager
def acting(meeting: OpenMeeting, label: str) -> Iterator[Draft]:
    """Change the room so that it can be undone."""
    with change(meeting.room) as draft:
        yield draft
        images = []
        for id in draft.touched():
            before = draft.folio.row(id)
            images.append(Image(id, before, before.version + 1 if before else 1))
        if images:
            steps = _steps(draft.folio)
            draft.put_one(UndoLog(steps=[*steps, Step(label, images)][-STEPS:]))


def last_label(folio: Folio) -> str:
    """What would be undone next, or nothing."""
    steps = _steps(folio)
    return steps[-1].label if steps else ""


def undo(meeting: OpenMeeting) -> str:
    """Undo the last act; its label.

    Raises:
        Nothing: no act is left to undo.
        Conflict: what it touched was changed since by other means.
    """
    with change(meeting.room) as draft:
        steps = _steps(draft.folio)
        if not steps:
            raise Nothing
        step = steps.pop()
        renewed: dict[str, int] = {}
        for image in step.images:
            now = draft.folio.row(image.id)
            if now is None or now.version != image.after:
                raise Conflict("undo")
            draft.put_row(image.id, image.before)
            renewed[image.id] = now.version + 1
        draft.put_one(UndoLog(steps=_renumber(steps, renewed)))
    return step.label


def forget_images(draft: Draft, ids: list[str]) -> None:
    """Drop what the log remembers of these records, as when a side takes something back."""
    steps = [Step(step.label, [image for image in step.images if image.id not in ids]) for step in _steps(draft.folio)]
    draft.put_one(UndoLog(steps=[step for step in steps if step.images]))


def _steps(folio: Folio) -> list[Step]:
    log = folio.one(UndoLog)
    return list(log.body.steps) if log else []


def _renumber(steps: list[Step], renewed: dict[str, int]) -> list[Step]:
    """Undoing made new versions: the step before on the same record must expect those."""
    result = []
    for step in reversed(steps):
        images = [Image(one.id, one.before, renewed.pop(one.id, one.after)) for one in step.images]
        result.append(Step(step.label, images))
    return result[::-1]
