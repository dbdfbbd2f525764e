"""Unpacking a loaded word, side by side."""

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key
from tracktwo.process import release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_meeting
from tracktwo.process.sealed import new_id
from tracktwo.rooms.convene import loaded_words as words
from tracktwo.rooms.convene.loaded_words import LoadedWord, Meaning
from tracktwo.ui.forms import PayloadForm, filled

from .. import acts, forms
from ..continuity import glossary_entry

__all__ = ["close", "meaning", "release_word", "restated", "word"]


@in_meeting
@require_GET
def word(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """One word: each side's meaning, feared reading and least sense."""
    return _page(request, meeting, id)


def _page(
    request: HttpRequest,
    meeting: OpenMeeting,
    id: str,
    bound: dict[str, PayloadForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    record = meeting.room.folio().get(LoadedWord, id)
    entry = glossary_entry(meeting, record.body)
    about = release.digest_of(entry)
    sides = []
    for side in meeting.left_first:
        given = record.body.meanings.get(side.id)
        typed = None if side.id in (bound or {}) else autosave.find(meeting, f"meaning.{id}.{side.id}")
        form = (bound or {}).get(side.id) or forms.meaning_form(meeting)(
            initial=typed or _initial(given), auto_id=f"{side.id}-%s"
        )
        # Beside a meaning that was sent over another version stands the one that was saved meanwhile.
        theirs = (given.means, given.fears, given.least) if given else ()
        clash = theirs if status == 409 and side.id in (bound or {}) else None
        sides.append((side, given, form, side.id in record.body.restated, clash, typed is not None, new_id()))
    opened = [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first]
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "record": record,
        "word": record.body,
        "sides": sides,
        "release_sides": opened,
        "wording": entry.wording,
        "digest": about.hex(),
        "given": release.consented(meeting, about),
        "out": release.is_released(meeting, entry),
        "all_given": len(record.body.meanings) == len(meeting.dialogue.sides),
    }
    return render(request, "convene/word.html", context, status=status)


def _initial(meaning: Meaning | None) -> dict[str, str]:
    if meaning is None:
        return {}
    texts: dict[str, str] = {}
    for name, value in msgspec.structs.asdict(meaning).items():
        texts |= filled(name, value)
    return texts


@in_meeting
@require_POST
def meaning(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side's meaning."""
    form = forms.meaning_form(meeting)(request.POST, auto_id=f"{side}-%s")
    if not form.is_valid():
        return _page(request, meeting, id, {side: form}, status=422)
    given = Meaning(**form.values())
    other = save_over(
        meeting.room,
        LoadedWord,
        id,
        request.POST,
        lambda version: words.give_meaning(meeting, id, version, side, given),
    )
    if other:
        return _page(request, meeting, id, {side: form}, status=409)
    autosave.drop(meeting, f"meaning.{id}.{side}", form_key(request))
    return redirect("convene:word", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def restated(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """The other side has restated this side's meaning."""
    words.restated(meeting, id, side)
    return redirect("convene:word", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def close(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Close the word."""
    acts.close_word(meeting, id)
    return redirect("convene:word", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def release_word(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side releases the glossary entry in exactly this wording, or takes its release back."""
    record = meeting.room.folio().get(LoadedWord, id).body
    if not record.closed:
        raise Refused(_("A word is released for the glossary once it is closed."))
    meeting.dialogue.side(side)
    release.release_words_shown(meeting, side, glossary_entry(meeting, record), request.POST)
    return redirect("convene:word", dialogue=meeting.dialogue.id, id=id)
