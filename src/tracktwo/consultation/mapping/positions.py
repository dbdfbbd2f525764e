"""Where people stood on the newest map: for the steward's screen, and for aligning the next map with it."""

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.methods import opinion

from ..models import Consultation, DrawnMap
from .map_input import MapInput, participant_name

__all__ = ["forget_contributor", "pack_positions", "previous_map", "read_positions"]


def pack_positions(made: opinion.Map, data: MapInput, present: set[str]) -> bytes:
    """Names, places, groups and sides of the participants in `present`, as a compressed file."""
    stay = np.array([name in present for name in made.participants], dtype=bool)
    plane = np.zeros((len(made.participants), 2), dtype=np.float32)
    axes = min(2, made.fit.rank)
    plane[:, :axes] = made.fit.position[:, :axes]
    certainty = np.zeros(len(plane), dtype=np.float32)
    if made.groups.membership.size:
        certainty[made.participating] = made.groups.membership.max(axis=1)
    return _pack(
        {
            "name": np.array(made.participants)[stay],
            "place": plane[stay],
            "axes": np.array(axes),
            "label": made.groups.label.astype(np.int8)[stay],
            "sure": certainty[stay],
            "part": made.participating[stay],
            "side": np.array([data.side.get(name, "") for name in made.participants])[stay],
        }
    )


def _pack(arrays: dict[str, NDArray[Any]]) -> bytes:
    out = io.BytesIO()
    # Typed as Any: numpy's stub takes a flag of its own among the names.
    named: dict[str, Any] = arrays
    np.savez_compressed(out, **named)
    return out.getvalue()


def read_positions(packed: bytes | memoryview) -> dict[str, NDArray[Any]]:
    """The arrays that `pack_positions` wrote."""
    with np.load(io.BytesIO(bytes(packed)), allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def forget_contributor(consultation: Consultation, contributor: int) -> None:
    """Take a person out of the stored positions; the map's totals stay as they are."""
    maps = DrawnMap.objects.select_for_update().filter(consultation=consultation).exclude(places=b"")
    for drawn in maps:
        drawn.places = _without(drawn.places, contributor)
        drawn.places_everybody = _without(drawn.places_everybody, contributor)
        drawn.save(update_fields=["places", "places_everybody"])


def _without(packed: bytes | memoryview, contributor: int) -> bytes:
    if not packed:
        return b""
    arrays = read_positions(packed)
    stay = arrays["name"] != participant_name(contributor)
    return _pack({name: array[stay] if array.ndim else array for name, array in arrays.items()})


def previous_map(consultation: Consultation) -> opinion.Map | None:
    """The newest stored map as far as aligning the next one needs it: places and groups."""
    last = DrawnMap.objects.filter(consultation=consultation).order_by("-number").first()
    if last is None:
        return None
    arrays = read_positions(last.places)
    axes, people = int(arrays["axes"]), len(arrays["name"])
    label = arrays["label"].astype(np.int64)
    parameters = opinion.StatementParameters(np.zeros(0), np.zeros((0, axes)), np.zeros((0, axes + 1, axes + 1)), 1.0)
    place = arrays["place"][:, :axes].astype(np.float64)
    fitted = opinion.Fit(place, np.zeros((axes, axes, people)), np.ones(axes), parameters, 0)
    groups = opinion.Groups(last.shown["verdict"], label, np.zeros((people, 0)), 1.0, ())
    names = tuple(str(name) for name in arrays["name"])
    return opinion.Map(names, (), fitted, (), arrays["part"], groups, opinion.Consensus((), ()), 0, "")
