"""Acts as people do them, each by the form of its page, on a disk that fills up. Not a test by itself.

Each returns what the page answered: the status, and the sentence that it shows.
"""

import re
from collections.abc import Callable

from acts import CONVENOR, FILE, NEW, PASSPHRASE, _beside, _workshop, actor
from django.conf import settings
from django.test import Client

from tracktwo.people import sessions
from tracktwo.process.access import open_dialogue

__all__ = ["PAGE_ACTS"]

Answer = tuple[int, str]


LEAD = re.compile(r'<p class="lead">(.*?)</p>', re.DOTALL)


class Browser:
    """A browser, signed in before the disk fills."""

    dialogue = ""

    def __init__(self, name: str = "") -> None:
        settings.ALLOWED_HOSTS = ["testserver"]
        self.client = Client(raise_request_exception=False)
        if name:
            here = actor(name)
            self.client.cookies[sessions.COOKIE] = here.cookie
            for self.dialogue in here.person.keyring.dialogues:
                self.opened = open_dialogue(here.person, self.dialogue)

    def send(self, path: str, **fields: object) -> Answer:
        answer = self.client.post(path, fields)
        shown = LEAD.search(answer.content.decode())
        return answer.status_code, shown.group(1).strip() if shown else ""


def first_account(browser: Browser) -> Answer:
    secret = PASSPHRASE.format(CONVENOR)
    return browser.send("/start", name=CONVENOR, passphrase=secret, again=secret)


def change_passphrase(browser: Browser) -> Answer:
    return browser.send("/account", present=PASSPHRASE.format(CONVENOR), passphrase=NEW, again=NEW)


def make_code(browser: Browser) -> Answer:
    return browser.send("/start/code", again="1", passphrase=PASSPHRASE.format(CONVENOR))


def recover(browser: Browser) -> Answer:
    return browser.send("/recover", name=CONVENOR, code="00000-11111-22222-33333-44441-5", passphrase=NEW, again=NEW)


def open_meeting(browser: Browser) -> Answer:
    return browser.send(f"/d/{browser.dialogue}/convene/open", workshop=_workshop(browser.opened))


def close_meeting(browser: Browser) -> Answer:
    return browser.send(f"/d/{browser.dialogue}/convene/close", looked="1", code_name="Larch")


def erase(browser: Browser) -> Answer:
    return browser.send(f"/d/{browser.dialogue}/erase", code_name="Larch")


def back_up(browser: Browser) -> Answer:
    return browser.send("/backup", how="folder", folder=str(_beside(FILE).parent))


PAGE_ACTS: dict[str, tuple[str, Callable[[Browser], Answer]]] = {
    "first account": ("", first_account),
    "change the passphrase": (CONVENOR, change_passphrase),
    "make a new code": (CONVENOR, make_code),
    "recover": ("", recover),
    "open a meeting": (CONVENOR, open_meeting),
    "close a meeting": (CONVENOR, close_meeting),
    "erase": (CONVENOR, erase),
    "back up": (CONVENOR, back_up),
}
