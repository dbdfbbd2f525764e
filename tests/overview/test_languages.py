"""A dialogue in one to four languages: begun on the page, a card in each of them, shown, released and printed."""

import pytest
from django.test import Client
from django.urls import reverse

from cast import Actor, both, enrol
from tracktwo.matter.concerns import Concern
from tracktwo.people.sessions import COOKIE
from tracktwo.process import meetings, release, schedule
from tracktwo.process.access import OpenDialogue, readable_dialogues
from tracktwo.process.fields import MultilingualText
from tracktwo.ui import documents
from tracktwo.vault.payload import decode, encode

pytestmark = both

LANGUAGES = ["en", "ar", "fr", "tr"]
NAMES = ("North", "الشمال", "Nord", "Kuzey"), ("South", "الجنوب", "Sud", "Güney")
ENDINGS = ("", "_second", "_third", "_fourth")
CARD = ("A need", "حاجة", "Un besoin", "Bir ihtiyaç")


@pytest.fixture
def convenor(db: None) -> Actor:
    return enrol("the convenor", convenor=True)


def begun(client: Client, languages: list[str], offered: int) -> int:
    """Send the first form; the status of the answer."""
    sent = {"code_name": "Larch", "third_party": "Panel", "workshops_planned": "2", "agreed": "1"}
    ordinals = ("first", "second", "third", "fourth")
    sent |= {f"{ordinal}_language": language for ordinal, language in zip(ordinals, languages, strict=False)}
    for number, names in enumerate(NAMES, 1):
        sent |= {f"side{number}{end}": name for end, name in zip(ENDINGS[:offered], names, strict=False)}
    return client.post(reverse("overview:begin") + f"?sides=2&languages={offered}", sent).status_code


def browser(actor: Actor) -> Client:
    client = Client()
    client.cookies[COOKIE] = actor.cookie
    return client


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_dialogue_is_begun_in_so_many_languages(convenor: Actor, count: int) -> None:
    assert begun(browser(convenor), LANGUAGES[:count], max(count, 2)) == 302
    (dialogue,) = readable(convenor)
    assert dialogue.card.languages == LANGUAGES[:count]
    assert [side.name.texts[:count] for side in dialogue.sides] == [names[:count] for names in NAMES]
    assert not any(text for side in dialogue.sides for text in side.name.texts[count:])


def readable(actor: Actor) -> list[OpenDialogue]:
    from cast import request_of
    from tracktwo.people import sessions

    person = sessions.recognise(request_of(actor))
    assert person is not None
    return readable_dialogues(person)


def test_a_language_chosen_twice_counts_once(convenor: Actor) -> None:
    assert begun(browser(convenor), ["en", "en", "ar"], 3) == 302
    assert readable(convenor)[0].card.languages == ["en", "ar"]
    assert readable(convenor)[0].sides[0].name.texts[:2] == ("North", "Nord")


def test_a_card_in_four_languages_is_written_shown_released_and_printed(convenor: Actor) -> None:
    client = browser(convenor)
    begun(client, LANGUAGES, 4)
    (dialogue,) = readable(convenor)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    sent = {"kind": "need", "owner": dialogue.sides[0].id, "key": "a" * 32}
    sent |= {f"words{end}": text for end, text in zip(ENDINGS, CARD, strict=True)}
    assert client.post(reverse("convene:compose", args=[dialogue.id, "concern"]), sent).status_code == 200
    (dialogue,) = readable(convenor)
    assert dialogue.meeting is not None
    (concern,) = dialogue.meeting.room.folio().all(Concern)
    assert concern.body.words.texts == CARD
    for name in ("convene:home", "convene:wall"):
        page = client.get(reverse(name, args=[dialogue.id])).content.decode()
        for language, text in zip(LANGUAGES, CARD, strict=True):
            assert f'<p lang="{language}"' in page
            assert text in page
    edit = client.get(reverse("convene:edit", args=[dialogue.id, concern.id])).content.decode()
    assert all(text in edit for text in CARD)
    wording = MultilingualText(*CARD)
    for side in dialogue.sides:
        release.release(dialogue.meeting, side.id, "text", MultilingualText("Title"), wording)
    (released,) = dialogue.joint.folio().all(release.Released)
    plain = documents.released_text(dialogue.card, released.body).decode()
    assert all(text in plain for text in CARD)


def test_one_letter_in_the_fourth_language_is_another_wording() -> None:
    title = MultilingualText("Title")
    wordings = [MultilingualText("a", "b", "c", last) for last in ("d", "e", "")]
    assert len({release.digest("text", title, wording) for wording in wordings}) == 3


def test_a_text_in_two_languages_is_stored_as_it_always_was() -> None:
    """Programs from before the third and the fourth language read it, and refuse what they would lose."""
    stored = encode(Concern(kind="need", owner="a", words=MultilingualText("A need", "حاجة")))
    assert b"third" not in stored
    assert b"fourth" not in stored
    assert b"second" in stored
    read = decode(Concern, 1, encode(Concern(kind="need", owner="a", words=MultilingualText(*CARD))))
    assert read.words.texts == CARD
