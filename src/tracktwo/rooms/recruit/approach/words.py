"""What is due, in words. People stand in them by code: the room's first page is seen over shoulders, too."""

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue

from .reads import Due

__all__ = ["due_words"]


def due_words(dialogue: OpenDialogue, due: Due) -> str:
    """One sentence."""
    side = dialogue.one_line(dialogue.side(due.side).name) if due.side else ""
    words = {
        "choose": _("Choose the key person of %(side)s."),
        "accept": _("Has the key person %(code)s agreed to open doors?"),
        "sound": _("Sound %(code)s."),
        "discuss": _("Speak with %(code)s in person."),
        "seat": _("Offer %(code)s a seat."),
        "again": _("Ask the alternate %(code)s again, before the next workshop."),
        "settle": _("Every seat is filled: settle the seats, and the pool is erased."),
    }[due.kind]
    return words % {"side": side, "code": due.person.card.code if due.person else ""}
