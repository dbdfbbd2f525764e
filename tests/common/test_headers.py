"""Under HTTPS no cookie travels in clear, Django's own for forms and language neither."""

import pytest
from django.test import Client

from cast import both

pytestmark = both


@pytest.mark.parametrize("secure", [True, False])
def test_every_cookie_is_secure_under_https(secure: bool) -> None:
    client = Client()
    client.get("/sign-in", secure=secure)
    client.post("/language", {"language": "ar", "next": "/sign-in"}, secure=secure)
    assert {"csrftoken", "language"} <= client.cookies.keys()
    assert {bool(cookie["secure"]) for cookie in client.cookies.values()} == {secure}
