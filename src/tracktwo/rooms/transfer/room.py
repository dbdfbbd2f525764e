"""What the room declares of itself."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.assembly import of_parts
from tracktwo.process.parts import gather
from tracktwo.process.rooms import Page

__all__ = ["ROOM"]

ROOM = of_parts(
    "transfer",
    _("Transfer"),
    _("What becomes of it, and of them?"),
    _("Follow released ideas to officials and communities, and look after those who go home."),
    _(
        "Nothing went out yet. Once every side has released an idea, note where each side took it; and before people "
        "go home, make a plan with each of them."
    ),
    gather("tracktwo.rooms.transfer", "ideas", "people", "leak", "tracks", "sides", "after"),
    Page("transfer:home", picture="transfer", sizes=("laptop", "projector", "phone")),
)
