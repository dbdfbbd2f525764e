"""Rules about who sits at the table."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracktwo.matter.seats import all_seats, is_hidden, on_roster
from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

__all__ = ["NO_SERVING_OFFICIAL", "THREE_TO_SIX"]

FEWEST, MOST = 3, 6


def no_serving_official(dialogue: OpenDialogue, subject: str) -> State:
    """Row 1: a serving official makes the dialogue track one-and-a-half."""
    seats = all_seats(dialogue)
    if not seats and not on_roster(dialogue):
        return State("waits", _("No seats are noted yet."))
    if is_hidden(dialogue):
        return State("unmet", _("Serving officials stand on a roster of their own: this is track one-and-a-half."))
    serving = sum(seat.body.office == "serving" for seat in seats)
    if serving:
        detail = ngettext(
            "%(n)d seat is a serving official: this is track one-and-a-half.",
            "%(n)d seats are serving officials: this is track one-and-a-half.",
            serving,
        )
        return State("unmet", detail % {"n": serving})
    unsaid = sum(not seat.body.office for seat in seats)
    if unsaid:
        detail = ngettext(
            "Whether %(n)d seat is held by an official has not been noted.",
            "Whether %(n)d seats are held by officials has not been noted.",
            unsaid,
        )
        return State("unknown", detail % {"n": unsaid})
    return State("met")


def three_to_six(dialogue: OpenDialogue, subject: str) -> State:
    """Row 56: three to six members of each side."""
    seats = all_seats(dialogue)
    if is_hidden(dialogue):
        return State("unknown", _("Some seats stand on a roster of their own, whose key you do not hold."))
    if not seats:
        return State("waits", _("No seats are noted yet."))
    sizes = [sum(seat.body.side == side.id for seat in seats) for side in dialogue.sides]
    if all(FEWEST <= size <= MOST for size in sizes):
        return State("met")
    return State("unmet", _("A side has fewer than three seats or more than six."))


NO_SERVING_OFFICIAL = Safeguard(
    "no-serving-official",
    _("Nobody at the table is a serving official"),
    _(
        "People in office speak for it and are heard as if they negotiated. With one of them the dialogue is "
        "track one-and-a-half and asks for stricter secrecy."
    ),
    (1, 2),
    "advises",
    no_serving_official,
)

THREE_TO_SIX = Safeguard(
    "three-to-six-a-side",
    _("Three to six seats on each side"),
    _("Fewer cannot stand for a side's range of views; with more, some no longer speak."),
    (56,),
    "advises",
    three_to_six,
)
