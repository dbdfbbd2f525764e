"""What is carried between a dialogue and its consultation, as a file or over loopback; the two share nothing else.

From the dialogue goes an opening, and later what was told back; from the consultation come results, which are
aggregates. All of it is JSON. Results and what is told back carry a tag made with a key that both ends have, so that
a file that was changed on the way is refused.
"""

import datetime
import hashlib
import hmac
import secrets
from typing import Any, Literal, TypeVar

import msgspec
from django.utils.translation import gettext as _

from .writing import LANGUAGES, clean_text

__all__ = [
    "LONGEST_STATEMENT",
    "MOST_STATEMENTS",
    "Choice",
    "Finding",
    "Opening",
    "Results",
    "Share",
    "Told",
    "Unusable",
    "is_code",
    "new_steward_code",
    "pack",
    "seal_key",
    "steward_tag",
    "unpack",
]

MOST_STATEMENTS = 1500
LONGEST_STATEMENT = 400
MOST_PEOPLE = 10**10
CODE = 26
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class Unusable(ValueError):
    """A carried file that is not what was expected; the message, for the page, says what was found."""


class Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a carried file."""


class Choice(Base, frozen=True):
    """A side or a group that a contributor may name, in the consultation's languages."""

    id: str
    name: dict[str, str]


class Opening(Base, frozen=True):
    """What a consultation is opened with. Texts are by language code; the first language has all of them.

    `steward` and `seal` come from the steward's code, which itself stays with the third party.
    """

    id: str
    question: dict[str, str]
    purpose: dict[str, str]
    languages: list[str]
    statements: list[dict[str, str]]
    sides: list[Choice]
    groups: list[Choice]
    entry: Literal["open", "codes"]
    admission: Literal["strict", "light"]
    publicity: Literal["none", "consent"]
    steward: str
    seal: str
    opens: datetime.date | None = None
    closes: datetime.date | None = None


class Share(Base, frozen=True):
    """How many answered, and the shares that agree and disagree with their 95 % intervals; nothing below ten people."""

    people: int
    agree: tuple[float, float, float] | None = None
    disagree: tuple[float, float, float] | None = None


class Finding(Base, frozen=True):
    """One statement: shares of all and of each declared side, and what they amount to.

    `holds` is `agree` or `disagree` where a majority of every side holds it beyond doubt; `flip` is how many votes
    would change that verdict.
    """

    number: int
    text: dict[str, str]
    contributed: bool
    all: Share
    sides: dict[str, Share]
    holds: Literal["", "agree", "disagree"] = ""
    bound: float = 0.0
    flip: int = 0
    divides: bool = False
    uncertain: bool = False


class Results(Base, frozen=True):
    """The aggregates of a consultation on one day. `groups` are sizes, empty unless the verdict is groups."""

    id: str
    day: datetime.date
    map: int
    participants: int
    in_conversation: int
    votes: int
    apart: int
    verdict: Literal["groups", "spectrum", "none", "too few to tell"]
    groups: list[int]
    stability: list[float]
    sides: dict[str, int]
    present: dict[str, int]
    findings: list[Finding]
    replay: str


class Told(Base, frozen=True):
    """What the room did with it, in the words every side released."""

    id: str
    day: datetime.date
    title: dict[str, str]
    wording: dict[str, str]


Carried = TypeVar("Carried", Opening, Results, Told)
NAMES: dict[type[Base], str] = {
    Opening: "tracktwo opening 1",
    Results: "tracktwo results 1",
    Told: "tracktwo told back 1",
}


def new_steward_code() -> str:
    """A code of 128 bits, in letters and digits that are not mistaken for each other."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(CODE))
    return "-".join(drawn[start : start + 6] for start in range(0, CODE, 6))


def is_code(text: str) -> bool:
    """Whether it is as long as a code of ours, and so worth comparing."""
    return len(_plain(text)) == CODE


def steward_tag(code: str) -> str:
    """What the consultation keeps to know the steward's code by. The code is too long to be guessed."""
    return hashlib.sha256(b"tracktwo steward\n" + _plain(code)).hexdigest()


def seal_key(code: str) -> str:
    """The key that results and what is told back are tagged with."""
    return hashlib.sha256(b"tracktwo seal\n" + _plain(code)).hexdigest()


def _plain(code: str) -> bytes:
    return "".join(one for one in code.lower() if one.isalnum()).encode()


def pack(content: Opening | Results | Told, seal: str) -> bytes:
    """The file: its kind, its content, and the tag over both."""
    name = NAMES[type(content)]
    body = msgspec.json.encode(content, order="deterministic")
    file = {"kind": name, "content": msgspec.Raw(body), "tag": _tag(name, body, seal)}
    return msgspec.json.encode(file)


def unpack(data: bytes, kind: type[Carried], seal: str = "") -> Carried:
    """What was carried. An opening brings its own seal; the others are checked against the one known.

    Raises:
        Unusable: it is another kind of file, was changed on the way, or says what cannot be.
    """
    try:
        file = msgspec.json.decode(data, type=dict[str, Any])
        content = msgspec.convert(file.get("content"), kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unusable(_("it is not a file of the kind “%(kind)s”") % {"kind": NAMES[kind]}) from None
    if file.get("kind") != NAMES[kind]:
        found = {"kind": NAMES[kind], "found": str(file.get("kind"))[:40]}
        raise Unusable(_("it is of the kind “%(found)s”; one of the kind “%(kind)s” was expected") % found)
    seal = content.seal if isinstance(content, Opening) else seal
    body = msgspec.json.encode(content, order="deterministic")
    if not hmac.compare_digest(_tag(NAMES[kind], body, seal).encode(), str(file.get("tag")).encode()):
        raise Unusable(_("its tag does not fit: it was changed on the way, or belongs to another consultation"))
    if isinstance(content, Opening):
        _check(content)
    if isinstance(content, Results):
        _check_results(content)
    return content


def _tag(name: str, body: bytes, seal: str) -> str:
    return hmac.new(bytes.fromhex(seal) if _is_hex(seal) else b"", name.encode() + b"\n" + body, "sha256").hexdigest()


def _is_hex(text: str) -> bool:
    return len(text) == 64 and all(one in "0123456789abcdef" for one in text)


def _check(opening: Opening) -> None:
    """What types cannot say.

    Raises:
        Unusable: the first thing that does not fit.
    """
    if not (8 <= len(opening.id) <= 40 and opening.id.isalnum() and opening.id.isascii()):
        raise Unusable(_("its id is not one of letters and digits"))
    if not (_is_hex(opening.steward) and _is_hex(opening.seal)):
        raise Unusable(_("its keys are not 64 hexadecimal digits"))
    if not opening.languages or set(opening.languages) - set(LANGUAGES):
        raise Unusable(_("one of its languages is not known here, or it has none"))
    if len(set(opening.languages)) != len(opening.languages):
        raise Unusable(_("it names a language twice"))
    first = opening.languages[0]
    if not clean_text(opening.question.get(first, "")):
        raise Unusable(
            _("its question is missing in %(language)s, its first language") % {"language": LANGUAGES[first]}
        )
    if not clean_text(opening.purpose.get(first, "")):
        message = _("what the answers are used for is missing in %(language)s, its first language")
        raise Unusable(message % {"language": LANGUAGES[first]})
    _check_statements(opening)
    named = [one.id for one in (*opening.sides, *opening.groups)]
    if len(set(named)) != len(named) or not all(named):
        raise Unusable(_("it names a side or a group twice"))
    if opening.opens and opening.closes and opening.closes < opening.opens:
        raise Unusable(_("it closes before it opens"))


def _check_statements(opening: Opening) -> None:
    first = opening.languages[0]
    if len(opening.statements) > MOST_STATEMENTS:
        counts = {"n": len(opening.statements), "most": MOST_STATEMENTS}
        raise Unusable(_("it has %(n)d statements; %(most)d is the most") % counts)
    for number, statement in enumerate(opening.statements, 1):
        if not clean_text(statement.get(first, "")):
            where = {"n": number, "language": LANGUAGES[first]}
            raise Unusable(_("its statement %(n)d is missing in %(language)s, its first language") % where)
        if max(map(len, statement.values())) > LONGEST_STATEMENT:
            where = {"n": number, "most": str(LONGEST_STATEMENT)}
            raise Unusable(_("its statement %(n)d is longer than %(most)s letters") % where)


def _check_results(results: Results) -> None:
    """Numbers that can be, and texts that can be shown.

    Raises:
        Unusable: one of them is not.
    """
    shares = [share for one in results.findings for share in (one.all, *one.sides.values())]
    numbers = [results.map, results.participants, results.in_conversation, results.votes, results.apart]
    numbers += [one.flip for one in results.findings]
    numbers += [*results.groups, *results.sides.values(), *results.present.values(), *(one.people for one in shares)]
    intervals = [each for one in shares for each in (one.agree, one.disagree) if each]
    bounds = [one.bound for one in results.findings] + results.stability
    fits = all(0 <= one < MOST_PEOPLE for one in numbers) and all(0 <= one <= 1 for one in bounds)
    if not fits or not all(0 <= low <= share <= high <= 1 for share, low, high in intervals):
        raise Unusable(_("it holds a number that cannot be"))
    texts = [text for one in results.findings for text in one.text.values()]
    if any(len(text) > LONGEST_STATEMENT or clean_text(text) != text for text in texts):
        raise Unusable(_("it holds a text that cannot be shown"))
