"""What the demonstration asks in public gives nothing away of the dialogue it belongs to."""

import json
import re

import pytest
from played import played

from cast import both
from tracktwo.common import fiction
from tracktwo.rooms.consult import acts
from tracktwo.rooms.consult.records import Consultation

# Words that tell that somebody meets, or that a third party convenes: what the safeguards of consulting warn of.
TELLING = re.compile(
    r"\b(meet|meets|meeting|dialogue|talks|negotiat\w*|mediat\w*|facilitat\w*|convene\w*|workshop|session|panel|quietly|secret\w*)\b"
    r"|يلتقي|لقاء|حوار|اجتماع|ورشة|جلسة|وساطة|وسيط|تفاوض|بهدوء|سري",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", fiction.LANGUAGES)
def test_question_and_purpose_do_not_say_that_anybody_meets(language: str) -> None:
    for text in (fiction.QUESTION, fiction.PURPOSE):
        assert not TELLING.search(text[language]), text[language]
    assert TELLING.search("People of both sides meet quietly.")
    assert TELLING.search("يلتقي أناس بهدوء")


@both
def test_what_goes_to_the_public_server_names_neither_dialogue_nor_third_party() -> None:
    _cast, dialogue = played()
    (record,) = dialogue.third.folio().all(Consultation)
    carried = json.dumps(json.loads(acts.opening_file(dialogue, record)), ensure_ascii=False).casefold()
    for secret in (dialogue.card.code_name, dialogue.card.third_party, dialogue.id):
        assert secret.casefold() not in carried, secret
