"""What whole sentences state, as the cases beside the tests say."""

import pathlib
import tomllib

import pytest

CASES = tomllib.loads((pathlib.Path(__file__).parent.parent / "cases/statements.toml").read_text(encoding="utf-8"))["case"]


def party(value):
    return None if value is None else value.name or value.text


def seen(statement):
    """The slots of a statement in the plain form that the cases use."""
    when, amount = statement.when, statement.amount
    return {
        "kind": statement.kind,
        "predicate": statement.predicate,
        "code": statement.code or "",
        "who": party(statement.who) or "",
        "whom": party(statement.whom) or "",
        "speaker": party(statement.speaker) or "",
        "chain": [party(each) for each in statement.chain],
        "where": statement.where and (statement.where.name or statement.where.text),
        "when": when and (when.value or when.text),
        "amount": amount and amount.high,
        "unit": amount and amount.unit,
        "of": amount and amount.of,
        "words": statement.words,
        "status": statement.status,
        "negated": statement.negated,
        "evidence": statement.evidence.text,
    }


def holds(statement, slots):
    return all(seen(statement)[slot] == value for slot, value in slots.items())


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_sentences_state_what_they_state(read, case):
    """Each case's statements are read from it, and what it excludes is not."""
    told = read(case["text"], case.get("published"))
    found = "\n".join(str(seen(each)) for each in told)
    for slots in case.get("says", ()):
        assert any(holds(each, slots) for each in told), f"{slots} not in\n{found}"
    for slots in case.get("not", ()):
        assert not any(holds(each, slots) for each in told), f"{slots} in\n{found}"
    assert not (case.get("silent") and told), found
