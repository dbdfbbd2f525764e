"""The pool as pages and the composition read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record

from .questions import Answer
from .records import PANEL, Apart, Judgement, PoolTally, Prospect

__all__ = ["Person", "apart", "by_side", "counts", "people", "person"]


@dataclass(frozen=True)
class Person:
    """Somebody in the pool, with what each member of the third party holds of them, in the order of the members."""

    id: str
    version: int
    card: Prospect
    judgements: tuple[Judgement, ...]

    def answers(self, question: str) -> dict[str, Answer]:
        """The answers to a question, by holder."""
        return {each.holder: each.answers[question].answer for each in self.judgements if question in each.answers}

    def answer(self, question: str) -> Answer | None:
        """The answer that all who gave one share; unsure where they differ; None where nobody was asked."""
        said = set(self.answers(question).values())
        if not said:
            return None
        return said.pop() if len(said) == 1 else "unsure"

    def differs(self, question: str) -> bool:
        """Whether two members answer differently."""
        return len(set(self.answers(question).values())) > 1

    @property
    def standings(self) -> dict[str, int]:
        """Standing by holder, of those who looked."""
        return {each.holder: each.standing for each in self.judgements if each.standing}

    @property
    def standing(self) -> int:
        """Standing from 1 to 5, 0 where nobody looked; where members differ, the lower of theirs."""
        return min(self.standings.values(), default=0)

    @property
    def standing_differs(self) -> bool:
        """Whether two members see their standing differently."""
        return len(set(self.standings.values())) > 1

    @property
    def asked(self) -> set[str]:
        """The questions that somebody answered."""
        return {question for each in self.judgements for question in each.answers}


def people(dialogue: OpenDialogue) -> list[Person]:
    """Everybody in the pool, in the order of their codes. Nothing else ever orders them."""
    folio = dialogue.third.folio()
    places = {member.id: place for place, member in enumerate(dialogue.members)}
    held: dict[str, list[Judgement]] = {}
    for record in folio.all(Judgement):
        held.setdefault(record.body.prospect, []).append(record.body)
    everybody = [
        Person(
            record.id,
            record.version,
            record.body,
            tuple(
                sorted(held.get(record.id, ()), key=lambda each: (places.get(each.holder, len(places)), each.holder))
            ),
        )
        for record in folio.all(Prospect)
    ]
    return sorted(everybody, key=lambda each: (len(each.card.code), each.card.code))


def person(dialogue: OpenDialogue, id: str) -> Person:
    """Somebody by the id of their record.

    Raises:
        NotThere: nobody, or nobody any more, has this id.
    """
    dialogue.third.folio().get(Prospect, id)
    return next(each for each in people(dialogue) if each.id == id)


def by_side(dialogue: OpenDialogue, everybody: Iterable[Person]) -> dict[str, list[Person]]:
    """People by side, in the dialogue's order; the panel last, where anybody is thought of for it."""
    gathered: dict[str, list[Person]] = {side.id: [] for side in dialogue.sides}
    for each in everybody:
        gathered.setdefault(each.card.side, []).append(each)
    panel = gathered.pop(PANEL, None)
    return gathered | ({PANEL: panel} if panel else {})


def apart(dialogue: OpenDialogue) -> list[Record[Apart]]:
    """The pairs that cannot share a room."""
    return dialogue.third.folio().all(Apart)


def counts(dialogue: OpenDialogue) -> PoolTally:
    """How many there were, and how many approaches were made."""
    record = dialogue.third.folio().one(PoolTally)
    return record.body if record else PoolTally()
