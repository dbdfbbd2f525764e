"""A page that tells of one fault says so even where a second one keeps it from looking at the dialogue."""

import pytest
from django.db import OperationalError

from cast import Cast, both, client_of
from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.recruit.seats import acts


@both
def test_a_full_disk_that_cannot_be_read_either_is_told_once(
    cast: Cast, dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_anything: object) -> None:
        raise OperationalError("database or disk is full")

    client = client_of(cast.convenor)
    monkeypatch.setattr(acts, "add_coded_seats", refused)
    monkeypatch.setattr(OpenDialogue, "meeting", property(refused))
    answer = client.post(f"/d/{dialogue.id}/recruit/several", {"number": "3"})
    assert answer.status_code == 507
    assert b"the disk is full or busy" in answer.content
