"""`tracktwo ladder`: a file of steps, worked out in words or as JSON. It needs no database."""

import json
from pathlib import Path

import click

from .main import REFUSED, UNREADABLE, _stop

__all__ = ["ladder"]

# Beyond a desk's worth of text it is no ladder.
LONGEST = 1_000_000


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
def ladder(file: Path, as_json: bool) -> None:
    """Look for an order of steps of reassurance in which no side is more exposed than it will bear.

    It never recommends. Without an order it says which steps block one, and what would open one.
    """
    from tracktwo.methods import reassurance

    from .ladder_told import as_object, in_words

    try:
        if file.stat().st_size > LONGEST:
            _stop(f"{file}: {file.stat().st_size} bytes; a ladder of up to {LONGEST} is read.")
        read = reassurance.read(file.read_text(encoding="utf-8"))
    except reassurance.Unreadable as error:
        _stop(f"{file}: {error}")
    except reassurance.Refused as error:
        _stop(f"{file}: {error}.", REFUSED)
    except UnicodeDecodeError as error:
        _stop(f"{file}: byte {error.start + 1} is not UTF-8 text.", UNREADABLE)
    except OSError as error:
        _stop(f"{file}: {error.strerror}.")
    verdict, why = reassurance.find(read), reassurance.explain(read)
    if as_json:
        click.echo(json.dumps(as_object(verdict, why), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(in_words(read, verdict, why)))
