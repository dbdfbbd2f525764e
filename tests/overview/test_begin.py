"""Beginning a dialogue: another number of sides or languages costs nothing that was typed."""

import re

import pytest
from django.urls import reverse

from cast import both, client_of, enrol, request_of
from tracktwo.people import sessions
from tracktwo.process.access import readable_dialogues

pytestmark = both

TYPED = {"code_name": "Larch", "third_party": "The panel", "side1": "North", "side2": "South", "agreed": "on"}


def shown(page: str) -> dict[str, str]:
    """What stands in the text fields of a page."""
    fields = re.findall(r"<input ([^>]*)>", page)
    pairs = [(re.search(r'name="(\w+)"', field), re.search(r'value="([^"]*)"', field)) for field in fields]
    return {name.group(1): value.group(1) for name, value in pairs if name and value}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_more_sides_and_languages_keep_the_form(language: str) -> None:
    client = client_of(enrol("the convenor", convenor=True))
    address, headers = reverse("overview:begin"), {"Accept-Language": language}
    answer = client.post(address, TYPED | {"sides": "4", "shown_sides": "2", "shown_languages": "2"}, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "errorlist" not in page
    assert shown(page).items() >= {**TYPED, "shown_sides": "4"}.items() - {("agreed", "on")}
    assert re.search(r'name="agreed"[^>]*checked', page)
    assert not re.search(r'name="in_person"[^>]*checked', page), "what was unticked stays unticked"
    assert 'name="side4"' in page
    answer = client.post(address, TYPED | {"languages": "3", "shown_sides": "4", "shown_languages": "2"})
    assert (
        shown(answer.content.decode()).items() >= {"side1": "North", "shown_sides": "4", "shown_languages": "3"}.items()
    )


def test_the_form_is_taken_with_as_many_sides_as_it_shows() -> None:
    convenor = enrol("the convenor", convenor=True)
    names = {f"side{number}": f"Side number {number}" for number in range(1, 4)}
    sent = (
        TYPED | names | {"first_language": "en", "workshops_planned": "3", "shown_sides": "3", "shown_languages": "2"}
    )
    assert client_of(convenor).post(reverse("overview:begin"), sent).status_code == 302
    person = sessions.recognise(request_of(convenor))
    assert person is not None
    (dialogue,) = readable_dialogues(person)
    assert [side.name.first for side in dialogue.sides] == list(names.values())
