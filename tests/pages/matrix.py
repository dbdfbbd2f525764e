"""Rows of the matrix: one address, and what each role gets when it asks for it or sends something there.

The rows stand beside the tests of what they belong to, in files called `<namespace>_rows.py`. A room without such a
file is asserted by what it declares of its pages.
"""

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tracktwo.process.rooms import Page, walk

__all__ = ["MEMBERS", "ROLES", "Row", "all_rows", "declared", "every"]

TESTS = Path(__file__).resolve().parent.parent
OUTSIDERS = {"stranger": 302, "locked": 423, "newcomer": 302, "outsider": 404, "interpreter": 302}
MEMBERS = ("one_sided", "facilitator", "convenor")
ROLES = (*OUTSIDERS, *MEMBERS)
Statuses = int | tuple[int, int, int] | dict[str, int]


def every(*statuses: int) -> dict[str, int]:
    """Statuses of an address outside a dialogue: one for all roles, or one for each in the order of `ROLES`.

    An interpreter has no account, and gets what a stranger gets.
    """
    roles = [role for role in ROLES if role != "interpreter"]
    found = dict(zip(roles, statuses * len(roles) if len(statuses) == 1 else statuses, strict=True))
    return found | {"interpreter": found["stranger"]}


@dataclass(frozen=True)
class Row:
    """One address. A plus and a variant in `name` where one address is asked for in more than one way.

    `get` and `post`: the status for every member of the dialogue, or for each kind of member; outsiders of a dialogue
    are always sent away in the same manner. `parts` fill the address and `sent` is what is posted: `=text` stands for
    itself, `*name` and a bare part for an id of the world. `sees` is text of the dialogue that whoever gets the page
    reads on it, and nobody else.
    """

    name: str
    get: Statuses
    post: Statuses
    parts: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)
    sees: str = ""
    of_a_dialogue: bool = True

    @property
    def address(self) -> str:
        """The address's name without a variant."""
        return self.name.partition("+")[0]

    def statuses(self, method: str) -> dict[str, int]:
        """What each role gets."""
        statuses = self.get if method == "GET" else self.post
        if isinstance(statuses, dict):
            return statuses
        each = (statuses,) * 3 if isinstance(statuses, int) else statuses
        return OUTSIDERS | dict(zip(MEMBERS, each, strict=True))


def declared(page: Page) -> Row:
    """A row from what a room declares of a page: members get it, and a page that shows something takes no forms."""
    return Row(page.address, 405 if page.acts else 200, 302 if page.acts else 405, parts=page.parts)


def all_rows() -> dict[str, Row]:
    """Every row by its name."""
    rows: list[Row] = []
    for path in sorted(TESTS.rglob("*_rows.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        rows += module.ROWS
    written = {row.address.partition(":")[0] for row in rows}
    rows += [declared(page) for room in walk() if room.name not in written for page in room.pages]
    return {row.name: row for row in rows}
