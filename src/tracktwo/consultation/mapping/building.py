"""Building the map: votes out of the tables, the method's answer, and what its pages show, stored beside it."""

from django.db import transaction

from tracktwo.methods import opinion

from ..models import Consultation, DrawnMap
from ..status import today
from .files import map_files
from .findings import findings_of, public_counts, public_table
from .map_input import BuiltMap, MapInput, load_input, participant_name, votes_of
from .positions import pack_positions, previous_map

__all__ = ["build_map", "draw_map"]


def build_map(data: MapInput, seed: int, previous: opinion.Map | None) -> BuiltMap:
    """The map of these votes, aligned with the previous one.

    Raises:
        Refusal: nobody voted.
    """
    if not len(data.value):
        raise opinion.Refusal("nobody-voted", "nobody has voted yet")
    everything = votes_of(data)
    votes = everything.without_statements(sorted(data.removed.intersection(everything.statements)))
    part = opinion.in_conversation(everything, votes)
    return BuiltMap(opinion.opinion_map(votes, part, seed, previous), votes, data)


def draw_map(consultation: Consultation, seed: int = 0) -> DrawnMap:
    """Build the map and store it, aligned with the last one; and a second one with everybody where some are excluded.

    Raises:
        Refusal: nobody voted.
    """
    built = build_map(load_input(consultation, with_excluded=False), seed, previous_map(consultation))
    sides = [side["id"] for side in consultation.sides]
    with_all = build_map(load_input(consultation, with_excluded=True), seed, built.map) if built.data.excluded else None
    # All that takes long comes before the lock, so that contributors never wait for it.
    table = public_table(built, sides)
    shown = findings_of(built, sides) | {"public": public_counts(table, sides)}
    everybody = findings_of(with_all, sides) if with_all else None
    files = map_files(consultation, built, table)
    with transaction.atomic():
        Consultation.objects.select_for_update().get(pk=consultation.pk)
        number = DrawnMap.objects.filter(consultation=consultation).count() + 1
        # Whoever withdrew meanwhile is left out; the groups' counts are those of this moment.
        present = {participant_name(id) for id in consultation.contributor_set.values_list("id", flat=True)}
        counts = consultation.groupcount_set.filter(people__gte=opinion.MIN_CELL)
        shown["present"] = dict(counts.values_list("group", "people"))
        # Where people stood is needed of the newest map alone.
        DrawnMap.objects.filter(consultation=consultation).update(places=b"", places_everybody=b"")
        return DrawnMap.objects.create(
            consultation=consultation,
            number=number,
            day=today(),
            shown=shown,
            everybody=everybody,
            files=files,
            places=pack_positions(built.map, built.data, present),
            places_everybody=pack_positions(with_all.map, with_all.data, present) if with_all else b"",
        )
