"""Promises 1 and 4: words are planted through real pages, and then looked for in every byte that is left anywhere."""

import base64
import gzip
import shutil
import signal
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from search import found_below
from server import Server
from walk import Walk

OPENER = Path(__file__).with_name("opener.py")
PASSPHRASE = "osprey quartz nineteen lanterns zebu"
WORDS: dict[str, str | bytes] = {
    "sign-in name": "zqname-heron",
    "passphrase": PASSPHRASE,
    "code name": "Zqcode-Juniper",
    "side": "Zqside-Uplanders",
    "side in Arabic": "أهل المرتفعات زق",
    "other side": "Zqother-Harbour",
    "seat": "ZQSEAT7KW3",
    "card": "Zqcard: our orchards were flooded on purpose",
    "card in Arabic": "زق أُغرقت بساتيننا عمداً",
    "card taken back": "Zqtaken: I should not have said this",
    "caucus note": "Zqcaucus: we would give up the eastern bank",
    "observation that was refused": "Zqrefused: this is no question at all",
    "observation": "Zqobserve: what was not said?",
    "note on method": "Zqmethod: shorter mornings",
    "what was being typed": "Zqtyping: half a sentence and no",
    "what was typed and never sent": "Zqunsent: a wording nobody saved",
    "card that one side released": "Zqonesided: the eastern bank was ours",
    "card that all released": "Zqcarried: the children of both banks drink",
    "unsettled matter": "Zqunsettled: who guards the bridge",
    "what was typed for the next meeting": "Zqnexttime: half a matter and no",
    "wording of an interpreter": "Zqworded: the orchards were flooded, and on purpose",
    "what an interpreter was typing": "Zqhalfworded: the orchards and no",
    "title": "Zqtitle: the water",
    "text": "Zqtext: both sides draw water on alternate days",
    "colleague": "Zqcolleague-Merle",
}


# What dies with the meeting, with every passphrase.
GONE = (
    *("card", "card in Arabic", "caucus note", "observation", "note on method", "what was being typed"),
    *("card that one side released", "unsettled matter", "what was typed for the next meeting"),
    *("wording of an interpreter", "what an interpreter was typing"),
)


def word(name: str) -> str:
    found = WORDS[name]
    assert isinstance(found, str)
    return found


def plant(walk: Walk) -> None:
    """Every word, through the pages, up to the middle of a meeting."""
    walk.name, walk.passphrase = word("sign-in name"), PASSPHRASE
    walk.first_run()
    walk.goto("/account")
    walk.page.locator("form[action$='/colleagues'] [name=name]").fill(word("colleague"))
    walk.page.locator("form[action$='/colleagues'] button").click()
    expect(walk.page.locator(".code-shown code")).to_be_visible()
    invitation = walk.page.locator(".code-shown code").inner_text()
    sides = [(word("side"), word("side in Arabic")), (word("other side"), "طرف")]
    walk.begin_dialogue(word("code name"), sides, "en", "ar")
    walk.usual_days()
    walk.seats(word("seat"))
    walk.open_meeting(ticket_sides=(1,))
    walk.begin_joint()
    walk.card("n", 0, word("card"), word("card in Arabic"))
    walk.take_back(walk.card("f", 1, word("card taken back")), for_good=True)
    walk.caucus_note(0, word("caucus note"))
    ticket = walk.use_ticket(1)
    walk.caucus_note(1, word("caucus note"))
    walk.goto("convene/notes")
    walk.page.fill("[name=question]", word("observation that was refused"))
    walk.page.locator("form:has([name=question]) button").click()
    expect(walk.page.locator(".errorlist")).to_be_visible()
    walk.observe(word("observation"))
    walk.note_on_method(word("note on method"))
    carry(walk)
    walk.draft((word("title"), ""), (word("text"), ""))
    walk.release(0)
    WORDS["recovery code"], WORDS["used ticket"], WORDS["invitation"] = walk.code, ticket, invitation
    WORDS["unused ticket"] = walk.tickets[walk.sides[1]][0]
    walk.page.locator("form:has([name=after]) [name=wording]").fill(word("what was typed and never sent"))
    unsaved = walk.context.new_page()
    unsaved.goto(f"{walk.base}/d/{walk.dialogue}/convene/")
    unsaved.keyboard.press("n")
    expect(unsaved.locator("#new-concern textarea[name=words]")).to_be_focused()
    with unsaved.expect_response(lambda answer: "/autosave/" in answer.url):
        unsaved.keyboard.insert_text(word("what was being typed"))
    walk.open_wall()


def carry(walk: Walk) -> None:
    """On the page for the next meeting: a card that all release, one that a single side does, and an open matter."""
    walk.board()
    walk.card("p", 0, word("card that one side released"))
    walk.card("c", 0, word("card that all released"))
    walk.goto("convene/carry")
    unsettled = walk.page.locator("form[data-autosave$='/unsettled']")
    unsettled.locator("[name=words]").fill(word("unsettled matter"))
    unsettled.locator("p.acts button").click()
    expect(walk.main.locator("li.sheet").filter(has_text=word("unsettled matter"))).to_be_visible()
    for side, names in (
        (0, ("card that one side released", "card that all released")),
        (1, ("card that all released",)),
    ):
        for name in names:
            card = walk.main.locator("li.sheet").filter(has_text=word(name))
            card.locator(f"input[form='release-{walk.sides[side]}']").check()
        with walk.page.expect_event("load"):
            walk.page.locator(f"#release-{walk.sides[side]} button").click()
    expect(walk.main.locator("li.sheet .released")).to_have_count(1)
    with walk.page.expect_response(lambda answer: "/autosave/" in answer.url):
        unsettled.locator("[name=words]").fill(word("what was typed for the next meeting"))


def interpret(walk: Walk, visit: Page) -> None:
    """A sheet, a wording that waits, and one that is being typed, in a browser of its own."""
    walk.goto("interpreter")
    walk.page.locator("form[action$='/interpreter/sheet'] button").click()
    sheet = walk.page.locator(".tickets ol code")
    expect(sheet).to_have_count(8)
    codes = sheet.all_inner_texts()
    WORDS["used code of an interpreter"], WORDS["unused code of an interpreter"] = codes[:2]
    visit.goto(f"{walk.base}/interpreter")
    visit.fill("#code", codes[0])
    visit.locator("main form button.primary").click()
    word_it = visit.locator("#texts article a.button").first
    word_it.click()
    visit.fill("[name=words]", word("wording of an interpreter"))
    visit.locator("main form button.primary").click()
    expect(visit.locator("#texts blockquote")).to_contain_text("Zqworded")
    visit.locator("#texts article a.button").nth(1).click()
    with visit.expect_response(lambda answer: answer.url.endswith("/keep")):
        visit.fill("[name=words]", word("what an interpreter was typing"))


def copied(folder: Path, to: Path) -> Path:
    """All of a data folder as it lies there, as an image of the disk would have it."""
    shutil.copytree(folder, to)
    return to


def decrypted(data: Path, name: str) -> bytes:
    """Everything that somebody with the passphrase can decrypt in a folder."""
    environment = Server(data.parent).environment | {"TRACKTWO_DATA": str(data)}
    done = subprocess.run(
        [sys.executable, OPENER], input=f"{name}\n{PASSPHRASE}\n".encode(), env=environment, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def shards(data: Path) -> dict[str, bytes]:
    """What the volatile store keeps: the shards of meetings and the sealed values of tickets."""
    with sqlite3.connect(f"file:{data}/volatile/volatile.sqlite3?mode=ro", uri=True) as store:
        tables = [row[0] for row in store.execute("select name from sqlite_master where type = 'table'")]
        return {
            # The last part: a long value lies on several pages, and without this one nothing of it opens.
            f"{table} {number}": bytes(value)[-64:]
            for table in tables
            if table.endswith(("_shard", "_ticket"))
            for number, (value,) in enumerate(store.execute(f"select value from {table}"))  # noqa: S608
        }


def test_nothing_that_was_said_or_typed_is_left_anywhere(
    server: Server, persistent: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    profile, backup = tmp_path / "profile", tmp_path / "all.backup"
    walk = Walk(persistent(profile, locale="en"), server.base)
    plant(walk)
    visit = persistent(tmp_path / "interpreter", locale="en").pages[0]
    interpret(walk, visit)

    # Killed in the midst, with write-ahead logs, journals and open pages as they are.
    server.stop(signal.SIGKILL)
    assert list(server.data.glob("*-wal")), "the test is to see a write-ahead log"
    assert not (found := found_below(tmp_path, WORDS)), "\n".join(found)

    server.start()
    walk.page = walk.context.new_page()
    walk.sign_in()
    assert server.run("backup", str(backup)).returncode == 0
    while_open = copied(server.data, tmp_path.with_name(tmp_path.name + "-image"))
    raw = shards(server.data)
    assert len(raw) == 1 + 7 + 7, "one shard, and the tickets that were not used, of a side and of the interpreter"
    assert found_below(tmp_path / "data", raw), "the shards are on the disk while the meeting is open"
    opened = decrypted(while_open, walk.name)
    for known in ("card", "wording of an interpreter", "what an interpreter was typing"):
        assert word(known).encode() in opened, "while B is there, a passphrase opens it all"

    # An open page of an interpreter shows nothing once the meeting is closed.
    visit.goto(f"{walk.base}/interpreter/code")
    visit.fill("#code", word("unused code of an interpreter"))
    visit.locator("main form button.primary").click()
    expect(visit.locator("#texts blockquote").first).to_contain_text("Zqworded")
    walk.close(keep_notes=False)
    closed = walk.page.url
    expect(visit).to_have_url(f"{walk.base}/interpreter/code")
    visit.context.close()
    walk.context.close()
    server.stop(signal.SIGTERM)
    assert not (found := found_below(tmp_path, WORDS)), "\n".join(found)
    assert not (found := found_below(tmp_path, raw)), "\n".join(found)

    nobody_decrypts(server, walk, backup, tmp_path, closed)
    shutil.rmtree(while_open)


def nobody_decrypts(server: Server, walk: Walk, backup: Path, folder: Path, closed: str) -> None:
    """The backup made while the meeting was open, with every file that is left and the passphrase: it stays shut."""
    restored = folder / "restored"
    done = server.run("restore", str(backup), typed=PASSPHRASE + "\n", data=restored)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(restored / "volatile")
    shutil.copytree(server.data / "volatile", restored / "volatile")
    for data in (restored, server.data):
        plain = decrypted(data, walk.name)
        assert word("code name").encode() in plain, "what outlives a meeting is still read"
        assert word("card that all released").encode() in plain, "what every side released outlives the meeting"
        for gone in GONE:
            assert word(gone).encode() not in plain, gone
        assert word("text").encode() not in plain, "it was not released by both sides"
        checked = server.run("check", "--name", walk.name, typed=PASSPHRASE + "\n", data=data)
        assert checked.returncode == 0, checked.stdout + checked.stderr
    assert b"NoKey" in decrypted(restored, walk.name), "the keyring of that time still knows the meeting's scopes"
    assert found_below(folder, WORDS) == []


PLANTED: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: f"before {text} after".encode(),
    "in wide letters": lambda text: f"before {text} after".encode("utf-16-le"),
    "gzip": lambda text: b"junk" + gzip.compress(f"before {text} after".encode()) + b"junk",
    "zlib": lambda text: b"junk" + zlib.compress(f"before {text} after".encode()) + b"junk",
    "base64": lambda text: base64.b64encode(f"x{text} after".encode()),
    "in an address": lambda text: f"/?q={quote(text)}".encode(),
}


@pytest.mark.parametrize("shape", PLANTED)
@pytest.mark.parametrize("what", ["card", "card in Arabic"])
def test_the_search_finds_what_is_planted(tmp_path: Path, what: str, shape: str) -> None:
    file = tmp_path / "deep" / "file"
    file.parent.mkdir()
    file.write_bytes(PLANTED[shape]("nothing of the kind"))
    assert found_below(tmp_path, WORDS) == []
    file.write_bytes(PLANTED[shape](word(what)))
    assert any(f"{what}, " in line for line in found_below(tmp_path, WORDS))
