"""In this room a name says one thing: what a function does, or what a type is, is given its name in one file."""

import ast
import pathlib
from collections import defaultdict

import pytest

from twosource import compare

FILES = sorted(pathlib.Path(compare.__file__).parent.glob("*.py"))


def named(file: pathlib.Path) -> set[str]:
    """The functions and types that a file gives a name to, but for its own."""
    found = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript()) if not name.isupper():
                found.add(name)
    return {name for name in found if not name.startswith("_")}


@pytest.fixture(scope="module")
def homes() -> dict[str, list[str]]:
    found = defaultdict(list)
    for file in FILES:
        for name in named(file):
            found[name].append(file.stem)
    return found


def test_each_name_has_one_home(homes):
    """Who reads `bearing_of` in two files should not have to ask whether it is one function."""
    assert homes["Pair"] == ["pair"]
    assert not {name: files for name, files in homes.items() if len(files) > 1}
