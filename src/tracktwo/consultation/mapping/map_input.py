"""The votes from which a map is built, read out of the tables, and the two together once it is built."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from tracktwo.methods import opinion
from tracktwo.methods.opinion import FloatArray, IntArray

from ..models import Consultation, Statement

__all__ = ["BuiltMap", "MapInput", "load_input", "participant_name", "votes_of"]

AT_ONCE = 50_000
# One pass over the largest table, as numbers: Django's rows of half a million votes would take gigabytes.
VOTES = (
    "SELECT c.id, s.number, v.value, v.chance, v.step, c.step FROM consultation_vote v "
    "JOIN consultation_contributor c ON c.id = v.contributor_id "
    "JOIN consultation_statement s ON s.id = v.statement_id "
    "WHERE c.consultation_id = %s AND (c.apart = '' OR %s)"
)


@dataclass(frozen=True, eq=False)
class MapInput:
    """Votes as columns of shape (v,): contributor, statement's number, value, and how the statement was shown.

    `probability` and `step` belong to the showing, `last_step` to the contributor. `side` is each contributor's
    declared side by participant name, `removed` are numbers of statements that are not in, `excluded` is how many
    contributors are excluded.
    """

    person: IntArray
    statement: IntArray
    value: NDArray[np.int8]
    probability: FloatArray
    step: IntArray
    last_step: IntArray
    side: Mapping[str, str]
    removed: frozenset[int]
    excluded: int

    def side_labels(self, participants: Sequence[str], sides: Sequence[str]) -> IntArray:
        """(n,): the position of each participant's declared side in `sides`, -1 for none."""
        position = {side: index for index, side in enumerate(sides)}
        return np.array([position.get(self.side.get(name, ""), -1) for name in participants], dtype=np.int64)


@dataclass(frozen=True, eq=False)
class BuiltMap:
    """A map with the votes it was built from."""

    map: opinion.Map
    votes: opinion.Votes
    data: MapInput


def load_input(consultation: Consultation, with_excluded: bool) -> MapInput:
    """Every vote of a consultation; those of excluded contributors only where they are asked for."""
    parts: list[NDArray[np.float64]] = []
    with connection.cursor() as cursor:
        cursor.execute(VOTES, [consultation.id, with_excluded])
        while rows := cursor.fetchmany(AT_ONCE):
            parts.append(np.array(rows, dtype=np.float64))
    table = np.concatenate(parts) if parts else np.zeros((0, 6))
    declared = consultation.contributor_set.exclude(side="").values_list("id", "side")
    removed = Statement.objects.filter(consultation=consultation).exclude(state="in").values_list("number", flat=True)
    return MapInput(
        table[:, 0].astype(np.int64),
        table[:, 1].astype(np.int64),
        table[:, 2].astype(np.int8),
        table[:, 3],
        table[:, 4].astype(np.int64),
        table[:, 5].astype(np.int64),
        {participant_name(id): side for id, side in declared},
        frozenset(removed),
        consultation.contributor_set.exclude(excluded_by="").count(),
    )


def participant_name(id: int) -> str:
    """A contributor's id as the method knows them; of one length, so that names sort as ids do."""
    return f"{id:012d}"


def votes_of(data: MapInput) -> opinion.Votes:
    """The votes as the method takes them, statements that were removed among them."""
    people, person = np.unique(data.person, return_inverse=True)
    numbers, statement = np.unique(data.statement, return_inverse=True)
    names = [participant_name(int(id)) for id in people]
    return opinion.from_triples(person, statement, data.value, names, [int(number) for number in numbers])
