"""The pages in a browser: they look right on a phone and on a wide screen, by day and by night, and work by keyboard and without scripts."""

import casebook_factory as factory
import msgspec
import pytest

from twosource.keep import Casebook

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

STORY = f"/stories/{factory.STORY.id}"
ARTICLE = f"/articles/{factory.HP.id}"
PAGES = {
    "front": "/",
    "story": STORY,
    "article": f"{ARTICLE}?of={factory.FINDINGS[0].id}",
    "search": "/search?q=ferry&in=articles",
    "asking": "/search",
    "person": "/entity?key=juhan%20roos",
    "place": "/entity?key=geonames%3A590077",
    "ship": "/entity?key=aurelia",
    "outlet": "/outlet?name=Harbour%20Post",
    "api": "/api",
    "missing": "/nothing",
}
LOOKS = {
    "phone": {"width": 390, "color_scheme": "light", "device_scale_factor": 2, "has_touch": True},
    "wide": {"width": 1280, "color_scheme": "light"},
    "night": {"width": 1280, "color_scheme": "dark"},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible_and_fits(opened, served, shots, name, look):
    """axe-core finds nothing, nothing is wider than the screen, nothing moves while it loads; a picture is taken for people."""
    from axe_playwright_python.sync_playwright import Axe

    page = opened(served + PAGES[name], **LOOKS[look])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    moved = page.evaluate(
        "new Promise(told => { let sum = 0; new PerformanceObserver(list => { for (const each of list.getEntries()) sum += each.value })"
        ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => told(sum), 150) })"
    )
    assert moved < 0.01
    page.screenshot(path=shots / f"{name}-{look}.png", full_page=True)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    assert found.response["violations"] == [], found.generate_report()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_in_doubt_is_counted_within_the_screen(opened, serving, shots, tmp_path, width):
    """Longer counts are accessible too, and stick out nowhere: on the front page, the story's and an outlet's."""
    from axe_playwright_python.sync_playwright import Axe

    path = factory.fill(str(tmp_path / "casebook.db"), factory.in_doubt(*(each.gist for each in factory.FINDINGS[::2])))
    with serving(path) as address:
        for name in ("front", "story", "outlet"):
            page = opened(address + PAGES[name], width=width)
            page.screenshot(path=shots / f"{name}-in-doubt-{width}.png", full_page=True)
            assert page.locator(".perhaps").first.is_visible()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_narrowest_screen_scrolls_one_way_only(opened, served, name):
    """At 320 CSS pixels, which is a wide screen enlarged four times, nothing sticks out."""
    page = opened(served + PAGES[name], width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_light(opened, served, name):
    """A first visit takes less than 80 KB, our letters included, and asks no other host for anything."""
    sizes, hosts = [], set()
    page = opened("about:blank")
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"] + request.sizes()["responseHeadersSize"]))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(served + PAGES[name])
    page.wait_for_load_state("networkidle")
    assert hosts == {served.removeprefix("http://")}
    assert 1000 < sum(sizes) < 80_000


def test_a_cell_opens_the_words_beside_the_table(opened, served, shots):
    """Enter on a cell opens a panel with the words lit in their place; Escape brings the reader back to the cell."""
    page = opened(served + STORY)
    cell = page.locator("td.otherwise a").first
    cell.focus()
    page.keyboard.press("Enter")
    lit = page.locator("dialog.panel mark.lit")
    lit.wait_for()
    assert lit.all_inner_texts() == ["Twelve passengers were hurt"]
    assert page.locator("dialog.panel details.furniture").count() == 2
    assert lit.evaluate("lit => { const at = lit.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight }")
    page.screenshot(path=shots / "panel-wide.png")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert cell.evaluate("cell => cell === document.activeElement")
    assert page.complaints == []


def test_without_scripts_a_cell_leads_to_the_article(opened, served):
    """The same link is a page of its own, with the same words lit."""
    page = opened(served + STORY, java_script_enabled=False)
    with page.expect_navigation():
        page.locator("td.otherwise a").first.click()
    assert page.url.startswith(f"{served}{ARTICLE}")
    assert page.locator("mark.lit").all_inner_texts() == ["Twelve passengers were hurt"]


def test_without_scripts_findings_are_chosen(opened, served):
    """The form is sent by its button."""
    page = opened(served + STORY, java_script_enabled=False)
    page.get_by_label("Kind").select_option("figure")
    with page.expect_navigation():
        page.get_by_role("button", name="Show").click()
    assert "kind=figure" in page.url
    assert page.locator("tr[id^=f-]").count() == 2


def test_a_choice_acts_at_once(opened, served):
    """With scripts no button is needed, and what was chosen before stays chosen."""
    page = opened(f"{served}{STORY}?standing=conflicting")
    with page.expect_navigation():
        page.get_by_label("Kind").select_option("figure")
    assert "standing=conflicting" in page.url
    assert page.locator("tr[id^=f-]").count() == 1


def test_the_first_tab_stop_leads_past_the_masthead(opened, served):
    """The skip link appears, and the focus goes to the page."""
    page = opened(served + STORY)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_on_a_phone_every_finding_is_a_card(opened, served):
    """Cells stand under their finding with their outlet's name, as large as a fingertip; the silent are one line."""
    page = opened(served + STORY, width=390)
    row = page.locator("tr[id^=f-]").nth(1)
    assert [" ".join(each.split()) for each in row.locator("td:visible").all_inner_texts()] == [
        "Harbour Post says so",
        "Morning Ledger says so",
    ]
    assert row.locator(".silents").is_visible()
    assert all(box["height"] >= 24 for box in (each.bounding_box() for each in row.locator("td a:visible").all()))


def test_names_are_marked_on_demand(opened, served):
    """A tick marks names in the text, and another tick takes the statements' marks away; no script is needed."""
    page = opened(served + ARTICLE, java_script_enabled=False)
    name = page.locator("span.name.place").first
    assert name.evaluate("each => getComputedStyle(each).borderBottomStyle") == "none"
    page.get_by_label("names, places").check()
    assert name.evaluate("each => getComputedStyle(each).borderBottomStyle") == "dotted"


def test_a_story_prints(opened, served, shots):
    """On paper there are no forms and no links to click, and folded words are open."""
    page = opened(served + STORY)
    page.emulate_media(media="print")
    assert not page.locator("form.choose").is_visible()
    assert page.locator("blockquote.words").first.is_visible()
    page.pdf(path=shots / "story.pdf", format="A4")
    page.screenshot(path=shots / "story-print.png", full_page=True)


def test_a_page_grows_with_its_story(opened, serving, tmp_path):
    """A finding that comes while the page is open appears without a reload, is marked as new, and what was unfolded stays so."""
    path = factory.fill(str(tmp_path / "casebook.db"))
    with Casebook(path) as casebook:
        casebook.settle([factory.STORY], {factory.STORY.id: factory.FINDINGS[:3]})
    with serving(path) as address:
        page = opened(address + STORY)
        page.locator("tr[id^=f-] summary").first.click()
        page.evaluate("grow()")
        with Casebook(path) as casebook:
            casebook.settle([factory.STORY], {factory.STORY.id: factory.FINDINGS})
        page.evaluate("grow()")
        assert page.locator("tr[id^=f-]").count() == 10
        assert page.locator(".said .new").count() == 7
        assert page.locator("tr[id^=f-] details[open]").count() == 1
        page.locator("td.otherwise a").first.click()
        page.locator("dialog.panel mark.lit").wait_for()
    assert page.complaints == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_story_of_many_outlets_scrolls_within_its_table(opened, serving, tmp_path, width):
    """Thirty columns do not make the page wider; the findings stay in sight while the outlets pass by."""
    path = str(tmp_path / "casebook.db")
    article, _, [first, *_] = factory.batch()[0]
    kept = []
    for number in range(30):
        one = msgspec.structs.replace(article, id=f"{number:016x}", outlet=f"Outlet number {number}", furniture=())
        evidence = msgspec.structs.replace(first.evidence, article=one.id)
        kept.append((one, (), [msgspec.structs.replace(first, id=f"{number:015x}f", article=one.id, evidence=evidence)]))
    story = msgspec.structs.replace(factory.STORY, articles=tuple(one.id for one, _, _ in kept))
    finding = msgspec.structs.replace(factory.FINDINGS[0], statements=tuple(said.id for _, _, [said] in kept[:20]), origin_groups=())
    with Casebook(path) as casebook:
        casebook.keep(kept)
        casebook.settle([story], {story.id: [finding]})
    with serving(path) as address:
        page = opened(address + STORY, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width == 1280:
            page.locator(".scroll").evaluate("each => { each.scrollLeft = 900 }")
            assert page.locator("tr[id^=f-] th").bounding_box()["x"] >= 0
