"""A consultation in a language that no list has: named by its own name on the form, and carried so."""

import re
from collections.abc import Iterator

import pytest
from django.urls import reverse
from world import World, undone

from cast import both
from tracktwo.common.exchange_format import Opening, unpack
from tracktwo.process.safeguards import override, safeguard
from tracktwo.rooms.consult import acts, seeds
from tracktwo.rooms.consult.records import Consultation

pytestmark = both
SORANI = "کوردیی ناوەندی"
SETTINGS = {"entry": "open", "admission": "strict", "publicity": "none"}


@pytest.fixture(autouse=True)
def taken_back(world: World) -> Iterator[None]:
    with undone():
        yield


def test_a_language_is_typed_by_its_own_name(world: World) -> None:
    client, where = world.client("convenor"), reverse("consult:begin", args=[world.dialogue])
    key = re.search(r'name="key" value="(\w+)"', client.get(where).content.decode())[1]
    form = {"language": ["en"], "others": f"{SORANI}, Diidxazá", "key": key, **SETTINGS}
    answer = client.post(where, form)
    assert answer.status_code == 302, answer.content.decode()
    id = answer["Location"].rstrip("/").split("/")[-1]
    page = client.get(answer["Location"]).content.decode()
    assert f'<legend lang="und">{SORANI}</legend>' in page
    dialogue = world.open()
    assert dialogue.third.folio().get(Consultation, id).body.languages == ["en", SORANI, "Diidxazá"]
    statements = seeds.read(f"en,{SORANI}\nThe road stays open.,ڕێگاکە کراوە بێت.\n", ["en", SORANI]).statements
    texts = {"question": {"en": "How?"}, "purpose": {"en": "For the room."}, "statements": statements}
    sides = [
        side.__class__(side.id, {"en": side.id}) for side in dialogue.third.folio().get(Consultation, id).body.sides
    ]
    acts.change_consultation(dialogue, id, **texts, sides=sides)
    override(dialogue, safeguard("sides-know-of-consultation"), "act", id)
    opening = unpack(acts.opening_file(dialogue, dialogue.third.folio().get(Consultation, id)), Opening)
    assert opening.languages == ["en", SORANI, "Diidxazá"]
    assert opening.statements == [{"en": "The road stays open.", SORANI: "ڕێگاکە کراوە بێت."}]


def test_what_is_no_name_stays_on_the_form(world: World) -> None:
    client, where = world.client("convenor"), reverse("consult:begin", args=[world.dialogue])
    answer = client.post(where, {"language": ["en"], "others": "tlh", "key": "0" * 32, **SETTINGS})
    assert answer.status_code == 422
    assert 'value="tlh"' in answer.content.decode()
