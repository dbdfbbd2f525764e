"""The sheets of a workshop in one language each: agenda, rules, boards, seat cards, information, glossary."""

from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.translation import override

from tracktwo.matter.concerns import KINDS
from tracktwo.matter.leak_plan import ADDRESSEES, LEAK_TIMES, plan_of
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText, Text
from tracktwo.process.holders import holder_name
from tracktwo.process.records import Released, Side
from tracktwo.ui.headings import tongue
from tracktwo.ui.sheets import Bullets, Card, Heading, Paragraph, Part, Sheet, Table

from ..days.proposals import is_draft
from ..days.reads import ShownBlock, ShownDay, printed_for, timetable
from ..days.records import FORMS, PRINTED
from ..groups.reads import seats_of
from ..rules.reads import current
from .words import INFORMATION, SHEETS

__all__ = ["Writer", "pack"]

# As many and as tall as a page takes.
BOARD_ROWS, BOARD_HEIGHT = 6, 34


class Writer:
    """Writes the sheets of one workshop in one language of the dialogue."""

    def __init__(self, dialogue: OpenDialogue, workshop: str, language: str) -> None:
        self._dialogue, self._language = dialogue, language
        self._days = timetable(dialogue, workshop)
        self._draft = bool(self._days) and is_draft(dialogue, workshop)

    def _text(self, text: MultilingualText) -> str:
        return text.for_reader(self._dialogue.card.languages, self._language)

    def _sheet(self, *parts: Part) -> Sheet:
        return Sheet(self._language, parts)

    def _day(self, day: ShownDay) -> Heading:
        return Heading(f"{day.number}. {date_format(day.day.day, 'l j F')}", 2)

    def _days_as(
        self,
        title: str,
        cells: Callable[[ShownBlock], tuple[str, ...]],
        heading: tuple[Text, ...],
        widths: tuple[int, ...],
    ) -> Sheet:
        """A table for each day. `widths` leave the first column so much that a time stands in one line."""
        parts: list[Part] = [Heading(str(SHEETS[title]))]
        if self._draft:
            parts.append(Paragraph(str(SHEETS["draft"])))
        for day in self._days:
            rows = tuple(cells(block) for block in day.blocks)
            parts += [self._day(day), Table(rows, tuple(map(str, heading)), widths)]
        return self._sheet(*parts)

    def agenda(self) -> Sheet:
        """What happens when, for everybody."""
        return self._days_as(
            "agenda",
            lambda block: (block.from_to, self._text(block.block.title), self._form(block)),
            (SHEETS["time"], SHEETS["what"], SHEETS["how"]),
            (3, 7, 4),
        )

    def _form(self, block: ShownBlock) -> str:
        side = block.block.side
        form = str(FORMS[block.block.form])
        return f"{form}: {self._text(self._dialogue.side(side).name)}" if side else form

    def run(self) -> Sheet:
        """The days with who leads and what each block is for: the third party alone reads it."""
        return self._days_as(
            "run",
            lambda block: (
                block.from_to,
                self._text(block.block.title),
                self._form(block),
                ", ".join(holder_name(self._dialogue, holder) for holder in block.block.leads),
                block.block.purpose,
            ),
            (SHEETS["time"], SHEETS["what"], SHEETS["how"], SHEETS["who"], SHEETS["for"]),
            (5, 7, 5, 5, 7),
        )

    def interpreted(self) -> Sheet:
        """The days with the interpreters' codes."""
        return self._days_as(
            "agenda",
            lambda block: (
                block.from_to,
                self._text(block.block.title),
                self._form(block),
                " ".join(block.block.interpreters),
            ),
            (SHEETS["time"], SHEETS["what"], SHEETS["how"], SHEETS["interpreters"]),
            (4, 7, 5, 4),
        )

    def rules(self) -> Sheet:
        """The rules as this dialogue words them."""
        rules = current(self._dialogue).rules
        said = tuple(f"{self._text(rule.title)}: {self._text(rule.asks)}" for rule in rules)
        return self._sheet(Heading(str(SHEETS["rules"])), Bullets(said))

    def board(self, side: Side) -> Sheet:
        """A side's board, empty, with one column for each kind of concern."""
        kinds = tuple(str(kind) for kind in KINDS.values())
        rows = (("",) * len(kinds),) * BOARD_ROWS
        return self._sheet(
            Heading(f"{SHEETS['board']} · {self._text(side.name)}"),
            Table(rows, kinds, tall=BOARD_HEIGHT),
            Paragraph(str(SHEETS["no-names"]), small=True),
        )

    def seats(self, side: str = "") -> list[Sheet]:
        """A card for each seat, to be cut out; of one side, or of all."""
        names = {each.id: self._text(each.name) for each in self._dialogue.sides}
        cards = [Card(code, names.get(of, "")) for code, of in seats_of(self._dialogue) if side in ("", of)]
        return [self._sheet(Heading(str(SHEETS["seats"])), *cards)] if cards else []

    def information(self) -> Sheet:
        """What anybody may want to know, without a line to put a name on."""
        return self._sheet(Heading(str(SHEETS["information"])), Bullets(tuple(map(str, INFORMATION))))

    def glossary(self) -> list[Sheet]:
        """Words that all sides released, and none else."""
        words = [record.body for record in self._dialogue.joint.folio().all(Released) if record.body.kind == "word"]
        if not words:
            return []
        parts: list[Part] = [Heading(str(SHEETS["glossary"]))]
        for word in words:
            rows = tuple(
                (self._text(side.name), self._text(word.meanings[side.id]))
                for side in self._dialogue.sides
                if side.id in word.meanings
            )
            parts.append(Heading(self._text(word.title), 3))
            parts.append(Table(rows, widths=(1, 3)) if rows else Paragraph(self._text(word.wording)))
        return [self._sheet(*parts)]

    def packing(self) -> list[Sheet]:
        """What the blocks need on paper, to be ticked."""
        needed = printed_for(self._days)
        items = tuple(
            f"{PRINTED[sheet]}: {', '.join(self._text(block.block.title) for block in blocks)}"
            for sheet, blocks in needed.items()
            if sheet in PRINTED
        )
        return [self._sheet(Heading(str(SHEETS["packing"])), Bullets(items, boxes=True))] if items else []

    def leak(self) -> list[Sheet]:
        """The plan for the day something leaks."""
        plan = plan_of(self._dialogue.third.folio())
        if not plan:
            return []
        parts: list[Part] = [Heading(str(SHEETS["leak"]))]
        if plan.line:
            parts.append(Paragraph(self._text(plan.line.body.wording)))
        rows = tuple(
            (
                str(LEAK_TIMES[step.body.when]),
                self._text(self._dialogue.side(step.body.side).name) if step.body.side else str(SHEETS["third-party"]),
                str(ADDRESSEES[step.body.to]),
                self._text(step.body.says),
            )
            for step in plan.steps
        )
        heading = tuple(str(SHEETS[each]) for each in ("when", "by", "to", "does"))
        return [self._sheet(*parts, Table(rows, heading, (3, 2, 3, 6)))]


def pack(dialogue: OpenDialogue, workshop: str, audience: str, side: str = "") -> list[Sheet]:
    """All sheets of a pack, in each language of the dialogue.

    Tickets are in none: they are printed one by one when a meeting is opened, and never enter a file.

    Args:
        dialogue: whose workshop it is.
        workshop: the id of its record.
        audience: one of `words.AUDIENCES`.
        side: whose pack, where it is for one side.
    """
    sheets: list[Sheet] = []
    for language in dialogue.card.languages:
        # Where the program does not speak a language, English says what the program says.
        with override(tongue(language)):
            sheets += _for(Writer(dialogue, workshop, language), dialogue, audience, side)
    return sheets


def _for(write: Writer, dialogue: OpenDialogue, audience: str, side: str) -> list[Sheet]:
    if audience == "facilitators":
        return [write.run(), write.rules(), *write.packing(), *write.leak()]
    if audience == "interpreters":
        return [write.interpreted(), write.rules(), *write.glossary()]
    if audience == "room":
        boards = [write.board(each) for each in dialogue.sides]
        return [write.agenda(), write.rules(), *boards, *write.seats(), write.information(), *write.glossary()]
    own = [*write.seats(side), write.information(), *write.glossary()]
    return [write.agenda(), write.rules(), write.board(dialogue.side(side)), *own]
