"""docs/standing.md is true: each of its examples stands as it says."""

import pathlib
import re
import tomllib

import pytest
from telling_factory import amount, article, party, place, states, when

from twosource.compare.finding import Matter, finding_of
from twosource.compare.origin.origins import Origins
from twosource.compare.origin.versions import earlier_versions
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.compare.text.rarity import Rarity
from twosource.model import Party

PAGE = pathlib.Path(__file__).parent.parent.parent / "docs/standing.md"
EXAMPLES = [tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)]


def said(says, where):
    """One statement of an example, with its slots."""
    slots = {name: says[name] for name in ("kind", "status", "negated") if name in says}
    slots |= {name: party(says[name]) for name in ("who", "whom", "speaker") if name in says}
    if "person" in says:
        slots["speaker"] = Party(text=says["person"], name=says["person"], entity=f"person:{says['person'].lower().replace(' ', '-')}")
    if "amount" in says:
        given = {"low": None, "high": None} | says["amount"]
        slots["amount"] = amount(given.pop("text"), **given)
        slots.setdefault("kind", "figure")
    if "when" in says:
        slots["when"] = when(**says["when"])
    if "where" in says:
        slots["where"] = place(**{name: value for name, value in says["where"].items() if name != "text"})
    if "quoted" in says:
        slots["words"] = says["quoted"]
    return states(where, says["words"], says.get("predicate", "happen"), **slots)


def finding(example):
    pages = [
        article(
            says["outlet"],
            says["words"],
            published=says.get("published", f"2024-03-04T{hour:02}:00:00+00:00"),
            agencies=says.get("agencies", ()),
            address=says.get("address"),
        )
        for hour, says in enumerate(example["says"], 9)
    ]
    told = accounts(passages(pages), [said(says, page) for says, page in zip(example["says"], pages, strict=True)])
    return finding_of(
        "story", Matter(told, {}, earlier=earlier_versions(pages)), Origins(pages, ()), Rarity(each.words.stems for each in told)
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["rule"] for example in EXAMPLES])
def test_each_example_stands_as_the_page_says(example):
    """Standing, differing slots, origins, who vouches, and the line where the page gives one."""
    found = finding(example)
    assert found.standing == example["standing"]
    assert [difference.slot for difference in found.differences] == example.get("slots", [])
    assert found.origins == example.get("origins", found.origins)
    assert list(found.vouched_by) == example.get("vouched_by", list(found.vouched_by))
    assert found.gist == example.get("line", found.gist)


def test_the_later_word_comes_last():
    """The values of a difference stand in the order of publication."""
    rising = next(example for example in EXAMPLES if example["rule"] == "a rising toll")
    (difference,) = finding({**rising, "says": rising["says"][::-1]}).differences
    assert [value.value for value in difference.values] == ["Twelve people", "Fifteen people"]
    assert finding(rising).gist.endswith("(amount: Twelve people / Fifteen people)")


def test_every_standing_has_its_examples():
    """No standing goes without a rule on the page."""
    assert {example["standing"] for example in EXAMPLES} == {"corroborated", "single", "conflicting", "updated"}
