"""`tracktwo consult`: the public server of consultations, which knows nothing of a dialogue."""

import os
import sys
from pathlib import Path
from typing import Literal, NoReturn

import click

from tracktwo import __version__

from .exits import port_option
from .files import LARGEST_VOTES as LARGEST_FILE
from .files import read_bytes

__all__ = ["consult"]

UNREADABLE, REFUSED = 2, 3
VOTERS_AT_ONCE = 1000
# A hall full of phones, or a village behind one line, comes from one address.
FROM_ONE_ADDRESS = 600


def ready() -> None:
    """Set up the public server's own Django and database: never the sealed one's."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracktwo.consultation.server.settings"
    import django
    from django.conf import settings
    from django.core.management import call_command

    os.umask(0o077)
    sealed = Path(os.environ.get("TRACKTWO_DATA", "data")).resolve()
    if sealed == settings.DATA_DIR or sealed in settings.DATA_DIR.parents:
        _stop(f"{settings.DATA_DIR} belongs to the sealed server; give the consultation a folder of its own.")
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


@click.group()
def consult() -> None:
    """A public consultation, in a process and a database of its own."""


@consult.command()
@port_option(8010)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--certificate", type=click.Path(exists=True), help="Certificate chain, PEM.")
@click.option("--key", type=click.Path(exists=True), help="Private key of the certificate, PEM.")
@click.option("--proxy", is_flag=True, help="Believe a proxy on this machine about addresses and HTTPS.")
def serve(port: int, host: str, certificate: str | None, key: str | None, proxy: bool) -> None:
    """Start the public server. Run it on another machine than the dialogue's."""
    if host not in ("127.0.0.1", "::1", "localhost") and not (certificate and key):
        _stop("Other devices are refused without a trusted certificate: give --certificate and --key.")
    ready()
    _listen(host, port, certificate, key, proxy)


@consult.command()
@port_option(8010)
def demo(port: int) -> None:
    """Start with an invented consultation, in a folder that is removed afterwards."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="tracktwo-") as folder:
        os.environ["TRACKTWO_CONSULT_DATA"] = folder
        os.environ.pop("TRACKTWO_CONSULT_DATABASE_URL", None)
        ready()
        from tracktwo.consultation import demo as demonstration

        consultation, code = demonstration.build()
        click.echo("All of it is fiction.")
        click.echo(f"Contributors: http://127.0.0.1:{port}/c/{consultation.id}/")
        click.echo(f"Steward:      http://127.0.0.1:{port}/s/{consultation.id}/  with the code {code}")
        _listen("127.0.0.1", port)


def _listen(host: str, port: int, certificate: str | None = None, key: str | None = None, proxy: bool = False) -> None:
    import uvicorn

    from tracktwo.common import sockets
    from tracktwo.consultation.server.secret_files import carrying_code
    from tracktwo.web import hardening

    try:
        listening = sockets.on_address(host, port)
    except OSError as error:
        _stop(f"Port {port} cannot be used: {error.strerror}.")
    hardening.keep_memory_private()
    sockets.more_files(VOTERS_AT_ONCE)
    scheme = "https" if certificate else "http"
    click.echo(f"tracktwo {__version__}, consultations, at {scheme}://{host}:{port}/  (stop with Ctrl+C)")
    click.echo(f"Carrying code, with which a dialogue on this machine opens a consultation: {carrying_code()}")
    config = uvicorn.Config(
        "tracktwo.consultation.server.asgi:application",
        # Who opened which page when is written nowhere.
        access_log=False,
        log_config=None,
        log_level="critical",
        http=sockets.protocol(VOTERS_AT_ONCE, FROM_ONE_ADDRESS),
        backlog=2048,
        # Over a slow line a new connection costs more than the page.
        timeout_keep_alive=30,
        server_header=False,
        # Otherwise whoever passes through a proxy would say themselves where they come from.
        proxy_headers=proxy,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        ssl_ciphers=sockets.CIPHERS,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=listening)


@consult.command("open")
@click.argument("file", type=click.Path(path_type=Path))
def open_file(file: Path) -> None:
    """Open a consultation from the file that its dialogue made."""
    raw = _read(file)
    ready()
    from tracktwo.common.exchange_format import Unusable
    from tracktwo.consultation.exchange.acts import open_consultation

    try:
        consultation = open_consultation(raw)
    except Unusable as error:
        _stop(f"{file}: {error}")
    click.echo(f"Contributors: /c/{consultation.id}/")
    click.echo(f"Steward:      /s/{consultation.id}/")


@consult.command("map")
@click.argument("consultation")
@click.option("--seed", default=0, show_default=True, help="Seed of every draw.")
def draw_map(consultation: str, seed: int) -> None:
    """Draw a consultation's map again and store it."""
    ready()
    from tracktwo.consultation.mapping.building import draw_map
    from tracktwo.consultation.models import Consultation
    from tracktwo.methods.errors import Refusal

    row = Consultation.objects.filter(pk=consultation).first()
    if row is None:
        _stop(f"{consultation}: there is no such consultation here.")
    try:
        drawn = draw_map(row, seed)
    except Refusal as error:
        _stop(str(error), REFUSED)
    shown = drawn.shown
    click.echo(f"Map {drawn.number}: {shown['participants']} people, {shown['votes']} votes, {shown['verdict']}.")


@consult.command("import")
@click.argument("votes", type=click.Path(path_type=Path))
@click.option("--statements", type=click.Path(path_type=Path), help="comments.csv of a Polis export.")
@click.option("--sides", type=click.Path(path_type=Path), help="CSV of participant,side.")
@click.option("--language", default="en", show_default=True, help="Code of the language the statements are in.")
@click.option("--topic", default="", help="The question that was asked.")
@click.option("--agree", type=click.Choice(["1", "-1"]), help="The number that means agree, where a file leaves doubt.")
@click.option("--zero", type=click.Choice(["pass", "disagree"]), help="What 0 means, in a file without any -1.")
def import_votes(
    votes: Path,
    statements: Path | None,
    sides: Path | None,
    language: str,
    topic: str,
    agree: str | None,
    zero: Literal["pass", "disagree"] | None,
) -> None:
    """Import votes cast elsewhere, as a closed consultation whose map can be drawn."""
    from tracktwo.common.exchange_format import new_steward_code
    from tracktwo.methods import opinion

    try:
        matrix = opinion.read_votes(_read(votes), int(agree) if agree else None, zero)
        texts = opinion.read_statements(_read(statements)) if statements else ()
        declared = opinion.read_sides(_read(sides)) if sides else {}
    except opinion.InvalidInput as error:
        _stop(str(error))
    ready()
    from tracktwo.common.writing import LANGUAGES, is_language
    from tracktwo.consultation.exchange.polis_import import import_votes as store

    if not is_language(language):
        _stop(f"{language}: expected the language's own name, or one of {', '.join(LANGUAGES)}")
    code = new_steward_code()
    consultation = store(matrix, texts, declared, language, topic or votes.parent.name, code)
    click.echo(f"Steward:        /s/{consultation.id}/")
    click.echo(f"Steward's code: {code}  (it is stored nowhere)")


def _read(path: Path) -> bytes:
    return read_bytes(path, LARGEST_FILE)


def _stop(message: str, code: int = UNREADABLE) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)
