"""Whatever a method refuses or remarks, a page says it in the reader's language."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

import tracktwo.rooms.solve
from cast import Cast, both, client_of
from method_codes import codes_raised, modules_called
from solving import issue_with
from tracktwo.methods.errors import InvalidInput
from tracktwo.process.access import OpenMeeting
from tracktwo.rooms.solve.method_words import METHOD_WORDS, in_words

ROOM = Path(tracktwo.rooms.solve.__file__).parent
ARABIC = re.compile("[\u0600-\u06ff]")


def codes() -> set[str]:
    modules = modules_called(ROOM)
    for name in ("packages.feasible_valuations", "packages.pareto_frontier", "reassurance.ladder", "perception"):
        assert f"tracktwo.methods.{name}" in modules
    own = {
        code for path in ROOM.rglob("*.py") for code in re.findall(r'InvalidInput\(\s*"([a-z-]+)"', path.read_text())
    }
    assert own == {"points-total", "worth-missing"}
    return {code for module in modules for code in codes_raised(module)} | own


def test_every_code_that_a_page_can_meet_has_words_and_no_words_lack_a_code() -> None:
    assert codes() == set(METHOD_WORDS)


def test_a_planted_code_is_found(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text("from tracktwo.methods import packages as method\nmethod.frontier(x)\n")
    assert "near-zero-sum" in codes_raised("tracktwo.methods.packages.pareto_frontier")
    assert "tracktwo.methods.packages.pareto_frontier" in modules_called(tmp_path)
    assert "tracktwo.methods.perception" not in modules_called(tmp_path)


@pytest.mark.parametrize("code", sorted(METHOD_WORDS))
def test_every_sentence_is_arabic_for_an_arabic_reader(code: str) -> None:
    facts = {name: name for name in re.findall(r"%\((\w+)\)s", str(METHOD_WORDS[code]))}
    with translation.override("ar"):
        words = in_words(InvalidInput(code, "English", **facts))
    assert ARABIC.search(words)
    for fact in facts:
        assert fact in words


def test_ids_are_said_by_name() -> None:
    error = InvalidInput("issue-not-valued", "{side} {issue}", side="a", issue="0f3e")
    with translation.override("en"):
        assert in_words(error, {"a": "North", "0f3e": "the road"}) == "North has not valued the issue “the road”."


@both
def test_a_valuation_that_cannot_be_used_is_answered_in_arabic(cast: Cast, free: OpenMeeting) -> None:
    road, _options = issue_with(free, "the road")
    browser = client_of(cast.convenor, headers={"accept-language": "ar"})
    where = reverse("solve:valuation", args=[free.dialogue.id, "a"])
    response = browser.post(where, {f"points-{road}": "60"})
    assert response.status_code == 422
    (error,) = re.findall(r'<p class="error" role="alert">\s*(.*?)\s*</p>', response.content.decode(), re.DOTALL)
    assert ARABIC.search(error)
    assert not re.search("[a-zA-Z]", error)
