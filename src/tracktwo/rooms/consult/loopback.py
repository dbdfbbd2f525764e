"""Carrying to and from a public server on this same machine. No other address is ever asked."""

import http.client
import json

from django.utils.translation import get_language
from django.utils.translation import gettext as _

__all__ = ["TransferFailed", "fetch", "send"]

PATIENCE = 5.0
LONGEST = 8 * 1024 * 1024


class TransferFailed(Exception):
    """The transfer failed; the message is for the person, in their language."""


def send(port: int, path: str, code: str, content: bytes) -> None:
    """Post a file to the public server on this machine's own address, with a code.

    Raises:
        TransferFailed: nobody answers there, or what answers refuses it and says why.
    """
    _ask(port, "POST", path, code, content)


def fetch(port: int, path: str, code: str) -> bytes:
    """A file from the public server on this machine's own address.

    Raises:
        TransferFailed: as above.
    """
    return _ask(port, "GET", path, code)


def _ask(port: int, method: str, path: str, code: str, content: bytes | None = None) -> bytes:
    if not 0 < port < 65536:
        raise TransferFailed(_("A port is a number from 1 to 65535."))
    # The address is written here and nowhere else, so that nothing typed can lead elsewhere.
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        headers = {
            "Authorization": f"Bearer {_plain(code)}",
            "Content-Type": "application/json",
            # Its error messages are shown to the person here.
            "Accept-Language": get_language() or "en",
        }
        connection.request(method, path, body=content, headers=headers)
        response = connection.getresponse()
        received = response.read(LONGEST)
    except (OSError, http.client.HTTPException):
        message = _("No public server answers on this machine at port %(port)d. Nothing was transferred.")
        raise TransferFailed(message % {"port": port}) from None
    finally:
        connection.close()
    if response.status not in (200, 201):
        raise TransferFailed(_("The server refused it: %(why)s") % {"why": _why(received, response.status)})
    return received


def _plain(code: str) -> str:
    """A code without letters that an HTTP header could not hold."""
    return "".join(letter for letter in code if letter.isascii() and (letter.isalnum() or letter == "-"))


def _why(content: bytes, status: int) -> str:
    try:
        return str(json.loads(content)["error"])[:200]
    except (ValueError, KeyError, TypeError):
        return str(status)
