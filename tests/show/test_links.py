"""Links to published pages: only plain web addresses, scrolling to the words."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.show import links

GOOD = ["https://a.example/b?c=d&e=f", "http://a.example", "https://müller.example/straße", "https://a.example:8080/x#part"]
BAD = [
    None,
    "",
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:x",
    "java\nscript:x",
    "data:text/html,x",
    "//a.example/b",
    "a.example/b",
]
BAD += [
    'https://a.example/"onclick="x',
    "https://a.example/<b>",
    "https://a.example/a b",
    "https://[a",
    "https:///path",
    "file:///etc/passwd",
]
BAD += ["https://a.example/" + "x" * 3000, "ftp://a.example/", "pages/a.html"]


@pytest.mark.parametrize("address", GOOD)
def test_a_web_address_is_a_link(address):
    """It is given as it was."""
    assert links.published(address) == address


@pytest.mark.parametrize("address", BAD)
def test_nothing_else_is_a_link(address):
    """Other schemes, no scheme, no host, and what could leave its quotation marks."""
    assert links.published(address) is None


FRAGMENTS = [
    ("Nobody died", "https://a.example/#:~:text=Nobody%20died"),
    ("Twenty-one, so far & counting", "https://a.example/#:~:text=Twenty%2Done%2C%20so%20far%20%26%20counting"),
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
        "https://a.example/#:~:text=one%20two%20three%20four%20five%20six,ten%20eleven%20twelve%20thirteen%20fourteen%20fifteen",
    ),
    ("  spread \n over lines ", "https://a.example/#:~:text=spread%20over%20lines"),
    (" \n", "https://a.example/#there"),
]


@pytest.mark.parametrize(("words", "expected"), FRAGMENTS)
def test_a_link_scrolls_to_the_words(words, expected):
    """Long passages are named by their ends; what text fragments give a meaning is encoded."""
    assert links.published("https://a.example/#there", words) == expected


@given(address=st.text(max_size=60), words=st.text(min_size=1, max_size=200))
def test_no_address_leaves_its_attribute(address, words):
    """Whatever comes, a link is a web address without blanks, quotation marks or brackets, and its words can be read back."""
    for each in (address, f"https://a.example/{address}"):
        link = links.published(each, words)
        if link is not None:
            assert re.fullmatch(r"https?://[^\s\"'<>]+", link)
            if words.split() and len(words.split()) <= 14:
                assert unquote(link.partition(":~:text=")[2]) == " ".join(words.split())
