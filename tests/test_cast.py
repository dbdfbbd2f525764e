"""The cast is what the other tests take it for."""

import pytest
from django.conf import settings

from cast import Cast, both, client_of, open_here
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import NoAccess

pytestmark = both


def test_each_opens_what_the_cast_list_says(cast: Cast, joined: dict[str, OpenMeeting], dialogue: OpenDialogue) -> None:
    assert joined["facilitator"].caucus("a")
    assert joined["facilitator"].caucus("b")
    assert joined["one_sided"].caucus("a")
    assert joined["one_sided"].caucus("b") is None
    for actor in (cast.charlie, cast.outsider):
        with pytest.raises(NoAccess):
            open_here(actor, dialogue.id)


def test_charlie_is_pinned_and_the_outsider_is_not(cast: Cast) -> None:
    assert cast.charlie.id in cast.convenor.person.keyring.colleagues
    assert cast.outsider.id not in cast.convenor.person.keyring.colleagues


def test_a_client_is_signed_in(cast: Cast) -> None:
    assert client_of(None).get("/strength").status_code in (302, 405)
    assert client_of(cast.convenor).post("/lock").status_code in (204, 302)


def test_nothing_is_written_into_the_source_tree() -> None:
    assert "tracktwo-tests-" in str(settings.DATA_DIR)
    assert "tracktwo-tests-" in str(settings.VOLATILE_DIR)
