"""Title, authors, outlet, times, place, language and agencies, from what a page declares and from what it shows."""

import json

import pytest
from reading_factory import SENTENCES, page, read_file, story

from twosource.read import moment, outlet, visible
from twosource.read.agency import credited
from twosource.read.language import language

LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "@id": "#site", "name": "The Larkhaven Courier"},
        {"@type": "Person", "@id": "#ines", "name": "Ines Moor"},
        {
            "@type": "ReportageNewsArticle",
            "headline": "Bridge over the Lark reopens",
            "datePublished": "2024-03-05T08:10:00+01:00",
            "dateModified": "2024-03-05T09:00:00Z",
            "author": [{"@id": "#ines"}, {"@type": "Person", "name": "By Tom Ilves"}],
            "publisher": {"@id": "#site"},
            "url": "https://courier.example/bridge",
        },
    ],
}


def about(tmp_path, head="", body=None):
    articles, _ = read_file(tmp_path, "a.html", page(body or story(), head, ' lang="en-GB"'))
    return articles[0]


def test_a_graph_of_json_ld_is_followed(tmp_path):
    """Names stand elsewhere in the graph; the word "by" is no name."""
    made = about(tmp_path, f'<script type="application/ld+json">{json.dumps(LD)}</script>')
    assert made.title == "Bridge over the Lark reopens"
    assert made.authors == ("Ines Moor", "Tom Ilves")
    assert made.outlet == "The Larkhaven Courier"
    assert made.published == "2024-03-05T08:10:00+01:00"
    assert made.updated == "2024-03-05T09:00:00+00:00"
    assert made.address == "https://courier.example/bridge"
    assert made.language == "en-GB"


OTHERWISE = {
    "title": ('<meta property="og:title" content="Ships wait no longer on the river">', "Ships wait no longer on the river"),
    "published": ('<meta property="article:published_time" content="2024-03-09T07:00:00Z">', "2024-03-09T07:00:00+00:00"),
    "authors": ('<meta name="author" content="Ada Brandt">', "Ada Brandt"),
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_what_was_not_believed_is_noted_with_its_reason(tmp_path, what):
    """The JSON-LD is taken; the meta element that contradicts it is told, with what each of them is."""
    head, value = OTHERWISE[what]
    made = about(tmp_path, f'<script type="application/ld+json">{json.dumps(LD)}</script>{head}')
    notes = [(each.text, each.reason) for each in made.furniture if each.kind == "set aside"]
    assert [text for text, _ in notes] == [value]
    assert all(word in notes[0][1] for word in (what, "JSON-LD", "<meta>"))


def test_what_agrees_is_not_noted(tmp_path):
    """A shorter title, another hour of the same day and one of two writers contradict nothing."""
    head = (
        '<meta property="og:title" content="Bridge over the Lark reopens | The Larkhaven Courier"><meta name="author" content="Tom Ilves">'
        '<meta property="article:published_time" content="2024-03-05T07:10:00Z">'
    )
    made = about(tmp_path, f'<script type="application/ld+json">{json.dumps(LD)}</script>{head}')
    assert [each for each in made.furniture if each.kind == "set aside"] == []


def test_a_link_to_the_writer_and_the_time_of_the_entry_are_read_where_nothing_else_is_declared(tmp_path):
    """What the templates of many sites share; a time elsewhere on the page is no time of publication."""
    foot = (
        '<time class="entry-date published" datetime="2024-03-05T08:10:00+01:00">5 March</time><a rel="author" href="/ines">Ines Moor</a>'
    )
    made = about(tmp_path, body=story() + foot)
    assert (made.authors, made.published) == (("Ines Moor",), "2024-03-05T08:10:00+01:00")
    assert about(tmp_path, body=story() + '<div><time datetime="2023-01-01">x</time></div>').published is None


LINKS = [
    ('<a href="/author/ines">All posts by Ines Moor</a>', ("Ines Moor",)),
    ('<a href="/author/ines">Ines Moor</a><div><a href="/author/ines">Ines Moor</a></div>', ("Ines Moor",)),
    ('<a href="/author/ines">Ines Moor</a><a href="/author/tom">Tom Ilves</a>', ()),
    ('<a href="/author/desk">Newsdesk</a>', ()),
]


@pytest.mark.parametrize(("links", "expected"), LINKS)
def test_a_writers_page_names_the_writer_where_one_alone_is_linked(tmp_path, links, expected):
    """Links to several writers belong to other reports; a single word is no person's name."""
    assert about(tmp_path, body=story() + links).authors == expected


def test_of_two_times_of_one_day_the_one_that_tells_more_is_taken(tmp_path):
    """The meta element gives the day, the visible line the hour and the zone."""
    made = about(tmp_path, '<meta name="date" content="2024-03-05">', "<div>March 5, 2024, 8:10 AM EST</div>" + story())
    assert made.published == "2024-03-05T08:10:00-05:00"


def test_a_time_of_another_day_does_not_change_what_is_declared(tmp_path):
    """The declared day stands where the visible one differs."""
    made = about(
        tmp_path, '<meta property="article:published_time" content="2024-03-05">', "<div>March 9, 2024, 8:10 AM EST</div>" + story()
    )
    assert made.published == "2024-03-05"


def test_no_date_is_invented(tmp_path):
    """A page without a date has none."""
    made = about(tmp_path)
    assert made.published is None
    assert made.updated is None
    assert made.authors == ()


def test_an_agency_in_the_byline_is_no_author(tmp_path):
    """It is credited, at the top and at the foot, once."""
    made = about(
        tmp_path,
        '<meta name="author" content="Reuters">',
        story().replace("</article>", "<p><em>With files from Reuters and AFP</em></p></article>"),
    )
    assert made.authors == ()
    assert made.agencies == ("Reuters", "Agence France-Presse")


@pytest.mark.parametrize("broken", ["{", "[[[[", '{"@graph": 5}', '{"@type": ["NewsArticle"], "author": 7, "headline": {}}', "[" * 5000])
def test_broken_json_ld_is_passed_over(tmp_path, broken):
    """What cannot be read declares nothing, and the page is read all the same."""
    assert (
        about(tmp_path, f'<title>Bridge reopens</title><script type="application/ld+json">{broken}</script>').title
        == "Bridge over the Lark reopens"
    )


MOMENTS = [
    ("Published 5 March 2024 08:10 GMT", ["2024-03-05T08:10:00+00:00"]),
    ("March 5, 2024 8:10 pm | Updated 9:15 pm IST", ["2024-03-05T20:10:00+05:30", "2024-03-05T21:15:00+05:30"]),
    ("Tue 5 Mar 2024 08.10 BST", ["2024-03-05T08:10:00+01:00"]),
    ("Updated: 2024-03-05 17:52", ["2024-03-05T17:52:00"]),
    ("July 5, 2024 at 8:10 a.m. ET", ["2024-07-05T08:10:00-04:00"]),
    ("December 5, 2024 at 8:10 a.m. ET", ["2024-12-05T08:10:00-05:00"]),
    ("February 30, 2024", []),
    ("12 shops shut in March", []),
]


@pytest.mark.parametrize(("line", "expected"), MOMENTS)
def test_dates_and_times_of_a_line(line, expected):
    """Each as ISO 8601, with the offset where the line names a zone, and none that is no date."""
    assert expected == moment.moments(line)


DECLARED = [
    ("Tue, 05 Mar 2024 08:10:00 GMT", "2024-03-05T08:10:00+00:00"),
    ("2024-03-05T08:10:00.123+0100", "2024-03-05T08:10:00+01:00"),
    ("2024-03-05", "2024-03-05"),
    ("2024-13-05", None),
    ("last week", None),
]


@pytest.mark.parametrize(("value", "expected"), DECLARED)
def test_declared_dates(value, expected):
    """What a page, feed or record declares."""
    assert expected == moment.declared(value)


DATELINES = [
    ("LARKHAVEN, Oct 7 (Reuters) - The bridge reopened.", "Larkhaven", ("Reuters",)),
    ("PORT ELLING, Norway — The bridge reopened.", "Port Elling, Norway", ()),
    ("Larkhaven (AP) — The bridge reopened.", "Larkhaven", ("Associated Press",)),
    ("LARKHAVEN (Northern Press Service) - The bridge reopened.", "Larkhaven", ("Northern Press Service",)),
    ("Larkhaven (Photo by Ann Lee) — The bridge reopened.", "Larkhaven", ()),
    ("The bridge - which had been closed - reopened.", None, ()),
]


@pytest.mark.parametrize(("text", "place", "agencies"), DATELINES)
def test_datelines(text, place, agencies):
    """A place before a dash, perhaps with the agency."""
    seen = visible.dateline(text)
    assert agencies == seen.agencies
    assert place == seen.place


def test_an_outlet_is_known_by_what_its_furniture_says():
    """The name that most lines use, with its article."""
    said = [
        "The Lark Gazette is trusted by readers up and down the coast.",
        "If you are a registered user of Lark Gazette, please log in.",
        "Follow us on Facebook",
    ]
    assert outlet.named(said) == "The Lark Gazette"
    assert outlet.named(["Sign in", "Read more"]) is None


def test_an_outlets_own_post_is_known_under_any_domain():
    """By its name, or by that of its site without what many sites' names end in."""
    post = "The ferry has left. — Larkgazette (@gazette_desk) July 4, 2019"
    assert all(outlet.is_own_post(post, site) for site in ("larkgazette.com", "larkgazette.co.uk", "larkgazette.ee", "Lark Gazette"))
    assert not outlet.is_own_post(post, "duskherald.com")


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The mayor spoke of an attack. (Reuters)", ("Reuters",)),
        ("“It was an attack.” – AFP", ("Agence France-Presse",)),
        ("The mayor spoke of an attack. (Reuters/AFP)", ("Reuters", "Agence France-Presse")),
        ("He works for an agency (Reuters) and left.", ()),
        ("The mayor spoke of an attack. (He left.)", ()),
    ],
)
def test_a_last_line_ends_with_its_agency(text, agencies):
    """Many papers set the agency behind the last sentence."""
    assert visible.credit_behind(text) == agencies


def test_agencies_are_named_alike_however_they_are_written():
    """Short or long, each once, in order."""
    assert credited("(AP, Reuters and Agence France-Presse)") == ("Associated Press", "Reuters", "Agence France-Presse")
    assert credited("They took a nap in Paris") == ()


def test_the_language_is_that_of_the_text():
    """The page's declaration gives the variety, and is not believed where the text is in another language."""
    assert language(" ".join(SENTENCES), "en-GB") == "en-GB"
    assert language(" ".join(SENTENCES), "fi") == "en"
    assert language("Silta avattiin maanantaina liikenteelle, kertoi kaupungin pormestari tiedotteessaan.", "en") == "fi"


@pytest.mark.parametrize(
    "text",
    [
        "VELMONTE, Italy (ANSO) - Torrano won 23-1 against Velmonte. Striker Marco Bassi scored twice. Coach Aldo Ricci praised Bassi.",
        "Hansa Werke shares fell 4%. Voltera shares rose 9%. Falkenbach, Beyer and Stahl AG gained.",
        "Officials later named Ville Korhonen, Aino Lahtinen, Eero Niemi, Jussi Salonen, Tuomas Heikkinen.",
        "SHARES IN HANSA WERKE FALL SHARPLY, TRADERS BLAME VOLTERA",
    ],
)
def test_english_that_is_full_of_names_is_english(text):
    """Names tell no language; what stands between them does."""
    assert language(text, None) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Torrano gewann am Freitag 23:1 gegen Velmonte. Marco Bassi traf zweimal. Trainer Aldo Ricci lobte Bassi.",
        "Il Torrano ha vinto 23-1 contro il Velmonte. Marco Bassi ha segnato due volte, Aldo Ricci ha elogiato la squadra.",
        "Juan Pablo Ortega se reunió con Luis Santamaria y Carmen del Valle en Velmonte el viernes pasado.",
        "Les actions de Hansa Werke ont perdu 4 %, celles de Voltera ont gagné 9 %.",
        "Мэр Вельмонте подал в отставку в пятницу.",
    ],
)
def test_another_language_is_told_whatever_names_stand_in_it(text):
    """The words between the names are not those of English news; which of two sisters it is, names may hide."""
    assert language(text, "en") not in {"en", None}


def test_where_only_names_stand_nothing_is_guessed():
    """A list of names is taken for nothing by itself, and for what the page declares."""
    assert language("Marco Bassi, Aldo Ricci, Torrano 23 Velmonte 1", None) is None
    assert language("Marco Bassi, Aldo Ricci, Torrano 23 Velmonte 1", "en") == "en"
    assert language("Marco Bassi, Aldo Ricci, Torrano 23 Velmonte 1", "it") == "it"


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Larkhaven Gazette", "outlet", {"outlet": "Larkhaven Gazette"}),
        ("Larkhaven Mirror, Monday 4 March 2024, 6.50pm", "date line", {"outlet": "Larkhaven Mirror", "published": "2024-03-04T18:50:00"}),
        ("Karl Amsel, Transport Editor", "byline", {"authors": ("Karl Amsel",)}),
        ("From wire services", "byline", {"authors": ()}),
        ("By Staff Reporter", "byline", {"authors": ()}),
        ("Posted by Ines on March 5, 2024 at 2:14 pm in Harbours", "date line", {"published": "2024-03-05T14:14:00"}),
        ("25/11/2026 17:44 GMT", "date line", {"published": "2026-11-25T17:44:00+00:00"}),
        ("11/25/2026", "date line", {"published": "2026-11-25"}),
        ("10.11.2026, 09:05", "date line", {"published": "2026-11-10T09:05:00"}),
        ("10/11/2026 17:44", "date line", {"published": None}),  # of October or of November
        ("Tue 18:10", "date line", {"published": None}),
        ("Updated 18:10 GMT", "date line", {"published": None}),
        ("2 of 5 | Divers at the wreck.", "picture", {}),
    ],
)
def test_lines_at_the_head_of_a_text(text, kind, told):
    """Its outlet, who wrote it or that nobody in particular did, and the day."""
    verdict, seen = visible.line(text)
    assert verdict.kind == kind
    assert {key: getattr(seen, key) for key in told} == told


@pytest.mark.parametrize(
    "text",
    [
        "-12.99",
        "12.50",
        "-5.44%",
        "4:14 p.m.",
        "Tuesday, 6.40am",
        "Ferry sails 10.30",
        "1 of 3 ministers left",
        "The bill passed 12/11/2026.",
    ],
)
def test_numbers_and_hours_of_a_report_are_no_date_line(text):
    """Prices have a point too, and a report from hour to hour is headed by hours."""
    assert visible.line(text) is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Lena Horvat and Max Roth", ("Lena Horvat", "Max Roth")),
        ("Bram Olsthoorn, Tallinn", ("Bram Olsthoorn",)),
        ("Lena Horvat in Gdynia", ("Lena Horvat",)),
        ("Mark de Vries & Ana López, The Hague", ("Mark de Vries", "Ana López")),
        ("Victoria Station, London", ()),
        ("Ferry Traffic", ()),
        ("Ines Moor and Karl Amsel", ()),
    ],
)
def test_names_alone_between_the_title_and_the_report_are_its_writers(tmp_path, line, authors):
    """Unless the report is about them, or they are no people's."""
    told = "The mayor, Ines Moor, and the engineer, Karl Amsel, opened the bridge over the Lark on Monday."
    for name, text in (
        ("a.txt", "\n".join(["Bridge reopens", line, told, *SENTENCES])),
        ("a.html", page("<h1>Bridge reopens</h1>" + "".join(f"<p>{each}</p>" for each in (line, told, *SENTENCES)))),
    ):
        (article,), _ = read_file(tmp_path, name, text)
        assert article.authors == authors
        assert not authors or line not in article.text


@pytest.mark.parametrize("text", ["Special report", "He moved to the Post", "Staff left the harbour"])
def test_lines_that_name_nobody(text):
    """A rubric, and pieces of sentences."""
    assert visible.line(text) is None


def test_the_day_of_a_dateline_is_that_of_publication():
    """Where it has its year."""
    assert visible.dateline("LARKHAVEN, 21 May 2024 (AFP) - A bridge reopened").published == "2024-05-21"
    assert visible.dateline("LARKHAVEN, May 21 (AFP) - A bridge reopened").published is None


def test_a_name_ends_with_its_sentence():
    """What follows is what is reserved."""
    assert outlet.named(["© 2024 The Larkhaven Courier. All rights reserved."]) == "The Larkhaven Courier"
