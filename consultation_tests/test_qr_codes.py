"""QR codes for the address and for each paper code, drawn on this machine."""

import re

import segno
from django.test import Client

from tracktwo.consultation.models import Consultation
from tracktwo.consultation.steward.qr_code import link_with_code, qr_svg

MODULE_ROWS = re.compile(r'<path [^>]*stroke="#000"[^>]* d="([^"]*)"|<path [^>]*d="([^"]*)"[^>]*stroke="#000"')


def modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules of a drawing, as column and row: its path moves along rows and draws runs."""
    drawn = next(match for match in MODULE_ROWS.finditer(svg))
    x = y = 0.0
    dark = set()
    for step, arguments in re.findall(r"([Mmh])([^Mmh]*)", drawn[1] or drawn[2]):
        numbers = [float(number) for number in arguments.split()]
        if step == "M":
            x, y = numbers
        elif step == "m":
            x, y = x + numbers[0], y + numbers[1]
        else:
            dark |= {(int(x) + at, int(y)) for at in range(int(numbers[0]))}
            x += numbers[0]
    return dark


def expected(text: str) -> set[tuple[int, int]]:
    """The modules that the standard asks for, behind a border of four."""
    matrix = segno.make(text, micro=False, error="m", boost_error=False).matrix
    return {(4 + x, 4 + y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}


def test_the_address_is_on_the_stewards_page_as_a_qr_code(consultation: Consultation, steward: Client) -> None:
    page = steward.get(f"/s/{consultation.id}/").content.decode()
    assert page.count('class="qr-code"') == 1
    assert modules(page) == expected(f"http://testserver/c/{consultation.id}/")
    assert 'role="img" aria-label="QR code of the address"' in page


def test_each_slip_has_its_own_qr_code(consultation: Consultation, steward: Client) -> None:
    Consultation.objects.update(entry="codes")
    page = steward.post(f"/s/{consultation.id}/codes/new", {"number": "3"}).content.decode()
    slips = re.findall(r"<li>.*?</li>", page.partition('class="slips"')[2], re.DOTALL)
    assert len(slips) == 3
    for slip in slips:
        printed = re.search(r"<strong[^>]*>([\d ]+)<", slip)[1]
        link = f"http://testserver/c/{consultation.id}/#{printed.replace(' ', '')}"
        assert modules(slip) == expected(link)
        # Nothing behind the number sign is sent to a server, and so none of its logs has it.
        assert link.partition("#")[0] == f"http://testserver/c/{consultation.id}/"


def test_a_qr_code_brings_nothing_from_elsewhere_and_no_style() -> None:
    svg = qr_svg(link_with_code("https://consult.example/c/larch/", "12345 6789 01234"), 'a "label" <b>')
    assert "a &quot;label&quot; &lt;b&gt;" in svg
    assert not re.search(r"href|url\(|style=|<script|<image", svg)
