"""A domain from the files of other tools, whatever mixture of formats a folder holds."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ..errors import InvalidInput, MethodError, Notice
from .genius_xml import read_xml
from .json_profiles import read_json
from .profiles import ImportedDomain, Profile, Template, assemble

__all__ = ["LARGEST_FILE", "is_template", "read_domain"]

LARGEST_FILE = 4 * 1024 * 1024


def read_domain(
    files: Mapping[str, str | bytes],
    *,
    profiles: Sequence[str] = (),
    template: str = "",
    steps: Mapping[str, Fraction] | None = None,
    use_reservations: bool = False,
) -> ImportedDomain:
    """A domain from files' contents by their names: Genius XML, or GeniusWeb or NegoLog JSON.

    Each file is known by its content, not by its name: a profile for each side, and at most one domain. Sides are
    called as their files are, without the ending. A file of something else is skipped with a notice.

    Args:
        files: contents by file name.
        profiles: names of files or sides to take; empty for all, in alphabetical order.
        template: the name of the domain's file, where there are several.
        steps: for issues that may be any real number, the step between options.
        use_reservations: take reservation values as disagreement, on the files' own scale; otherwise disagreement is
            each side's worst package, and reservation values that were not used are said.

    Raises:
        InvalidInput: with file, place and what was expected.
        Refusal: profiles whose utilities do not add up issue by issue.
    """
    templates: list[Template] = []
    sides: list[Profile] = []
    skipped: list[str] = []
    for name in sorted(files, key=lambda name: (name.casefold(), name)):
        try:
            content = _read(name, files[name], steps or {})
        except MethodError:
            # What was not asked for may be damaged or of another kind; what was asked for may not.
            if not profiles or name == template or {name, name.rsplit(".", 1)[0]} & set(profiles):
                raise
            content = None
        if isinstance(content, Profile):
            sides.append(content)
        elif isinstance(content, Template):
            templates.append(content)
        else:
            skipped.append(name)
    if template:
        templates, sides = _of_template(templates, sides, template)
    imported = assemble(templates, sides, profiles, use_reservations, skipped)
    if not skipped:
        return imported
    details = {"files": ", ".join(skipped)}
    notice = Notice("files-skipped", "skipped, as they hold no profile and no domain: {files}", details)
    return ImportedDomain(imported.domain, (*imported.notices, notice))


def _of_template(templates: list[Template], profiles: list[Profile], name: str) -> tuple[list[Template], list[Profile]]:
    """The domain of this file and, where there are several domains, the profiles with its issues."""
    chosen = [candidate for candidate in templates if candidate.source == name]
    if not chosen:
        raise InvalidInput("domain-unknown", "there is no domain file “{name}”", name=name)
    if len(templates) == 1:
        return chosen, profiles
    return chosen, [profile for profile in profiles if set(profile.options) == set(chosen[0].options)]


def is_template(name: str, content: bytes) -> bool:
    """Whether a file lists issues and options without valuing them. A file that cannot be read is none."""
    try:
        return isinstance(_read(name, content, {}), Template)
    except MethodError:
        return False


def _read(name: str, content: str | bytes, steps: Mapping[str, Fraction]) -> Template | Profile | None:
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // 1024 // 1024
        raise InvalidInput("file-too-large", "{file}: larger than {limit} MiB", file=name, limit=limit)
    if not name.lower().endswith(".json"):
        return read_xml(name, content, steps)
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            byte = error.start + 1
            raise InvalidInput("not-utf-8", "{file}: byte {byte} is not UTF-8 text", file=name, byte=byte) from None
    return read_json(name, content, steps)
