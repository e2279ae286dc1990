"""What pages of others hold does not run here: not in titles, names, texts, addresses, quotations, furniture or values."""

import casebook_factory as factory
import msgspec
import pytest

from twosource.keep import Casebook
from twosource.model import Difference, Dropped, Furniture, Party, Value, identity

RUNS = "window.ran = (window.ran || 0) + 1"
TRICKS = [
    f"<script>{RUNS}</script>",
    f"</script></style></title></textarea><script>{RUNS}</script>",
    f'"><img src=x onerror="{RUNS}">',
    f"' onmouseover='{RUNS}' autofocus onfocus='{RUNS}",
    f"<svg/onload={RUNS}>",
    f"{{{{ ''.__class__ }}}} {{% raw %}} ${{{RUNS}}}",
    f"<iframe srcdoc='<script>parent.{RUNS}</script>'></iframe>",
    f'<meta http-equiv="refresh" content="0;url=javascript:{RUNS}"><base href="//evil.example/">',
    "\u202etxt.exe\u2066<b>\x02<b>\x03\x00".replace("\x00", ""),
]
ADDRESSES = [
    f"javascript:{RUNS}",
    f"JaVaScRiPt:{RUNS}",
    f"\tjava\nscript:{RUNS}",
    f"data:text/html,<script>{RUNS}</script>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    f'https://evil.example/"onclick="{RUNS}',
    "https://evil.example/<script>",
    "https://[broken",
    "file:///etc/passwd",
]


def hostile(number):
    """An article all of whose fields are one trick, and a statement made of it."""
    trick = TRICKS[number % len(TRICKS)]
    text = f"{trick} one\n{trick} two"
    cut = text.index("\n")
    article = msgspec.structs.replace(
        factory.HP,
        id=identity("hostile", number),
        address=ADDRESSES[number % len(ADDRESSES)],
        read_from=f"pages/{trick}.html",
        outlet=f"{trick} {number}" if number % 3 else None,
        title=trick,
        authors=(trick,),
        published=trick if number % 2 else "2024-03-04T09:10:00+02:00",
        updated=trick,
        place=trick,
        language=trick,
        text=text,
        paragraphs=((0, cut), (cut + 1, len(text))),
        captions=(1,),
        agencies=(trick,),
        furniture=(Furniture(kind=trick, text=trick, start=None, end=None, reason=trick, at=0),),
    )
    party = Party(text=trick, name=trick, entity=trick)
    statement = msgspec.structs.replace(
        factory.H[0],
        id=identity("hostile statement", number),
        article=article.id,
        evidence=msgspec.structs.replace(factory.H[0].evidence, article=article.id, start=0, end=cut, text=text[:cut]),
        predicate=trick,
        who=party,
        speaker=party,
        words=trick,
    )
    return article, (), (statement,)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A casebook in which everything that can be is a trick."""
    path = str(tmp_path_factory.mktemp("hostile") / "casebook.db")
    kept = [hostile(number) for number in range(len(TRICKS) * 2)]
    articles = [article for article, _, _ in kept]
    story = msgspec.structs.replace(
        factory.STORY, title=TRICKS[0], articles=tuple(article.id for article in articles), earliest=TRICKS[2], latest=TRICKS[3]
    )
    findings = [
        msgspec.structs.replace(
            factory.FINDINGS[3],
            id=identity("hostile finding", trick),
            gist=trick,
            statements=tuple(statement.id for _, _, [statement] in kept),
            outlets=(trick,),
            origin_groups=((articles[0].id, articles[1].id),),
            differences=(
                Difference(slot="amount", values=tuple(Value(value=f"{trick} {s.id}", statements=(s.id,)) for _, _, [s] in kept)),
            ),
            vouched_by=(trick,),
            reasons=(trick,),
        )
        for trick in TRICKS
    ]
    with Casebook(path) as casebook:
        casebook.keep(kept)
        casebook.settle([story], {story.id: findings})
        casebook.drop(Dropped(read_from=article.read_from, reason=TRICKS[0], kind=TRICKS[1], text=TRICKS[2]) for article in articles)
    return path


@pytest.fixture(scope="module")
def trap(serving, book):
    """The address at which the tricks are served."""
    with serving(book) as address:
        yield address


def everywhere():
    """The pages on which the tricks stand."""
    articles = [hostile(number)[0] for number in range(len(TRICKS) * 2)]
    yield from ["/", f"/stories/{factory.STORY.id}", "/search?q=one&in=articles", "/search?q=one"]
    yield from [f"/articles/{article.id}" for article in articles]
    yield from [f"/search?q={trick}" for trick in TRICKS]
    yield from [f"/outlet?name={articles[1].outlet}", f"/entity?key={TRICKS[0]}", f"/entity?key={TRICKS[2]}", f"/{TRICKS[2]}"]
    yield f"/stories/{factory.STORY.id}?outlet={TRICKS[2]}&standing={TRICKS[3]}&kind={TRICKS[0]}&speaker={TRICKS[1]}"


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_no_trick_runs_on_any_page(opened, trap):
    """No script of theirs runs, no element of theirs is made, and no link leads where it should not."""
    from urllib.parse import quote

    page = opened("about:blank")
    for path in everywhere():
        answer = page.goto(trap + quote(path, safe="/?=&"))
        assert answer.status in {200, 400, 404}, path
        page.locator("summary").evaluate_all("folds => folds.forEach(each => each.click())")
        page.mouse.move(200, 300)
        assert page.evaluate("window.ran") is None, path
        assert page.locator("main script, main img, main iframe, main meta, main base, [onerror], [onload], [onmouseover]").count() == 0
        links = page.evaluate(
            "[...document.querySelectorAll('[href],[src],[action],[cite]')].map(each => each.href || each.src || each.action || each.cite)"
        )
        assert all(link.startswith((trap, "http://", "https://")) for link in links if isinstance(link, str)), path
    complaints = [each for each in page.complaints if "status of 4" not in each]
    assert complaints == []


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_no_trick_runs_in_the_panel(opened, trap):
    """The panel is made of the article page, and nothing in it runs either."""
    page = opened(f"{trap}/stories/{factory.STORY.id}")
    for number in (0, 2, 4, 7):
        page.locator("tr[id^=f-]").nth(1).locator("td a").nth(number).click()
        page.locator("dialog.panel .reading").wait_for()
        page.wait_for_timeout(50)
        assert page.evaluate("window.ran") is None
        page.keyboard.press("Escape")
    assert page.complaints == []
