"""What a room needs to declare payloads and change compartments; rooms do not import the vault."""

from tracktwo.vault.change import Draft, change
from tracktwo.vault.compartment import Opened
from tracktwo.vault.folio import Folio, Record
from tracktwo.vault.payload import Payload, Ref, payload

__all__ = ["Draft", "Folio", "Opened", "Payload", "Record", "Ref", "change", "payload"]
