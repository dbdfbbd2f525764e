"""Before the first field it is said what a passphrase must be, and not to take one's own name."""

import pytest

from cast import both, client_of
from tracktwo.people import forms
from tracktwo.people.models import Account

pytestmark = both


@pytest.mark.parametrize(("address", "accounts"), [("/start", False), ("/join", True)])
@pytest.mark.parametrize(
    ("language", "name", "passphrase"),
    [("en", "not your own name", "at least 12 characters"), ("ar", "لا اسمك الحقيقي", "12 حرفًا على الأقل")],
)
def test_it_stands_before_the_first_field(
    address: str, accounts: bool, language: str, name: str, passphrase: str
) -> None:
    assert forms.SHORTEST == 12
    if accounts:
        Account.objects.create(id="a" * 32, name_tag="t")
    page = client_of(None).get(address, headers={"accept-language": language})
    assert page.status_code == 200
    text = page.content.decode()
    first_field = text.index("<input", text.index("<main"))
    # The token of the form comes first, and nobody sees it.
    first_field = text.index("<input", first_field + 1)
    for words in (name, passphrase):
        assert text.index(words) < first_field
