#!/usr/bin/env python3
"""Write what the program is made of as a CycloneDX bill of materials: `scripts/sbom.py FILE`.

It lists every pinned package with its version, licence and the hashes of the files that pip accepts. The same pins give
the same file: there is no date and no serial number in it.
"""

import json
import re
import sys
from importlib import metadata
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def pins(file: Path) -> dict[str, tuple[str, list[str]]]:
    """Version and hashes of every package in a requirements file."""
    found: dict[str, tuple[str, list[str]]] = {}
    name = ""
    for line in file.read_text().splitlines():
        pin = PIN.match(line)
        if pin:
            name = pin[1].lower()
            found[name] = (pin[2], [])
        if name:
            found[name][1].extend(HASH.findall(line))
    return found


def licence(name: str) -> str:
    """What the installed package says of its licence; empty where it is not installed or says nothing."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    said = about.get("License-Expression") or about.get("License") or ""
    classified = [one.split(" :: ")[-1] for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    return said if 0 < len(said) < 80 else ", ".join(classified)


def component(name: str, version: str, hashes: list[str]) -> Component:
    """One package."""
    said = licence(name)
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        bom_ref=f"pkg:pypi/{name}@{version}",
        purl=PackageURL("pypi", None, name, version),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in hashes],
        licenses=[DisjunctiveLicense(name=said)] if said else [],
    )


def bill() -> Bom:
    """The program and its pinned packages."""
    own = metadata.version("tracktwo")
    program = Component(name="tracktwo", version=own, type=ComponentType.APPLICATION, bom_ref=f"tracktwo@{own}")
    bom = Bom(components=[component(name, *about) for name, about in pins(ROOT / "requirements" / "run.txt").items()])
    bom.metadata.component = program
    bom.register_dependency(program, bom.components)
    return bom


def plain(bom: Bom) -> str:
    """As JSON, without the date and the serial number that would make two files of the same pins differ."""
    content = json.loads(make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string())
    del content["serialNumber"], content["metadata"]["timestamp"]
    return json.dumps(content, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(plain(bill()))
    print(sys.argv[1])
