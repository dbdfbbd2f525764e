"""`tracktwo lottery`: a panel drawn by fair lottery, from people as codes and quotas as a table."""

import json
from pathlib import Path
from typing import Any

import click

from .exits import REFUSED, on_terminal, stop
from .files import read_bytes

__all__ = ["lottery"]

LARGEST = 16 << 20


@click.command()
@click.argument("pool", type=click.Path(path_type=Path))
@click.argument("quotas", type=click.Path(path_type=Path))
@click.option("--seats", type=click.IntRange(1), required=True, help="How many are drawn.")
@click.option("--seed", required=True, help="What was drawn in public, such as three throws of dice: “4 2 6”.")
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
@click.option("--seconds", type=click.IntRange(1, 3600), default=600, show_default=True, help="Stopped after that.")
def lottery(pool: Path, quotas: Path, seats: int, seed: str, as_json: bool, seconds: int) -> None:
    """Draw a panel by fair lottery. Whoever has both tables and the seed can repeat it.

    It runs in a process of its own, without a network. Read the fingerprint out before the seed is drawn.
    """
    from tracktwo.common.lottery import INSTALL, NotInstalled, TookTooLong, run
    from tracktwo.methods import lottery as method
    from tracktwo.methods.errors import InvalidInput

    try:
        read = method.read_quotas(read_bytes(quotas, LARGEST))
    except InvalidInput as error:
        stop(f"{quotas}: {error}.")
    try:
        drawing = method.Lottery(method.read_people(read_bytes(pool, LARGEST), read), read, seats)
    except InvalidInput as error:
        stop(f"{pool}: {error}.")
    click.echo(on_terminal(f"Fingerprint of people, quotas and seats: {drawing.fingerprint}"), err=True)
    try:
        answer = run(method.task_of(drawing), seconds)
    except NotInstalled:
        stop(f"The lottery is not installed. In the folder of the source: {INSTALL[0]}. Elsewhere: {INSTALL[1]}")
    except TookTooLong:
        stop(f"Stopped after {seconds} s. Give it more time with --seconds.")
    draw = method.outcome(drawing, answer, seed)
    text = json.dumps(_object(draw), ensure_ascii=False, indent=2) if as_json else "\n".join(_words(draw, drawing))
    click.echo(on_terminal(text))
    if draw.status == "conflict":
        raise SystemExit(REFUSED)


def _object(draw: Any) -> dict[str, Any]:
    return {
        "status": draw.status,
        "fingerprint": draw.fingerprint,
        "panel": list(draw.panel),
        "place": draw.place,
        "quotas": [
            {
                "category": filled.quota.category,
                "value": filled.quota.value,
                "min": filled.quota.fewest,
                "max": filled.quota.most,
                "drawn": filled.drawn,
            }
            for filled in draw.filled
        ],
        "chance": {"least": draw.least, "greatest": draw.greatest, "never": draw.never},
        "relaxation": [
            {"category": change.quota.category, "value": change.quota.value, "min": change.fewest, "max": change.most}
            for change in draw.relaxation
        ],
        "versions": draw.versions,
    }


def _words(draw: Any, drawing: Any) -> list[str]:
    left_out = drawing.people.left_out
    lines = [f"Columns that no quota asks for were not read: {', '.join(left_out)}."] if left_out else []
    if draw.status == "conflict":
        if not draw.relaxation:
            return [*lines, "No panel meets the quotas, and loosening them does not help."]
        lines.append("No panel meets all quotas. The smallest change with which one does:")
        return lines + [
            f"  {change.quota.category}, {change.quota.value}: {change.fewest} to {change.most} in place of "
            f"{change.quota.fewest} to {change.quota.most}"
            for change in draw.relaxation
        ]
    lines += [f"Panel {draw.place} of 1000:", f"  {', '.join(draw.panel)}", "Quotas, and how they are filled:"]
    lines += [
        f"  {of.quota.category}, {of.quota.value}: {of.drawn} ({of.quota.fewest} to {of.quota.most})"
        for of in draw.filled
    ]
    lines.append(f"Chances in this pool are between {draw.least:.1%} and {draw.greatest:.1%}.")
    if draw.never:
        lines.append(f"{draw.never} can be in no panel that meets the quotas.")
    return [*lines, f"Drawn with {draw.versions}."]
