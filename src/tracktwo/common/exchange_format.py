"""The files that pass between a dialogue and its consultation, carried by hand or over loopback.

An opening, and later feedback, go from the dialogue to the consultation; results, which are aggregates, come back.
Nothing else is shared. All of it is JSON. Results and feedback carry a tag (HMAC-SHA256) under a key that both
ends have, so that a file that was changed on the way is refused.
"""

import datetime
import hashlib
import hmac
import secrets
from typing import Literal, TypeVar

import msgspec
from django.utils.translation import gettext as _

from .writing import clean_text, is_language, language_name

__all__ = [
    "LONGEST_STATEMENT",
    "MOST_STATEMENTS",
    "Choice",
    "Feedback",
    "Finding",
    "MainAxis",
    "Opening",
    "Results",
    "Share",
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
    """A file that is not what was expected; the message, for the page, says what it holds."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a file."""


class Choice(Part, frozen=True):
    """A side or a group that a contributor may name, in the consultation's languages."""

    id: str
    name: dict[str, str]


class Opening(Part, frozen=True):
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


class Share(Part, frozen=True):
    """How many answered, and the shares that agree and disagree with their 95 % intervals; nothing below ten people."""

    people: int
    agree: tuple[float, float, float] | None = None
    disagree: tuple[float, float, float] | None = None


class Finding(Part, frozen=True):
    """One statement: shares of all and of each declared side, and what they amount to.

    `holds` is `agree` or `disagree` where a majority of every side holds it beyond doubt; `flip` is how many votes
    would change that verdict. `bound` holds for this statement alone, `bound_of_all` for all statements at once.
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
    bound_of_all: float = 0.0


class MainAxis(Part, frozen=True):
    """Statements that either end of the main axis agrees with, by number, and the share that the axis explains.

    No shares at the ends: those of a part of the people would disclose others by difference.
    """

    high_end: list[int]
    low_end: list[int]
    explained: float | None = None


class Results(Part, frozen=True):
    """The aggregates of a consultation on one day. `groups` are sizes, empty unless the verdict names any.

    Version 2 added the verdicts `small group` and `too few to tell`, the main axis, and bounds of all at once.
    """

    id: str
    day: datetime.date
    map: int
    participants: int
    in_conversation: int
    votes: int
    apart: int
    verdict: Literal["groups", "small group", "spectrum", "none", "too few to tell"]
    groups: list[int]
    stability: list[float]
    sides: dict[str, int]
    present: dict[str, int]
    findings: list[Finding]
    replay: str
    axis: MainAxis | None = None


class Feedback(Part, frozen=True):
    """What the room did with it, in the words every side released."""

    id: str
    day: datetime.date
    title: dict[str, str]
    wording: dict[str, str]


Content = TypeVar("Content", Opening, Results, Feedback)
# What a file says that it is. These names are part of the format, whatever the program calls the thing.
KINDS: dict[type[Part], str] = {
    Opening: "tracktwo opening 1",
    Results: "tracktwo results 2",
    Feedback: "tracktwo told back 1",
}
# Files of an earlier version that are still read: what they lack has a default.
EARLIER: dict[type[Part], tuple[str, ...]] = {Results: ("tracktwo results 1",)}


class _File(msgspec.Struct, frozen=True):
    kind: str
    content: msgspec.Raw
    tag: str


def new_steward_code() -> str:
    """A code of 128 bits, in letters and digits that are not mistaken for each other."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE))
    return "-".join(letters[start : start + 6] for start in range(0, CODE, 6))


def is_code(text: str) -> bool:
    """Whether a text has the length of a code of ours, and so is worth comparing."""
    return len(_plain(text)) == CODE


def steward_tag(code: str) -> str:
    """What the consultation stores to recognize the steward's code. The code is too long to be guessed."""
    return hashlib.sha256(b"tracktwo steward\n" + _plain(code)).hexdigest()


def seal_key(code: str) -> str:
    """The key under which results and feedback are tagged."""
    return hashlib.sha256(b"tracktwo seal\n" + _plain(code)).hexdigest()


def _plain(code: str) -> bytes:
    return "".join(letter for letter in code.lower() if letter.isalnum()).encode()


def pack(content: Opening | Results | Feedback, seal: str) -> bytes:
    """The file: its kind, its content, and the tag over both."""
    kind = KINDS[type(content)]
    encoded = msgspec.json.encode(content, order="deterministic")
    file = {"kind": kind, "content": msgspec.Raw(encoded), "tag": _tag(kind, encoded, seal)}
    return msgspec.json.encode(file)


def unpack(data: bytes, kind: type[Content], seal: str = "") -> Content:
    """The content of a file. An opening brings its own seal; the others are checked against `seal`.

    Raises:
        Unusable: it is another kind of file, was changed on the way, or says what cannot be.
    """
    try:
        file = msgspec.json.decode(data, type=_File)
        if file.kind not in (KINDS[kind], *EARLIER.get(kind, ())):
            kinds = {"kind": KINDS[kind], "found": file.kind[:40]}
            raise Unusable(_("it is of the kind “%(found)s”; one of the kind “%(kind)s” was expected") % kinds)
        content = msgspec.json.decode(file.content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unusable(_("it is not a file of the kind “%(kind)s”") % {"kind": KINDS[kind]}) from None
    seal = content.seal if isinstance(content, Opening) else seal
    # The tag is over the bytes as they stand: encoding the content again would add the fields of a later version.
    if not hmac.compare_digest(_tag(file.kind, bytes(file.content), seal).encode(), file.tag.encode()):
        raise Unusable(_("its tag does not match: it was changed on the way, or belongs to another consultation"))
    if isinstance(content, Opening):
        _check_opening(content)
    if isinstance(content, Results):
        _check_results(content)
    return content


def _tag(kind: str, encoded: bytes, seal: str) -> str:
    key = bytes.fromhex(seal) if _is_hex(seal) else b""
    return hmac.new(key, kind.encode() + b"\n" + encoded, "sha256").hexdigest()


def _is_hex(text: str) -> bool:
    return len(text) == 64 and all(digit in "0123456789abcdef" for digit in text)


def _check_opening(opening: Opening) -> None:
    """Check what the types cannot say; raise `Unusable` for the first thing that is wrong."""
    if not (8 <= len(opening.id) <= 40 and opening.id.isalnum() and opening.id.isascii()):
        raise Unusable(_("its id must consist of 8 to 40 letters and digits"))
    if not (_is_hex(opening.steward) and _is_hex(opening.seal)):
        raise Unusable(_("its keys are not 64 hexadecimal digits"))
    if not opening.languages or not all(map(is_language, opening.languages)):
        raise Unusable(_("it names no language, or one that is not known here"))
    if len(set(opening.languages)) != len(opening.languages):
        raise Unusable(_("it names a language twice"))
    first = opening.languages[0]
    if not clean_text(opening.question.get(first, "")):
        raise Unusable(
            _("its question is missing in %(language)s, its first language") % {"language": language_name(first)}
        )
    if not clean_text(opening.purpose.get(first, "")):
        message = _("what the answers are used for is missing in %(language)s, its first language")
        raise Unusable(message % {"language": language_name(first)})
    _check_statements(opening)
    ids = [choice.id for choice in (*opening.sides, *opening.groups)]
    if len(set(ids)) != len(ids) or not all(ids):
        raise Unusable(_("it names a side or a group twice, or without an id"))
    if opening.opens and opening.closes and opening.closes < opening.opens:
        raise Unusable(_("it closes before it opens"))


def _check_statements(opening: Opening) -> None:
    first = opening.languages[0]
    if len(opening.statements) > MOST_STATEMENTS:
        counts = {"n": len(opening.statements), "most": MOST_STATEMENTS}
        raise Unusable(_("it has %(n)d statements; %(most)d are allowed") % counts)
    for number, statement in enumerate(opening.statements, 1):
        if not clean_text(statement.get(first, "")):
            where = {"n": number, "language": language_name(first)}
            raise Unusable(_("its statement %(n)d is missing in %(language)s, its first language") % where)
        if max(map(len, statement.values())) > LONGEST_STATEMENT:
            where = {"n": number, "most": str(LONGEST_STATEMENT)}
            raise Unusable(_("its statement %(n)d is longer than %(most)s letters") % where)


def _check_results(results: Results) -> None:
    """Check that every number is possible and every text can be shown.

    Raises:
        Unusable: one of them is not.
    """
    findings = results.findings
    shares = [share for finding in findings for share in (finding.all, *finding.sides.values())]
    counts = [results.map, results.participants, results.in_conversation, results.votes, results.apart]
    counts += [*results.groups, *results.sides.values(), *results.present.values()]
    counts += [*(finding.flip for finding in findings), *(share.people for share in shares)]
    intervals = [interval for share in shares for interval in (share.agree, share.disagree) if interval]
    bounds = [bound for finding in findings for bound in (finding.bound, finding.bound_of_all)] + results.stability
    if results.axis:
        counts += [*results.axis.high_end, *results.axis.low_end]
        bounds.append(results.axis.explained or 0.0)
    possible = all(0 <= count < MOST_PEOPLE for count in counts) and all(0 <= bound <= 1 for bound in bounds)
    if not possible or not all(0 <= low <= share <= high <= 1 for share, low, high in intervals):
        raise Unusable(_("it contains a number that is not possible"))
    texts = [text for finding in findings for text in finding.text.values()]
    if any(len(text) > LONGEST_STATEMENT or clean_text(text) != text for text in texts):
        raise Unusable(_("it contains a text that cannot be shown"))
