"""An interpreter in a browser of their own, and what they propose."""

from django.http import HttpRequest, HttpResponse

from tracktwo.people import visits
from tracktwo.process import interpreting, visiting, wordings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.visiting import Interpreting

__all__ = ["propose", "proposed", "visit_of", "visited"]


def visited(meeting: OpenMeeting) -> str:
    """The cookie of a browser that one code of a fresh sheet opened."""
    codes = interpreting.draw_sheet(meeting)
    response = HttpResponse()
    visits.begin(response, *visiting.enter(codes[0]), secure=False)
    return response.cookies[visits.COOKIE].value


def visit_of(cookie: str) -> Interpreting | None:
    """What the browser with this cookie opens now."""
    request = HttpRequest()
    request.COOKIES[visits.COOKIE] = cookie
    visitor = visits.recognise(request)
    return visiting.open_visit(visitor) if visitor else None


def propose(here: Interpreting, card: str, words: MultilingualText, part: str = "words", key: str = "k" * 32) -> None:
    """Other words for a text, over the one that stands there now."""
    here.scope.forget()
    wordings.propose(here, card, part, wordings.shown_as(here.text(card, part).words), words, key)


def proposed(meeting: OpenMeeting, card: str, cookie: str) -> dict[str, str]:
    """A wording that waits, with the mark under which it is shown."""
    here = visit_of(cookie)
    assert here is not None
    propose(here, card, MultilingualText("A fear of the south", "قلق"))
    (waiting,) = wordings.waiting(meeting)
    shown = f"{waiting.id}:{waiting.shown}"
    return {"wording": waiting.id, "wording_shown": shown, "seen": wordings.shown_as(waiting.text.words)}
