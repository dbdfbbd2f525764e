"""Drawing the map: votes out of the tables, the method's answer, and what its pages show kept beside it."""

import io
from typing import Any

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from tracktwo.methods import opinion

from .books import today
from .cast import Cast, Drawn
from .judging import findings_of, public_of, table_of
from .models import Consultation, Published, Statement
from .pictures import files_of

__all__ = ["NoAnswer", "draw", "draw_one", "forget", "last_map", "load", "places_of"]

AT_ONCE = 50_000
NoAnswer = opinion.NoAnswer


def load(consultation: Consultation, with_apart: bool) -> Cast:
    """Every vote of a consultation, those of people set apart only where they are asked for."""
    asked = (
        "SELECT c.id, s.number, v.value, v.chance, v.step, c.step FROM consultation_vote v "
        "JOIN consultation_contributor c ON c.id = v.contributor_id "
        "JOIN consultation_statement s ON s.id = v.statement_id "
        "WHERE c.consultation_id = %s AND (c.apart = '' OR %s)"
    )
    parts: list[NDArray[np.float64]] = []
    with connection.cursor() as cursor:
        cursor.execute(asked, [consultation.id, with_apart])
        while rows := cursor.fetchmany(AT_ONCE):
            parts.append(np.array(rows, dtype=np.float64))
    table = np.concatenate(parts) if parts else np.zeros((0, 6))
    people = consultation.contributor_set.exclude(side="")
    gone = Statement.objects.filter(consultation=consultation).exclude(state="in").values_list("number", flat=True)
    return Cast(
        table[:, 0].astype(np.int64),
        table[:, 1].astype(np.int64),
        table[:, 2].astype(np.int8),
        table[:, 3],
        table[:, 4].astype(np.int64),
        table[:, 5].astype(np.int64),
        {_name(id): side for id, side in people.values_list("id", "side")},
        frozenset(gone),
        consultation.contributor_set.exclude(apart="").count(),
    )


def _name(id: int) -> str:
    """A contributor's number as the method knows them; of one length, so that their order is that of the numbers."""
    return f"{id:012d}"


def votes_of(cast: Cast) -> opinion.Votes:
    """The votes as the method takes them, statements that are out among them."""
    people, person = np.unique(cast.person, return_inverse=True)
    numbers, statement = np.unique(cast.statement, return_inverse=True)
    names = [_name(int(one)) for one in people]
    return opinion.from_triples(person, statement, cast.value, names, [int(one) for one in numbers])


def draw_one(cast: Cast, seed: int, previous: opinion.Map | None) -> Drawn:
    """The map of these votes.

    Raises:
        NoAnswer: nobody voted.
    """
    if not len(cast.value):
        raise NoAnswer("nobody has voted yet")
    whole = votes_of(cast)
    votes = whole.without_statements(sorted(cast.out.intersection(whole.statements)))
    part = opinion.in_conversation(whole, votes)
    return Drawn(opinion.opinion_map(votes, part, seed, previous), votes, cast)


def draw(consultation: Consultation, seed: int = 0) -> Published:
    """Draw the map anew and keep it, laid upon the last one; with those set apart as well where there are any.

    Raises:
        NoAnswer: nobody voted.
    """
    before = last_map(consultation)
    drawn = draw_one(load(consultation, False), seed, before)
    sides = [one["id"] for one in consultation.sides]
    everybody = draw_one(load(consultation, True), seed, drawn.map) if drawn.cast.apart else None
    # All that takes long comes before the lock: contributors wait for nothing of it.
    table = table_of(drawn, sides)
    shown = findings_of(drawn, sides) | {"public": public_of(table, sides)}
    with_all = findings_of(everybody, sides) if everybody else None
    files = files_of(consultation, drawn, table)
    with transaction.atomic():
        Consultation.objects.select_for_update().get(pk=consultation.pk)
        number = Published.objects.filter(consultation=consultation).count() + 1
        # Whoever took everything back while it was drawn is not kept; the groups' counts are those of this moment.
        there = {_name(id) for id in consultation.contributor_set.values_list("id", flat=True)}
        present = dict(consultation.presence_set.filter(people__gte=opinion.MIN_CELL).values_list("group", "people"))
        # Where people stood is needed of the newest map alone.
        Published.objects.filter(consultation=consultation).update(places=b"", places_everybody=b"")
        return Published.objects.create(
            consultation=consultation,
            number=number,
            day=today(),
            shown=shown | {"present": present},
            everybody=with_all,
            files=files,
            places=_kept(drawn, there),
            places_everybody=_kept(everybody, there) if everybody else b"",
        )


def _kept(drawn: Drawn, there: set[str]) -> bytes:
    """Names, places, groups and sides of who is there: for the steward's screen, and for laying the next map upon."""
    made, out = drawn.map, io.BytesIO()
    stay = np.array([name in there for name in made.participants], dtype=bool)
    plane = np.zeros((len(made.participants), 2), dtype=np.float32)
    axes = min(2, made.fit.rank)
    plane[:, :axes] = made.fit.position[:, :axes]
    sure = np.zeros(len(plane), dtype=np.float32)
    if made.groups.membership.size:
        sure[made.participating] = made.groups.membership.max(axis=1)
    np.savez_compressed(
        out,
        name=np.array(made.participants)[stay],
        place=plane[stay],
        axes=np.array(axes),
        label=made.groups.label.astype(np.int8)[stay],
        sure=sure[stay],
        part=made.participating[stay],
        side=np.array([drawn.cast.side.get(name, "") for name in made.participants])[stay],
    )
    return out.getvalue()


def places_of(kept: bytes | memoryview) -> dict[str, Any]:
    """The arrays that `_kept` wrote."""
    with np.load(io.BytesIO(bytes(kept)), allow_pickle=False) as held:
        return {name: held[name] for name in held.files}


def forget(consultation: Consultation, contributor: int) -> None:
    """Take a person out of what is kept of the newest map; its totals stay as they are."""
    for published in Published.objects.select_for_update().filter(consultation=consultation).exclude(places=b""):
        published.places = _without(published.places, contributor)
        published.places_everybody = _without(published.places_everybody, contributor)
        published.save(update_fields=["places", "places_everybody"])


def _without(kept: bytes | memoryview, contributor: int) -> bytes:
    if not kept:
        return b""
    held, out = places_of(kept), io.BytesIO()
    stay = held["name"] != _name(contributor)
    np.savez_compressed(out, **{name: each[stay] if each.ndim else each for name, each in held.items()})
    return out.getvalue()


def last_map(consultation: Consultation) -> opinion.Map | None:
    """What the next map is laid upon: where people stood and which group they were in."""
    last = Published.objects.filter(consultation=consultation).order_by("-number").first()
    if last is None:
        return None
    held = places_of(last.places)
    axes, people = int(held["axes"]), len(held["name"])
    label = held["label"].astype(np.int64)
    parameters = opinion.StatementParameters(np.zeros(0), np.zeros((0, axes)), np.zeros((0, axes + 1, axes + 1)), 1.0)
    place = held["place"][:, :axes].astype(np.float64)
    fitted = opinion.Fit(place, np.zeros((axes, axes, people)), np.ones(axes), parameters, 0)
    groups = opinion.Groups(last.shown["verdict"], label, np.zeros((people, 0)), 1.0, ())
    nothing = opinion.Consensus((), ())
    names = tuple(str(one) for one in held["name"])
    return opinion.Map(names, (), fitted, (), held["part"], groups, nothing, 0, "")
