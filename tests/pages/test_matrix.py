"""Every address by every role: each cell of the table below is asserted, and an address that is not in it fails.

Columns are who asks; `outsider` is asserted for three people who must not be told apart: one who was never pinned, one
who is pinned and let in nowhere, and one who was put out.
"""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from world import World

ROLES = ("stranger", "locked", "newcomer", "outsider", "one_sided", "facilitator", "convenor")
ALIKE = ("outsider", "charlie", "leaver")

# The address's name, a plus and a variant where one is asked for in more than one way: how its parts are filled.
ROWS: dict[str, dict[str, str]] = {
    "people:start": {},
    "people:code": {},
    "people:join": {},
    "people:sign-in": {},
    "people:recover": {},
    "people:strength": {},
    "people:lock": {},
    "people:unlock": {},
    "people:sign-out": {},
    "people:account": {},
    "people:invite": {},
    "ui:dialogues": {},
    "ui:about": {},
    "ui:language": {},
    "ui:erase-account": {},
    "ui:begin": {},
    "demonstration": {},
    "ui:home": {"dialogue": "dialogue"},
    "ui:names": {"dialogue": "dialogue"},
    "ui:safeguards": {"dialogue": "dialogue"},
    "ui:pass": {"dialogue": "dialogue"},
    "ui:step": {"dialogue": "dialogue"},
    "ui:third-party": {"dialogue": "dialogue"},
    "ui:let-in": {"dialogue": "dialogue"},
    "ui:convenor": {"dialogue": "dialogue"},
    "ui:put-out": {"dialogue": "dialogue"},
    "ui:erase": {"dialogue": "dialogue"},
    "ui:live": {"dialogue": "dialogue"},
    "ui:export": {"dialogue": "dialogue", "record": "record", "form": "=txt"},
    "ui:export+pdf": {"dialogue": "dialogue", "record": "record", "form": "=pdf"},
    "recruit:home": {"dialogue": "dialogue"},
    "recruit:several": {"dialogue": "dialogue"},
    "recruit:erase": {"dialogue": "dialogue", "id": "seat"},
    "prepare:home": {"dialogue": "dialogue"},
    "prepare:workshop": {"dialogue": "dialogue"},
    "prepare:usual-days": {"dialogue": "dialogue"},
    "prepare:held": {"dialogue": "dialogue", "id": "session"},
    "convene:home": {"dialogue": "dialogue"},
    "convene:board": {"dialogue": "dialogue"},
    "convene:act": {"dialogue": "dialogue"},
    "convene:compose": {"dialogue": "dialogue", "name": "=concern"},
    "convene:autosave": {"dialogue": "dialogue", "name": "=concern"},
    "convene:edit": {"dialogue": "dialogue", "id": "card"},
    "convene:take-back": {"dialogue": "dialogue", "id": "card"},
    "convene:paper": {"dialogue": "dialogue"},
    "convene:from-paper": {"dialogue": "dialogue"},
    "convene:wall": {"dialogue": "dialogue"},
    "convene:wall-board": {"dialogue": "dialogue"},
    "convene:word": {"dialogue": "dialogue", "id": "word"},
    "convene:word-close": {"dialogue": "dialogue", "id": "word"},
    "convene:meaning": {"dialogue": "dialogue", "id": "word", "side": "=a"},
    "convene:meaning-restated": {"dialogue": "dialogue", "id": "word", "side": "=a"},
    "convene:word-release": {"dialogue": "dialogue", "id": "word", "side": "=a"},
    "convene:caucus": {"dialogue": "dialogue", "side": "=a"},
    "convene:caucus+b": {"dialogue": "dialogue", "side": "=b"},
    "convene:bring": {"dialogue": "dialogue", "side": "=a", "id": "note_a"},
    "convene:bring+b": {"dialogue": "dialogue", "side": "=b", "id": "note_b"},
    "convene:withdraw": {"dialogue": "dialogue", "side": "=a", "id": "note_a"},
    "convene:withdraw+b": {"dialogue": "dialogue", "side": "=b", "id": "note_b"},
    "convene:ticket": {"dialogue": "dialogue"},
    "convene:notes": {"dialogue": "dialogue"},
    "convene:open": {"dialogue": "dialogue"},
    "convene:close": {"dialogue": "dialogue"},
    "convene:closed": {"dialogue": "dialogue", "id": "closed"},
    "solve:home": {"dialogue": "dialogue"},
    "solve:round": {"dialogue": "dialogue"},
    "solve:end-round": {"dialogue": "dialogue"},
    "solve:keep": {"dialogue": "dialogue", "id": "idea", "side": "=a"},
    "solve:link": {"dialogue": "dialogue", "id": "option"},
    "solve:joint": {"dialogue": "dialogue", "id": "option"},
    "solve:take-back": {"dialogue": "dialogue", "id": "idea"},
    "solve:obstacles": {"dialogue": "dialogue"},
    "solve:text": {"dialogue": "dialogue"},
    "solve:release": {"dialogue": "dialogue", "side": "=a"},
    "solve:release+b": {"dialogue": "dialogue", "side": "=b"},
}
# What is sent with a POST, so that what differs is who may and not what was forgotten. A star stands for an id.
SENT: dict[str, dict[str, str]] = {
    "people:sign-in": {"name": "nobody", "passphrase": "nothing of the kind"},
    "people:strength": {"passphrase": "hello"},
    "people:unlock": {"passphrase": "wrong", "next": "/"},
    "people:invite": {"name": "somebody"},
    "ui:language": {"language": "ar", "next": "/"},
    "ui:erase-account": {"passphrase": "wrong"},
    "ui:pass": {"rule": "word-restated", "how": "act", "subject": "x"},
    "ui:step": {"room": "enter", "how": "paper"},
    "ui:let-in": {"account": "*charlie", "sides": "a"},
    "ui:convenor": {"member": "*member"},
    "ui:put-out": {"member": "*member"},
    "ui:erase": {"code_name": "Larch"},
    "recruit:several": {"number": "2"},
    "prepare:usual-days": {"day": "2027-04-01"},
    "prepare:held": {"how": "here"},
    "convene:act": {"act": "key", "card": "*card"},
    "convene:compose": {"kind": "need", "owner": "a", "words": "A card", "key": "0" * 32},
    "convene:autosave": {"words": "typing"},
    "convene:edit": {"kind": "need", "words": "Changed", "version": "1"},
    "convene:from-paper": {"a-need": "From paper", "key": "0" * 32},
    "convene:meaning": {"means": "What it means", "version": "1"},
    "convene:caucus": {"kind": "need", "words": "A note"},
    "convene:caucus+b": {"kind": "need", "words": "A note"},
    "convene:ticket": {"code": "AAAA"},
    "convene:notes": {"form": "method", "text": "A note"},
    "convene:close": {"looked": "1"},
    "solve:home": {"words": "One more idea"},
    "solve:round": {"minutes": "5"},
    "solve:link": {"concern": "*card"},
    "solve:obstacles": {"option": "*option", "side": "a", "kind": "political", "who": "A union", "why": "Because"},
    "solve:text": {"title": "T", "wording": "Another wording", "after": "1"},
    "solve:release": {"wording": "*digest"},
    "solve:release+b": {"wording": "*digest"},
}
TABLE = """
"""


def address(world: World, name: str, dialogue: str = "") -> str:
    """Where a row's address leads in this world, or the same in another dialogue."""
    parts = {
        part: value[1:] if value[0] == "=" else world.ids.get(value, world.dialogue)
        for part, value in ROWS[name].items()
    }
    if dialogue and "dialogue" in parts:
        parts["dialogue"] = dialogue
    return reverse(name.partition("+")[0], kwargs=parts)


def sent(world: World, name: str) -> dict[str, str]:
    return {key: world.ids[value[1:]] if value[:1] == "*" else value for key, value in SENT.get(name, {}).items()}


def ask(world: World, role: str, name: str, method: str, dialogue: str = "", **headers: Any) -> HttpResponse:
    """One request, by somebody in a role."""
    client = world.client(role)
    where = address(world, name, dialogue)
    return client.post(where, sent(world, name), **headers) if method == "POST" else client.get(where, **headers)
