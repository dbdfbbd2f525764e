"""Forms of the timetable: a day with its hours, and a block."""

import datetime
import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import holder_choices
from tracktwo.process.rooms import walk
from tracktwo.process.sealed import Record
from tracktwo.ui.forms import NEVER_KEEP, PayloadForm, filled, form_for

from .prayers import coordinates, is_zone
from .reads import clock
from .records import PRINTED, Block, WorkshopDay, WorkshopPlace

__all__ = [
    "MORE",
    "block_fields",
    "block_form",
    "block_values",
    "day_fields",
    "day_form",
    "day_values",
    "place_fields",
    "place_form",
    "place_values",
]

MIDNIGHT = 24 * 60
# A code, never a name: a letter or two and a number.
CODE = re.compile(r"[A-Za-z]{1,2}[0-9]{1,2}")
MORE = ("phase", "purpose", "side", "leads", "interpreters", "wall", "printed", "beside")
DAY_FIELDS = ("day", "begins", "ends", "virtual")


def block_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """The form of a block: three things are asked for, the rest stands behind a fold."""
    views = [(view.name, str(view.title)) for room in walk() for view in room.wall if view.from_board]
    sides = [(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]
    choices: dict[str, Any] = {
        "side": [("", _("each in its own room")), *sides],
        "leads": sorted(holder_choices(dialogue), key=lambda choice: choice[1]),
        "wall": [("", _("the board")), *views],
        "printed": list(PRINTED.items()),
    }
    names = ["title", "form", "minutes", "phase", "purpose", "side", "leads", "wall", "printed", "beside"]
    kind = form_for(Block, names, dialogue.card.languages, choices)
    fields = kind.base_fields
    for name in ("side", "wall"):
        fields[name].required = False
        fields[name].widget = forms.Select(choices=choices[name])
    fields["side"].label = _("Who is alone, in a caucus?")
    fields["purpose"].widget.attrs["rows"] = "2"
    fields["interpreters"] = forms.CharField(
        label=_("Interpreters"),
        help_text=_("Codes, as I1 I2. Without names."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={**NEVER_KEEP, "dir": "ltr"}),
    )
    return kind


def block_fields(record: Record[Block]) -> dict[str, Any]:
    """A block as its form begins."""
    block = record.body
    shown = {name: getattr(block, name) for name in ("form", "minutes", "phase", "purpose", "side", "leads", "wall")}
    rest = {"printed": block.printed, "beside": block.beside, "interpreters": " ".join(block.interpreters)}
    return filled("title", block.title) | shown | rest


def block_values(form: PayloadForm) -> dict[str, Any] | None:
    """What a form says of a block; None where an interpreter is no code, which the form then says."""
    values = form.values()
    codes = values["interpreters"].replace(",", " ").split()
    wrong = next((code for code in codes if not CODE.fullmatch(code)), "")
    if wrong:
        form.add_error("interpreters", _("“%(word)s” is no code. Write codes as I1 I2.") % {"word": wrong[:20]})
        return None
    return values | {"interpreters": list(dict.fromkeys(code.upper() for code in codes))}


def _time(label: str, help: str = "") -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", **NEVER_KEEP})
    return forms.TimeField(label=label, help_text=help, widget=widget)


def day_form() -> type[PayloadForm]:
    """The form of a day."""
    kind = form_for(WorkshopDay, ["day", "virtual"], ["en"])
    kind.base_fields["begins"] = _time(_("It begins at"))
    kind.base_fields["ends"] = _time(_("It ends at"), _("00:00 is midnight."))
    kind.base_fields = {name: kind.base_fields[name] for name in DAY_FIELDS}
    return kind


def day_fields(day: WorkshopDay) -> dict[str, Any]:
    """A day as its form begins."""
    return {"day": day.day, "virtual": day.virtual, "begins": clock(day.begins), "ends": clock(day.ends)}


def day_values(form: PayloadForm) -> dict[str, Any] | None:
    """What a form says of a day; None where it ends before it begins, which the form then says."""
    data = form.cleaned_data
    begins, ends = _minutes(data["begins"]), _minutes(data["ends"]) or MIDNIGHT
    if ends <= begins:
        message = _("A day ends after it begins. For a night past midnight let it end at 00:00: its blocks may go on.")
        form.add_error("ends", message)
        return None
    return {"day": data["day"], "virtual": data["virtual"], "begins": begins, "ends": ends}


def _minutes(time: datetime.time) -> int:
    return time.hour * 60 + time.minute


def place_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """The form of a workshop's clocks and calendars, with a zone for each side."""
    kind = form_for(WorkshopPlace, ["zone", "spot", "rule", "hanafi", "calendar", "shift"], ["en"])
    fields = kind.base_fields
    for name in ("zone", "spot"):
        fields[name].widget.attrs |= {"dir": "ltr", "list": "zones" if name == "zone" else ""}
    for side in dialogue.sides:
        label = _("Time zone of %(side)s, for a session over a connection") % {"side": dialogue.one_line(side.name)}
        attrs = {**NEVER_KEEP, "dir": "ltr", "list": "zones"}
        fields[f"zone-{side.id}"] = forms.CharField(
            label=label, max_length=40, required=False, widget=forms.TextInput(attrs=attrs)
        )
    return kind


def place_fields(place: WorkshopPlace) -> dict[str, Any]:
    """Clocks and calendars as their form begins."""
    names = ("zone", "spot", "rule", "hanafi", "calendar", "shift")
    return {name: getattr(place, name) for name in names} | {f"zone-{side}": each for side, each in place.zones.items()}


def place_values(dialogue: OpenDialogue, form: PayloadForm) -> dict[str, Any] | None:
    """What a form says of clocks and calendars; None where a zone or a place is none, which the form then says."""
    # What is wrong is taken out of the form's own values.
    data = dict(form.cleaned_data)
    zones = {side.id: data[f"zone-{side.id}"] for side in dialogue.sides if data[f"zone-{side.id}"]}
    for name in ("zone", *(f"zone-{side}" for side in zones)):
        if data[name] and not is_zone(data[name]):
            form.add_error(
                name, _("There is no time zone “%(name)s”. Write one as Asia/Nicosia.") % {"name": data[name]}
            )
    if data["spot"] and coordinates(data["spot"]) is None:
        form.add_error("spot", _("Write latitude and longitude in degrees, as 35.17, 33.36."))
    if data["rule"] and not (data["spot"] and data["zone"]):
        form.add_error("rule", _("Prayer times need a place and its time zone. Without them, ask people."))
    if not form.is_valid():
        return None
    return {name: data[name] for name in ("zone", "spot", "rule", "hanafi", "calendar", "shift")} | {"zones": zones}
