"""Signed-in browsers."""

import time

import pytest
from django.http import HttpRequest, HttpResponse

from cast import Actor, both, enrol, request_of, sign_in
from tracktwo.people import accounts, browsers, instance, sessions
from tracktwo.people.models import Account, SignedIn
from tracktwo.vault import crypto
from tracktwo.vault.keys import new_held

pytestmark = both


@pytest.fixture
def actor() -> Actor:
    return enrol("somebody")


def test_recognised_by_the_cookie(actor: Actor) -> None:
    person = sessions.recognise(request_of(actor))
    assert person is not None
    assert person.id == actor.id
    assert person.secret == actor.secret
    assert person.keyring.name == "somebody"


@pytest.mark.parametrize("cookie", ["", "nonsense", "0" * 60])
def test_no_cookie_or_another_opens_nothing(actor: Actor, cookie: str) -> None:
    request = HttpRequest()
    request.COOKIES[sessions.COOKIE] = cookie
    assert sessions.recognise(request) is None
    assert sessions.recognise(HttpRequest()) is None
    assert sessions.locked_account(request) is None


def test_the_cookie_is_for_the_browser_alone() -> None:
    actor = enrol("another")
    response = HttpResponse()
    sessions.begin(response, actor.account, actor.secret, secure=True)
    cookie = response.cookies[sessions.COOKIE]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == cookie["expires"] == ""
    assert len(crypto.plain_code(cookie.value)) * 5 >= 256


def test_the_row_tells_neither_cookie_nor_secret(actor: Actor) -> None:
    row = SignedIn.objects.get()
    for telling in (actor.cookie.encode(), actor.secret):
        assert telling not in bytes(row.blob)
        assert telling not in row.id.encode()


def test_the_cookie_of_another_row_is_refused(actor: Actor) -> None:
    """Rows exchanged by an administrator: neither a session's blob nor its account can be moved."""
    other = enrol("other")
    mine, theirs = SignedIn.objects.get(account=actor.id), SignedIn.objects.get(account=other.id)
    SignedIn.objects.filter(pk=mine.pk).update(blob=theirs.blob)
    assert sessions.recognise(request_of(actor)) is None
    SignedIn.objects.filter(pk=mine.pk).update(blob=mine.blob, account=other.account)
    assert sessions.recognise(request_of(actor)) is None
    SignedIn.objects.filter(pk=mine.pk).update(account=actor.account)
    assert sessions.recognise(request_of(actor)) is not None


def test_a_second_browser_of_the_same_person_is_a_row_of_its_own(actor: Actor) -> None:
    _, cookie = sign_in(actor.id, actor.secret)
    assert cookie != actor.cookie
    first, second = SignedIn.objects.all()
    SignedIn.objects.filter(pk=first.pk).update(blob=second.blob)
    alive = [request_of(actor), with_cookie(cookie)]
    assert [sessions.recognise(one) is None for one in alive].count(True) == 1


def test_a_restart_signs_everybody_out(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance, "BOOT_KEY", crypto.new_key())
    assert sessions.recognise(request_of(actor)) is None
    assert sessions.locked_account(request_of(actor)) is None


def test_after_a_restart_a_locked_browser_asks_for_the_passphrase(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions.lock(actor.person)
    monkeypatch.setattr(instance, "BOOT_KEY", crypto.new_key())
    assert sessions.recognise(request_of(actor)) is None
    with pytest.raises(accounts.NotOpened):
        sessions.unlock(request_of(actor), "wrong passphrase")
    sessions.unlock(request_of(actor), actor.passphrase)
    assert sessions.recognise(request_of(actor)) is not None


def test_locking_and_unlocking_keep_what_tickets_opened(actor: Actor) -> None:
    held = new_held("m" * 32)
    actor.person.keep_ticket({"c" * 32: held})
    sessions.lock(sessions.recognise(request_of(actor)))
    assert sessions.recognise(request_of(actor)) is None
    assert sessions.locked_account(request_of(actor)).id == actor.id
    with pytest.raises(accounts.NotOpened):
        sessions.unlock(request_of(actor), "wrong passphrase")
    assert sessions.recognise(request_of(actor)) is None
    sessions.unlock(request_of(actor), actor.passphrase)
    person = sessions.recognise(request_of(actor))
    assert person.held("c" * 32) == held
    assert sessions.locked_account(request_of(actor)) is None


def test_a_locked_row_holds_no_secret_for_the_running_server(actor: Actor) -> None:
    """Cookie and boot key are there, the passphrase is not: nothing opens."""
    sessions.lock(actor.person)
    row = SignedIn.objects.get()
    with pytest.raises(crypto.Sealed):
        browsers.open_row(row, actor.cookie)
    for key in (crypto.derive(actor.cookie.encode() + instance.BOOT_KEY, "session"), instance.BOOT_KEY):
        with pytest.raises(crypto.Sealed):
            crypto.unseal(key, bytes(row.blob), row.id)
    SignedIn.objects.update(locked=False)
    assert sessions.recognise(request_of(actor)) is None


def test_only_a_locked_browser_is_unlocked(actor: Actor) -> None:
    with pytest.raises(accounts.NotOpened):
        sessions.unlock(request_of(actor), actor.passphrase)
    with pytest.raises(accounts.NotOpened):
        sessions.unlock(HttpRequest(), actor.passphrase)


def test_signing_out(actor: Actor) -> None:
    response = HttpResponse()
    sessions.end(request_of(actor), response)
    assert not SignedIn.objects.exists()
    assert sessions.recognise(request_of(actor)) is None
    assert response.cookies[sessions.COOKIE].value == ""
    assert "cache" in response["Clear-Site-Data"]


def test_signing_out_everywhere(actor: Actor) -> None:
    sign_in(actor.id, actor.secret)
    other = enrol("other")
    sessions.end_all(actor.account.id)
    assert list(SignedIn.objects.values_list("account", flat=True)) == [other.id]


def test_after_sixteen_hours_it_is_over(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    began = browsers.live[SignedIn.objects.get().pk].since
    limit = browsers.HOURS * 3600
    for later, there in ((1.0, True), (limit - 1, True), (limit + 1, False), (-5.0, False)):
        monkeypatch.setattr(time, "monotonic", lambda later=later: began + later)
        assert (sessions.recognise(request_of(actor)) is not None) == there


def test_a_ticket_redeemed_while_the_browser_is_being_locked_does_not_unlock_it(actor: Actor) -> None:
    """Two windows of one browser: one request was under way when the other locked."""
    under_way = sessions.recognise(request_of(actor))
    sessions.lock(sessions.recognise(request_of(actor)))
    under_way.keep_ticket({"c" * 32: new_held("m" * 32)})
    assert sessions.recognise(request_of(actor)) is None


def test_a_request_under_way_does_not_bring_a_signed_out_browser_back(actor: Actor) -> None:
    under_way = sessions.recognise(request_of(actor))
    sessions.end(request_of(actor), HttpResponse())
    under_way.keep_ticket({"c" * 32: new_held("m" * 32)})
    assert sessions.recognise(request_of(actor)) is None


def test_two_windows_that_each_redeem_a_ticket_keep_both(actor: Actor) -> None:
    one, other = sessions.recognise(request_of(actor)), sessions.recognise(request_of(actor))
    one.keep_ticket({"c" * 32: new_held("m" * 32)})
    other.keep_ticket({"d" * 32: new_held("m" * 32)})
    again = sessions.recognise(request_of(actor))
    assert again.held("c" * 32)
    assert again.held("d" * 32)


def test_an_account_of_that_name_only_once(actor: Actor) -> None:
    with pytest.raises(accounts.NameTaken):
        accounts.register(" SOMEBODY ", "another long passphrase", False)
    assert Account.objects.count() == 1


def with_cookie(cookie: str) -> HttpRequest:
    request = HttpRequest()
    request.COOKIES[sessions.COOKIE] = cookie
    return request
