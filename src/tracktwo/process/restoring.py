"""Restoring a backup: the journals of what its opener can open say so."""

from pathlib import Path

from django.db import transaction

from tracktwo.people import backup
from tracktwo.people.keyring import AccountSecret, open_keyring
from tracktwo.people.models import Account
from tracktwo.vault.change import change
from tracktwo.vault.compartment import open_compartment
from tracktwo.vault.errors import VaultError
from tracktwo.vault.models import Compartment

from . import journal

__all__ = ["note_restored", "restore"]


def restore(file: Path, secret_text: str) -> int:
    """Fill an empty installation from a backup, and note it in the journals; the rows. All of it, or nothing.

    Raises:
        BadBackup: see `backup.restore`.
        NotOpened: no convenor's account in it opens with this passphrase or code.
    """
    with transaction.atomic():
        rows, account, secret = backup.restore(file, secret_text)
        note_restored(account, secret)
    return rows


def note_restored(account: str, secret: AccountSecret) -> int:
    """Write it into every lasting compartment of this account; how many those are."""
    noted = 0
    keyring = open_keyring(secret, Account.objects.get(pk=account))
    for id, held in keyring.held.items():
        row = Compartment.objects.filter(pk=id).first()
        if row is None or held.meeting:
            continue
        try:
            with change(open_compartment(id, row.dialogue, held)) as draft:
                journal.note(draft, "restored", "convenor")
        except VaultError:
            continue
        noted += 1
    return noted
