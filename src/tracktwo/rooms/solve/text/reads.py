"""The single text as its page shows it: its drafts, what the sides criticise in them, and who has released it."""

from typing import Any

from tracktwo.process import release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Released
from tracktwo.process.sealed import Folio, Record

from .records import FORMS, Criticism, Form, TextDraft

__all__ = ["current", "drafts_of", "page"]


def drafts_of(folio: Folio, form: str = "text") -> list[Record[TextDraft]]:
    """The drafts of one form, the newest first."""
    drafts = [draft for draft in folio.all(TextDraft) if draft.body.form == form]
    return sorted(drafts, key=lambda draft: -draft.body.number)


def current(folio: Folio, form: str = "text") -> Record[TextDraft] | None:
    """The newest draft of one form."""
    return next(iter(drafts_of(folio, form)), None)


def page(meeting: OpenMeeting, name: Form, compare_with: str) -> dict[str, Any]:
    """What the page of one form shows; `compare_with` is the number of an earlier draft, else the one before."""
    folio = meeting.room.folio()
    drafts = drafts_of(folio, name)
    newest, earlier = (drafts[0] if drafts else None), drafts[1:]
    released = [record for record in meeting.dialogue.joint.folio().all(Released) if record.body.kind == name]
    chosen = (draft for draft in earlier if str(draft.body.number) == compare_with)
    against = next(chosen, earlier[0] if earlier else None)
    context: dict[str, Any] = {
        "name": name,
        "forms": FORMS,
        "draft": newest,
        "after": newest.body.number if newest else 0,
        "earlier": [(draft, _criticisms(folio, draft)) for draft in earlier],
        "against": against.body if against else None,
        "sides": [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first],
        "released": released,
    }
    return context | _release_state(meeting, name, newest, released) if newest else context


def _release_state(
    meeting: OpenMeeting, name: Form, newest: Record[TextDraft], released: list[Record[Released]]
) -> dict[str, Any]:
    criticisms = _criticisms(meeting.room.folio(), newest)
    title, wording = newest.body.title, newest.body.wording
    consented_to = release.digest(name, title, wording)
    return {
        "criticisms": [
            (side, [criticism for criticism in criticisms if criticism.body.side == side.id])
            for side in meeting.left_first
        ],
        "digest": consented_to.hex(),
        "given": release.consented(meeting, consented_to),
        "out": any((record.body.title, record.body.wording) == (title, wording) for record in released),
    }


def _criticisms(folio: Folio, draft: Record[TextDraft]) -> list[Record[Criticism]]:
    return [criticism for criticism in folio.all(Criticism) if criticism.body.draft == draft.id]
