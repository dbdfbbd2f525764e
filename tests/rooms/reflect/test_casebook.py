"""The casebook: every fact is cited, every case bears on a choice, and the page of that choice leads to the case."""

import csv
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from cast import Cast, both, client_of
from tracktwo.process.access import OpenDialogue
from tracktwo.process.designing import choices, readings_on
from tracktwo.rooms.reflect.casebook.cases import CASES
from tracktwo.rooms.reflect.casebook.kinds import Case
from tracktwo.rooms.reflect.casebook.tajikistan import FIGURES, deaths, marks

pytestmark = both
UCDP = Path(__file__).resolve().parents[4] / "shared" / "data" / "ucdp" / "BattleDeaths_v24_1.csv"
MOST_WORDS_QUOTED = 8
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture
def client(cast: Cast, dialogue: OpenDialogue) -> Client:
    return client_of(cast.facilitator)


def page(client: Client, dialogue: OpenDialogue, name: str, **headers: str) -> str:
    answer = client.get(reverse("reflect:case", args=[dialogue.id, name]), headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


@EACH
def test_every_fact_stands_in_a_source_and_every_source_is_used(case: Case) -> None:
    cited = [number for fact in case.facts for number in fact.sources]
    assert all(fact.sources for fact in case.facts)
    assert set(cited) == set(range(1, len(case.sources) + 1))


@EACH
def test_nothing_is_quoted_at_length(case: Case) -> None:
    with override("en"):
        texts = [str(text) for text in (case.summary, case.meaning, *(fact.words for fact in case.facts))]
    for text in texts:
        for quoted in re.findall("“([^”]*)”", text):
            assert len(quoted.split()) <= MOST_WORDS_QUOTED


@EACH
def test_the_page_of_the_choice_leads_to_the_case_and_back(client: Client, dialogue: OpenDialogue, case: Case) -> None:
    choice = next(each for each in choices() if each.name == case.choice)
    where = reverse(choice.address, args=[dialogue.id])
    case_at = reverse("reflect:case", args=[dialogue.id, case.name])
    assert f'href="{case_at}"' in client.get(where).content.decode()
    assert f'href="{where}"' in page(client, dialogue, case.name)


@EACH
def test_a_case_is_there_in_both_languages(client: Client, dialogue: OpenDialogue, case: Case) -> None:
    english = page(client, dialogue, case.name)
    arabic = page(client, dialogue, case.name, accept_language="ar")
    with override("en"):
        assert str(case.meaning) in english and str(case.meaning) not in arabic
    with override("ar"):
        assert str(case.meaning) in arabic
    # Bibliographic lines stay as they can be looked up.
    assert case.sources[0].split(",")[0] in arabic


def test_a_page_on_which_no_choice_is_made_leads_to_no_case(client: Client, dialogue: OpenDialogue) -> None:
    assert "/casebook/" not in client.get(reverse("enter:questions", args=[dialogue.id])).content.decode()


def test_every_choice_a_case_names_is_declared_once() -> None:
    names = [choice.name for choice in choices()]
    assert len(names) == len(set(names))
    assert sum(len(readings_on(name)) for name in names) == len(CASES)


def test_the_worked_example_draws_what_was_published(client: Client, dialogue: OpenDialogue) -> None:
    shown = page(client, dialogue, "tajikistan")
    assert shown.count("<svg") >= 2 and "2936" in shown.replace(",", "").replace("\u202f", "")
    assert [period.period for period in deaths().periods if period.missing] == ["1997"]
    assert sum(mark.kind == "accord" for mark in marks()) == 5
    assert "<svg" not in page(client, dialogue, "kelman").split('<main id="main"')[1]


@pytest.mark.skipif(not UCDP.exists(), reason="the release of UCDP is not beside this copy")
def test_the_figures_are_those_of_the_release() -> None:
    with UCDP.open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["dyad_id"] == "842"]
    released = {int(row["year"]): (int(row["bd_low"]), int(row["bd_best"]), int(row["bd_high"])) for row in rows}
    assert released == FIGURES


def test_there_is_no_other_case(client: Client, dialogue: OpenDialogue) -> None:
    assert client.get(reverse("reflect:case", args=[dialogue.id, "atlantis"])).status_code == 404
