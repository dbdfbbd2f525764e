"""One word for one thing: the words that docs/glossary.md rejects stand in no text a person can see."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "tracktwo"
ARABIC = SOURCE / "ui" / "locale" / "ar" / "LC_MESSAGES" / "django.po"
GETTEXT = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
# Uses of a rejected word that mean another thing. Taken out of a text before it is searched.
# Adjusted Winner is the name of Brams and Taylor's procedure.
ALLOWED = re.compile(r"\bsign(?:s|ed|ing)?(?: \w+)?[ -](?:in|out)\b|\bAdjusted Winner\b", re.IGNORECASE)
_QUOTED = r"""(?:"([^"]*)"|'([^']*)')"""
TRANSLATE = re.compile(r"\{%\s*trans(?:late)?\s+" + _QUOTED)
FILTERED = re.compile(r"_\(" + _QUOTED + r"\)")
BLOCK = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?%\}(.*?)\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL)


def rejected() -> tuple[dict[str, str], dict[str, str]]:
    """The rejected words with what to write instead: in English, and in Arabic."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```text\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    english, arabic = (dict(line.split(": ", 1) for line in block.splitlines()) for block in blocks)
    return english, arabic


def found_in(text: str, words: dict[str, str]) -> list[str]:
    """The rejected words in a text, in their singular or plural."""
    plain = ALLOWED.sub(" ", text)
    return [word for word in words if re.search(rf"\b{re.escape(word)}(?:s|es)?\b", plain, re.IGNORECASE)]


def found_in_arabic(text: str, words: dict[str, str]) -> list[str]:
    """The same, where articles and clitics are written together with the word."""
    plain = re.sub("[\u064b-\u0652\u0640]", "", text)
    return [word for word in words if re.search(rf"(?<!\w)[وفبكل]*(?:ال)?{re.escape(word)}", plain)]


def strings_of_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in GETTEXT:
            for part in node.args:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def strings_of_template(source: str) -> Iterator[str]:
    for pattern in (TRANSLATE, FILTERED):
        for found in pattern.finditer(source):
            yield found.group(1) or found.group(2) or ""
    for found in BLOCK.finditer(source):
        yield re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", found.group(1))


def visible_strings() -> list[tuple[str, str]]:
    """(file, text) for each text that goes through gettext."""
    found = []
    for file in sorted(SOURCE.rglob("*")):
        reader = {".py": strings_of_python, ".html": strings_of_template, ".txt": strings_of_template}.get(file.suffix)
        if reader:
            name = str(file.relative_to(ROOT))
            found += [(name, text) for text in reader(file.read_text(encoding="utf-8"))]
    return found


def test_no_rejected_word_is_shown() -> None:
    english, _ = rejected()
    wrong = [
        f"{name}: “{word}” in “{text}”; write: {english[word]}"
        for name, text in visible_strings()
        for word in found_in(text, english)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_rejected_word_is_shown_in_arabic() -> None:
    if not ARABIC.exists():
        pytest.skip("there is no Arabic catalogue yet")
    _, arabic = rejected()
    wrong = [
        f"“{word}” in “{text}”; write: {arabic[word]}"
        for entry in polib.pofile(str(ARABIC))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
        for word in found_in_arabic(text, arabic)
    ]
    assert not wrong, "\n".join(wrong)


# The rule itself


def test_the_lists_are_read() -> None:
    english, arabic = rejected()
    assert {"agreement", "signature", "sign", "observer", "attendee", "user"} <= set(english)
    assert len(arabic) > 3
    assert all(english.values())


def test_there_is_something_to_search() -> None:
    texts = visible_strings()
    assert len(texts) > 200
    assert {Path(name).suffix for name, _ in texts} >= {".py", ".html"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Both sides reached an agreement.", "agreement"),
        ("Agreements of this workshop", "agreement"),
        ("Ask each side to sign the text.", "sign"),
        ("Signed by North and South", "signed"),
        ("Sign in, then sign the text.", "sign"),
        ("List of attendees", "attendee"),
        ("A new participant card", "participant card"),
        ("Enter your password", "password"),
    ],
)
def test_a_planted_word_is_caught(text: str, word: str) -> None:
    assert word in found_in(text, rejected()[0])


@pytest.mark.parametrize(
    "text",
    [
        "Sign in",
        "Sign-in name",
        "Every browser of this account is signed out.",
        "A restart signs everybody out",
        "All sides agreed to these names",
        "An observation is offered as a question.",
        "Minutes",
    ],
)
def test_a_word_that_means_another_thing_is_let_pass(text: str) -> None:
    assert found_in(text, rejected()[0]) == []


def test_a_planted_word_is_caught_where_it_stands() -> None:
    english, _ = rejected()
    python = 'x = _("The agree" "ment is kept")\ny = "an agreement nobody sees"'
    template = """<h1>{% translate 'The signature' %}</h1><p>{% blocktranslate count n=1 %}{{ n }} user
        {% plural %}{{ n }} users{% endblocktranslate %}</p><!-- agreement -->"""
    assert [found_in(text, english) for text in strings_of_python(python)] == [["agreement"]]
    assert [found_in(text, english) for text in strings_of_template(template)] == [["signature"], ["user"]]


def test_a_planted_word_is_caught_in_arabic() -> None:
    assert found_in_arabic("وقّع الطرفان على الاتفاق", rejected()[1]) == ["اتفاق"]
    assert found_in_arabic("الأسماء التي اتفقت عليها الأطراف", rejected()[1]) == []
