"""The private form: what one member is asked, on a screen that is blank before and after and keeps nothing."""

from dataclasses import dataclass
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tracktwo.process.errors import NoSlip, NotThere, Refused
from tracktwo.process.fields import Text
from tracktwo.process.records import Side
from tracktwo.process.sealed import new_id
from tracktwo.rooms.solve.predictions.questionnaire import SCALE, Asked, Handed, asked_of, hand_in, side_of

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
    """A blank screen that asks for a slip; then the questions of its side; then a blank screen again."""
    slip = request.POST.get("slip", "")
    context = context | {"handed": handed, "scale": scale(), "thanked": "thanks" in request.GET, "key": new_id()}
    if request.method != "POST":
        return render(request, template, context)
    try:
        nonce = bytes.fromhex(request.POST.get("key", ""))
        side = side_of(handed, slip, nonce)
        context |= {"side": next(each for each in handed.sides if each.id == side), "lines": lines(handed, side)}
        if "answers" not in request.POST:
            return render(request, template, context | {"slip": slip})
        hand_in(handed, slip, nonce, _given(request, context["lines"]))
    except (Refused, ValueError):
        error = _("An answer is none of the form's. Choose again.")
        return render(request, template, context | {"error": error, "slip": slip, "typed": request.POST}, status=422)
    except NoSlip:
        error = _("This slip is of another round, mistyped, or was used. Tell the third party if you did not use it.")
        return render(request, template, context | {"error": error, "lines": []}, status=409)
    except NotThere:
        return render(request, template, context | {"error": _("This round has been closed."), "lines": []}, status=409)
    return redirect(f"{onward}?thanks")


def _given(request: HttpRequest, asked: list[Line]) -> dict[tuple[int, int], int]:
    values = {(line.asked.number, line.asked.about): request.POST.get(line.name, "") for line in asked}
    return {about: int(value) for about, value in values.items() if value.isdecimal()}
