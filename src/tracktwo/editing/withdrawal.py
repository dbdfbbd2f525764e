"""Withdrawal: a side takes back what it contributed, and nothing of it stays."""

from tracktwo.process import journal
from tracktwo.process.rooms import withdrawable
from tracktwo.vault.change import change
from tracktwo.vault.compartment import Opened
from tracktwo.vault.errors import NotThere

from .undo import forget_images

__all__ = ["withdraw"]


def withdraw(opened: Opened, id: str) -> None:
    """Take a contribution back: its words are gone from the compartment and from undo, and nobody is asked why.

    Raises:
        NotThere: it was taken back already, or is nothing that a side can take back.
    """
    with change(opened) as draft:
        row = draft.folio.row(id)
        kind = next((each for each in withdrawable() if row and row.tag == each.TAG), None)
        if kind is None:
            raise NotThere(id)
        forget_images(draft, draft.detach(id))
        journal.note(draft, "taken back", "side")
