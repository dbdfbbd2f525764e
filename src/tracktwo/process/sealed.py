"""What a room needs to declare payloads and change compartments; rooms do not import the vault."""

from tracktwo.vault.change import Change, change, changed
from tracktwo.vault.compartment import Opened
from tracktwo.vault.crypto import new_id
from tracktwo.vault.folio import Folio, Record
from tracktwo.vault.payload import Payload, Ref, payload

__all__ = ["Change", "Folio", "Opened", "Payload", "Record", "Ref", "change", "changed", "new_id", "payload"]
