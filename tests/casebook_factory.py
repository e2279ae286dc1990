"""Stories of our own making, as nouns: a ferry aground off Tallinn, told by four outlets, and a strike at a port."""

from msgspec import structs

from twosource.keep import Casebook
from twosource.keep.outline import Stated, outline
from twosource.keep.view import Cover
from twosource.model import (
    Amount,
    Article,
    Difference,
    Dropped,
    Evidence,
    Finding,
    Furniture,
    Mention,
    Party,
    Statement,
    Story,
    Value,
    When,
    Where,
    identity,
)

TALLINN = Where(text="Tallinn", name="Tallinn", country="EE", geonames=588409, latitude=59.437, longitude=24.7535)
NAISSAAR = Where(text="Naissaar", name="Naissaar", country="EE", geonames=590077, latitude=59.562, longitude=24.515)
HELSINKI = Where(text="Helsinki", name="Helsinki", country="FI", geonames=658225, latitude=60.1695, longitude=24.9354)
KASK = Party(text="Maarja Kask", name="Maarja Kask", entity="maarja kask")
ROOS = Party(text="Transport Minister Juhan Roos", name="Juhan Roos", entity="juhan roos")
FERRY = Party(text="The ferry Aurelia", name="Aurelia", entity="aurelia")
MONDAY = When(text="Monday", value="2024-03-04", earliest="2024-03-04", latest="2024-03-04")
EARLY = When(text="shortly before six on Monday morning", value="2024-03-04T05:50", earliest="2024-03-04T05:50", latest="2024-03-04T06:00")
FRIDAY = When(text="on Friday", value="2024-03-08", earliest="2024-03-08", latest="2024-03-08")

TEXTS = {
    "Harbour Post": (
        "Ferry with 412 aboard aground off Tallinn",
        "https://harbourpost.example/2024/03/04/aurelia",
        "2024-03-04T09:10:00+02:00",
        (),
        [
            "The ferry Aurelia ran onto rocks off Naissaar shortly before six on Monday morning with 412 people aboard.",
            "Twelve passengers were hurt, the rescue service said. Nobody died.",
            "“We felt one long shudder and then the lights went,” said Maarja Kask, who was on the car deck.",
            "The crossing to Helsinki takes two hours. Divers are to look at the hull on Friday.",
        ],
    ),
    "Morning Ledger": (
        "Rocks tear hull of Helsinki ferry",
        "https://ledger.example/news/ferry-naissaar",
        "2024-03-04T11:40:00+02:00",
        ("Nordwire",),
        [
            "A ferry bound for Helsinki hit rocks near the island of Naissaar early on Monday, and 15 people were injured.",
            "There were about 410 passengers and crew on board the Aurelia.",
            "Transport Minister Juhan Roos said the captain had left the marked channel.",
        ],
    ),
    "Coast Today": (
        "Aurelia aground: fifteen hurt",
        "https://coasttoday.example/aurelia-aground",
        "2024-03-04T12:05:00+02:00",
        ("Nordwire",),
        [
            "A ferry bound for Helsinki hit rocks near the island of Naissaar early on Monday, and 15 people were injured.",
            "Transport Minister Juhan Roos said the captain had left the marked channel.",
            "The company, Baltline, has cancelled all sailings until Friday.",
        ],
    ),
    "The Baltic Observer": (
        "Divers inspect the grounded Aurelia",
        "https://balticobserver.example/world/divers-aurelia",
        "2024-03-08T16:30:00+02:00",
        (),
        [
            "Divers inspected the hull of the Aurelia on Friday, four days after the ferry ran aground off Naissaar.",
            "Seventeen people are now known to have been injured.",
            "“The channel was marked, and it was lit,” Juhan Roos told reporters in Tallinn.",
            "Baltline denied that its captain had left the channel.",
        ],
    ),
}


def article(outlet):
    """The page that an outlet of the ferry story publishes."""
    title, address, published, agencies, paragraphs = TEXTS[outlet]
    text = "\n".join(paragraphs)
    bounds, start = [], 0
    for paragraph in paragraphs:
        bounds.append((start, start + len(paragraph)))
        start += len(paragraph) + 1
    return Article(
        id=identity("article", address),
        address=address,
        read_from=f"pages/{outlet.lower().replace(' ', '-')}.html",
        outlet=outlet,
        title=title,
        authors=("Liis Tamm",) if outlet == "Harbour Post" else (),
        published=published,
        updated=None,
        place="Tallinn",
        language="en",
        text=text,
        paragraphs=tuple(bounds),
        captions=(),
        agencies=agencies,
        furniture=(
            Furniture(
                kind="newsletter",
                text="Get the morning boat in your inbox.",
                start=None,
                end=None,
                reason="asks the reader",
                at=bounds[1][0],
            ),
            Furniture(kind="related", text="More on ferries", start=None, end=None, reason="a list of links", at=len(text)),
        ),
        raw_map=None,
    )


def say(outlet, kind, passage, predicate, **fields):
    """A statement whose evidence is `passage`, where it stands in the outlet's article."""
    page = article(outlet)
    start = page.text.index(passage)
    evidence = Evidence(article=page.id, start=start, end=start + len(passage), text=passage)
    return Statement(
        id=identity(page.id, kind, start, len(passage), predicate),
        article=page.id,
        kind=kind,
        evidence=evidence,
        predicate=predicate,
        **fields,
    )


def hurt(text, count):
    return Amount(text=text, low=count, high=count, of="injured")


STATEMENTS = {
    "Harbour Post": [
        say(
            "Harbour Post",
            "event",
            "The ferry Aurelia ran onto rocks off Naissaar shortly before six on Monday morning with 412 people aboard.",
            "run",
            who=FERRY,
            where=NAISSAAR,
            when=EARLY,
        ),
        say(
            "Harbour Post",
            "figure",
            "with 412 people aboard",
            "be",
            amount=Amount(text="412 people", low=412, high=412, of="people aboard"),
            when=EARLY,
        ),
        say(
            "Harbour Post",
            "figure",
            "Twelve passengers were hurt",
            "hurt",
            amount=hurt("Twelve passengers", 12),
            speaker=Party(text="the rescue service"),
            when=MONDAY,
        ),
        say("Harbour Post", "event", "Nobody died", "die", negated=True, when=MONDAY),
        say(
            "Harbour Post",
            "quote",
            "“We felt one long shudder and then the lights went,” said Maarja Kask",
            "say",
            words="We felt one long shudder and then the lights went,",
            speaker=KASK,
        ),
        say("Harbour Post", "event", "Divers are to look at the hull on Friday.", "look", when=FRIDAY, status="planned"),
        say("Harbour Post", "fact", "The crossing to Helsinki takes two hours.", "take", where=HELSINKI),
    ],
    "Morning Ledger": [
        say(
            "Morning Ledger",
            "event",
            "A ferry bound for Helsinki hit rocks near the island of Naissaar early on Monday",
            "hit",
            where=NAISSAAR,
            when=MONDAY,
        ),
        say("Morning Ledger", "figure", "15 people were injured", "injure", amount=hurt("15 people", 15), when=MONDAY),
        say(
            "Morning Ledger",
            "figure",
            "about 410 passengers and crew on board the Aurelia",
            "be",
            amount=Amount(text="about 410 passengers and crew", low=405, high=415, of="people aboard", approximate=True),
            when=MONDAY,
        ),
        say("Morning Ledger", "quote", "Transport Minister Juhan Roos said the captain had left the marked channel.", "say", speaker=ROOS),
    ],
    "Coast Today": [
        say(
            "Coast Today",
            "event",
            "A ferry bound for Helsinki hit rocks near the island of Naissaar early on Monday",
            "hit",
            where=NAISSAAR,
            when=MONDAY,
        ),
        say("Coast Today", "figure", "15 people were injured", "injure", amount=hurt("15 people", 15), when=MONDAY),
        say("Coast Today", "quote", "Transport Minister Juhan Roos said the captain had left the marked channel.", "say", speaker=ROOS),
        say(
            "Coast Today",
            "event",
            "The company, Baltline, has cancelled all sailings until Friday.",
            "cancel",
            who=Party(text="Baltline", name="Baltline", entity="baltline"),
            status="ongoing",
        ),
    ],
    "The Baltic Observer": [
        say("The Baltic Observer", "event", "the ferry ran aground off Naissaar", "run", who=FERRY, where=NAISSAAR, when=MONDAY),
        say("The Baltic Observer", "event", "Divers inspected the hull of the Aurelia on Friday", "inspect", when=FRIDAY),
        say(
            "The Baltic Observer",
            "figure",
            "Seventeen people are now known to have been injured.",
            "injure",
            amount=hurt("Seventeen people", 17),
            when=FRIDAY,
        ),
        say(
            "The Baltic Observer",
            "quote",
            "“The channel was marked, and it was lit,” Juhan Roos told reporters in Tallinn.",
            "tell",
            words="The channel was marked, and it was lit,",
            speaker=ROOS,
            where=TALLINN,
        ),
        say(
            "The Baltic Observer",
            "event",
            "Baltline denied that its captain had left the channel.",
            "leave",
            speaker=Party(text="Baltline", name="Baltline", entity="baltline"),
            status="denied",
        ),
    ],
}

HP, ML, CT, BO = (article(outlet) for outlet in TEXTS)
STORY = Story(
    id=identity("story", HP.id),
    title="Ferry Aurelia aground off Tallinn",
    articles=(HP.id, ML.id, CT.id, BO.id),
    earliest="2024-03-04T09:10:00+02:00",
    latest="2024-03-08T16:30:00+02:00",
)


def finding(gist, standing, statements, differences=(), vouched=(), score=0.9):
    """A finding of the ferry story; Morning Ledger and Coast Today print one agency's copy."""
    outlets = {page.id: page.outlet for page in (HP, ML, CT, BO)}
    articles = sorted({statement.article for statement in statements})
    wire = tuple(each for each in articles if each in {ML.id, CT.id})
    groups = tuple((each,) for each in articles if each not in wire) + ((wire,) if wire else ())
    return Finding(
        id=identity("finding", gist),
        story=STORY.id,
        kind=statements[0].kind,
        gist=gist,
        standing=standing,
        statements=tuple(statement.id for statement in statements),
        outlets=tuple(sorted({outlets[each] for each in articles})),
        origins=len(groups),
        origin_groups=groups,
        differences=tuple(differences),
        vouched_by=tuple(vouched),
        score=score,
        reasons=("same predicate and place", "the times agree"),
    )


def differ(slot, *values):
    return Difference(slot=slot, values=tuple(Value(value=value, statements=tuple(each.id for each in said)) for value, said in values))


H, M, C, B = (STATEMENTS[outlet] for outlet in TEXTS)
FINDINGS = [
    finding("The ferry Aurelia ran onto rocks off Naissaar on Monday", "corroborated", [H[0], M[0], C[0], B[0]]),
    finding("About 412 people were aboard", "corroborated", [H[1], M[2]]),
    finding(
        "The captain had left the marked channel",
        "conflicting",
        [M[3], C[2], B[4]],
        [differ("status", ("left the channel", [M[3], C[2]]), ("denied", [B[4]]))],
        ["Juhan Roos"],
    ),
    finding(
        "How many people were injured",
        "conflicting",
        [H[2], M[1], C[1], B[2]],
        [differ("amount", ("12", [H[2]]), ("15", [M[1], C[1]]), ("17", [B[2]]))],
    ),
    finding("Divers look at the hull on Friday", "updated", [H[5], B[1]], [differ("status", ("planned", [H[5]]), ("happened", [B[1]]))]),
    finding("Nobody died", "single", [H[3]]),
    finding("“We felt one long shudder and then the lights went,” said Maarja Kask", "single", [H[4]], vouched=["Maarja Kask"]),
    finding("The crossing to Helsinki takes two hours", "single", [H[6]]),
    finding("Baltline has cancelled all sailings until Friday", "single", [C[3]]),
    finding("“The channel was marked, and it was lit,” said Juhan Roos", "single", [B[3]], vouched=["Juhan Roos"]),
]

DROPPED = [Dropped(read_from="pages/harbour-post.html", reason="a second copy of the same page", kind="duplicate", text="Ferry with 412")]


def mentions(outlet):
    """The names that an outlet's article mentions, and its quotation if it has one."""
    page, found = article(outlet), []
    for kind, words, more in (
        ("place", "Naissaar", {"where": NAISSAAR}),
        ("place", "Helsinki", {"where": HELSINKI}),
        ("time", "Friday", {"when": FRIDAY}),
        ("person", "Juhan Roos", {"name": "Juhan Roos", "entity": "juhan roos"}),
        ("quote", "“We felt one long shudder and then the lights went,”", {"direct": True, "cue": "said"}),
    ):
        start = page.text.find(words)
        if start >= 0:
            found.append(Mention(article=page.id, kind=kind, start=start, end=start + len(words), text=words, **more))
    return found


def batch():
    """What `keep` is given for the ferry story."""
    return [(article(outlet), mentions(outlet), STATEMENTS[outlet]) for outlet in TEXTS]


def covered(dossier):
    """The cover of a story, made of a dossier that a test may have changed."""
    stated = [Stated(**{field: getattr(each, field) for field in Stated.__struct_fields__}) for each in dossier.statements]
    return Cover(
        story=dossier.story,
        tally=dossier.tally,
        digest=dossier.digest,
        articles=dossier.articles,
        outline=outline(dossier.story, dossier.findings, stated, ()),
    )


def in_doubt(*gists):
    """The findings of the ferry story, these of them perhaps two matters."""
    return [structs.replace(each, score=0.5) if each.gist in gists else each for each in FINDINGS]


def fill(address, findings=FINDINGS):
    """Write the ferry story into a casebook."""
    with Casebook(address) as casebook:
        casebook.keep(batch())
        casebook.drop(DROPPED)
        casebook.settle([STORY], {STORY.id: findings})
    return address
