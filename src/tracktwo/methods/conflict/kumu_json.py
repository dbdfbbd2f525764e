"""Kumu's JSON: `{"elements": […], "connections": […]}`, flat or with `attributes` and ids, as its blueprints are."""

import json
from collections.abc import Mapping
from typing import Any

from tracktwo.methods.errors import InvalidInput, Notice
from tracktwo.methods.quoting import quoted

from .kumu import SEPARATOR, Connection, Element, KumuMap, more_fields, put_together, split_tags
from .problems import Problems

__all__ = ["kumu_json", "read_kumu_json"]

ELEMENT_FIELDS = ("label", "type", "element type", "description", "tags", "_id", "id")
CONNECTION_FIELDS = ("from", "to", "type", "connection type", "description", "tags", "label", "strength", "_id", "id")


def read_kumu_json(text: str) -> KumuMap:
    """A map from Kumu's JSON. Connections name their ends by label or by id; the rows of problems count from 1.

    Raises:
        InvalidInput: it is no JSON, or has no lists of elements and connections.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidInput("no-json", "found no JSON: {error}", error=error) from None
    lists = [plain.get(name, []) for name in ("elements", "connections")] if isinstance(plain, dict) else []
    if not lists or not all(isinstance(each, list) for each in lists) or not {"elements", "connections"} & plain.keys():
        raise InvalidInput(
            "no-kumu-json",
            "found {found}; expected an object with the lists elements and connections",
            found=quoted(text),
        )
    problems = Problems()
    elements: list[tuple[int, Element]] = []
    labels: dict[str, str] = {}
    for row, item in enumerate(lists[0], 1):
        fields = _fields(row, item, problems)
        if fields is not None:
            element = _element(fields)
            elements.append((row, element))
            labels |= {str(item[key]): element.label for key in ("_id", "id") if item.get(key)}
    connections = []
    for row, item in enumerate(lists[1], 1):
        fields = _fields(row, item, problems)
        if fields is not None:
            connections.append((row, _connection(fields, labels)))
    return put_together(elements, connections, problems)


def kumu_json(kumu: KumuMap) -> str:
    """The map as Kumu's JSON, with tags as lists and without empty fields."""
    elements = [
        _filled(
            {"label": each.label, "type": each.type, "description": each.description, "tags": list(each.tags)}
            | dict(each.more)
        )
        for each in kumu.elements
    ]
    connections = [
        _filled(
            {
                "from": each.source,
                "to": each.target,
                "type": each.type,
                "description": each.description,
                "tags": list(each.tags),
                "label": each.label,
                "strength": each.strength,
            }
            | dict(each.more)
        )
        for each in kumu.connections
    ]
    return json.dumps({"elements": elements, "connections": connections}, ensure_ascii=False, indent=2)


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _fields(row: int, item: object, problems: Problems) -> dict[str, str] | None:
    """The fields of an element or a connection as text, those inside `attributes` beside the others."""
    if not isinstance(item, dict):
        problems.add(row, "", str(item), Notice("no-object", "no object of fields; left out"))
        return None
    attributes = item.get("attributes")
    flat = {name: value for name, value in item.items() if name != "attributes"}
    flat |= attributes if isinstance(attributes, dict) else {}
    return {_name(name): _text(value) for name, value in flat.items()}


def _name(name: str) -> str:
    known = name.strip().lower()
    return known if known in (*ELEMENT_FIELDS, *CONNECTION_FIELDS) else name


def _text(value: object) -> str:
    if isinstance(value, list):
        return SEPARATOR.join(_text(each) for each in value if not isinstance(each, list | dict))
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _element(fields: Mapping[str, str]) -> Element:
    return Element(
        fields.get("label", ""),
        fields.get("type") or fields.get("element type", ""),
        fields.get("description", ""),
        split_tags(fields.get("tags", "")),
        more_fields(fields, ELEMENT_FIELDS),
    )


def _connection(fields: Mapping[str, str], labels: Mapping[str, str]) -> Connection:
    source, target = fields.get("from", ""), fields.get("to", "")
    return Connection(
        labels.get(source, source),
        labels.get(target, target),
        fields.get("type") or fields.get("connection type", ""),
        fields.get("description", ""),
        split_tags(fields.get("tags", "")),
        fields.get("label", ""),
        fields.get("strength", ""),
        more_fields(fields, CONNECTION_FIELDS),
    )
