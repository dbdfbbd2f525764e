"""A slip of paper with a QR code: the number goes into the form, and stays out of addresses, logs and history."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect
from server import PublicServer

from tracktwo.common.exchange_format import Choice, Opening, new_steward_code, pack, seal_key, steward_tag


def opening(code: str) -> Opening:
    """A consultation that asks for a code on paper. All of it is fiction."""
    return Opening(
        id="larchpaper",
        question={"en": "How do we live together?"},
        purpose={"en": "The totals are shown to people who are in a dialogue."},
        languages=["en"],
        statements=[{"en": "The crossings stay open."}],
        sides=[Choice("a", {"en": "Coast"}), Choice("b", {"en": "Hills"})],
        groups=[],
        entry="codes",
        admission="strict",
        publicity="none",
        steward=steward_tag(code),
        seal=seal_key(code),
    )


def test_the_number_of_a_slip_is_filled_in_and_leaves_the_address(
    public: PublicServer, browser: Browser, tmp_path: Path
) -> None:
    code, file = new_steward_code(), tmp_path / "opening.json"
    content = opening(code)
    file.write_bytes(pack(content, content.seal))
    opened = public.run("consult", "open", str(file))
    assert opened.returncode == 0, opened.stderr
    context = browser.new_context(base_url=public.base, locale="en")
    page = context.new_page()
    page.goto("/s/larchpaper/")
    page.fill("#code", code)
    page.locator("main button.primary").click()
    page.locator("button[name=state][value=open]").click()
    expect(page.locator("svg.qr-code")).to_be_visible()
    page.goto("/s/larchpaper/codes")
    page.fill("#number", "2")
    page.locator("main button.primary").click()
    expect(page.locator(".slips svg.qr-code")).to_have_count(2)
    digits = re.sub(r"\D", "", page.locator(".slips strong").first.inner_text())
    phone = browser.new_context(base_url=public.base, locale="en", viewport={"width": 360, "height": 740})
    asked: list[str] = []
    visitor = phone.new_page()
    visitor.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))
    visitor.goto(f"/c/larchpaper/#{digits}")
    expect(visitor.locator("#code")).to_have_value(digits)
    assert visitor.evaluate("() => location.href") == f"{public.base}/c/larchpaper/"
    visitor.locator("form[action$='/begin'] button").click()
    expect(visitor.locator("input[name=side]").first).to_be_visible()
    assert not any(digits in request.partition("#")[0] for request in asked)
    context.close()
    phone.close()
