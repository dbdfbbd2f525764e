"""After a backup was restored: the journals of what its opener can open say so."""

from tracktwo.people.keyring import AccountSecret, open_keyring
from tracktwo.people.models import Account
from tracktwo.vault.change import change
from tracktwo.vault.compartment import open_compartment
from tracktwo.vault.errors import VaultError
from tracktwo.vault.models import Compartment

from . import journal

__all__ = ["note_restored"]


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
