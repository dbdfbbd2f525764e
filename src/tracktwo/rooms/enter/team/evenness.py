"""Even-handedness in what the third party controls: what each side was given, side beside side.

Counted from plans, and from what the third party offered or paid; never from what happened in a meeting. Where it is
uneven a sentence says so. Whether that is wrong is for the third party to judge.
"""

from dataclasses import dataclass

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.offers import OFFERS, PLANNED, Offer, OfferKind
from tracktwo.process.records import Side, Workshop
from tracktwo.process.rooms import offered
from tracktwo.process.sealed import Record

from .notes import Offered

__all__ = [
    "Bar",
    "EvenRow",
    "even_rows",
    "kinds_to_note",
    "offers_by_workshop",
    "planned_instead",
    "uneven_sentences",
    "workshops_to_note",
]

# One side is always first on an odd number of days; of these kinds a difference of one cannot be helped.
ALTERNATING: tuple[OfferKind, ...] = ("first", "left")
WIDEST = 100


@dataclass(frozen=True)
class Bar:
    """How much a side was given. `start` and `width` of its bar in a picture 100 wide, in the direction of reading."""

    side: Side
    amount: int
    start: int
    width: int


@dataclass(frozen=True)
class EvenRow:
    """One kind of thing, a bar for each side; `uneven` says in a sentence that it is, or nothing."""

    kind: OfferKind
    title: Text
    bars: list[Bar]
    uneven: str


def _offers(dialogue: OpenDialogue) -> list[Offer]:
    planned, instead = offered(dialogue), planned_instead(dialogue)
    own = (record.body for record in dialogue.third.folio().all(Offered))
    return planned + [Offer(each.kind, each.side, each.amount) for each in own if each.kind not in instead]


def planned_instead(dialogue: OpenDialogue) -> frozenset[OfferKind]:
    """Of what was noted by hand, the kinds that a plan counts by now: their notes count no second time."""
    planned = {each.kind for each in offered(dialogue) if each.amount}
    return PLANNED & planned & {record.body.kind for record in dialogue.third.folio().all(Offered)}


def kinds_to_note(dialogue: OpenDialogue) -> list[tuple[OfferKind, Text]]:
    """What can be noted by hand. What a plan counts is typed there alone; a note from before can still be changed."""
    noted = {record.body.kind for record in dialogue.third.folio().all(Offered)}
    return [(kind, title) for kind, title in OFFERS.items() if kind not in PLANNED or kind in noted]


def workshops_to_note(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    """For which workshop something can be noted, or for none in particular."""
    workshops = sorted(dialogue.third.folio().all(Workshop), key=lambda record: record.body.number)
    named = [(record.id, _("workshop %(n)d") % {"n": record.body.number}) for record in workshops]
    return [("", _("none in particular")), *named]


def even_rows(dialogue: OpenDialogue) -> list[EvenRow]:
    """Every kind of which something was planned, offered or paid, in the order in which a dialogue meets them."""
    offers = _offers(dialogue)
    rows = []
    for kind, title in OFFERS.items():
        amounts = [
            (side, sum(each.amount for each in offers if (each.kind, each.side) == (kind, side.id)))
            for side in dialogue.sides
        ]
        most = max(amount for _side, amount in amounts)
        if most:
            bars = [_bar(side, amount, most) for side, amount in amounts]
            rows.append(EvenRow(kind, title, bars, _uneven(dialogue, kind, title, amounts)))
    return rows


def _bar(side: Side, amount: int, most: int) -> Bar:
    width = round(WIDEST * amount / most)
    return Bar(side, amount, WIDEST - width if get_language_bidi() else 0, width)


def _uneven(dialogue: OpenDialogue, kind: OfferKind, title: Text, amounts: list[tuple[Side, int]]) -> str:
    numbers = [amount for _side, amount in amounts]
    if max(numbers) - min(numbers) <= (1 if kind in ALTERNATING else 0):
        return ""
    each = _("%(side)s %(n)d")
    counts = _(", ").join(each % {"side": dialogue.one_line(side.name), "n": amount} for side, amount in amounts)
    return _("Uneven, %(what)s: %(counts)s.") % {"what": title, "counts": counts}


def uneven_sentences(dialogue: OpenDialogue) -> list[str]:
    """What is uneven, a sentence for each kind."""
    return [row.uneven for row in even_rows(dialogue) if row.uneven]


def offers_by_workshop(dialogue: OpenDialogue) -> list[tuple[int | None, list[Record[Offered]]]]:
    """What was noted by hand, by the number of its workshop; None for what belongs to none in particular."""
    folio = dialogue.third.folio()
    numbers = {record.id: record.body.number for record in folio.all(Workshop)}
    groups: dict[int | None, list[Record[Offered]]] = {}
    for record in folio.all(Offered):
        groups.setdefault(numbers.get(record.body.workshop), []).append(record)
    return sorted(groups.items(), key=lambda group: (group[0] is None, group[0] or 0))
