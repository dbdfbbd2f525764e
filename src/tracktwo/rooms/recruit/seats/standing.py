"""How the teams compare by their people's nearness to office, from the seats alone: shares, and nobody's rank."""

from django.utils.translation import gettext as _

from tracktwo.matter.seats import Seat
from tracktwo.process.access import OpenDialogue
from tracktwo.process.rooms import Standing

__all__ = ["standing"]

NEAR = frozenset({"former", "near", "member", "serving"})
# Teams whose shares differ by more than this meet as unequals.
TOO_FAR = 1 / 3


def standing(dialogue: OpenDialogue) -> list[Standing]:
    """One sentence once every side has seats of which somebody knows how near they are to office."""
    seats = [record.body for record in dialogue.third.folio().all(Seat)]
    shares, said = [], []
    for side in dialogue.sides:
        known = [seat for seat in seats if seat.side == side.id and seat.office]
        if not known:
            return []
        near = sum(seat.office in NEAR for seat in known)
        shares.append(near / len(known))
        facts = {"side": dialogue.one_line(side.name), "n": near, "all": len(known)}
        said.append(_("%(side)s: %(n)d of %(all)d in or near office, now or before") % facts)
    return [Standing("; ".join(said), max(shares) - min(shares) <= TOO_FAR)]
