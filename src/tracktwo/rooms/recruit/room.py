"""What the room declares of itself."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.assembly import of_parts
from tracktwo.process.parts import gather
from tracktwo.process.rooms import Page

__all__ = ["ROOM"]

ROOM = of_parts(
    "recruit",
    _("Recruit"),
    _("Who should sit at the table?"),
    _("Note how many seats each side has, as codes, and whether officials sit on them."),
    _(
        "Nobody is noted yet. Which one person on each side do others there trust, and would they open doors? "
        "Where you know already who comes, note coded seats: that takes one press."
    ),
    gather("tracktwo.rooms.recruit", "pool", "referrals", "approach", "teams", "seats", "panel"),
    Page("recruit:home", picture="recruit", sizes=("laptop", "projector", "phone")),
)
