"""`tracktwo`: one command per thing an operator does. Django is set up only when a command needs it."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from tracktwo import __version__

from .exits import REFUSED, Commands, port_option, stop
from .files import require_regular_file

__all__ = ["main"]

CONNECTIONS = 200
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def ready() -> None:
    """Set Django up, and bring both databases to the present layout."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.web.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    os.umask(0o077)
    for folder in (settings.DATA_DIR, settings.VOLATILE_DIR):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    django.setup()
    for alias in settings.DATABASES:
        call_command("migrate", database=alias, verbosity=0, interactive=False)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="tracktwo")
def main() -> None:
    """A workbench for the third party that runs a track-two dialogue."""


@main.command()
@port_option(8000)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--certificate", type=click.Path(exists=True), help="Certificate chain, PEM.")
@click.option("--key", type=click.Path(exists=True), help="Private key of the certificate, PEM.")
def serve(port: int, host: str, certificate: str | None, key: str | None) -> None:
    """Start the server. It listens on this machine alone unless told otherwise."""
    if host not in LOOPBACK and not (certificate and key):
        stop("Other devices are refused without a trusted certificate: give --certificate and --key.")
    ready()
    _listen(host, port, certificate, key)


@main.command()
@port_option(8000)
def demo(port: int) -> None:
    """Start with an invented dialogue, in a folder that is removed afterwards."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="tracktwo-") as folder:
        os.environ["TRACKTWO_DATA"] = folder
        os.environ.pop("DATABASE_URL", None)
        os.environ.pop("TRACKTWO_VOLATILE", None)
        ready()
        from tracktwo.demo import dialogue as demonstration

        name, passphrase = demonstration.prepare_account()
        click.echo(f"Sign in as “{name}” with the passphrase “{passphrase}”. All of it is fiction.")
        _listen("127.0.0.1", port)


def _listen(host: str, port: int, certificate: str | None = None, key: str | None = None) -> None:
    import uvicorn

    from tracktwo.common import sockets
    from tracktwo.people import instance, sessions
    from tracktwo.web import hardening

    here = host in LOOPBACK
    try:
        listening = sockets.on_this_machine(port) if here else sockets.on_address(host, port)
    except OSError as error:
        stop(f"Port {port} cannot be used: {error.strerror}.")
    sessions.end_every_one()
    hardening.keep_memory_private()
    sockets.more_files(CONNECTIONS)
    scheme = "https" if certificate else "http"
    name = instance.host_name() if here else host
    click.echo(f"tracktwo {__version__} at {scheme}://{name}:{port}/  (stop with Ctrl+C)")
    config = uvicorn.Config(
        "tracktwo.web.asgi:application",
        # Addresses carry opaque ids alone; even so nobody needs a list of who opened which page when.
        access_log=False,
        # The server itself says nothing: a request it cannot read would be repeated in its log.
        log_config=None,
        log_level="critical",
        http=sockets.protocol(CONNECTIONS),
        server_header=False,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        ssl_ciphers=sockets.CIPHERS,
        # Live streams stay open for hours and would hold back stopping.
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=listening)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write a backup sealed to the convenors. What opens a meeting is never in it."""
    ready()
    from tracktwo.people.backup import BadBackup, make

    try:
        rows = make(file)
    except FileExistsError:
        stop(f"{file} exists already; nothing was written.")
    except (BadBackup, OSError) as error:
        stop(str(error))
    click.echo(f"{rows} rows written and read back: {file}")


@main.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--open", "opens", is_flag=True, help="Ask for a passphrase and try to open it, too.")
def verify(file: Path, opens: bool) -> None:
    """Check that a backup is whole, and with --open that it opens."""
    require_regular_file(file)
    ready()
    from tracktwo.people.accounts import NotOpened
    from tracktwo.people.backup import BadBackup
    from tracktwo.people.backup import verify as check_backup

    secret = _ask("Passphrase or recovery code of a convenor") if opens else ""
    try:
        rows = check_backup(file, secret)
    except BadBackup as error:
        stop(str(error))
    except NotOpened:
        stop("No convenor's account in it opens with that.", REFUSED)
    click.echo(f"The file is whole, and opens: {rows} rows." if opens else "The file is whole.")


@main.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
def restore(file: Path) -> None:
    """Restore a backup into an empty installation. Everybody is signed out; open meetings stay unreadable."""
    require_regular_file(file)
    ready()
    from tracktwo.people.accounts import NotOpened
    from tracktwo.people.backup import BadBackup
    from tracktwo.process.restoring import restore as restore_backup

    secret = _ask("Passphrase or recovery code of a convenor")
    try:
        rows = restore_backup(file, secret)
    except BadBackup as error:
        stop(str(error))
    except NotOpened:
        stop("No convenor's account in it opens with that. Nothing was changed.", REFUSED)
    click.echo(f"{rows} rows restored. Sign in with the passphrase of that time.")


@main.command()
@click.option("--name", prompt="Sign-in name", help="Whose dialogues to check.")
def check(name: str) -> None:
    """Open every dialogue of an account and look for what is altered, broken or dangling."""
    ready()
    from tracktwo.process.checking import check_account

    secret = _ask("Passphrase")
    problems = check_account(name, secret)
    if problems is None:
        stop("Wrong name or passphrase.", REFUSED)
    for problem in problems:
        click.echo(problem)
    if problems:
        sys.exit(1)
    click.echo("Nothing is altered, broken or dangling.")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="A list of objects, for other programs.")
def safeguards(as_json: bool) -> None:
    """Print every safeguard with its source rows."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.web.settings")
    import django

    django.setup()
    from tracktwo.process.rooms import walk

    rows: list[dict[str, Any]] = [
        {
            "name": rule.name,
            "rows": list(rule.rows),
            "kind": rule.kind,
            "room": room.name,
            "title": str(rule.title),
            "why": str(rule.why),
        }
        for room in walk()
        for rule in room.safeguards
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        numbers = ", ".join(map(str, row["rows"]))
        click.echo(f"{row['room']:9} {row['kind']:8} {row['name']:34} rows {numbers}")


def _ask(question: str) -> str:
    """A secret: typed unseen, or one line of standard input where there is no terminal."""
    if sys.stdin.isatty():
        return str(click.prompt(question, hide_input=True))
    return sys.stdin.readline().rstrip("\n")
