"""Stories for comparing, written in one breath: outlets, their sentences, and what each sentence states."""

from twosource.compare import compare
from twosource.model import Amount, Article, Copy, Evidence, Party, Statement, Story, When, Where, identity
from twosource.vectors import SentenceVectors

ENCODER = SentenceVectors()
PUTIN = Party(text="Vladimir Putin", name="Vladimir Putin", entity="vladimir putin")


def party(name, text=None):
    return Party(text=text or name, name=name, entity=name.lower())


def when(text, earliest=None, latest=None, value=None):
    return When(text=text, value=value or earliest, earliest=earliest, latest=latest or earliest)


def place(name, country=None, geonames=None, latitude=None, longitude=None):
    return Where(text=name, name=name, country=country, geonames=geonames, latitude=latitude, longitude=longitude)


def amount(text, low=None, high=None, **more):
    return Amount(text=text, low=low, high=high, **more)


def article(outlet, *sentences, published="2024-03-04T09:00:00+00:00", agencies=(), title=None, address=None, updated=None):
    """An article of one paragraph, its sentences joined by a blank."""
    text = " ".join(sentences)
    return Article(
        id=identity("article", outlet, published, text),
        address=address,
        read_from=f"{outlet}.txt",
        outlet=outlet,
        title=title or f"{outlet} reports",
        authors=(),
        published=published,
        updated=updated,
        place=None,
        language="en",
        text=text,
        paragraphs=((0, len(text)),),
        captions=(),
        agencies=tuple(agencies),
        furniture=(),
        raw_map=None,
    )


def states(article, told, predicate="happen", /, **slots):
    """A statement whose evidence are these words of the article."""
    start = article.text.index(told)
    return Statement(
        id=identity("statement", article.id, start, told, predicate),
        article=article.id,
        kind=slots.pop("kind", "event"),
        evidence=Evidence(article=article.id, start=start, end=start + len(told), text=told),
        predicate=predicate,
        **slots,
    )


def compared(articles, statements, copies=()):
    """The findings of a story of these articles."""
    story = Story(
        id=identity("story", sorted(each.id for each in articles)),
        title=None,
        articles=tuple(sorted(each.id for each in articles)),
        earliest=None,
        latest=None,
    )
    return compare(story, articles, statements, [Copy(articles=tuple(sorted(pair)), share=share) for *pair, share in copies], ENCODER)


def finding_with(findings, *statements):
    """The one finding that holds the first statement, which must hold the others too."""
    (found,) = [finding for finding in findings if statements[0].id in finding.statements]
    assert {each.id for each in statements} <= set(found.statements), [each.evidence.text for each in statements]
    return found
