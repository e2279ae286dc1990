"""Make the lexicon file given_names.tsv: given names in Latin letters, and whether men or women bear them.

python -m venv /tmp/names && /tmp/names/bin/pip install Faker==40.54.0 && /tmp/names/bin/python bench/make_given_names.py src/twosource/lexicon

The names are those that Faker (MIT) draws from, over all its locales; a name that both men and women bear tells no sex.
"""

import importlib
import pathlib
import pkgutil
import sys

import faker.providers.person as person


def main() -> None:
    sexes: dict[str, set[str]] = {}
    for module in sorted(each.name for each in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute, sex in (("first_names_male", "m"), ("first_names_female", "f")):
            for name in getattr(provider, attribute, ()):
                # A name of three letters or more with its first in capitals: what is shorter is an initial or a particle.
                if (
                    name.isalpha()
                    and len(name) > 2
                    and name[0].isupper()
                    and name[1:].islower()
                    and all(ord(each) < 0x250 for each in name)
                ):
                    sexes.setdefault(name, set()).add(sex)
    lines = [f"{name}\t{sex.pop() if len(sex) == 1 else ''}" for name, sex in sorted(sexes.items())]
    head = (
        "# Made by bench/make_given_names.py from the given names of Faker 40.54.0 (MIT). sex: m or f where only men or only women bear it."
    )
    pathlib.Path(sys.argv[1], "given_names.tsv").write_text("\n".join([head, "name\tsex", *lines]) + "\n", encoding="utf-8")


main()
