"""Pages of our own making, and reading them in one call."""

from twosource.read import read
from twosource.settings import Settings

SENTENCES = (
    "The bridge over the Lark reopened in Larkhaven on Monday, four months after a barge struck it.",
    "Mayor Ada Brandt said that the repairs had cost 3.2 million crowns and that no more closures were planned.",
    "“We have waited for this since January,” said Tom Ilves, who keeps a shop on the northern bank.",
    "Twelve shops had to shut while the bridge was closed, and seven of them have opened again.",
    "The captain of the barge is to appear before a court in Port Elling next week.",
)


def page(body, head="", attributes=' lang="en"'):
    """An HTML page of these parts."""
    return f"<!doctype html><html{attributes}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def story(extra="", sentences=SENTENCES):
    """A report as marked up by a tidy outlet, with something inside it."""
    paragraphs = [f"<p>{each}</p>" for each in sentences]
    paragraphs.insert(2, extra)
    return f"<main><article><h1>Bridge over the Lark reopens</h1>{''.join(paragraphs)}</article></main>"


def read_file(folder, name, content, **settings):
    """Write a file and read it: the articles, and what was dropped."""
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_paths([str(path)], **settings)


def read_paths(paths, **settings):
    """Read paths: the articles, and what was dropped."""
    dropped = []
    return list(read(paths, Settings(**settings), dropped.append)), dropped
