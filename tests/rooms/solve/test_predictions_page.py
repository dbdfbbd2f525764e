"""What is said before anybody answers a prediction."""

from cast import Cast, both, client_of
from tracktwo.methods.perception import MIN_GROUP
from tracktwo.process.access import OpenMeeting


@both
def test_before_the_first_question_it_is_said_that_fewer_than_five_show_nothing(
    cast: Cast, meeting: OpenMeeting
) -> None:
    page = client_of(cast.convenor).get(f"/d/{meeting.dialogue.id}/solve/predictions").content.decode()
    sentence = "A side of which fewer than five people answer will be shown nothing"
    assert MIN_GROUP == 5
    assert page.index(sentence) < page.index("No question has been prepared yet.")
