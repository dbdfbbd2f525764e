"""Forms of the contributor's pages, read from what a browser sent."""

from dataclasses import dataclass

from django.http import QueryDict

from tracktwo.common.writing import number_in

__all__ = ["AnswerForm", "StatementForm", "read_answer", "read_statement"]

ANSWERS = {"agree": 1, "disagree": -1, "pass": 0}
LONGEST_READ = 4000


@dataclass(frozen=True)
class AnswerForm:
    """One answer: the statement's id and a value of 1, -1 or 0."""

    statement: int
    value: int


@dataclass(frozen=True)
class StatementForm:
    """A statement of the contributor's own, and whether its wording may be published."""

    text: str
    publish: bool


def read_answer(sent: QueryDict) -> AnswerForm | None:
    """The answer that was sent; None where it is none of the three, or names no statement."""
    value, statement = ANSWERS.get(sent.get("answer", "")), number_in(sent.get("statement", ""))
    return None if value is None or statement is None else AnswerForm(statement, value)


def read_statement(sent: QueryDict) -> StatementForm:
    """The statement that was sent, as it was typed."""
    return StatementForm(sent.get("text", "")[:LONGEST_READ], bool(sent.get("publish")))
