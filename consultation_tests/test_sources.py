"""Templates that can be read, and a script that shares nothing with other scripts."""

import re
from pathlib import Path

import pytest
from django.templatetags.static import static
from django.test import Client

import tracktwo.consultation
from tracktwo.consultation.models import Consultation

SOURCE = Path(tracktwo.consultation.__file__).parent
TEMPLATES = sorted(SOURCE.rglob("*.html"))
LONGEST_LINE = 160


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_line_of_a_template_is_too_long(template: Path) -> None:
    assert [line for line in template.read_text().splitlines() if len(line) > LONGEST_LINE] == []


def test_there_are_templates_to_look_at() -> None:
    assert {path.parent.name for path in TEMPLATES} == {"consultation", "contribute", "mapping", "steward"}


def test_the_script_is_a_module_without_globals(consultation: Consultation, phone: Client) -> None:
    page = phone.get(f"/c/{consultation.id}/").content.decode()
    source = static("consultation/contribute.js")
    assert re.findall(r"<script[^>]*>", page) == [f'<script type="module" src="{source}">']
    script = (SOURCE / "static" / "consultation" / "contribute.js").read_text()
    assert not re.search(r"\b(?:window|globalThis|self)\.\w+ *=", script)
