"""What the program is made of is written down: every pin has hashes, and the bill of materials has every pin."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import sbom

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_pin_has_hashes(name: str) -> None:
    pins = sbom.pins(ROOT / "requirements" / name)
    assert len(pins) > 15
    assert [package for package, (_version, hashes) in pins.items() if not hashes] == []


def test_the_bill_of_materials_has_every_pin_and_is_the_same_each_time(tmp_path: Path) -> None:
    texts = []
    for number in range(2):
        file = tmp_path / f"{number}.json"
        subprocess.run([sys.executable, ROOT / "scripts" / "sbom.py", file], check=True, capture_output=True)
        texts.append(file.read_text())
    assert texts[0] == texts[1]
    bill = json.loads(texts[0])
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "tracktwo")
    pins = sbom.pins(ROOT / "requirements" / "run.txt")
    listed = {one["name"]: (one["version"], [each["content"] for each in one["hashes"]]) for one in bill["components"]}
    assert {name: (version, sorted(hashes)) for name, (version, hashes) in pins.items()} == {
        name: (version, sorted(hashes)) for name, (version, hashes) in listed.items()
    }
