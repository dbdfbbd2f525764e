"""Names of people who could be asked: nowhere in clear while they are kept, and nowhere at all once they are erased."""

import signal
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, expect
from search import found_below
from server import Server
from test_forensic import PASSPHRASE, decrypted
from walk import Walk

NAMES = {
    "typed": "Zqtyped Kingfisher",
    "nominator": "Zqkey Bittern",
    "declined": "Zqdeclined Avocet",
    "imported": "Zqimported Wagtail",
}
KEPT = {
    "what they reach": "Zqreach the ferry council",
    "where they are asked": "Zqwhere above the pharmacy",
    "changed": "Zqchanged Sandpiper",
}
NEVER = {
    "a number nobody asked for": "+99 555 0199 zq",
    "a note": "Zqnote she owes him money",
    "a file": "zqlist-of-people",
}


def plant(walk: Walk) -> None:
    """People through every page that takes a name, and what is noted of them."""
    walk.name, walk.passphrase = "zqname-recruiter", PASSPHRASE
    walk.first_run()
    walk.begin_dialogue("Zqcode-Alder", [("North", "الشمال"), ("South", "الجنوب")], "en", "ar")
    walk.seats()
    walk.goto("recruit/referrals")
    walk.main.locator("form[action$='/referrals/begin'] button").click()
    for name in ("nominator", "typed", "declined"):
        add(walk, 0, NAMES[name], "A101" if name != "nominator" else "")
    file = f"Name,Mobile Phone,Notes\n{NAMES['imported']},{NEVER['a number nobody asked for']},{NEVER['a note']}\n"
    walk.goto("recruit/pool/import")
    upload = {"name": f"{NEVER['a file']}.csv", "mimeType": "text/csv", "buffer": file.encode()}
    walk.page.locator("input[type=file]").set_input_files(upload)  # type: ignore[arg-type]  # a file that was never on disk
    walk.page.select_option("#side", index=1)
    walk.main.locator("button[value=read]").click()
    expect(walk.main).to_contain_text(NAMES["imported"])
    walk.main.locator("button[value=take]").click()
    expect(walk.main).to_contain_text(NAMES["imported"])
    way(walk, NAMES["nominator"])
    walk.page.select_option("#plan-harm", "no")
    walk.page.select_option("#plan-asks", "outside")
    walk.page.fill("#plan-where", KEPT["where they are asked"])
    walk.page.select_option("#plan-means", "person")
    walk.main.locator("section[aria-labelledby=before] form button").click()
    expect(walk.page.locator("#plan-where")).to_have_value(KEPT["where they are asked"])
    rename(walk)


def add(walk: Walk, side: int, name: str, by: str) -> None:
    """Somebody, by three boxes."""
    walk.goto("recruit/pool")
    form = walk.page.locator("form.add-person").nth(side)
    form.locator("[name=name]").fill(name)
    form.locator("[name=reach]").fill(KEPT["what they reach"])
    if form.locator("[name=named_by]").count() and by:
        form.locator("[name=named_by]").fill(by)
    form.locator("button").click()
    expect(walk.main).to_contain_text(name)


def person(walk: Walk, name: str) -> None:
    """Their page."""
    walk.goto("recruit/pool")
    walk.main.locator(".people a").filter(has_text=name).click()
    expect(walk.main.locator("h1")).to_contain_text(name)


def way(walk: Walk, name: str) -> None:
    """Their way to a seat."""
    person(walk, name)
    walk.main.locator("p.lead a").click()
    expect(walk.main.locator("ol.steps")).to_be_visible()


def rename(walk: Walk) -> None:
    """A name that was written wrongly: the old one is nowhere, either."""
    person(walk, NAMES["typed"])
    walk.page.fill("#id_name", KEPT["changed"])
    walk.main.locator("section[aria-labelledby=noted] form button").click()
    expect(walk.main.locator("h1")).to_contain_text(KEPT["changed"])


def test_a_name_is_nowhere_in_clear_and_nowhere_at_all_once_it_is_erased(
    server: Server, persistent: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    walk = Walk(persistent(tmp_path / "profile", locale="en"), server.base)
    plant(walk)
    everything: dict[str, str | bytes] = {**NAMES, **KEPT, **NEVER}

    # Killed in the midst, with write-ahead logs and open pages as they are.
    server.stop(signal.SIGKILL)
    assert not (found := found_below(tmp_path, everything)), "\n".join(found)
    held = decrypted(server.data, walk.name)
    for name in ("nominator", "declined", "imported"):
        assert NAMES[name].encode() in held, "while it is kept, the passphrase opens it"
    for left_out in (*NEVER.values(), NAMES["typed"]):
        assert left_out.encode() not in held

    server.start()
    walk.page = walk.context.new_page()
    walk.sign_in()
    way(walk, NAMES["declined"])
    walk.main.locator("details.sure").first.locator("summary").click()
    walk.main.locator("form[action$='/step/decline'] button").click()
    expect(walk.main).not_to_contain_text(NAMES["declined"])
    person(walk, NAMES["imported"])
    walk.main.locator("details.sure summary").click()
    walk.main.locator("form[action$='/erase'] button").click()
    expect(walk.main).not_to_contain_text(NAMES["imported"])
    held = decrypted(server.data, walk.name)
    assert NAMES["declined"].encode() not in held
    assert NAMES["imported"].encode() not in held
    assert NAMES["nominator"].encode() in held

    walk.goto("recruit/approach/settle")
    walk.main.locator("form button.primary").click()
    expect(walk.main.locator("h1")).to_be_visible()
    walk.context.close()
    server.stop(signal.SIGTERM)
    held = decrypted(server.data, walk.name)
    for word in everything.values():
        assert str(word).encode() not in held, "with the passphrase, too"
    assert not (found := found_below(tmp_path, everything)), "\n".join(found)
