"""`tracktwo check`: open everything an account can open, and say what is wrong."""

from tracktwo.people import accounts
from tracktwo.people.keyring import open_keyring
from tracktwo.vault.compartment import open_compartment
from tracktwo.vault.errors import NoKey, VaultError
from tracktwo.vault.models import Compartment

from . import journal

__all__ = ["check_account"]


def check_account(name: str, passphrase: str) -> list[str] | None:
    """Problems found, in words without content; None where the account does not open."""
    try:
        account, secret = accounts.open_by_passphrase(name, passphrase)
    except accounts.NotOpened:
        return None
    keyring = open_keyring(secret, account)
    problems = []
    for id, held in keyring.held.items():
        row = Compartment.objects.filter(pk=id).first()
        if row is None:
            continue
        short = id[:8]
        try:
            opened = open_compartment(id, row.dialogue, held)
            folio = opened.load(from_rows=True)
            if opened.has_foreign(folio.head) and opened.has_foreign(opened.load().head):
                problems.append(f"{short}: a row was put into this compartment by somebody else")
            dangling = [f"{short}: a {tag} refers to something that is gone" for tag, _, _ in folio.dangling()]
        except NoKey:
            continue
        except VaultError as error:
            problems.append(f"{short}: {error}")
            continue
        problems += dangling
        broken = journal.broken_at(folio)
        if broken is not None:
            problems.append(f"{short}: the journal does not follow at entry {broken}")
    return problems
