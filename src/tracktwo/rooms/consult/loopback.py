"""Carrying to and from a public server on this same machine. No other address is ever asked."""

import http.client
import json

from django.utils.translation import get_language
from django.utils.translation import gettext as _

__all__ = ["NotCarried", "fetch", "send"]

PATIENCE = 5.0
LONGEST = 8 * 1024 * 1024


class NotCarried(Exception):
    """It could not be carried; the message is for the person, in their language."""


def send(port: int, path: str, code: str, content: bytes) -> None:
    """Post a file to the public server on this machine's own address, with a code.

    Raises:
        NotCarried: nobody answers there, or what answers refuses it and says why.
    """
    _ask(port, "POST", path, code, content)


def fetch(port: int, path: str, code: str) -> bytes:
    """A file from the public server on this machine's own address.

    Raises:
        NotCarried: as above.
    """
    return _ask(port, "GET", path, code)


def _ask(port: int, method: str, path: str, code: str, content: bytes | None = None) -> bytes:
    if not 0 < port < 65536:
        raise NotCarried(_("A port is a number from 1 to 65535."))
    # The address is written here and nowhere else, so that nothing typed can lead elsewhere.
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        headers = {
            "Authorization": f"Bearer {_plain(code)}",
            "Content-Type": "application/json",
            # What it says goes to the person here.
            "Accept-Language": get_language() or "en",
        }
        asked.request(method, path, body=content, headers=headers)
        answer = asked.getresponse()
        body = answer.read(LONGEST)
    except (OSError, http.client.HTTPException):
        message = _("No server of consultations answers on this machine at port %(port)d. Nothing was carried.")
        raise NotCarried(message % {"port": port}) from None
    finally:
        asked.close()
    if answer.status not in (200, 201):
        raise NotCarried(_("The server refused it: %(why)s") % {"why": _why(body, answer.status)})
    return body


def _plain(code: str) -> str:
    """A code as it may stand in a heading."""
    return "".join(one for one in code if one.isascii() and (one.isalnum() or one == "-"))


def _why(body: bytes, status: int) -> str:
    try:
        return str(json.loads(body)["error"])[:200]
    except (ValueError, KeyError, TypeError):
        return str(status)
