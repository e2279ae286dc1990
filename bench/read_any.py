"""Reading alone, whatever the language: `twosource read`, but that no page is dropped for a language that is not understood yet.

usage: read_any.py read PATH…        (so that a script that starts `twosource read PATH` can start this instead)
"""

import sys

from twosource.model import lines
from twosource.read import read
from twosource.settings import Settings

if __name__ == "__main__":
    for line in lines(read(sys.argv[2:], Settings(languages=("*",)), lambda each: print(each.read_from, each.reason, file=sys.stderr))):
        sys.stdout.buffer.write(line)
