"""Withdrawal: a side takes back what it contributed; until the meeting closes by undo, or at once for good."""

from django.utils.translation import gettext_noop

from tracktwo.process import journal
from tracktwo.process.rooms import withdrawable
from tracktwo.vault.change import Change, change
from tracktwo.vault.compartment import Opened
from tracktwo.vault.errors import NotThere

from .undo import forget_images, forget_taken_back, remember

__all__ = ["make_final", "take_back", "withdraw"]


def take_back(opened: Opened, id: str) -> None:
    """Take a contribution off the board, with all that came of it. Undo can bring it back until the meeting closes.

    Raises:
        NotThere: it was taken back already, or is nothing that a side can take back.
    """
    with change(opened) as draft:
        _require_withdrawable(draft, id)
        draft.detach(id)
        remember(draft, gettext_noop("taken back"))
        # After the step is remembered: the journal tells of it whatever undo does.
        journal.note(draft, "taken back", "side")


def withdraw(opened: Opened, id: str) -> None:
    """Take a contribution back for good: its words are gone from the compartment and from undo, unasked why.

    Raises:
        NotThere: it was taken back already, or is nothing that a side can take back.
    """
    with change(opened) as draft:
        _require_withdrawable(draft, id)
        forget_images(draft, draft.detach(id))
        journal.note(draft, "taken back", "side")


def make_final(opened: Opened) -> None:
    """What was taken back before is gone for good, from undo as well."""
    with change(opened) as draft:
        forget_taken_back(draft)


def _require_withdrawable(draft: Change, id: str) -> None:
    row = draft.folio.row(id)
    if not any(row and row.tag == kind.TAG for kind in withdrawable()):
        raise NotThere(id)
