"""The decision to enter, on one page: what is advised, what is decided, what it rests on, and earlier versions."""

import datetime

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.methods.conflict import from_plain
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import STAGES, course_of, questions_for
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.holders import holder_name, my_record
from tracktwo.process.journal import today
from tracktwo.process.sealed import Record

from ..evidence.drawing import drawn, revised
from ..evidence.reads import marks, newest, revisions
from ..frame import frame
from ..objective.reads import too_far
from ..objective.themes import theme_of
from ..ripeness.reads import reading, side_views
from . import acts, forms, reads
from .advice import advice_on
from .prompts import REFLECTION
from .records import CHOICES, TALKS, EntryDecision, EntryTerms, OfficialTalks

__all__ = ["home", "version"]

DRAFT = "decision"


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Advice, the decision that stands, and short forms for what it rests on."""
    part = request.POST.get("form", "")
    save = {"talks": _save_talks, "terms": _save_terms, "decision": _save_decision}.get(part)
    page = _Page(request, dialogue, part)
    if save is not None and page.sent_form.is_valid():
        try:
            save(page)
            return redirect("enter:decision", dialogue=dialogue.id)
        except Refused as refused:
            page.sent_form.add_error(None, str(refused))
        except Conflict:
            page.in_conflict = True
            dialogue.third.forget()
    return page.show()


class _Page:
    """The three forms of the page, the one that was sent bound to what was sent."""

    def __init__(self, request: HttpRequest, dialogue: OpenDialogue, part: str) -> None:
        self.request, self.dialogue, self.part, self.in_conflict = request, dialogue, part, False
        kept = autosave.find(dialogue, DRAFT) or {}

        def sent(name: str) -> QueryDict | None:
            return request.POST if part == name else None

        self.talks = forms.talks_form()(sent("talks"), initial=forms.talks_fields(dialogue), auto_id="talks-%s")
        self.terms = forms.terms_form()(sent("terms"), initial=forms.terms_fields(dialogue), auto_id="terms-%s")
        self.decision = forms.decision_form()(
            sent("decision"), initial=forms.decision_fields(dialogue) | kept, auto_id="decision-%s"
        )
        self.sent_form = {"talks": self.talks, "terms": self.terms}.get(part, self.decision)

    @property
    def mine(self) -> str:
        """Who holds what is written now."""
        return my_record(self.dialogue).id

    @property
    def day(self) -> datetime.date:
        """The day on which it is written."""
        return today(self.dialogue.third.folio())

    @property
    def version(self) -> int:
        """The version of the card that the form showed."""
        return number_in(self.request.POST.get("version", "")) or 0

    def show(self) -> HttpResponse:
        """The page with its forms."""
        dialogue, folio = self.dialogue, self.dialogue.third.folio()
        ripeness = reading(side_views(dialogue))
        course, standing = course_of(dialogue), reads.newest(folio)
        talks, terms = folio.one(OfficialTalks), folio.one(EntryTerms)
        context = {
            **frame(dialogue, "decision"),
            "standing": standing,
            "decided_by": holder_name(dialogue, standing.body.holder) if standing else "",
            "talks_by": holder_name(dialogue, talks.body.holder) if talks else "",
            "due": reads.is_due(dialogue),
            "earlier": reads.versions(folio)[1:],
            "changes": _last_changes(folio_versions=reads.versions(folio)),
            "advice": advice_on(talks.body.talks if talks else "", ripeness, too_far(dialogue)),
            "talks": talks,
            "terms": terms,
            "stage": STAGES[course.stage],
            "talks_form": self.talks,
            "terms_form": self.terms,
            "decision_form": self.decision,
            "choices": CHOICES,
            "talks_words": TALKS,
            "reflection": REFLECTION,
            "questions": [*questions_for(course, "enter"), *theme_of(course.theme).questions],
            "key": form_key(self.request) or new_key(),
            "conflict": self.part if self.in_conflict else "",
            "draft": DRAFT,
        }
        bad = self.request.method == "POST"
        status = 409 if self.in_conflict else 422 if bad else 200
        return render(self.request, "enter/timing/decision.html", context, status=status)


def _last_changes(folio_versions: list[Record[EntryDecision]]) -> list[reads.Difference]:
    if len(folio_versions) < 2:
        return []
    return reads.differences(folio_versions[1].body, folio_versions[0].body)


def _save_talks(page: _Page) -> None:
    values = page.talks.values()
    stage = values.pop("stage")
    acts.say_talks(page.dialogue, page.version, OfficialTalks(**values, holder=page.mine, day=page.day), stage)


def _save_terms(page: _Page) -> None:
    acts.say_terms(page.dialogue, page.version, EntryTerms(**page.terms.values(), holder=page.mine, day=page.day))


def _save_decision(page: _Page) -> None:
    replaces = page.request.POST.get("replaces", "")
    decision = EntryDecision(**page.decision.values(), holder=page.mine, day=page.day, replaces=replaces)
    key = form_key(page.request)
    if not page.dialogue.third.folio().has(key):
        acts.decide(page.dialogue, decision, key)
    autosave.drop(page.dialogue, DRAFT, key)


@in_dialogue
@require_GET
def version(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """One version of the decision as it was taken, with what it rested on and what the next one changed."""
    folio = dialogue.third.folio()
    record = folio.get(EntryDecision, id)
    following = next((each for each in reads.versions(folio) if each.body.replaces == id), None)
    context: dict[str, object] = {
        "dialogue": dialogue,
        "record": record,
        "decided_by": holder_name(dialogue, record.body.holder),
        "choices": CHOICES,
        "talks_words": TALKS,
        "stages": STAGES,
        "following": following,
        "changes": reads.differences(record.body, following.body) if following else [],
        "grounds": reads.grounds(dialogue, record.body),
    }
    if record.body.chart:
        seen, now = from_plain(record.body.chart), newest(dialogue)
        later = revisions(seen, now.series) if now else None
        context |= drawn(seen, marks(dialogue)) | {
            "chart": seen,
            "revised_rows": revised(later.rewritten) if later else [],
        }
    return render(request, "enter/timing/decision_version.html", context)
