"""The demonstration: an invented country, so that the program can be looked at. Every card of it is fiction."""

from django.http import HttpResponse
from django.utils.module_loading import import_string

from tracktwo.people import accounts, sessions
from tracktwo.people.sessions import Person
from tracktwo.process import dialogues, members
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import DialogueCard, Side
from tracktwo.process.rooms import walk

__all__ = ["build", "prepare_account"]


def prepare_account() -> tuple[str, str]:
    """Account and demonstration for `tracktwo demo`: sign-in name and passphrase."""
    name, passphrase = "demo", accounts.new_code(60).lower()
    account, secret, code = accounts.register(name, passphrase, convenor=True)
    accounts.confirm_code(account, secret, code)
    build(sessions.begin(HttpResponse(), account, secret, secure=False))
    return name, passphrase


def build(person: Person) -> OpenDialogue:
    """The whole invented dialogue, through the same acts a person would use: each room plays its part in turn."""
    card = DialogueCard(
        code_name="Larch",
        sides=[
            Side(id="uplands0", name=MultilingualText("Uplands", "أهل الجبل")),
            Side(id="coast000", name=MultilingualText("Coast", "أهل الساحل")),
        ],
        third_party="The panel",
        languages=["en", "ar"],
        fiction=True,
    )
    dialogue = dialogues.begin(person, card)
    for name in ("T2", "T3"):
        members.note_member(dialogue, name)
    for room in walk():
        for play in room.demonstrations:
            import_string(play)(dialogue)
    meeting = dialogue.meeting
    assert meeting is not None  # noqa: S101  the room of meetings opened it
    for room in walk():
        for play in room.meeting_demonstrations:
            import_string(play)(meeting)
    return dialogue
