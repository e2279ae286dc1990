"""The two real reports it all began with, the whole way. They are no part of the checkout: skipped where they are not beside it."""

import pathlib
import re

import pytest

from twosource.settings import Settings

SEEDS = pathlib.Path(__file__).parent.parent.parent / "shared/seeds"
PATHS = [str(SEEDS / "000_fa19d153c1e9316e.txt"), str(SEEDS / "002_0b8916dbe76a3b15.txt")]

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS.exists(), reason="the two real reports are not beside this checkout (../shared/seeds)"),
    pytest.mark.xdist_group("seeds"),
]


@pytest.fixture(scope="module")
def outcome():
    from twosource.pipeline import make

    return make(PATHS, Settings(), as_one_story=True)


@pytest.fixture(scope="module")
def hindu(outcome):
    return next(article for article in outcome.articles if article.read_from == PATHS[0])


@pytest.fixture(scope="module")
def independent(outcome):
    return next(article for article in outcome.articles if article.read_from == PATHS[1])


def findings(outcome, standing, **words):
    """Findings of a standing in which, for each given article id, some evidence matches the pattern."""
    statements = {statement.id: statement for statement in outcome.statements}
    found = []
    for finding in outcome.findings:
        told = [statements[each] for each in finding.statements]
        if finding.standing == standing and all(
            any(s.article == article and re.search(pattern, s.evidence.text, re.IGNORECASE) for s in told)
            for article, pattern in words.items()
        ):
            found.append(finding)
    return found


def statements(outcome, article, pattern, **slots):
    """Statements of an article whose evidence matches, with these slots."""
    return [
        s
        for s in outcome.statements
        if s.article == article.id
        and re.search(pattern, s.evidence.text, re.IGNORECASE)
        and all(getattr(s, slot) == value for slot, value in slots.items())
    ]


def single(outcome, statement):
    return [finding for finding in outcome.findings if statement.id in finding.statements and finding.standing == "single"]


def test_outlets_times_and_place_are_read_from_what_the_texts_say(hindu, independent):
    """The outlets name themselves in their furniture; one page has a date line and one has none."""
    assert hindu.outlet == "The Hindu"
    assert independent.outlet == "The Independent"
    assert hindu.published == "2023-10-13T03:33:00+05:30"
    assert independent.published is None
    assert hindu.place is not None
    assert hindu.place.startswith("Bishkek")


FURNITURE = [
    "Sign in",
    "member-only",
    "free stories",
    "newsletter",
    "early access",
    "Comments",
    "community guidelines",
    "commenting platform",
    "Vuukle",
    "Your support",
    "reproductive rights",
    "donation",
    "paywalls",
    "all the difference",
    "commenting forum",
    "thought-provoking",
    "Photo Credit",
    "Additional reporting",
    "Top News Today",
]


@pytest.mark.parametrize("words", FURNITURE)
def test_furniture_is_in_no_text(hindu, independent, words):
    """Sign-in box, comment rules, appeal, forum invitation, photo credit and agency line are kept apart."""
    assert words.lower() not in hindu.text.lower()
    assert words.lower() not in independent.text.lower()
    assert any(words.lower() in each.text.lower() for article in (hindu, independent) for each in article.furniture)


def test_the_line_that_runs_the_appeal_into_the_report_is_cut_at_the_right_character(independent):
    """The report begins with its own first word, and the appeal ends with its own last."""
    assert re.search(r"^Russian president Vladimir Putin is visiting", independent.text, re.MULTILINE)
    assert any(each.text.rstrip().endswith("makes all the difference.") for each in independent.furniture)


REPORT_ENDS = [
    (0, "this visit is long overdue,” Mr. Putin said in talks with Japarov."),
    (0, "ex-Soviet states led by Russia."),
    (0, "on Oct. 12, 2023."),
    (1, "Putin is later set to travel to China for a forum on Beijing’s Belt and Road Initiative"),
    (1, "other technology to Russia."),
    (1, "Moscow’s relationships with other nations"),
    (1, "He reiterated Russia’s importance as a strong trade partner for Kyrgyzstan."),
]


@pytest.mark.parametrize(("which", "words"), REPORT_ENDS)
def test_no_sentence_of_the_report_is_lost(hindu, independent, which, words):
    """The first and last sentences, the standfirsts, the caption and what stands between the quotations are in the text."""
    assert words in (hindu, independent)[which].text


def test_every_kept_character_maps_back_to_the_file(hindu, independent):
    """`raw_map` leads from the text to the same characters of the file."""
    for article, path in zip((hindu, independent), PATHS, strict=True):
        raw = pathlib.Path(path).read_text(encoding="utf-8")
        assert all(raw[at : at + end - start] == article.text[start:end] for start, end, at in article.raw_map)


CORROBORATED = [
    ("the first trip abroad since the warrant", r"first foreign visit", r"first trip abroad"),
    ("the warrant", r"arrest warrant|issued", r"issued a warrant|issued an arrest warrant"),
    ("over the deportation of children", r"deportation of Ukrainian children", r"deportation of children"),
    ("Kyrgyzstan is not a member of the court", r"does not include Kyrgyzstan", r"Neither Kyrgyzstan"),
    (
        "the visit itself",
        r"trip to the Central Asian country|in Bishkek|Vladimir Putin on Thursday",
        r"arrived in|is visiting|visit to Bishkek",
    ),
]


@pytest.mark.parametrize(("matter", "one", "other"), CORROBORATED, ids=[each[0] for each in CORROBORATED])
def test_what_both_report_is_corroborated(outcome, hindu, independent, matter, one, other):
    """Both outlets state it in their own words."""
    found = findings(outcome, "corroborated", **{hindu.id: one, independent.id: other})
    assert found, matter
    assert all(finding.origins == 2 for finding in found)


def test_the_visit_is_on_the_day_that_the_undated_report_only_calls_thursday(outcome, hindu, independent):
    """The report without a date meets the one with a date on Thursday 12 October 2023."""
    told = {statement.id: statement for statement in outcome.statements}
    visits = findings(outcome, "corroborated", **{independent.id: r"arrived in the central Asian nation on Thursday"})
    days = {told[each].when.earliest for finding in visits for each in finding.statements if told[each].when}
    assert "2023-10-12" in days


QUOTATIONS = [
    (0, "We have good reasons (to be here), but even without reasons this visit is long overdue"),
    (
        0,
        "I would like to thank the president for the invitation. We have good reasons (to be here), but even without reasons this visit is long overdue",
    ),
    (
        0,
        "I expect that military and military-technical cooperation between Russia and Kyrgyzstan... will continue to strengthen and expand",
    ),
    (1, "For my part, I would like to offer assurances that the Russian leadership will continue to pay close attention"),
    (1, "This military outpost significantly contributes to boosting Kyrgyzstan’s defensive power and ensuring security and stability"),
    (
        1,
        "Our country is the main supplier of oil products to Kyrgyzstan, we fully supply Kyrgyz consumers with gasoline (petrol) and diesel",
    ),
    (1, "In the first half of this year it grew a further 17.9 per cent"),
]


@pytest.mark.parametrize(("which", "words"), QUOTATIONS)
def test_each_quotation_is_whole_and_has_its_speaker(outcome, hindu, independent, which, words):
    """Every direct quotation is one statement of one origin, in full, by Vladimir Putin."""
    article = (hindu, independent)[which]
    quotes = [s for s in outcome.statements if s.article == article.id and s.kind == "quote" and s.words and words in s.words]
    assert quotes
    assert all(quote.speaker is not None and quote.speaker.name == "Vladimir Putin" for quote in quotes)
    assert all(single(outcome, quote) for quote in quotes)


FIGURES = [
    (37, 37, "percent", "2022-01-01", "2022-12-31"),
    (None, 3_500_000_000, "USD", "2022-01-01", "2022-12-31"),
    (17.9, 17.9, "percent", "2023-01-01", "2023-06-30"),
]


@pytest.mark.parametrize(("low", "high", "unit", "earliest", "latest"), FIGURES)
def test_figures_are_vouched_for_by_the_speaker_and_not_by_the_outlet(outcome, independent, low, high, unit, earliest, latest):
    """The trade figures are read with unit, period and bound, single, in the words of Vladimir Putin."""
    figures = [
        s
        for s in outcome.statements
        if s.article == independent.id and s.kind == "figure" and s.amount and s.amount.unit == unit and s.amount.high == high
    ]
    assert figures
    assert all(low is None or figure.amount.low == low for figure in figures)
    found = [finding for figure in figures for finding in single(outcome, figure)]
    assert found
    assert all("Vladimir Putin" in finding.vouched_by for finding in found)
    told = [figure.when for figure in figures]
    assert any(
        when is not None
        and (
            when.text in ("last year", "first half of this year", "the first half of this year")
            or (when.earliest, when.latest) == (earliest, latest)
        )
        for when in told
    )


SINGLE = [
    (0, r"part of the Collective Security Treaty Organization", {}),
    (1, r"South Africa.*ICC member|ICC member", {"kind": "fact"}),
    (0, r"to make the arrest|make the arrest", {}),
    (1, r"rejected the warrant", {}),
    (1, r"imposed sanctions on four Kyrgyz companies", {"status": "happened"}),
    (1, r"called upon domestic banks", {"status": "happened"}),
    (1, r"travel to China", {"status": "planned"}),
]


@pytest.mark.parametrize(("which", "words", "slots"), SINGLE)
def test_what_one_report_alone_says_is_single(outcome, hindu, independent, which, words, slots):
    """The other report is silent on it."""
    told = statements(outcome, (hindu, independent)[which], words, **slots)
    assert told
    assert any(single(outcome, statement) for statement in told)


def test_the_missed_summit_did_not_happen(outcome, independent):
    """Missing a summit is told as something that did not take place."""
    told = statements(outcome, independent, r"miss a key summit|summit of the Brics")
    assert any(statement.negated or statement.status == "denied" for statement in told)


def test_meetings_expected_by_one_and_shown_by_the_other_are_updated(outcome, hindu, independent):
    """Planned in one report and happened in the other is an update and no contradiction."""
    found = findings(outcome, "updated", **{independent.id: r"expected to hold|bilateral meetings"})
    assert found
    assert all(any(difference.slot == "status" for difference in finding.differences) for finding in found)


def test_no_pair_of_these_two_reports_contradict_each_other(outcome):
    """The two reports differ in nothing that excludes the other."""
    assert [finding.gist for finding in outcome.findings if finding.standing == "conflicting"] == []


def test_evidence_is_exact_to_the_character(outcome):
    """Each piece of evidence is the text at its offsets."""
    texts = {article.id: article.text for article in outcome.articles}
    assert all(texts[s.article][s.evidence.start : s.evidence.end] == s.evidence.text for s in outcome.statements)


def test_the_order_of_the_reports_changes_nothing(outcome):
    """Given the other way round, everything that comes out is the same."""
    from twosource.pipeline import make

    assert make(PATHS[::-1], Settings(), as_one_story=True) == outcome
