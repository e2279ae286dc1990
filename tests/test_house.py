"""The rules of the house: imports point one way, files stay small, names say something, importing costs nothing."""

import ast
import functools
import itertools
import pathlib
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator

import pytest

from twosource.lexicon import table, tree

ROOT = pathlib.Path(__file__).parent.parent / "src/twosource"
FILES = sorted(ROOT.rglob("*.py"))
STEPS = {"read", "mark", "group", "understand", "compare", "keep"}
GROUND = {"model", "errors", "settings", "lexicon", "syntax", "forest"}
# What each room may import beside the ground and itself. The files on the top floor are rooms of their own.
MAY = {
    **{step: set() for step in STEPS},
    "vectors": set(),
    "telling": {"mark", "understand"},
    "pipeline": STEPS | {"telling", "vectors"},
    "show": {"keep"},
    "__main__": {"cli"},
    "cli": STEPS | {"pipeline", "show", ""},
}
# The rooms of compare/, from what is compared to whom it comes from: each builds on those before it, the files on its top floor on all.
COMPARING = ("text", "slot", "judge", "matter", "standing", "origin", "")
CEILING = 500
# Rooms in which no pattern lists words of English: they stand in the lexicon.
WORDLESS = ("read", "compare", "group", "show", "keep")
# But for the names that pages give to their parts, and the ways in which they write a date, a byline and a site.
NOTATION = {f"read/{name}.py" for name in ("declared", "element", "moment", "paths", "settled", "visible", "writers")}
LISTED = re.compile(r"[a-z]{2}\)?\|(?:\(\?:)?[a-z]{2}")


def room(file: pathlib.Path) -> str:
    first = file.relative_to(ROOT).parts[0]
    return first.removesuffix(".py") if first != "__init__.py" else ""


def named(file: pathlib.Path) -> Iterator[str]:
    """What a file gives a name to, or asks by it: functions, classes, parameters, variables, attributes, and what it imports under another."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Attribute(attr=name) | ast.Name(id=name, ctx=ast.Store()) | ast.alias(asname=str(name)):
                yield name


def defined(file: pathlib.Path) -> set[str]:
    """The functions and types that a file gives a name to, but for its own."""
    found = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript()) if not name.isupper():
                found.add(name)
    return {name for name in found if not name.startswith("_")}


def head(file: pathlib.Path) -> str:
    """The comment that a file begins with."""
    return " ".join(itertools.takewhile(lambda line: line.startswith("#"), file.read_text(encoding="utf-8").splitlines()))


def imported(file: pathlib.Path, house: str = "twosource") -> set[str]:
    """The rooms of a house that a file imports from, wherever in the file it does so."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {[*name.removeprefix(house).split("."), ""][1] for name in names if name.startswith(f"{house}.")}


def test_each_name_of_compare_has_one_home():
    """Who reads `bearing_of` in two files should not have to ask whether it is one function."""
    homes = defaultdict(list)
    for file in FILES:
        for name in defined(file) if room(file) == "compare" else ():
            homes[name].append(file.stem)
    assert homes["Pair"] == ["pair"]
    assert not {name: files for name, files in homes.items() if len(files) > 1}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_point_one_way(file):
    """A step sees the ground and itself; the pipeline sees the steps; the pages see the store; the command sees all."""
    here = room(file)
    rooms = {each.stem if each.is_file() else each.name for each in ROOT.iterdir()}
    outside = {each for each in imported(file) if each in rooms} - GROUND - {here}
    assert outside <= MAY.get(here, set())


def test_rooms_of_compare_build_on_one_another():
    floor = ROOT / "compare"
    inside = [file for file in FILES if floor in file.parents]
    assert {file.parent.name for file in inside if file.parent != floor} == set(COMPARING) - {""}
    for file in inside:
        here = COMPARING.index(file.parent.name) if file.parent != floor else len(COMPARING) - 1
        for name in imported(file, "twosource.compare"):
            there = COMPARING.index(name) if name in COMPARING else len(COMPARING) - 1
            assert there <= here, f"{file.relative_to(ROOT)} must not import {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_files_stay_small_and_are_named_for_what_they_know(file):
    """No file passes the ceiling, and none is a drawer."""
    assert len(file.read_text(encoding="utf-8").splitlines()) <= CEILING
    assert not {"utils", "util", "helpers", "helper", "common", "manager", "misc"} & set(file.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_is_called_a_source(file):
    """The word names nothing here: it could mean an outlet, a speaker, an agency or an origin."""
    assert not {name for name in named(file) if {"source", "sources"} & set(name.lower().split("_"))}


def patterns(file: pathlib.Path) -> Iterator[str]:
    """What a file has `re.compile` make a pattern of, as far as it stands there."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr="compile"), args=[given, *_]):
                yield from (each.value for each in ast.walk(given) if isinstance(each, ast.Constant) and isinstance(each.value, str))


@pytest.mark.parametrize(
    "file",
    [file for file in FILES if room(file) in WORDLESS and file.relative_to(ROOT).as_posix() not in NOTATION],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_words_of_english_stand_in_the_lexicon(file):
    """A pattern tells how words stand together; which words they may be is knowledge, and has its provenance."""
    assert not [pattern for pattern in patterns(file) if LISTED.search(pattern)]


@pytest.mark.parametrize("module", ["twosource", "twosource.model", "twosource.cli", "twosource.pipeline"])
def test_importing_loads_no_model_and_no_server(module):
    """Importing a module of ours is quick: no language model, no runtime of weights, no web server, no store."""
    heavy = ("spacy", "onnxruntime", "litestar", "uvicorn", "trafilatura")
    code = f"import sys, {module}; print(sorted(set({heavy!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_telling_findings_on_the_terminal_loads_no_store():
    """They are told in the order of the casebook's pages, without its database."""
    code = "import sys, twosource.cli.findings; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_every_lexicon_file_says_where_its_knowledge_comes_from():
    """The comment at the head of a data file names its provenance: what made it, or that it was compiled by hand, and from what."""
    files = [file for file in (ROOT / "lexicon").iterdir() if file.suffix in {".tsv", ".toml"}]
    assert files
    heads = {file.name: head(file) for file in files}
    assert not [name for name, told in heads.items() if not any(word in told for word in ("Provenance:", "Made by", "Compiled"))]


LABELS = """
nsubj nsubjpass csubj csubjpass dobj pobj dative attr acomp oprd xcomp ccomp pcomp advcl acl relcl conj cc appos det predet amod compound nmod
nummod quantmod poss case prep agent prt mark aux auxpass neg advmod npadvmod tmod expl punct dep parataxis preconj flat meta intj
"""  # of the parse: how words hang
LEARNED = {"attribution_row.py"}  # its lists are the columns that a model was trained on


def words_listed(file: pathlib.Path) -> list[list[str]]:
    """The words of each list, set and plain mapping of a file that are no codes: neither of the parse nor of the nouns."""
    parsed = ast.parse(file.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(parsed):
        if isinstance(node, ast.Dict):
            items = node.keys if all(isinstance(value, ast.Constant | ast.Tuple) for value in node.values) else []
        else:
            items = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []
        texts = {item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)}
        found.append(sorted(each for each in texts - codes() if each.islower() and each.replace("-", "").isalpha()))
    return found


@functools.cache
def codes() -> frozenset[str]:
    """Labels of the parse, values of the nouns' kinds and statuses, names of lists, and what verbs of speech do."""
    nouns = (*(ROOT / "model.py",), *(ROOT / "mark").glob("*.py"))
    literals = (node for file in nouns for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Subscript))
    values = (each for node in literals if getattr(node.value, "id", "") == "Literal" for each in ast.walk(node.slice))
    acts = {row["act"] for row in table("reporting_verbs")}
    return frozenset({*LABELS.split(), *acts, *tree("clause_words"), *(each.value for each in values if isinstance(each, ast.Constant))})


@pytest.mark.parametrize("step", ["mark", "understand"])
def test_lists_of_words_stand_in_the_lexicon(step):
    """What marking and understanding know of English words is data: no more than three words stand in one place of the code."""
    files = [file for file in sorted((ROOT / step).glob("*.py")) if file.name not in LEARNED]
    assert files
    assert not [(file.name, words) for file in files for words in words_listed(file) if len(words) > 3]
