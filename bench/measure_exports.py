#!/usr/bin/env python3
"""How long each export takes and how much memory at its peak, on a generated casebook.

usage: measure_exports.py [ARTICLES | CASEBOOK] [FORM…]      (10,000 articles with 10 statements each; all forms)

The casebook is that of measure_casebook.py, its happenings coded as political acts. Each form is written by a process of its own,
whose processor time and largest resident set are told beside those of a process that opens the casebook and does nothing.
"""

import pathlib
import subprocess
import sys
import tempfile

import measure_casebook
import msgspec

CODES = ("CONSULT", "ASSAULT", "COERCE", "AID", "PROTEST", "REJECT")
EXPORT = r"""
import pathlib, re, resource, sys
from twosource.keep import View
from twosource.show.export import export

with View(sys.argv[1]) as view:
    told = list(export(view, sys.argv[2], pathlib.Path(sys.argv[3]))) if sys.argv[2] != "nothing" else []
used = resource.getrusage(resource.RUSAGE_SELF)
# Not ru_maxrss, which a process takes over from the one that started it.
peak = int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path("/proc/self/status").read_text())[1])
size = sum(file.stat().st_size for file in pathlib.Path(sys.argv[3]).glob("*"))
rows = sum(count for _, count in told)
print(f"{sys.argv[2]:15} {used.ru_utime + used.ru_stime:6.1f} s {peak / 1024:6.0f} MB {rows:9,} rows {size / 1e6:8.1f} MB")
"""


def coded(chance, number, day):
    """An article whose happenings are coded."""
    made, mentions, statements = plain(chance, number, day)
    return (
        made,
        mentions,
        [msgspec.structs.replace(each, code=chance.choice(CODES)) if each.kind == "event" else each for each in statements],
    )


plain, measure_casebook.article = measure_casebook.article, coded

if __name__ == "__main__":
    from twosource.show.export import FORMS

    asked = sys.argv[1] if len(sys.argv) > 1 else "10000"
    with tempfile.TemporaryDirectory() as folder:
        book = asked
        if asked.isdecimal():
            book = str(pathlib.Path(folder, "casebook.db"))
            measure_casebook.write(book, int(asked))
        for form in ("nothing", *(sys.argv[2:] or FORMS)):
            out = pathlib.Path(folder, form)
            out.mkdir()
            subprocess.run([sys.executable, "-c", EXPORT, book, form, str(out)], check=True)
