"""`tracktwo opinion`: the opinion map of a file of votes. It needs no database and no account."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, cast

import click

from .opinion_input import InputError, OpinionInput, read_input
from .opinion_text import lines_of

if TYPE_CHECKING:
    from tracktwo.methods.opinion import Map, Votes
    from tracktwo.methods.opinion.votes import Mask

__all__ = ["opinion"]

UNREADABLE = 2
REFUSED = 3
# Ballots with so many votes do not coincide by chance.
IDENTICAL_PEOPLE, IDENTICAL_VOTES = 3, 10


@click.command()
@click.argument("votes", type=click.Path(path_type=Path))
@click.option("--statements", type=click.Path(path_type=Path), help="Their texts, and which moderators rejected.")
@click.option("--sides", type=click.Path(path_type=Path), help="Declared sides: participant,side.")
@click.option("--agree", type=click.Choice(["1", "-1"]), help="The number that means agree, where a file leaves doubt.")
@click.option("--zero", type=click.Choice(["pass", "disagree"]), help="What 0 means, in a file without any -1.")
@click.option("--like", type=click.Choice(["polis"]), help="Name the consensus and the groups that Polis would name.")
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
@click.option("--svg", type=click.Path(path_type=Path), help="Draw the map for publication: nobody alone is on it.")
@click.option("--cluster", help="Address of a Dask scheduler to compute on, or “local”.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Where all chance begins.")
def opinion(
    votes: Path,
    statements: Path | None,
    sides: Path | None,
    agree: str | None,
    zero: str | None,
    like: str | None,
    as_json: bool,
    svg: Path | None,
    cluster: str | None,
    seed: int,
) -> None:
    """Say what a conversation of votes holds: whether there are groups, what divides and what is shared."""
    from tracktwo.methods.opinion import Refusal, map_svg

    try:
        zero_means = cast(Literal["pass", "disagree"] | None, zero)
        conversation = read_input(votes, statements, sides, int(agree) if agree else None, zero_means)
        accepted, participating = _accepted(conversation)
        opinion_map = _map(accepted, participating, seed, cluster)
        answer = _answer(conversation, accepted, opinion_map, like)
        texts = {statement.number: statement.text for statement in conversation.statements}
        if svg is not None:
            svg.write_text(map_svg(opinion_map, accepted, texts, conversation.sides), encoding="utf-8")
    except InputError as error:
        _stop(str(error), UNREADABLE)
    except Refusal as error:
        _stop(f"{votes}: {error}", REFUSED)
    except OSError as error:
        _stop(str(error), UNREADABLE)
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    for line in lines_of(answer, texts, like):
        click.echo(_printable(line))


def _accepted(conversation: OpinionInput) -> "tuple[Votes, Mask]":
    """The votes on statements that count, and who takes part."""
    from tracktwo.methods.opinion import in_conversation

    left_out = [statement.number for statement in conversation.statements if statement.rejected or statement.meta]
    accepted = conversation.votes.without_statements(left_out)
    return accepted, in_conversation(conversation.votes, accepted)


def _map(votes: "Votes", participating: "Mask", seed: int, cluster: str | None) -> "Map":
    from tracktwo.methods.opinion import opinion_map

    if cluster is None:
        return opinion_map(votes, participating, seed)
    from tracktwo.methods.opinion.dask_backend import map_on_cluster

    return map_on_cluster(votes, participating, seed, cluster)


def _answer(conversation: OpinionInput, accepted: "Votes", opinion_map: "Map", like: str | None) -> dict[str, Any]:
    from tracktwo.methods import opinion as method

    groups, consensus = opinion_map.groups, opinion_map.consensus
    axis = method.main_axis(opinion_map, accepted)
    identical = method.identical_ballots(accepted, IDENTICAL_PEOPLE, IDENTICAL_VOTES)
    equal_groups, a_tenth = _detectable_gaps(accepted, opinion_map)
    answer: dict[str, Any] = {
        "participants": int((conversation.votes.votes_per_person > 0).sum()),
        "in_conversation": int(opinion_map.participating.sum()),
        "statements": len(accepted.statements),
        "votes": accepted.size,
        "verdict": groups.verdict,
        "p_value": groups.p_value,
        "detectable_gap": equal_groups,
        "detectable_gap_of_a_tenth": a_tenth,
        "groups": list(groups.sizes),
        "stability": [round(similarity, 4) for similarity in groups.stability],
        "rank": opinion_map.fit.rank,
        "main_axis": None if axis is None else _rounded(asdict(axis)),
        "consensus": {"agree": list(consensus.agree), "disagree": list(consensus.disagree)},
        "identical_ballots": [{"people": people, "votes": votes} for people, votes in identical],
        "notes": [*conversation.notes, *map(_identical_note, identical)],
    }
    if conversation.sides is not None:
        answer |= _across_sides(accepted, conversation.sides)
    if like:
        answer |= _like_polis(conversation, accepted, opinion_map)
    return {**answer, "replay": opinion_map.replay}


def _detectable_gaps(accepted: "Votes", opinion_map: "Map") -> "tuple[float | None, ...]":
    """What a map without groups could have found: the gap between equal groups, and between a tenth and the others.

    None where it found some, could not look, or misses any gap.
    """
    import numpy as np

    from tracktwo.methods.opinion import detectable_gaps, main_line

    if opinion_map.groups.verdict != "spectrum":
        return None, None
    line = main_line(opinion_map.fit.position[opinion_map.participating])
    people = accepted.select_people(opinion_map.participating)
    return detectable_gaps(people, line, np.random.default_rng(opinion_map.seed + 3))


def _across_sides(accepted: "Votes", sides: dict[str, str]) -> dict[str, Any]:
    from tracktwo.methods import opinion as method

    bridging: dict[str, list[dict[str, Any]]] = {
        answer: [
            {
                "statement": bridge.statement,
                "bound": round(bridge.bound, 6),
                "simultaneous_bound": round(bridge.simultaneous_bound, 6),
                "votes_to_flip": bridge.votes_to_flip,
            }
            for bridge in bridges
        ]
        for answer, bridges in zip(("agree", "disagree"), method.bridging(accepted, sides), strict=True)
    }
    names, label = method.side_labels(accepted, sides)
    differences = [
        _rounded(asdict(row)) | {"more": names[row.more], "less": names[row.less]}
        for row in method.side_differences(accepted, label, len(names))
    ]
    return {"bridging": bridging, "sides_differ": differences}


def _like_polis(conversation: OpinionInput, accepted: "Votes", opinion_map: "Map") -> dict[str, Any]:
    from tracktwo.methods import opinion as method

    agree, disagree = method.polis_consensus(accepted)
    moderated = len(conversation.votes.statements) - len(accepted.statements)
    groups = method.polis_groups(accepted, opinion_map.participating, moderated)
    sizes = [int((groups.label == group).sum()) for group in range(int(groups.label.max(initial=-1)) + 1)]
    return {"consensus": {"agree": list(agree), "disagree": list(disagree)}, "polis_groups": sizes}


def _identical_note(ballot: tuple[int, int]) -> str:
    people, votes = ballot
    return f"{people} people cast one and the same ballot of {votes} votes; it counts once in looking for groups."


def _rounded(value: Any) -> Any:
    """The same with every float rounded, so that the last bits of two machines do not differ."""
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, dict):
        return {name: _rounded(item) for name, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list | tuple) else value


def _printable(line: str) -> str:
    from tracktwo.methods.opinion import printable

    return printable(line)


def _stop(message: str, code: int) -> NoReturn:
    click.echo(_printable(message), err=True)
    raise SystemExit(code)
