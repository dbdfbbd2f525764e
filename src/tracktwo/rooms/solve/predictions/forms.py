"""The private form: what one member is asked, on a screen that is blank before and after and keeps nothing."""

from dataclasses import dataclass
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tracktwo.process.errors import Full, NotThere, Refused
from tracktwo.process.fields import Text
from tracktwo.process.records import Side
from tracktwo.process.sealed import new_id
from tracktwo.rooms.solve.predictions.questionnaire import SCALE, Asked, Handed, asked_of, hand_in

__all__ = ["Line", "form", "lines", "pack", "scale", "unpack"]


@dataclass(frozen=True)
class Line:
    """One line of the form: its name, and whose answer it is about."""

    asked: Asked
    side: Side

    @property
    def name(self) -> str:
        """The name of its choices in the form."""
        return f"q{self.asked.number}-{self.asked.about}"


def pack(handed: Handed) -> bytes:
    """What a browser holds while it is handed round."""
    return msgspec.msgpack.encode(handed)


def unpack(content: bytes) -> Handed:
    """See `pack`."""
    return msgspec.msgpack.decode(content, type=Handed)


def scale() -> dict[str, list[tuple[int, Text]]]:
    """The five answers of each kind of question, in words."""
    importance = [_("not at all"), _("hardly"), _("somewhat"), _("very"), _("above all")]
    acceptable = [_("never"), _("hardly"), _("perhaps"), _("rather yes"), _("yes")]
    numbers = range(SCALE[0], SCALE[1] + 1)
    return {
        "importance": list(zip(numbers, importance, strict=True)),
        "acceptable": list(zip(numbers, acceptable, strict=True)),
    }


def lines(handed: Handed, side: str) -> list[Line]:
    """What a member of this side is asked, own answers first."""
    asked = sorted(asked_of(handed, side), key=lambda one: (not one.own, one.about, one.number))
    return [Line(one, handed.sides[one.about]) for one in asked]


def form(request: HttpRequest, handed: Handed, template: str, context: dict[str, Any], onward: str) -> HttpResponse:
    """A blank screen; then the side; then that side's questions; then a blank screen again."""
    side = request.POST.get("side", "")
    context = context | {"handed": handed, "scale": scale(), "thanked": "thanks" in request.GET, "key": new_id()}
    if request.method != "POST" or not any(one.id == side for one in handed.sides):
        return render(request, template, context)
    found = lines(handed, side)
    context |= {"side": next(one for one in handed.sides if one.id == side), "lines": found}
    if "answers" not in request.POST:
        return render(request, template, context)
    values = {(one.asked.number, one.asked.about): request.POST.get(one.name, "") for one in found}
    given = {about: int(value) for about, value in values.items() if value.isdecimal()}
    try:
        nonce = bytes.fromhex(request.POST.get("key", ""))
        hand_in(handed, side, nonce, given)
    except (Refused, ValueError):
        error = _("Nothing was answered. Answer what you can, or hand the laptop on.")
        return render(request, template, context | {"error": error, "typed": request.POST}, status=422)
    except (Full, NotThere) as gone:
        error = (
            _("There is no place left in this round.") if isinstance(gone, Full) else _("This round has been closed.")
        )
        return render(request, template, context | {"error": error, "lines": []}, status=409)
    return redirect(f"{onward}?thanks")
