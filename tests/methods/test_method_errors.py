"""Every error and notice of a method has a stable code, and says its sentence with nothing but its own facts."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tracktwo.methods.errors import InvalidInput, MethodError, Notice, Refusal
from tracktwo.methods.packages import InconsistentStatements, make_space, read_toml
from tracktwo.methods.reassurance import InvalidLadder
from tracktwo.methods.reassurance import read_toml as read_ladder

METHODS = Path(__file__).resolve().parents[2] / "src" / "tracktwo" / "methods"
RAISED = {"InvalidInput", "Refusal", "InvalidLadder", "Notice"}
PLACES = re.compile(r"{(\w+)[^}]*}")


def calls() -> list[tuple[str, ast.Call]]:
    """Every place in the methods that makes an error or a notice, but for the adapter of the opinion map."""
    found = []
    for path in sorted(METHODS.rglob("*.py")):
        if "opinion" in path.parts or path.name == "errors.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
                found.append((f"{path.relative_to(METHODS)}:{node.lineno}", node))
    return found


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_codes_are_literal_and_in_one_form() -> None:
    assert len(calls()) > 80
    for place, call in calls():
        code = literal(call.args[0])
        if code is not None:
            assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code), place


def test_every_place_of_a_sentence_has_its_fact() -> None:
    checked = 0
    for place, call in calls():
        template = literal(call.args[1]) if len(call.args) > 1 else None
        if template is None or any(keyword.arg is None for keyword in call.keywords):
            continue
        given = {keyword.arg for keyword in call.keywords}
        if isinstance(call.func, ast.Name) and call.func.id == "Notice":
            details = call.args[2] if len(call.args) > 2 else ast.Dict([], [])
            if not isinstance(details, ast.Dict):
                continue
            given = {literal(key) for key in details.keys if key is not None}
        assert set(PLACES.findall(template)) <= given, place
        checked += 1
    assert checked > 60


def test_one_code_is_one_sentence_within_a_method() -> None:
    sentences: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, call in calls():
        code, template = literal(call.args[0]), literal(call.args[1]) if len(call.args) > 1 else None
        if code is not None and template is not None:
            sentences[place.split("/")[0], code].add(
                "|".join(sorted(set(PLACES.findall(template)) - {"file", "place"}))
            )
    unequal = {key: facts for key, facts in sentences.items() if len(facts) > 1}
    assert not unequal, unequal


def test_an_error_can_be_said_in_another_language() -> None:
    with pytest.raises(MethodError) as caught:
        make_space({"road": ["open", "open"]})
    error = caught.value
    assert error.code == "option-repeated"
    arabic = {"option-repeated": "ورد الخيار «{option}» مرتين في المسألة «{issue}»"}
    assert arabic[error.code].format(**error.details) == "ورد الخيار «open» مرتين في المسألة «road»"
    assert str(error) == error.template.format(**error.details)


def test_errors_keep_their_facts_on_the_way_out_of_a_file() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_toml("q.toml", "[issues]\nroad = ['x', 'x']\n[sides.a]\n[sides.b]")
    assert (caught.value.code, caught.value.details["file"]) == ("option-repeated", "q.toml")
    with pytest.raises(InvalidLadder) as ladder:
        read_ladder("tolerance = 1\n[[side]]\nkey = 'a'\n[[side]]\nkey = 'a'\n")
    assert (ladder.value.code, ladder.value.details["key"], ladder.value.place) == ("side-key-repeated", "a", 2)
    assert str(ladder.value).startswith("line 4: ")


def test_kinds() -> None:
    assert issubclass(InconsistentStatements, InvalidInput)
    assert issubclass(InvalidLadder, InvalidInput)
    assert not issubclass(Refusal, InvalidInput)
    assert str(Notice("a-code", "{number} of them", {"number": 3})) == "3 of them"
