"""Make the lexicon file antonyms.tsv: words that mean the opposite of each other, from WordNet 3.0.

usage: make_antonyms.py DICT_DIR OUT_DIR     DICT_DIR is /usr/share/wordnet where Debian's wordnet-base is installed

WordNet's licence allows it: its notice stands in NOTICE. Kept are pairs of single words in small letters, whatever their part of speech.
"""

import pathlib
import re
import sys

OPPOSITE = "!"
WORD = re.compile(r"[a-z]{2,}")
Synset = tuple[str, str]  # the file it stands in, and its offset there


def main() -> None:
    folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    words: dict[Synset, list[str]] = {}
    pointers: list[tuple[str, Synset, int]] = []
    for kind, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue  # the licence
            fields = line.partition(" | ")[0].split()
            count = int(fields[3], 16)
            here = [re.sub(r"\(.*\)", "", word).lower() for word in fields[4 : 4 + 2 * count : 2]]
            words[kind, fields[0]] = here
            rest = fields[5 + 2 * count :]
            for at in range(0, 4 * int(fields[4 + 2 * count]), 4):
                sign, offset, other, which = rest[at : at + 4]
                if sign == OPPOSITE:
                    mine, yours = (int(number, 16) - 1 for number in (which[:2], which[2:]))
                    pointers.append((here[mine], (other.replace("s", "a"), offset), yours))
    pairs = {tuple(sorted((word, words[synset][at]))) for word, synset, at in pointers}
    lines = [f"{one}\t{other}" for one, other in sorted(pairs) if WORD.fullmatch(one) and WORD.fullmatch(other)]
    head = "# Made by bench/make_antonyms.py from the antonyms of WordNet 3.0 (WordNet License, Princeton University)."
    (out / "antonyms.tsv").write_text("\n".join([head, "one\tother", *lines]) + "\n", encoding="utf-8")


main()
