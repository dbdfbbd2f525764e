"""Contact files as telephones, mail programs and spreadsheets write them. Every file here is made up."""

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tracktwo.methods import contacts
from tracktwo.methods.contacts import InvalidInput, Sheet

GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Birthday,E-mail 1 - Type,E-mail 1 - Value,Phon"
    "e 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title\n"
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Label"
    "s,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Formatted\n"
)
OUTLOOK = (
    '"First Name","Middle Name","Last Name","Title","Suffix","Company","Job Title","Home Street'
    '","Mobile Phone","E-mail Address","Referred By","Spouse","Government ID Number"\n'
)


def sheet(raw: bytes, code_page: str = "", place: int = 0) -> Sheet:
    return contacts.read_contacts(raw, code_page).sheets[place]


def taken(read: Sheet) -> list[tuple[str, str, str]]:
    filled = [any(cells[place] for _row, cells in read.rows) for place in range(len(read.headings))]
    people, _problems = contacts.people_of(read, contacts.proposed(read.headings, filled))
    return [(person.name, person.title, person.contact) for person in people]


def card(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


# --- Tables. ---


def test_google_before_2024() -> None:
    raw = (
        GOOGLE_OLD
        + "Cedar Wells,Cedar,,Wells,1970-01-01,Home,s@example.org ::: t@example.org,Mobile,+1 555,Council,Member\n"
    )
    read = sheet(raw.encode())
    assert taken(read) == [("Cedar Wells", "Council, Member", "")]


def test_google_after_2024() -> None:
    raw = GOOGLE_NEW + "Cedar,,Wells,Council,Member,,secret,* ,Home,s@example.org,Mobile,+1 555,A street\n"
    assert taken(sheet(raw.encode())) == [("Cedar Wells", "Council, Member", "")]


def test_outlook_writes_cp1252_without_saying_so() -> None:
    raw = (
        OUTLOOK + '"Renée","","Müller","","","Café","Chief","Street","1","e@example.org","Cedar","Spouse","42"\n'
    ).encode("cp1252")
    with pytest.raises(InvalidInput) as refused:
        contacts.read_contacts(raw)
    assert refused.value.code == "which-alphabet"
    assert taken(sheet(raw, "cp1252"))[0][0] == "Renée Müller"


def test_outlook_on_the_web_has_a_mark() -> None:
    raw = codecs.BOM_UTF8 + (OUTLOOK + '"Renée","","Müller"' + ',""' * 10 + "\n").encode()
    assert taken(sheet(raw)) == [("Renée Müller", "", "")]


@pytest.mark.parametrize(
    ("page", "name"), [("cp1255", "שלמה"), ("cp1253", "Νίκος"), ("cp1256", "سلمى"), ("cp1251", "Юсуф")]
)
def test_other_alphabets_are_asked_for(page: str, name: str) -> None:
    raw = f"Name\n{name}\n".encode(page)
    with pytest.raises(InvalidInput):
        contacts.read_contacts(raw)
    assert taken(sheet(raw, page)) == [(name, "", "")]


def test_thunderbird_and_live_mail_translate_their_headings() -> None:
    assert taken(
        sheet("Vorname,Nachname,Anzeigename,Primäre E-Mail\nCedar,Wells,S. Wells,x@example.org\n".encode())
    ) == [("S. Wells", "", "")]
    assert taken(sheet("Prénom;Nom;Adresse de messagerie\nCedar;Wells;x\n".encode()))[0][0] == "Cedar Wells"
    assert taken(sheet("الاسم الأول;اسم العائلة\nسلمى;البئر\n".encode()))[0][0] == "سلمى البئر"


def test_a_list_without_headings_is_no_list_of_headings() -> None:
    read = sheet(b"Cedar Wells;the council\nMaple Ferry;boatmen\n")
    assert not read.headed
    assert [cells for _row, cells in read.rows] == [("Cedar Wells", "the council"), ("Maple Ferry", "boatmen")]
    people, _ = contacts.people_of(read, ["name", "reach"])
    assert [(person.row, person.name, person.reach) for person in people] == [
        (1, "Cedar Wells", "the council"),
        (2, "Maple Ferry", "boatmen"),
    ]


def test_a_person_says_whether_the_first_row_is_a_heading() -> None:
    read = sheet(b"Kuka;Mika\nCedar;council\n")
    named = contacts.with_heading(read, True)
    assert (named.headings, len(named.rows)) == (("Kuka", "Mika"), 1)
    assert contacts.with_heading(named, False).rows == read.rows


def test_errors_are_told_by_row_and_the_others_are_read() -> None:
    long = "x" * 130
    raw = f"Name,Company\nCedar,\n,Council\n{long},\n12 34,\nMaple,a,b\n"
    read = sheet(raw.encode())
    people, problems = contacts.people_of(read, ["name", "title"])
    assert [person.name for person in people] == ["Cedar", "Maple"]
    assert [(each.code, each.row) for each in (*read.problems, *problems)] == [
        ("row-too-long", 6),
        ("row-nameless", 3),
        ("name-too-long", 4),
        ("row-nameless", 5),
    ]


def test_a_cell_with_a_line_break_and_empty_answers() -> None:
    read = sheet(b'Name,Notes\n"Cedar\nWells",""\n,\n\nMaple,x\n')
    assert [name for name, _title, _contact in taken(read)] == ["Cedar Wells", "Maple"]


def test_the_same_person_twice_is_proposed_as_one() -> None:
    people, _ = contacts.people_of(sheet('Name\nAḥmad Al-Sayyid\n"al sayyid, Ahmad"\nMaple\n'.encode()), ["name"])
    assert [person.twice for person in people] == [0, 2, 0]


def test_fifty_thousand_rows_are_answered_at_once() -> None:
    raw = b"Name\n" + b"Somebody Else\n" * 50_000
    read = sheet(raw)
    assert [each.code for each in read.problems] == ["too-many-rows"]
    assert len(read.rows) <= contacts.MOST_ROWS


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty-file"),
        (b"  \n\n", "empty-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old-workbook"),
        (b"PK\x03\x04 this is no workbook", "workbook-unreadable"),
        (b"%PDF-1.7\x00\x01", "zero-byte"),
    ],
)
def test_what_is_no_contact_file_is_said(raw: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        contacts.read_contacts(raw)
    assert refused.value.code == code


def test_nothing_private_is_proposed() -> None:
    for row in (GOOGLE_OLD, GOOGLE_NEW, OUTLOOK):
        headings = next(csv.reader([row.strip()]))
        chosen = dict(zip(headings, contacts.proposed(headings, [True] * len(headings)), strict=True))
        for heading, field in chosen.items():
            private = contacts.kind_of(heading) in ("telephone", "email", "address", "private")
            assert not (private and field), heading
            assert field != "contact"
    assert chosen["Referred By"] == "nominator"
    assert contacts.kind_of("Spouse") == "private"


# --- Workbooks. ---


def workbook(*sheets: list[list[object]], merge: str = "", formula: str = "") -> bytes:
    book = Workbook()
    for place, rows in enumerate(sheets):
        page = book.active if place == 0 else book.create_sheet(f"Sheet{place + 1}")
        for row in rows:
            page.append(row)
    if merge:
        book.worksheets[0].merge_cells(merge)
    if formula:
        book.worksheets[0][formula] = '=CONCATENATE("Sal","ma")'
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_title_over_merged_cells_is_not_the_heading() -> None:
    raw = workbook([["Our list", "", ""], ["Name", "Company", "Phone"], ["Cedar", "Council", "1"]], merge="A1:C1")
    read = sheet(raw)
    assert read.headings == ("Name", "Company", "Phone")
    assert taken(read) == [("Cedar", "Council", "")]
    assert read.rows[0][0] == 3, "rows are counted as the spreadsheet counts them"


def test_merged_cells_hold_their_value_in_every_row() -> None:
    raw = workbook([["Name", "Company"], ["Cedar", "Council"], ["Maple", None]], merge="B2:B3")
    assert taken(sheet(raw)) == [("Cedar", "Council", ""), ("Maple", "Council", "")]


def test_a_formula_without_its_value_is_named_by_row_and_column() -> None:
    read = sheet(workbook([["Name"], ["x"], ["Maple"]], formula="A2"))
    assert [(each.code, each.row, each.column) for each in read.problems] == [("formula-without-value", 2, 1)]
    assert [name for name, _title, _contact in taken(read)] == ["Maple"]


def test_two_sheets_are_both_read() -> None:
    raw = workbook([["Name"], ["Cedar"]], [["Name"], ["Maple"]])
    read = contacts.read_contacts(raw)
    assert [taken(each)[0][0] for each in read.sheets] == ["Cedar", "Maple"]
    assert [each.title for each in read.sheets] == ["Sheet", "Sheet2"]


def test_text_that_a_spreadsheet_would_run_is_text() -> None:
    read = sheet(b'Name,Company\n"=HYPERLINK(""x"")",@SUM\n')
    assert taken(read) == [('=HYPERLINK("x")', "@SUM", "")]


# --- vCards. ---


def test_three_versions() -> None:
    old = card("N:Wells;Cedar", "TEL;CELL;VOICE:+1", "ORG:Council;Water", version="2.1")
    middle = card("FN:Maple Ferry", "N:Ferry;Maple;;;", "TITLE:Pilot", "item1.TEL;type=pref:+2", "item1.X-ABLabel:x")
    new = card("FN:Willow Hill", 'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+3', "KIND:individual", version="4.0")
    assert [row[:2] for row in taken(sheet(old + middle + new))] == [
        ("Cedar Wells", "Council, Water"),
        ("Maple Ferry", "Pilot"),
        ("Willow Hill", ""),
    ]


def test_quoted_printable_with_soft_breaks_in_the_middle_of_a_letter() -> None:
    raw = card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D8=A7=D9=84=D8=A8=D8=A6=D8=B1;=D8=B3=D9=84=D9=85=D9=",
        "=89;;;",
        "TEL:1",
        version="2.1",
    )
    assert taken(sheet(raw))[0][0] == "سلمى البئر"


def test_a_fold_may_cut_a_letter_in_two() -> None:
    name = "FN:سلمى البئر".encode()
    for cut in range(4, len(name)):
        raw = b"BEGIN:VCARD\r\nVERSION:3.0\r\n" + name[:cut] + b"\r\n " + name[cut:] + b"\r\nEND:VCARD\r\n"
        assert taken(sheet(raw))[0][0] == "سلمى البئر"


def test_undeclared_alphabets_are_asked_for_in_cards_too() -> None:
    raw = b"BEGIN:VCARD\nVERSION:2.1\nFN:" + "שלמה".encode("cp1255") + b"\nEND:VCARD\n"
    with pytest.raises(InvalidInput) as refused:
        contacts.read_contacts(raw)
    assert refused.value.code == "which-alphabet"
    assert taken(sheet(raw, "cp1255"))[0][0] == "שלמה"
    declared = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=WINDOWS-1255:" + "שלמה".encode("cp1255") + b"\nEND:VCARD\n"
    assert taken(sheet(declared))[0][0] == "שלמה"
    unknown = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=X-NONSENSE:Cedar\nEND:VCARD\n"
    assert taken(sheet(unknown))[0][0] == "Cedar"


def test_photos_and_keys_are_never_looked_at() -> None:
    raw = card(
        "FN:Cedar",
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD",
        " 2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0",
        "",
        "KEY:nonsense",
        "LABEL;QUOTED-PRINTABLE:=4",
        version="2.1",
    )
    assert taken(sheet(raw))[0][0] == "Cedar"


def test_a_card_within_a_card_is_left_out() -> None:
    raw = card("FN:Cedar", "AGENT:", "BEGIN:VCARD", "FN:The secretary", "END:VCARD", "ORG:Council", version="2.1")
    assert taken(sheet(raw)) == [("Cedar", "Council", "")]


def test_a_bad_card_loses_only_itself() -> None:
    raw = (
        card("FN:Cedar")
        + b"BEGIN:VCARD\nFN:Cut off\n"
        + card("ORG:")
        + card("EMAIL:only@example.org")
        + b"BEGIN:VCARD\nFN:Last"
    )
    read = sheet(raw)
    assert [name for name, _title, _contact in taken(read)] == ["Cedar", "Cut off", "only@example.org", "Last"]
    assert [(each.code, each.row) for each in read.problems] == [
        ("card-cut-off", 2),
        ("card-nameless", 3),
        ("card-cut-off", 5),
    ]


def test_one_name_in_two_scripts_stays_one_person() -> None:
    raw = card("FN;ALTID=1;LANGUAGE=en:Cedar", "FN;ALTID=1;LANGUAGE=ar:سلمى", version="4.0")
    assert taken(sheet(raw))[0][0] == "Cedar / سلمى"


@given(st.binary(max_size=400))
def test_no_card_brings_the_reader_down(noise: bytes) -> None:
    try:
        read = contacts.read_contacts(b"BEGIN:VCARD\r\n" + noise + b"\r\nEND:VCARD\r\n" + card("FN:Cedar"), "cp1252")
    except InvalidInput:
        return
    assert any(cells[0] == "Cedar" for _row, cells in read.sheets[0].rows)


# --- Names. ---


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Aḥmad al-Sayyid", "AL SAYYID, Ahmad"),
        ("أحمد السيّد", "احمد السيد"),
        ("فاطمة", "فاطمه"),
        ("José Nuñez", "Jose Nunez"),
        ("Müller, Renée", "renee MULLER"),
    ],
)
def test_spellings_of_one_name(first: str, second: str) -> None:
    assert contacts.same_name(first) == contacts.same_name(second) != ""


def test_different_names_stay_different() -> None:
    assert contacts.same_name("Cedar") != contacts.same_name("Salima")
    assert contacts.same_name("123 !") == "123"
