"""What whole sentences state, as the cases beside the tests say."""

import pathlib
import tomllib

import pytest

LABELLED = tomllib.loads((pathlib.Path(__file__).parent.parent / "cases/statements.toml").read_text(encoding="utf-8"))
CASES, WHOLE = LABELLED["case"], LABELLED["whole"]
FILLED = ("who", "whom", "speaker", "where", "when", "amount", "negated")  # slots that are empty unless a case names them
# As measured on 2026-11-26, rounded down; to be raised only.
STATEMENT_PRECISION = 0.98
STATEMENT_RECALL = 0.96
SLOT_PRECISION = 0.98
SLOT_RECALL = 0.97


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
        "low": amount and amount.low,
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


def agreement(told, expected):
    """How many statements agree in kind and predicate, how many slots of those are right, and how many are filled on either side."""
    left, right, filled, wanted, met = list(told), 0, 0, 0, 0
    for slots in expected:
        same = [each for each in left if (seen(each)["kind"], seen(each)["predicate"]) == (slots["kind"], slots["predicate"])]
        best = max(same, key=lambda each: sum(seen(each)[slot] == value for slot, value in slots.items()), default=None)
        wanted += len(slots)
        if best is None:
            continue
        left.remove(best)
        met += 1
        right += sum(seen(best)[slot] == value for slot, value in slots.items())
        extra = [slot for slot in FILLED if seen(best)[slot] and slot not in slots]
        filled += len(slots) + len(extra)
    return met, right, filled + sum(3 for _ in left), wanted


def test_slots_of_our_own_sentences_are_right_and_are_found(read):
    """Over all sentences that are labelled whole: statements and slots made, how many are right; those wanted, how many are found."""
    told = made = met = right = filled = wanted = 0
    for case in WHOLE:
        statements = read(case["text"], case.get("published"))
        found = agreement(statements, case["says"])
        made, told = made + len(statements), told + len(case["says"])
        met, right, filled, wanted = met + found[0], right + found[1], filled + found[2], wanted + found[3]
    assert met / made >= STATEMENT_PRECISION, (met, made)
    assert met / told >= STATEMENT_RECALL, (met, told)
    assert right / filled >= SLOT_PRECISION, (right, filled)
    assert right / wanted >= SLOT_RECALL, (right, wanted)
