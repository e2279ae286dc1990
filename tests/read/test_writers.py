"""Writers that only an element's class tells, and bylines cleaned of what stands beside a name."""

import pytest
from reading_factory import page, read_file, story

CALLED = {
    "a class": ('<div class="story__byline">By <span>Ines Moor</span></div>', ("Ines Moor",)),
    "a colon": ('<div class="author"><b>Written by:</b> Ines Moor</div>', ("Ines Moor",)),
    "two writers": ('<span class="author-names">Ines Moor and Tom Ilves</span>', ("Ines Moor", "Tom Ilves")),
    "a day behind it": ('<div class="post-author">Ines Moor Feb 3, 2024</div>', ("Ines Moor",)),
    "his name elsewhere": ('<div class="author-name">Ines Moor @inesmoor</div>', ("Ines Moor",)),
    "a portrait": ('<div class="author-bio">Ines Moor Grew Up</div>', ()),
    "a button": ('<a class="author-link">Follow</a>', ()),
    "a desk": ('<span class="byline">News Desk</span>', ()),
    "a comment": ('<div class="comments"><span class="comment-author">Ada Brandt</span></div>', ()),
    "another story": ('<aside><span class="author">Ada Brandt</span></aside>', ()),
}


@pytest.mark.parametrize("name", CALLED)
def test_the_writer_is_read_from_what_calls_itself_so(tmp_path, name):
    """People only, and of this report only."""
    body, authors = CALLED[name]
    articles, _ = read_file(tmp_path, "a.html", page(story(body)))
    assert articles[0].authors == authors


def test_what_a_page_declares_is_believed_before_a_class(tmp_path):
    """The class is asked only where nothing else names anybody."""
    head = '<meta name="author" content="Tom Ilves">'
    articles, _ = read_file(tmp_path, "a.html", page(story('<div class="byline">Ines Moor</div>'), head))
    assert articles[0].authors == ("Tom Ilves",)


def test_the_outlet_is_no_writer_where_one_is_told(tmp_path):
    """Sites declare themselves as authors."""
    head = '<meta name="author" content="Larkhaven Courier"><meta property="og:site_name" content="Larkhaven Courier">'
    articles, _ = read_file(tmp_path, "a.html", page(story('<div class="byline">Ines Moor</div>'), head))
    assert articles[0].authors == ("Ines Moor",)


@pytest.mark.parametrize("name", ["Ines Moor, PhD", "Ines Moor, M.D.", "Ines Moor (@inesmoor)", "By Ines Moor, MSc, RD"])
def test_degrees_and_handles_are_no_part_of_a_name(tmp_path, name):
    """However many stand behind it."""
    articles, _ = read_file(tmp_path, "a.html", page(story(), f'<meta name="author" content="{name}">'))
    assert articles[0].authors == ("Ines Moor",)


def test_the_writers_of_other_reports_are_not_this_ones(tmp_path):
    """Seven bylines on one page are a list of stories."""
    lists = "".join(f"<li><p>By {name} Moor</p></li>" for name in ("Ada", "Bea", "Cem", "Dov", "Eli", "Fay", "Gil"))
    articles, _ = read_file(tmp_path, "a.html", page(f"{story()}<div><ul>{lists}</ul></div>"))
    assert articles[0].authors == ()


def test_the_pages_only_heading_ends_the_title(tmp_path):
    """What a page title has behind it is the site's, whatever the site calls itself elsewhere."""
    articles, _ = read_file(
        tmp_path, "a.html", page(story(), '<meta property="og:title" content="Bridge over the Lark reopens | Lark Today">')
    )
    assert articles[0].title == "Bridge over the Lark reopens"


ALONE = {
    "a comma between": '<meta name="author" content="Ines Moor"><meta name="byl" content="By Ines Moor, Tom Ilves">',
    "links in one line": '<meta name="author" content="Ines Moor">',
}


@pytest.mark.parametrize("name", ALONE)
def test_the_other_writer_is_told_too(tmp_path, name):
    """Some templates declare the first writer alone; where the same and others are told, all are."""
    line = '<p class="by"><a rel="author" href="/i">Ines Moor</a>, <a rel="author" href="/t">Tom Ilves</a></p>' if "links" in name else ""
    articles, _ = read_file(tmp_path, "a.html", page(story(line), ALONE[name]))
    assert articles[0].authors == ("Ines Moor", "Tom Ilves")


def test_the_day_of_the_page_is_taken_where_no_article_has_one(tmp_path):
    """Some sites tell machines of their pages only."""
    head = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2024-03-05T08:10:00+01:00"}</script>'
    articles, _ = read_file(tmp_path, "a.html", page(story(), head))
    assert articles[0].published == "2024-03-05T08:10:00+01:00"
