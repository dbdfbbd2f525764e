"""Run in a process of its own: decrypt all that an account can in TRACKTWO_DATA, and write it out.

It is what somebody does who holds every file and the passphrase, and does not ask the pages.
"""

import sys

from tracktwo.cli.main import ready

ready()

from tracktwo.people import accounts  # noqa: E402  Django first
from tracktwo.people.keyring import open_keyring  # noqa: E402
from tracktwo.process.interpreting import InterpreterKey  # noqa: E402
from tracktwo.vault.compartment import open_compartment  # noqa: E402
from tracktwo.vault.errors import VaultError  # noqa: E402
from tracktwo.vault.keys import Held  # noqa: E402
from tracktwo.vault.models import Compartment  # noqa: E402
from tracktwo.vault.payload import decode  # noqa: E402

name, passphrase = sys.stdin.read().split("\n")[:2]
account, secret = accounts.open_by_passphrase(name, passphrase)
keyring = open_keyring(secret, account)
sys.stdout.buffer.write(f"compartments with a key: {len(keyring.held)}\n".encode())
waiting = list(keyring.held.items())
while waiting:
    id, held = waiting.pop(0)
    row = Compartment.objects.filter(pk=id).first()
    if row is None:
        continue
    try:
        rows = open_compartment(id, row.dialogue, held).load(from_rows=True)._rows
    except VaultError as error:
        sys.stdout.buffer.write(f"{id}: {type(error).__name__}\n".encode())
        continue
    for tag in rows.tags():
        for one in rows.group(tag).values():
            sys.stdout.buffer.write(bytes(one.raw) + b"\n")
            if tag == InterpreterKey.TAG:
                # A room's key opens the scope of its interpreter.
                key = decode(InterpreterKey, one.payload_version, bytes(one.raw))
                waiting.append((key.compartment, Held(key.epoch, key.secret, held.meeting)))
