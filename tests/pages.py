"""What tests read off an HTML page: its elements, ids, links and words."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

Attributes = dict[str, str | None]


class Page(HTMLParser):
    """A page taken apart. ``words`` is all text outside style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.code: dict[str, list[str]] = {"style": [], "script": []}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.code:
            self.code[self.open[-1]].append(data)
        else:
            self.said.append(data)

    @property
    def words(self) -> str:
        return "".join(self.said)

    @property
    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}

    @property
    def ids(self) -> Counter[str]:
        return Counter(attributes["id"] or "" for _, attributes in self.elements if "id" in attributes)

    @property
    def links(self) -> list[Attributes]:
        return [attributes for _, attributes in self.elements if "href" in attributes]

    def having(self, name: str) -> list[Attributes]:
        """The attributes of elements of this class."""
        return [one for _, one in self.elements if name in (one.get("class") or "").split()]


def offences(html: str) -> list[str]:
    """What a page must not have: handlers, inline styles, things fetched, links that lead anywhere else."""
    page = Page(html)
    found = []
    for tag, attributes in page.elements:
        for name, value in attributes.items():
            if name.startswith("on") or name in {
                "style",
                "src",
                "srcset",
                "action",
                "srcdoc",
                "background",
                "ping",
            }:
                found.append(f"{tag} {name}={value}")
        href = attributes.get("href")
        if href is not None and not href.startswith("#"):
            if not href.startswith(("http://", "https://")):
                found.append(f"{tag} href={href}")
            if attributes.get("rel") != "noopener noreferrer nofollow":
                found.append(f"{tag} rel={attributes.get('rel')} of {href}")
    forbidden = {
        "link",
        "base",
        "iframe",
        "img",
        "object",
        "embed",
        "audio",
        "video",
        "image",
        "use",
        "foreignobject",
    }
    found += sorted(page.tags & forbidden)
    found += [f"{len(page.code[kind])} {kind}" for kind in page.code if len(page.code[kind]) != 1]
    return found
