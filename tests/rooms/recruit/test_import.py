"""Importing people: looked at before anything is kept, and taken only as far as asked for. Every file is made up."""

import html
import re

import pytest

from cast import Cast, both, client_of, open_here
from samples import raws
from tracktwo.methods.contacts import Sheet
from tracktwo.process import need_to_know
from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.recruit.approach import acts as approach
from tracktwo.rooms.recruit.pool import acts, importing, reads
from tracktwo.rooms.recruit.pool.acts import NewPerson
from tracktwo.rooms.recruit.referrals import edges
from tracktwo.rooms.recruit.referrals.records import SCOPE
from tracktwo.vault.models import SealedRecord

pytestmark = both
KEY = "7" * 32


class Import:
    """The page, step by step, as a browser sends its forms back."""

    def __init__(self, cast: Cast, dialogue: OpenDialogue, actor: str = "convenor") -> None:
        self.client, self.address = client_of(getattr(cast, actor)), f"/d/{dialogue.id}/recruit/pool/import"
        self.status, self.page = 0, ""

    def send(self, **sent: object) -> "Import":
        answer = self.client.post(self.address, sent)
        self.status, self.page = answer.status_code, html.unescape(answer.content.decode())
        return self

    def read(self, raw: bytes, name: str = "list.csv", **more: object) -> "Import":
        from django.core.files.uploadedfile import SimpleUploadedFile

        return self.send(do="read", file=SimpleUploadedFile(name, raw), **({"side": "a"} | more))

    def form(self) -> dict[str, object]:
        fields = dict(re.findall(r'name="(carried|key|of-sheet)" value="([^"]*)"', self.page))
        for number, inside in re.findall(r'name="column-(\d+)".*?>(.*?)</select>', self.page, re.DOTALL):
            fields[f"column-{number}"] = re.search(r'value="([^"]*)" selected', inside).group(1)  # type: ignore[union-attr]
        return {**fields, "sheet": fields["of-sheet"], "headed": "1", "side": "a"}

    def take(self, **more: object) -> "Import":
        return self.send(**(self.form() | {"do": "take"} | more))


def names(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    dialogue.third.forget()
    return [(each.card.side, each.card.name) for each in reads.people(dialogue)]


def test_looking_keeps_nothing_and_taking_keeps_what_was_chosen(cast: Cast, dialogue: OpenDialogue) -> None:
    before = SealedRecord.objects.count()
    raw = b"Name,Company,Mobile Phone,Notes\nCedar Wells,Council,+1 555,a secret note\nMaple,,,\n"
    looked = Import(cast, dialogue).read(raw)
    assert looked.status == 200
    assert SealedRecord.objects.count() == before
    assert "left out unless you ask for it" in looked.page
    assert looked.take().status == 302
    assert names(dialogue) == [("a", "Cedar Wells"), ("a", "Maple")]
    assert reads.people(dialogue)[0].card.title == "Council"
    for told in (b"+1 555", b"a secret note"):
        assert told not in raws(dialogue.third)


def test_a_telephone_number_is_kept_where_it_is_asked_for(cast: Cast, dialogue: OpenDialogue) -> None:
    looked = Import(cast, dialogue).read(b"Name,Mobile Phone\nCedar,+1 555\n")
    looked.take(**{"column-1": "contact"})
    dialogue.third.forget()
    assert reads.people(dialogue)[0].card.contact == "+1 555"


def test_taking_twice_adds_once(cast: Cast, dialogue: OpenDialogue) -> None:
    looked = Import(cast, dialogue).read(b"Name\nCedar\nMaple\n")
    form = looked.form() | {"do": "take"}
    for _ in range(2):
        assert looked.send(**form).status == 302
    assert len(names(dialogue)) == 2
    assert reads.counts(dialogue).added == {"a": 2}


def test_doubtful_people_are_left_out_unless_ticked(cast: Cast, dialogue: OpenDialogue) -> None:
    acts.add_people(
        dialogue, [NewPerson("Cedar Wells", "a"), NewPerson("Over There", "b"), NewPerson("Who Declined", "a")]
    )
    dialogue.third.forget()
    gone = next(each.id for each in reads.people(dialogue) if each.card.name == "Who Declined")
    approach.decline(dialogue, gone)
    raw = b"Name,Side\nwells cedar,\nOver There,\nDeclined Who,\nTwice,\nTWICE,\nNowhere,Mars\nNorthern,North\n"
    raw += b"Southern,b\n"
    looked = Import(cast, dialogue).read(raw)
    for words in ("as A101", "as B101: nobody sits on both", "not to be asked again", "row 5", "a side that is known"):
        assert words in looked.page
    looked.take(despite=["4", "6", "7"], without=["8"])
    assert names(dialogue)[2:] == [] or ("b", "Southern") in names(dialogue)
    assert [name for _side, name in names(dialogue)] == [
        "Cedar Wells",
        "Declined Who",
        "Twice",
        "TWICE",
        "Over There",
        "Southern",
    ]


def test_errors_are_told_by_row_and_the_rest_is_taken(cast: Cast, dialogue: OpenDialogue) -> None:
    looked = Import(cast, dialogue).read(b"Name,Company\n,Council\nCedar,x\nMaple,a,b\n")
    assert "Row 2: it names nobody." in looked.page
    assert "Row 4: it has more cells" in looked.page
    looked.take()
    assert names(dialogue) == [("a", "Cedar"), ("a", "Maple")]


def test_nominators_go_into_their_own_compartment(cast: Cast, dialogue: OpenDialogue) -> None:
    raw = b"Name,Referred By\nCedar,\nMaple,cedar\nWillow,A stranger\nHadi,Maple\n"
    looked = Import(cast, dialogue).read(raw)
    assert "1 person was named by somebody who is not in the pool" in looked.page
    looked.take(begin="1")
    here = open_here(cast.convenor, dialogue.id)
    ids = {each.card.name: each.id for each in reads.people(here)}
    records = [record.body for record in edges.edges(here) or ()]
    assert {(each.nominator, each.nominee) for each in records} == {
        (ids["Cedar"], ids["Maple"]),
        ("", ids["Willow"]),
        (ids["Maple"], ids["Hadi"]),
    }
    assert {each.nominee: each.wave for each in records}[ids["Hadi"]] == 2
    held = need_to_know.open_scope(here, SCOPE)
    assert held
    assert b"stranger" not in raws(held) + raws(here.third), "who is not in the pool is named nowhere"


def test_without_the_key_nominators_are_left_out_and_it_is_said(cast: Cast, dialogue: OpenDialogue) -> None:
    need_to_know.begin_scope(dialogue, SCOPE)
    looked = Import(cast, dialogue, "facilitator").read(b"Name,Referred By\nCedar,\nMaple,Cedar\n")
    assert "you do not hold its key: that column is left out" in looked.page
    looked.take(begin="1")
    here = open_here(cast.convenor, dialogue.id)
    assert len(names(here)) == 2
    assert edges.edges(here) == []


def test_a_cycle_of_nominations_is_kept_as_it_is(cast: Cast, dialogue: OpenDialogue) -> None:
    Import(cast, dialogue).read(b"Name,Referred By\nCedar,Maple\nMaple,Cedar\nHadi,Hadi\n").take(begin="1")
    here = open_here(cast.convenor, dialogue.id)
    assert len(edges.edges(here) or ()) == 2, "nobody names themself"


def test_two_sheets_are_looked_at_one_after_the_other(cast: Cast, dialogue: OpenDialogue) -> None:
    import io

    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Name"])
    book.active.append(["Cedar"])
    other = book.create_sheet("Others")
    for name in ("Name", "Maple", "Hadi"):
        other.append([name])
    out = io.BytesIO()
    book.save(out)
    looked = Import(cast, dialogue).read(out.getvalue(), "list.xlsx")
    assert "Others" in looked.page
    assert "Maple" in looked.page
    assert "Cedar" not in looked.page
    looked.send(**(looked.form() | {"do": "again", "sheet": "0"}))
    assert "Cedar" in looked.page
    looked.take()
    assert names(dialogue) == [("a", "Cedar")]


def test_a_first_row_that_is_a_person(cast: Cast, dialogue: OpenDialogue) -> None:
    looked = Import(cast, dialogue).send(do="read", text="Cedar\tthe council\nMaple\tboatmen\n", side="b")
    form = looked.form() | {"do": "take", "side": "b", "column-1": "reach"}
    del form["headed"]
    looked.send(**form)
    assert names(dialogue) == [("b", "Cedar"), ("b", "Maple")]


def test_vcards_are_taken(cast: Cast, dialogue: OpenDialogue) -> None:
    raw = "BEGIN:VCARD\nVERSION:3.0\nFN:سلمى البئر\nTEL:+1\nEND:VCARD\nBEGIN:VCARD\nFN:Cut\n".encode()
    looked = Import(cast, dialogue).read(raw, "phone.vcf")
    assert "Card 2: it has no end." in looked.page
    looked.take()
    assert names(dialogue) == [("a", "سلمى البئر"), ("a", "Cut")]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04 no workbook", "begins like an Excel workbook"),
        ("Name\nRenée\n".encode("cp1252"), "Which alphabet is it?"),
        (b"Name\n", "Nobody was found in it."),
        (b"\xd0\xcf\x11\xe0", "before 2007"),
    ],
)
def test_a_file_that_does_not_fit_says_what_it_is_not(
    cast: Cast, dialogue: OpenDialogue, raw: bytes, words: str
) -> None:
    looked = Import(cast, dialogue).read(raw)
    assert looked.status == 422
    assert words in looked.page
    assert names(dialogue) == []


def test_fifty_thousand_rows_and_a_full_pool_change_nothing(
    cast: Cast, dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = Import(cast, dialogue).read(b"Name\n" + b"".join(b"Somebody %d\n" % n for n in range(50_000)))
    assert looked.status == 200
    assert "only the first 5000 are read" in looked.page
    looked.take()
    assert looked.status == 422
    assert "at most" in looked.page
    assert names(dialogue) == []


def test_what_a_form_carries_is_not_believed(cast: Cast, dialogue: OpenDialogue) -> None:
    short = importing.packed([Sheet("", ("Name", "Side"), ((2, ("Somebody",)),))])
    for carried in ("", "x", "eJw=", "e30=", importing.packed([]), short):
        assert Import(cast, dialogue).send(do="take", carried=carried, side="a").status == 422
    looked = Import(cast, dialogue).read(b"Name\nCedar\n")
    looked.take(side="z")
    assert names(dialogue) == []


def test_a_row_of_any_length_is_no_row(cast: Cast, dialogue: OpenDialogue) -> None:
    looked = Import(cast, dialogue).read(b"Name\nCedar\n")
    assert looked.take(without=["9" * 5_000], despite=["9" * 5_000]).status == 302
    assert names(dialogue) == [("a", "Cedar")]
