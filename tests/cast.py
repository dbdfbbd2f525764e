"""The fixed cast: who they are, made by the same acts that people use."""

from dataclasses import dataclass

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from recast import recast
from tracktwo.people import accounts, colleagues, sessions
from tracktwo.people.keyring import AccountSecret
from tracktwo.people.models import Account
from tracktwo.process import dialogues, meetings, members, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting, open_dialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import DialogueCard, Side

__all__ = [
    "Actor",
    "Cast",
    "begin_dialogue",
    "both",
    "both_committed",
    "card_of",
    "cast",
    "client_of",
    "dialogue",
    "enrol",
    "joined",
    "make_cast",
    "meeting",
    "open_here",
    "open_with_tickets",
    "pin",
    "remove_member",
    "request_of",
]

both = pytest.mark.django_db(databases=["default", "volatile"])
both_committed = pytest.mark.django_db(databases=["default", "volatile"], transaction=True)

SIDES = (
    Side("a", MultilingualText("North", "الشمال")),
    Side("b", MultilingualText("South", "الجنوب")),
    Side("c", MultilingualText("Islands", "الجزر")),
    Side("d", MultilingualText("Coast", "الساحل")),
)


@dataclass
class Actor:
    """Somebody with an account, signed in."""

    name: str
    passphrase: str
    code: str
    account: Account
    secret: AccountSecret
    person: sessions.Person
    cookie: str

    @property
    def id(self) -> str:
        return self.account.id


@dataclass
class Cast:
    """`facilitator` is let in everywhere, `one_sided` to side a alone; `charlie`, pinned, sees nothing."""

    convenor: Actor
    facilitator: Actor
    one_sided: Actor
    charlie: Actor
    outsider: Actor
    # The dialogue that was begun with them, where a test asked for one.
    begun: str = ""

    def all(self) -> list[Actor]:
        return [self.convenor, self.facilitator, self.one_sided, self.charlie, self.outsider]


def enrol(name: str, convenor: bool = False) -> Actor:
    """An account with its recovery code confirmed, signed in."""
    passphrase = f"{name} keeps a long passphrase"
    account, secret, code = accounts.register(name, passphrase, convenor)
    accounts.confirm_code(account, secret, code)
    person, cookie = sign_in(account.id, secret)
    return Actor(name, passphrase, code, person.account, secret, person, cookie)


def sign_in(account: str, secret: AccountSecret) -> tuple[sessions.Person, str]:
    """A signed-in browser and its cookie."""
    response = HttpResponse()
    person = sessions.begin(response, Account.objects.get(pk=account), secret, secure=False)
    return person, response.cookies[sessions.COOKIE].value


def pin(inviter: Actor, newcomer: Actor) -> None:
    """Each holds the other's public key, by a code read out."""
    code = colleagues.invite(inviter.person, newcomer.name)
    colleagues.accept(code, newcomer.person)
    colleagues.arrived(inviter.person)


def make_cast() -> Cast:
    found = Cast(
        enrol("the convenor", convenor=True),
        *map(enrol, ("the facilitator", "the one-sided", "charlie", "the outsider")),
    )
    for newcomer in (found.facilitator, found.one_sided, found.charlie):
        pin(found.convenor, newcomer)
    return found


def card_of(sides: int = 2) -> DialogueCard:
    """A dialogue of so many sides, in English and Arabic."""
    return DialogueCard(code_name="Larch", sides=list(SIDES[:sides]), third_party="The panel", languages=["en", "ar"])


def begin_dialogue(cast: Cast, sides: int = 2) -> OpenDialogue:
    """Begun by the convenor, with the facilitator let in everywhere and one colleague to side a alone."""
    begun = dialogues.begin(cast.convenor.person, card_of(sides))
    members.add_member(begun, cast.facilitator.id, [side.id for side in begun.sides])
    members.add_member(begun, cast.one_sided.id, ["a"])
    return open_here(cast.convenor, begun.id)


def open_here(actor: Actor, id: str) -> OpenDialogue:
    """The dialogue as this actor's next request opens it: what was handed over is taken in first.

    Raises:
        NoAccess: nothing is opened to them.
    """
    # Who was put out is signed out as well, and signs in again.
    person = sessions.recognise(request_of(actor))
    if person is None:
        person, actor.cookie = sign_in(actor.id, actor.secret)
    colleagues.receive(person)
    actor.person = person
    return open_dialogue(person, id)


def open_with_tickets(dialogue: OpenDialogue, workshop: str, sides: list[str]) -> dict[str, list[str]]:
    """Open a meeting in which these sides keep their own tickets; their codes."""
    sheets = meetings.draw_sheets(sides)
    meetings.open_meeting(dialogue, workshop, sheets)
    return sheets


def remove_member(dialogue: OpenDialogue, actor: Actor) -> None:
    """Put an actor out of the dialogue."""
    (member,) = [one for one in dialogue.members if one.body.account == actor.id]
    members.remove_member(dialogue, member.id)


def request_of(actor: Actor) -> HttpRequest:
    """A request from the actor's browser."""
    request = HttpRequest()
    request.method = "GET"
    request.COOKIES[sessions.COOKIE] = actor.cookie
    return request


def client_of(actor: Actor | None, **extra: object) -> Client:
    """A browser for the test client: the actor's own, or a stranger's."""
    client = Client(**extra)
    if actor is not None:
        client.cookies[sessions.COOKIE] = actor.cookie
    return client


def make_dialogue() -> Cast:
    """The cast with a dialogue."""
    found = make_cast()
    found.begun = begin_dialogue(found).id
    return found


def make_meeting() -> Cast:
    """The cast with a dialogue, and the meeting of its first workshop open."""
    found = make_dialogue()
    begun = open_here(found.convenor, found.begun)
    meetings.open_meeting(begun, schedule.add_workshop(begun).id, {})
    return found


MAKERS = {"meeting": make_meeting, "dialogue": make_dialogue, "cast": make_cast}


@pytest.fixture
def cast(request: pytest.FixtureRequest, db: None) -> Cast:
    name, make = next((name, make) for name, make in MAKERS.items() if name in request.fixturenames)
    found: Cast = recast(name, make)
    return found


@pytest.fixture
def dialogue(cast: Cast) -> OpenDialogue:
    """A dialogue between sides a and b, as the convenor opens it; no meeting is open, unless a test asks for one."""
    return open_here(cast.convenor, cast.begun)


@pytest.fixture
def meeting(dialogue: OpenDialogue) -> OpenMeeting:
    """The first workshop's meeting, open; nobody keeps tickets of their own."""
    assert dialogue.meeting is not None
    return dialogue.meeting


@pytest.fixture
def joined(cast: Cast, meeting: OpenMeeting) -> dict[str, OpenMeeting]:
    """The open meeting as each of those let in opens it."""
    actors = {"convenor": cast.convenor, "facilitator": cast.facilitator, "one_sided": cast.one_sided}
    found = {name: open_here(actor, meeting.dialogue.id).meeting for name, actor in actors.items()}
    assert None not in found.values()
    return found  # type: ignore[return-value]
