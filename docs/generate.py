"""Write the pages and figures of the handbook that come from the program itself.

python docs/generate.py     writes docs/safeguards.md, docs/pictures.md and the figures of the methods

The build runs it, too, so that a built page is never older than the program. A test compares the committed
files with what is generated here.
"""

import os
from pathlib import Path

import draw_conflict
import draw_grouping
import draw_ladder
import draw_opinion
import draw_packages
import draw_perception
import draw_structure
import method_rows

DOCS = Path(__file__).resolve().parent
PICTURES = DOCS / "pictures"

SAFEGUARDS_HEAD = """\
# Safeguards

<!-- Written by docs/generate.py from the program's registry. Change the rule, not this page. -->

A safeguard is a rule of the method that the program looks after. One that **holds** stops the next step until it
is met, or until a facilitator goes on by one deliberate act; kept are the rule and the day, and no reason is ever
asked for. One that **advises** says what it sees and stays where it can be seen.

Whatever a rule asks for can also be recorded as done elsewhere or on paper, and that counts as met. Each dialogue
has a page that lists all rules with their state; `tracktwo safeguards` prints the list below. The row numbers are
those of [the method](method-rows.md).
"""
PAGES_HEAD = """\
# Pages of the rooms

<!-- Written by docs/generate.py from what the rooms declare. Change a room's pages.py, not this page. -->

Every address of the eight rooms. Outsiders of a dialogue are told the same everywhere: that there is nothing here
which they can open.
"""
OPENS = {
    "members": "members of the third party who were added to the dialogue",
    "meeting": "the same, while a meeting is open",
    "side": "those who may open that side's caucus",
    "anybody": "anybody; it opens nothing",
}
PICTURES_HEAD = """\
# Pictures

<!-- Written by docs/generate.py from the files in docs/pictures. -->

Pages of the running program, taken by `make pictures` with the invented demonstration dialogue. No real
conflict, person or text appears in them.
"""
OPEN_HEAD = """\
# What the method asks and this version has not

<!-- Written by docs/generate.py from the table of rows. -->

Rows of [the method](method-rows.md) that no part of the program meets yet.
"""
NO_PICTURES = "\nNone have been taken in this copy yet: `make pictures` takes them.\n"
LANGUAGES = {"en": "English", "ar": "Arabic"}


def safeguards_text() -> str:
    """The page of safeguards."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.web.settings")
    import django

    django.setup()
    from django.utils import translation

    from tracktwo.process.rooms import walk

    parts = [SAFEGUARDS_HEAD]
    with translation.override("en"):
        for room in walk():
            parts.append(f"\n## {room.title}\n")
            for rule in room.safeguards:
                word = "row" if len(rule.rows) == 1 else "rows"
                rows = ", ".join(map(str, rule.rows))
                parts.append(f"\n### {rule.title}\n\n`{rule.name}` · {rule.kind} · {word} {rows}\n\n{rule.why}\n")
    return "".join(parts)


def pages_text() -> str:
    """Every address of the rooms, as they declare it, and who may open it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.web.settings")
    import django

    django.setup()
    from django.utils import translation

    from tracktwo.process.rooms import walk

    parts = [PAGES_HEAD]
    with translation.override("en"):
        for room in walk():
            parts.append(f"\n## {room.title}\n\n{room.question}\n\n| Address | Who may open it | It |\n|---|---|---|\n")
            for page in room.pages:
                does = "takes a form" if page.acts else "is part of another page" if page.fragment else "shows a page"
                parts.append(f"| `{page.address}` | {OPENS[page.opens]} | {does} |\n")
    return "".join(parts)


def pictures_text() -> str:
    """The gallery of what lies in the folder of pictures, named page-language-size."""
    found = sorted(PICTURES.glob("*.png"))
    parts = [PICTURES_HEAD]
    if not found:
        parts.append(NO_PICTURES)
    shown = ""
    for file in found:
        page, language, size = _parts(file.stem)
        if page != shown:
            shown = page
            parts.append(f"\n## {page}\n")
        caption = ", ".join(part for part in (page, language, size) if part)
        parts.append(f"\n![{caption}](pictures/{file.name})\n")
    return "".join(parts)


def _parts(stem: str) -> tuple[str, str, str]:
    """Page, language and size of a picture named like `console-en-laptop`."""
    pieces = stem.split("-")
    for index, piece in enumerate(pieces):
        if piece in LANGUAGES and index:
            return " ".join(pieces[:index]).capitalize(), LANGUAGES[piece], " ".join(pieces[index + 1 :])
    return " ".join(pieces).capitalize(), "", ""


def open_text() -> str:
    """The rows of the method that no line of the table names."""
    rows = method_rows.open_rows()
    if not rows:
        return OPEN_HEAD + "\nEvery row is met.\n"
    listed = "".join(f"| {row} | {method_rows.CONCEPTS.get(row, '')} |\n" for row in rows)
    return OPEN_HEAD + "\n| Row | Concept |\n|---|---|\n" + listed


def pages() -> dict[str, str]:
    """Every generated page and figure by its file name."""
    return {
        "safeguards.md": safeguards_text(),
        "pages.md": pages_text(),
        "pictures.md": pictures_text(),
        "method-open.md": open_text(),
        "structure.svg": draw_structure.draw(),
        "methods/reassurance.svg": draw_ladder.draw(),
        "methods/packages.svg": draw_packages.draw(),
        "methods/opinion.svg": draw_opinion.draw(),
        "methods/conflict.svg": draw_conflict.draw(),
        "methods/perception.svg": draw_perception.draw(),
        "methods/grouping.svg": draw_grouping.draw(),
    }


def write() -> None:
    """Write what differs; files that are right already keep their date, so that a build stays short."""
    for name, text in pages().items():
        file = DOCS / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
