"""Verbs on nominations. Whoever calls them holds the key of their compartment, or is refused."""

from django.utils.translation import gettext

from tracktwo.common.storage import settle
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.need_to_know import open_scope
from tracktwo.process.sealed import Opened, change

from ..pool.records import Prospect
from . import edges
from .records import SCOPE, Referral

__all__ = ["erase_referral", "name"]


def name(dialogue: OpenDialogue, nominator: str, nominee: str, wave: int = 0) -> None:
    """Somebody named somebody. The same pair named twice stands once.

    Raises:
        Refused: this member does not hold the key, or somebody named themself.
    """
    _opened(dialogue)
    if nominator == nominee:
        raise Refused(gettext("Nobody names themself."))
    for id in filter(None, (nominator, nominee)):
        dialogue.third.folio().get(Prospect, id)
    edges.note(dialogue, [(nominator, nominee)], wave)


def erase_referral(dialogue: OpenDialogue, id: str) -> None:
    """Erase a nomination.

    Raises:
        Refused: this member does not hold the key.
        NotThere: there is none of this id.
    """
    with change(_opened(dialogue)) as draft:
        draft.remove(draft.folio.get(Referral, id))
        journal.note(draft, "erased", dialogue.role)
    settle()


def _opened(dialogue: OpenDialogue) -> Opened:
    opened = open_scope(dialogue, SCOPE)
    if opened is None:
        raise Refused(gettext("You do not hold its key."))
    return opened
