"""`tracktwo opinion`: the opinion map of a file of votes. Needs no database and no account."""

import json
from pathlib import Path
from typing import Any, NoReturn

import click

__all__ = ["opinion"]

UNREADABLE = 2
REFUSED = 3
IN_WORDS = 5


@click.command()
@click.argument("votes", type=click.Path(path_type=Path))
@click.option("--statements", type=click.Path(path_type=Path), help="Their words, and which were moderated out.")
@click.option("--sides", type=click.Path(path_type=Path), help="Declared sides: participant,side.")
@click.option("--like", type=click.Choice(["polis"]), help="Name the consensus that Polis would name.")
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
@click.option("--svg", type=click.Path(path_type=Path), help="Draw the map for publication: nobody alone is on it.")
@click.option("--cluster", help="Address of a Dask scheduler to sweep over the votes, or “local”.")
@click.option("--seed", default=0, show_default=True, help="What chance there is begins here.")
def opinion(
    votes: Path,
    statements: Path | None,
    sides: Path | None,
    like: str | None,
    as_json: bool,
    svg: Path | None,
    cluster: str | None,
    seed: int,
) -> None:
    """Say what a conversation of votes holds: whether there are groups, and what is shared."""
    from tracktwo.methods.opinion import NoAnswer

    read = _read(votes, statements, sides)
    try:
        answer = _answer(*read, like, seed, cluster)
        if svg is not None:
            _draw(svg, *read, answer)
    except NoAnswer as error:
        _stop(f"{votes}: {error}", REFUSED)
    except OSError as error:
        _stop(str(error))
    if as_json:
        click.echo(json.dumps(answer["object"], ensure_ascii=False, indent=2))
        return
    for line in _words(answer, read[1], like):
        click.echo(line)


def _read(votes: Path, statements: Path | None, sides: Path | None) -> tuple[Any, Any, Any]:
    from tracktwo.methods.opinion import Unreadable, read_sides, read_statements, read_votes

    found: list[Any] = []
    path: Path | None = votes
    try:
        for path, reader in ((votes, read_votes), (statements, read_statements), (sides, read_sides)):
            found.append(None if path is None else reader(path.read_bytes()))
        if found[1] is not None:
            path = statements
            unknown = sorted(set(found[0].statements) - {one.number for one in found[1]})
            if unknown:
                raise Unreadable(
                    f"found no row for statement {unknown[0]}, a column of {votes.name}; "
                    "expected every statement that was voted on"
                )
    except Unreadable as error:
        _stop(f"{path}: {error}")
    except OSError as error:
        _stop(f"{path}: {error.strerror}")
    return found[0], found[1], found[2]


def _answer(
    votes: Any, statements: Any, sides: Any, like: str | None, seed: int, cluster: str | None
) -> dict[str, Any]:
    from tracktwo.methods import opinion as method

    part = method.in_conversation(votes)
    kept = votes.without_statements([one.number for one in statements or () if one.rejected])
    made = _map(kept, part, seed, cluster)
    shared = made.consensus.agree, made.consensus.disagree
    if like:
        shared = method.polis_consensus(kept)
    found: dict[str, Any] = {
        "participants": int((votes.votes_per_person > 0).sum()),
        "in_conversation": int(part.sum()),
        "statements": len(kept.statements),
        "votes": kept.size,
        "verdict": made.groups.verdict,
        "groups": list(made.groups.sizes),
        "stability": [round(one, 4) for one in made.groups.stability],
        "consensus": {"agree": list(shared[0]), "disagree": list(shared[1])},
    }
    if sides is not None:
        found["bridging"] = {
            name: [
                {"statement": one.statement, "bound": round(one.bound, 6), "votes_to_flip": one.votes_to_flip}
                for one in bridges
            ]
            for name, bridges in zip(("agree", "disagree"), method.bridging(kept, sides), strict=True)
        }
    if like:
        peers = method.polis_groups(kept, part, len(votes.statements) - len(kept.statements))
        found["polis_groups"] = [int((peers.label == one).sum()) for one in range(int(peers.label.max(initial=-1)) + 1)]
    found["replay"] = made.replay
    return {"object": found, "map": made, "votes": kept}


def _map(votes: Any, part: Any, seed: int, cluster: str | None) -> Any:
    from tracktwo.methods import opinion as method

    if cluster is None:
        return method.opinion_map(votes, part, seed)
    from tracktwo.methods.opinion.dask_backend import map_on_cluster

    return map_on_cluster(votes, part, seed, cluster)


def _draw(svg: Path, votes: Any, statements: Any, sides: Any, answer: dict[str, Any]) -> None:
    from tracktwo.methods.opinion import map_svg

    words = {one.number: one.text for one in statements or ()}
    svg.write_text(map_svg(answer["map"], answer["votes"], words, sides), encoding="utf-8")


VERDICTS = {
    "groups": "{count} groups, of {sizes} people, are apart, and are found again among people drawn anew.",
    "spectrum": "People differ along a spectrum: no gap parts them into groups.",
    "none": "Nothing here tells people apart: no pattern predicts a vote better than each statement's own mean.",
}


def _words(answer: dict[str, Any], statements: Any, like: str | None) -> list[str]:
    found = answer["object"]
    texts = {one.number: one.text for one in statements or ()}
    lines = [
        f"{found['participants']} people cast {found['votes']} votes on {found['statements']} statements; "
        f"{found['in_conversation']} of them take part.",
        VERDICTS[found["verdict"]].format(count=len(found["groups"]), sizes=_listed(found["groups"])),
    ]
    rule = "What Polis calls consensus" if like else "Beyond doubt, more than two thirds"
    for way in ("agree", "disagree"):
        numbers = found["consensus"][way]
        if not numbers:
            lines.append(f"{rule}, {way}: nothing.")
            continue
        lines.append(f"{rule}, {way}: {len(numbers)} statement{'s' if len(numbers) > 1 else ''}.")
        lines += [f"  {one:>5}  {texts.get(one, '')}".rstrip() for one in numbers[:IN_WORDS]]
        if len(numbers) > IN_WORDS:
            lines.append(f"         and {_listed(numbers[IN_WORDS:])}")
    for way, bridges in found.get("bridging", {}).items():
        lines.append(
            f"A majority of every side, {way}: {len(bridges) or 'no'} statement{'' if len(bridges) == 1 else 's'}."
        )
        lines += [
            f"  {one['statement']:>5}  at least {one['bound']:.0%} on each side; {one['votes_to_flip']} "
            f"vote{'' if one['votes_to_flip'] == 1 else 's'} would flip it"
            for one in bridges[:IN_WORDS]
        ]
    if like:
        lines.append(
            f"Polis would draw {len(found['polis_groups'])} groups, of {_listed(found['polis_groups'])} people."
        )
    return lines


def _listed(numbers: list[int]) -> str:
    return " and ".join(filter(None, [", ".join(map(str, numbers[:-1])), str(numbers[-1])])) if numbers else "no"


def _stop(message: str, code: int = UNREADABLE) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(code)
