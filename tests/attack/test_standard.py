"""What the table after ASVS (docs/asvs.md) calls met and no other test holds."""

import ast
from pathlib import Path

import pytest
from django.templatetags.static import static
from django.test import Client

import tracktwo
from cast import Cast, both, client_of
from tracktwo.common import faults
from tracktwo.people import accounts, forms
from tracktwo.people.models import Account

SOURCE = Path(tracktwo.__file__).parent
PROGRAMS = {"subprocess", "pickle", "marshal", "shelve", "pty"}
CALLS = {"eval", "exec", "system", "popen", "execv", "execve", "spawnv"}


def test_no_other_program_is_called_and_nothing_is_run_that_was_read() -> None:
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            called = node.func if isinstance(node, ast.Call) else None
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if PROGRAMS & {part.split(".")[0] for part in names} or name in CALLS:
                found.add(str(path.relative_to(SOURCE)))
    # The one starts this very program once more, so that drawing a map keeps no request waiting; the other draws a
    # lottery in a process that gets numbers alone and no network.
    assert found == {"consultation/mapping/job.py", "common/lottery/running.py"}


@both
def test_no_other_site_may_read_an_answer(cast: Cast) -> None:
    client = client_of(cast.convenor)
    for path in ("/", "/about", static("ui/css/page.css")):
        for origin in ("https://elsewhere.example", "null", "http://testserver"):
            answer = client.get(path, HTTP_ORIGIN=origin)
            assert answer.status_code == 200
            assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@both
def test_methods_that_nobody_needs_and_folders_are_refused(cast: Cast) -> None:
    client = client_of(cast.convenor)
    for method in ("TRACE", "TRACK", "CONNECT"):
        assert client.generic(method, "/account").status_code == 405
    for path in ("/static/", static("ui/"), static("../settings.py"), static("../../settings.py")):
        assert client.get(path).status_code == 404


@both
def test_every_page_offers_to_sign_out(cast: Cast) -> None:
    for path in ("/", "/account", "/backup"):
        page = client_of(cast.convenor).get(path).content.decode()
        assert 'action="/sign-out"' in page, path


@both
def test_a_passphrase_is_taken_to_its_last_letter_as_it_was_typed() -> None:
    secret = " " + "blank, ünïcode, ‹signs› and 😀 " * 8
    assert 200 < len(secret) <= forms.LONGEST
    accounts.register("somebody", secret, convenor=True)
    assert accounts.open_by_passphrase("somebody", secret)[0] == Account.objects.get()
    for other in (secret[:-1], secret.strip(), secret.upper(), secret + " "):
        with pytest.raises(accounts.NotOpened):
            accounts.open_by_passphrase("somebody", other)


@pytest.mark.parametrize("common", ["password1234", "qwertyuiop123", "iloveyou1234", "administrator1"])
def test_a_common_passphrase_is_too_weak(common: str) -> None:
    assert forms.strength(common)[0] < forms.STRONG


@both
def test_no_account_is_there_before_somebody_makes_one() -> None:
    assert not Account.objects.exists()
    assert Client().get("/").headers["Location"] == "/start"


@both
def test_what_is_sent_twice_is_read_once(cast: Cast) -> None:
    client = Client()
    twice = {"name": ["nobody", cast.convenor.name], "passphrase": ["wrong", cast.convenor.passphrase]}
    assert client.post("/sign-in", twice).status_code == 302
    reverse = {name: values[::-1] for name, values in twice.items()}
    assert client.post("/sign-in", reverse).status_code == 403


def test_the_log_gets_kind_and_place_of_a_fault_and_no_word(caplog: pytest.LogCaptureFixture) -> None:
    faults.logger.propagate = True
    try:
        raise ValueError("said in confidence")
    except ValueError as fault:
        faults.log(fault)
    finally:
        faults.logger.propagate = False
    assert "ValueError" in caplog.text
    assert "test_the_log_gets" in caplog.text
    assert "confidence" not in caplog.text
