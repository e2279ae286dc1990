"""The description of the JSON as a page of our own. Annotations are read when the server starts."""

from typing import Any

from litestar import Request, Response, get

from twosource.model import Noun
from twosource.show.given import Pages


class Given(Noun, frozen=True, kw_only=True):
    """`limit`, a whole number from 1 to 500; 50 where it is not given."""

    name: str
    says: str
    required: bool


class Address(Noun, frozen=True, kw_only=True):
    """`GET /api/stories` answers with the stories, newest first."""

    path: str
    says: str
    given: tuple[Given, ...]
    answer: str | None


@get("/api", sync_to_thread=True)
def api_page(request: Request[Any, Any, Any], printer: Pages) -> Response[str]:
    """What programs may ask, and what they are answered."""
    told: dict[str, Any] = request.app.openapi_schema.to_schema()
    addresses = [_address(path, its["get"]) for path, its in told["paths"].items()]
    return printer("api.html", addresses=addresses, number=len(addresses), nouns=_nouns(told["components"]["schemas"]))


def _address(path: str, told: dict[str, Any]) -> Address:
    answer = told["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return Address(
        path=path,
        says=told.get("description") or told.get("summary") or "",
        given=tuple(
            Given(name=each["name"], says=_says(each.get("schema", {})), required=each.get("required", False))
            for each in told.get("parameters", ())
        ),
        answer=_noun(answer),
    )


def _says(schema: dict[str, Any]) -> str:
    """The type of a value and its bounds, in words."""
    if "$ref" in schema:
        return _noun(schema) or ""
    either = [_says(each) for each in schema.get("oneOf", schema.get("anyOf", ()))]
    if either:
        return " or ".join(dict.fromkeys(filter(None, either)))
    if "enum" in schema:
        return ", ".join(str(each) for each in schema["enum"] if each is not None)
    kind = str(schema.get("type", "")).rpartition(".")[2].lower()
    if kind == "array":
        return f"list of {_says(schema.get('items', {})) or 'values'}"
    words = {"integer": "whole number", "string": "text", "null": "", "object": "object", "number": "number", "boolean": "true or false"}
    bounds = [f"{word} {int(schema[key]):,}" for key, word in (("minimum", "from"), ("maximum", "to")) if key in schema]
    usual = [f"({schema['default']} if not given)"] if schema.get("default") is not None else []
    return " ".join([words.get(kind, kind), *bounds, *usual])


def _noun(schema: dict[str, Any]) -> str | None:
    return schema["$ref"].rpartition("/")[2] if "$ref" in schema else None


def _nouns(schemas: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """The fields of every noun that answers are made of."""
    return {
        name: [(field, _says(its)) for field, its in schema.get("properties", {}).items()]
        for name, schema in sorted(schemas.items())
        if "properties" in schema
    }
