"""What `tracktwo opinion` prints for people to read."""

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["lines_of"]

LISTED = 5
VERDICTS = {
    "groups": "{count} groups, of {sizes} people, are separate, and are found again in bootstrap samples.",
    "small group": (
        "A small group of about {sizes} people answers alike where others do not (p = {p:.2g}). The others form no "
        "groups."
    ),
    "spectrum": "People differ along a spectrum: no gap between groups could be shown (p = {p:.2g}).",
    "none": "Nothing here distinguishes people: no pattern predicts a vote better than each statement's own mean.",
    "too few to tell": (
        "Too few to tell whether there are groups: that takes eight statements and thirty different ballots."
    ),
}


def lines_of(answer: Mapping[str, Any], texts: Mapping[int, str], like: str | None) -> list[str]:
    """The answer in words, one line each; `texts` has the statements by number."""
    lines = [
        f"{answer['participants']} people cast {answer['votes']} votes on {answer['statements']} statements; "
        f"{answer['in_conversation']} of them take part.",
        VERDICTS[answer["verdict"]].format(
            count=len(answer["groups"]), sizes=_enumerated(answer["groups"]), p=answer["p_value"]
        ),
    ]
    if answer["verdict"] == "spectrum":
        lines.append(_power(answer["detectable_gap"], "Two equal groups"))
        lines.append(_power(answer["detectable_gap_of_a_tenth"], "A group of a tenth and the others"))
    lines += _axis(answer.get("main_axis"), texts)
    lines += _consensus(answer["consensus"], texts, like)
    lines += _bridging(answer.get("bridging"), texts)
    lines += _divides(answer.get("sides_differ"), texts)
    if "polis_groups" in answer:
        sizes = answer["polis_groups"]
        lines.append(
            f"Polis would draw {len(sizes)} groups, of {_enumerated(sizes)} people."
            if len(sizes) > 1
            else "Polis would draw no groups: every clustering of it leaves somebody alone."
        )
    return lines + [f"Note: {note}" for note in answer["notes"]]


def _power(gap: float | None, groups: str) -> str:
    if gap is None:
        return f"{groups}, even ten of their own standard deviations apart, would rarely show in so few answers."
    return f"{groups} with less than {gap:g} of their own standard deviations between their middles may be missed here."


def _row(number: int, detail: str, texts: Mapping[int, str]) -> str:
    return f"  {number:>5}  {detail}{'  ' if detail else ''}{texts.get(number, '')}".rstrip()


def _axis(axis: Mapping[str, Any] | None, texts: Mapping[int, str]) -> list[str]:
    if axis is None:
        return []
    explained = axis["explained"]
    share = f" It explains {explained:.0%} of what the statements' means leave open." if explained is not None else ""
    lines = [f"What differs most, along the main axis.{share}"]
    for end, other, name in (("high", "low", "one end"), ("low", "high", "the other end")):
        if axis[f"{end}_end"]:
            lines.append(f"At {name}, agreement there against the opposite end:")
        lines += [
            _row(row["statement"], f"{row[end]:.0%} against {row[other]:.0%}", texts) for row in axis[f"{end}_end"]
        ]
    return lines


def _consensus(consensus: Mapping[str, Sequence[int]], texts: Mapping[int, str], like: str | None) -> list[str]:
    rule = "What Polis calls consensus" if like else "Beyond doubt, more than two thirds"
    lines = []
    for answer in ("agree", "disagree"):
        numbers = consensus[answer]
        if not numbers:
            lines.append(f"{rule}, {answer}: nothing.")
            continue
        lines.append(f"{rule}, {answer}: {len(numbers)} statement{'s' if len(numbers) > 1 else ''}.")
        lines += [_row(number, "", texts) for number in numbers[:LISTED]]
        if len(numbers) > LISTED:
            lines.append(f"         and {_enumerated(numbers[LISTED:])}")
    return lines


def _bridging(bridging: Mapping[str, Sequence[Mapping[str, Any]]] | None, texts: Mapping[int, str]) -> list[str]:
    if bridging is None:
        return []
    lines = []
    for answer, bridges in bridging.items():
        count = f"{len(bridges) or 'no'} statement{'' if len(bridges) == 1 else 's'}"
        lines.append(f"A majority of every side, {answer}: {count}.")
        for bridge in bridges[:LISTED]:
            flip = bridge["votes_to_flip"]
            detail = (
                f"at least {bridge['bound']:.0%} on each side ({bridge['simultaneous_bound']:.0%} with all others at "
                f"once); {flip} vote{'' if flip == 1 else 's'} would flip it"
            )
            lines.append(_row(bridge["statement"], detail, texts))
        if len(bridges) > LISTED:
            lines.append(f"         and {_enumerated([bridge['statement'] for bridge in bridges[LISTED:]])}")
    if any(bridging.values()):
        lines.append("  Each is judged alone: of a hundred statements at one half on a side, about five are listed.")
    return lines


def _divides(differences: Sequence[Mapping[str, Any]] | None, texts: Mapping[int, str]) -> list[str]:
    if not differences:
        return []
    lines = [f"What divides the sides most, of {len(differences)} statements that at least two of them voted on:"]
    for row in differences[:LISTED]:
        detail = (
            f"{row['more_share']:.0%} of {row['more']} agree and {row['less_share']:.0%} of {row['less']} "
            f"(difference {row['low']:.0%} to {row['high']:.0%})"
        )
        lines.append(_row(row["statement"], detail, texts))
    return lines


def _enumerated(numbers: Sequence[int]) -> str:
    if not numbers:
        return "no"
    return " and ".join(filter(None, [", ".join(map(str, numbers[:-1])), str(numbers[-1])]))
