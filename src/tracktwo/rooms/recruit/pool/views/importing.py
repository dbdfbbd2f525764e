"""Importing a contact file: read, told what each column is, looked at, taken. The file itself is never kept."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tracktwo.common.writing import clean_text, number_in
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.methods.contacts import CODE_PAGES, Sheet, proposed, read_contacts, with_heading
from tracktwo.methods.errors import InvalidInput
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.need_to_know import begin_scope

from ...referrals import edges
from ...referrals.records import SCOPE
from .. import importing
from ..import_words import ALPHABETS, DOUBTS, FIELD_WORDS, in_words, left_out, problem_words
from ..records import PANEL

__all__ = ["home"]

SAMPLES = 3
LONGEST_PASTED = 200_000


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Every step of it on one address: a file, its columns and people, and taking them."""
    if request.method == "GET":
        return _choose(request, dialogue)
    try:
        if request.POST.get("do") == "read":
            return _look(request, dialogue, _read(request))
        asked = _sent(request)
        if request.POST.get("do") == "take":
            return _take(request, dialogue, asked)
        return _look(request, dialogue, asked)
    except InvalidInput as error:
        return _choose(request, dialogue, in_words(error), error.code == "which-alphabet")
    except Refused as refused:
        return _choose(request, dialogue, str(refused))


@dataclass
class _Asked:
    """A file on its way: its sheets, which of them is looked at, what its columns are, and for which side."""

    sheets: list[Sheet]
    place: int = 0
    chosen: list[str] = field(default_factory=list)
    side: str = ""

    @property
    def sheet(self) -> Sheet:
        """The sheet that is looked at."""
        return self.sheets[self.place]


def _choose(request: HttpRequest, dialogue: OpenDialogue, refused: str = "", alphabet: bool = False) -> HttpResponse:
    context = {
        "dialogue": dialogue,
        "refused": refused,
        "ask_alphabet": alphabet,
        "alphabets": [(page, ALPHABETS[name]) for page, name in CODE_PAGES.items()],
        "side": request.POST.get("side", ""),
        "pasted": clean_text(request.POST.get("text", ""))[:LONGEST_PASTED],
        "panel": PANEL,
    }
    return render(request, "recruit/pool/import.html", context, status=422 if refused else 200)


def _read(request: HttpRequest) -> _Asked:
    file, pasted = request.FILES.get("file"), request.POST.get("text", "")
    raw = file.read() if file else pasted.encode()
    sheets = [sheet for sheet in read_contacts(raw, request.POST.get("alphabet", "")).sheets if sheet.headings]
    if not any(sheet.rows for sheet in sheets):
        raise InvalidInput("nobody", "found nobody in the file; expected at least one person")
    fullest = max(range(len(sheets)), key=lambda place: len(sheets[place].rows))
    return _Asked(sheets, fullest, _proposed(sheets[fullest]), request.POST.get("side", ""))


def _sent(request: HttpRequest) -> _Asked:
    """What the form carried back, with what was chosen in it."""
    sheets = importing.carried(request.POST.get("carried", ""))
    place = min(number_in(request.POST.get("sheet", "")) or 0, len(sheets) - 1)
    same_sheet = request.POST.get("of-sheet") == str(place)
    headed = request.POST.get("headed") == "1"
    if same_sheet and headed != sheets[place].headed:
        sheets[place] = with_heading(sheets[place], headed)
        same_sheet = not headed
    columns = range(len(sheets[place].headings))
    chosen = [request.POST.get(f"column-{column}", "") for column in columns]
    if not same_sheet:
        chosen = _proposed(sheets[place])
    return _Asked(
        sheets, place, [field if field in FIELD_WORDS else "" for field in chosen], request.POST.get("side", "")
    )


def _proposed(sheet: Sheet) -> list[str]:
    filled = [any(cells[column] for _row, cells in sheet.rows) for column in range(len(sheet.headings))]
    choices = proposed(sheet.headings, filled)
    if not sheet.headed and choices and not any(choices):
        choices[0] = "name"
    return choices


def _look(request: HttpRequest, dialogue: OpenDialogue, asked: _Asked, refused: str = "") -> HttpResponse:
    """The columns with what they are taken for, and everybody who would come of it."""
    checked = importing.check(dialogue, asked.sheet, asked.chosen, asked.side)
    certain = [entry for entry in checked.entries if not entry.doubt]
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "refused": refused,
        "carried": importing.packed(asked.sheets),
        "sheets": [(place, sheet.title) for place, sheet in enumerate(asked.sheets)],
        "place": asked.place,
        "headed": asked.sheet.headed,
        "columns": _columns(asked),
        "fields": FIELD_WORDS,
        "side": asked.side,
        "panel": PANEL,
        "certain": certain,
        "doubtful": [(entry, _doubt(entry)) for entry in checked.entries if entry.doubt],
        "problems": [problem_words(*problem) for problem in checked.problems],
        "unknown_nominators": sum(entry.nominated == "unknown" for entry in checked.entries),
        "has_nominators": "nominator" in asked.chosen,
        "kept": edges.is_kept(dialogue),
        "holds_key": edges.edges(dialogue) is not None,
        "key": form_key(request) or new_key(),
    }
    return render(request, "recruit/pool/import_look.html", context, status=422 if refused else 200)


def _doubt(entry: importing.Entry) -> str:
    return str(DOUBTS[entry.doubt]) % {"row": entry.row, "code": entry.code}


def _columns(asked: _Asked) -> list[dict[str, Any]]:
    sheet, columns = asked.sheet, []
    for column, heading in enumerate(sheet.headings):
        samples = list(dict.fromkeys(cells[column] for _row, cells in sheet.rows if cells[column]))[:SAMPLES]
        if samples or asked.chosen[column]:
            columns.append(
                {
                    "number": column,
                    "heading": heading,
                    "samples": samples,
                    "chosen": asked.chosen[column],
                    "note": left_out(heading),
                }
            )
    return columns


def _rows(request: HttpRequest, name: str) -> set[int]:
    return {row for typed in request.POST.getlist(name) if (row := number_in(typed)) is not None}


def _take(request: HttpRequest, dialogue: OpenDialogue, asked: _Asked) -> HttpResponse:
    checked = importing.check(dialogue, asked.sheet, asked.chosen, asked.side)
    without, despite = _rows(request, "without"), _rows(request, "despite")
    try:
        if "nominator" in asked.chosen and request.POST.get("begin") == "1" and not edges.is_kept(dialogue):
            begin_scope(dialogue, SCOPE)
        importing.take(dialogue, checked, form_key(request) or new_key(), without, despite)
    except Refused as refused:
        dialogue.third.forget()
        return _look(request, dialogue, asked, str(refused))
    return redirect("recruit:pool", dialogue=dialogue.id)
