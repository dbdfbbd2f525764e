"""Undo: before-images of the last acts, sealed in the compartment they changed with everything else in it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from django.utils.translation import gettext

from tracktwo.process.errors import Refused
from tracktwo.vault.change import Change, change
from tracktwo.vault.compartment import Opened
from tracktwo.vault.errors import Conflict
from tracktwo.vault.folio import GONE, Folio, Record, Row
from tracktwo.vault.payload import Payload, decode, is_list, payload, references, registered, without

__all__ = [
    "LastStep",
    "Nothing",
    "acting",
    "forget_images",
    "forget_taken_back",
    "last_label",
    "last_step",
    "remember",
    "taken_back",
    "undo",
    "undo_shown",
]

STEPS = 40


class Image(msgspec.Struct, frozen=True, array_like=True):
    """A record as it was, and the version the act left it at."""

    id: str
    before: Row | None
    after: int


class Step(msgspec.Struct, frozen=True):
    """One act: what it did, in English as it is translated when shown, and what it touched."""

    label: str
    images: list[Image]


@payload("undo")
class UndoLog(Payload, frozen=True):
    """The last acts in this compartment, oldest first."""

    steps: list[Step] = []


class Nothing(Exception):
    """There is no act to undo."""


class LastStep(msgspec.Struct, frozen=True):
    """What undo would do next: the act's label, a mark of exactly this step, and the first record that it touched.

    `before` and `now` are that record's payloads, or None where there was none, or none is left.
    """

    label: str
    mark: str
    before: Payload | None
    now: Payload | None


@contextmanager
def acting(opened: Opened, label: str) -> Iterator[Change]:
    """Change a compartment so that the act can be undone. `label` is English, and is translated when it is shown."""
    with change(opened) as draft:
        yield draft
        remember(draft, label)


def remember(draft: Change, label: str) -> None:
    """Note everything that this change has touched so far as one step of undo."""
    images = []
    for id in draft.touched():
        before = draft.folio.row(id)
        images.append(Image(id, before, before.version + 1 if before else 1))
    if images:
        steps = _steps(draft.folio)
        draft.put_one(UndoLog(steps=[*steps, Step(label, images)][-STEPS:]))


def last_step(folio: Folio) -> LastStep | None:
    """What would be undone next, or None."""
    steps = _steps(folio)
    if not steps:
        return None
    image = steps[-1].images[0]
    now = folio.row(image.id)
    return LastStep(gettext(steps[-1].label), _mark(steps[-1]), _content(image.before), _content(now))


def last_label(folio: Folio) -> str:
    """What would be undone next by its name alone, or nothing."""
    step = last_step(folio)
    return step.label if step else ""


def _content(row: Row | None) -> Payload | None:
    if row is None or row.tag == GONE:
        return None
    return decode(registered()[row.tag], row.payload_version, bytes(row.raw))


def _mark(step: Step) -> str:
    """The same for two steps only where they touched the same records at the same versions."""
    touched = "".join(f"{image.id}:{image.after};" for image in step.images)
    return hashlib.sha256(touched.encode()).hexdigest()[:32]


def undo(opened: Opened, shown: str = "") -> str:
    """Undo the last act; its label. With `shown`, only where the last act is still the one that bears this mark.

    Raises:
        Nothing: no act is left to undo.
        Conflict: another act came after the one that was shown, or what it touched was changed by other means.
    """
    with change(opened) as draft:
        steps = _steps(draft.folio)
        if not steps:
            raise Nothing
        if shown and shown != _mark(steps[-1]):
            raise Conflict("undo")
        step = steps.pop()
        for image in step.images:
            now = draft.folio.row(image.id)
            if now is None or now.version != image.after:
                raise Conflict("undo")
        for image in step.images:
            if image.before is not None:
                draft.put_row(image.id, image.before)
        # What comes of the act goes with everything that points at it; earlier states may point at nothing, too.
        draft.detach(*(image.id for image in step.images if image.before is None))
        for image in step.images:
            if image.before is not None:
                _drop_missing(draft, image)
        after = {id: row.version + 1 for id in draft.touched() if (row := draft.folio.row(id)) is not None}
        draft.put_one(UndoLog(steps=_renumber(steps, after)))
    return step.label


def undo_shown(opened: Opened, step: str) -> str:
    """Take back the last act in a compartment, if it still is the one with this mark; its label.

    Raises:
        Refused: nothing is left to undo, or another act came after the one that was shown.
    """
    try:
        return undo(opened, step)
    except Nothing:
        raise Refused(gettext("There is nothing left to undo.")) from None
    except Conflict:
        raise Refused(gettext("Another act came after the one that was shown. Look at what undo says now.")) from None


def _drop_missing(draft: Change, image: Image) -> None:
    """Take references out of a restored record whose target was taken back in the meantime."""
    row = image.before
    if row is None or row.tag == GONE:
        return
    kind = registered()[row.tag]
    restored = decode(kind, row.payload_version, bytes(row.raw))
    missing = {target for _name, target in references(restored) if not draft.stands(target)}
    if not missing:
        return
    if any(target in missing and not is_list(kind, name) for name, target in references(restored)):
        draft.put_row(image.id, None)
    else:
        draft.replace(Record(image.id, row.version, row.born, restored), without(restored, missing))


def forget_images(draft: Change, ids: list[str]) -> None:
    """Drop what the log remembers of these records, as when a side takes something back."""
    steps = [Step(step.label, [image for image in step.images if image.id not in ids]) for step in _steps(draft.folio)]
    draft.put_one(UndoLog(steps=[step for step in steps if step.images]))


def taken_back(folio: Folio) -> int:
    """How many records are gone from the board while undo still holds their words."""
    return len(_kept_of_gone(folio))


def forget_taken_back(draft: Change) -> None:
    """Drop the words of everything that was taken back: from now on it is gone for good."""
    forget_images(draft, _kept_of_gone(draft.folio))


def _kept_of_gone(folio: Folio) -> list[str]:
    images = (image for step in _steps(folio) for image in step.images if image.before and image.before.tag != GONE)
    gone = ((image.id, folio.row(image.id)) for image in images)
    return list(dict.fromkeys(id for id, row in gone if row is None or row.tag == GONE))


def _steps(folio: Folio) -> list[Step]:
    log = folio.one(UndoLog)
    return list(log.body.steps) if log else []


def _renumber(steps: list[Step], renewed: dict[str, int]) -> list[Step]:
    """Undoing made new versions: the step before on the same record must expect those."""
    result = []
    for step in reversed(steps):
        images = [Image(image.id, image.before, renewed.pop(image.id, image.after)) for image in step.images]
        result.append(Step(step.label, images))
    return result[::-1]
