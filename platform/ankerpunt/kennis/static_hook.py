"""What MkDocs does on its way to a static edition: complete pages, list them, keep the output safe and at home."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote

from lxml import html as lxml_html
from lxml.html import HtmlElement
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from ankerpunt.clock import today
from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import parse
from ankerpunt.kennis.kinds import Key, key_of
from ankerpunt.kennis.links import Target, absolute, local_target
from ankerpunt.kennis.rendering import inner_html
from ankerpunt.kennis.schema import validate
from ankerpunt.kennis.static_pages import Row, complete, heading
from ankerpunt.kennis.static_sections import menu, sections
from ankerpunt.web.markdown import clean

log = get_plugin_logger("ankerpunt")
#: Places from which the theme's scripts would fetch what a page here never asks for (diagrams, stars of a repository).
ELSEWHERE = re.compile(rb"https://(?:unpkg\.com|api\.github\.com)/")
MAP_NOTE = re.compile(rb"(?://|/\*)# sourceMappingURL=\S+(?: ?\*/)?")
HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_library: dict[Key, Row] = {}
_addresses: set[str] = set()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read every item, add the lists, and make the menu of them."""
    _library.clear()
    for file in files.documentation_pages():
        row = _row(file)
        if row:
            _library[row.key] = row
    for path, text in sections(_library).items():
        if files.get_file_from_path(str(path)) is None:
            files.append(File.generated(config, str(path), content=text))
    config.nav = menu(_library)
    in_menu = set(_paths(config.nav))
    for file in files.documentation_pages():
        if file.src_uri not in in_menu:
            file.inclusion = InclusionLevel.NOT_IN_NAV
    _addresses.clear()
    _addresses.update(normpath(unquote(file.url)) for file in files)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The whole text of an item. Of its front matter only the title and the description reach the theme."""
    key = key_of(PurePosixPath(page.file.src_uri))
    row = _library.get(key) if key else None
    if row is None:
        return markdown
    page.meta = {"title": heading(row.kop.title), "description": escape(row.kop.description)}
    return complete(row, markdown, _library, today())


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Safe HTML: no script, nothing fetched from another host, and no link to what is not in the edition."""
    root = lxml_html.fragment_fromstring(clean(html), create_parent="div")
    for image in list(root.iter("img")):
        if not _found(image.get("src") or "", page):
            _as_link(image)
    for anchor in list(root.iter("a")):
        address = anchor.get("href") or ""
        target = local_target(address)
        if target and not _found(address, page):
            _mend(anchor, target, page, files)
    if root.find(".//h1") is not None:
        for heading in root.iter(*HEADINGS):
            heading.tag = f"h{int(heading.tag[1]) + 1}"
    return inner_html(root)


def on_post_build(config: MkDocsConfig) -> None:
    """Take the addresses of other hosts out of the theme's scripts; what only helps those who write the theme goes."""
    for path in list(Path(config.site_dir, "assets").rglob("*")):
        if path.suffix == ".map":
            path.unlink()
        elif path.suffix in {".js", ".css"}:
            path.write_bytes(MAP_NOTE.sub(b"", ELSEWHERE.sub(b"/", path.read_bytes())))


def _row(file: File) -> Row | None:
    path = PurePosixPath(file.src_uri)
    key = key_of(path)
    if key is None:
        return None
    try:
        kop = validate(parse(file.content_string), key.soort)
    except ContentError as error:
        log.warning("%s:%s: %s", file.src_uri, error.line, error.message)
        return None
    folder = path.parts[1] if key.soort == "vakgroeppagina" else None
    return Row(key, path, kop, kop.vakgroep or folder)


def _paths(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return [path for part in parts for path in _paths(part)]


def _found(address: str, page: Page) -> bool:
    """Whether the relative `address` on `page` is one of the edition."""
    local = local_target(address)
    return local is not None and normpath(join(unquote(page.url), local.path)) in _addresses


def _mend(anchor: HtmlElement, target: Target, page: Page, files: Files) -> None:
    """A link to a file of the edition that MkDocs did not see leads to its page; any other becomes text."""
    file = files.get_file_from_path(absolute(target.path, page.file.src_uri))
    if file:
        anchor.set("href", file.url_relative_to(page.file) + target.rest)
    else:
        anchor.drop_tag()


def _as_link(image: HtmlElement) -> None:
    """A picture on another site becomes a link to it; one that is nowhere becomes its description."""
    source, alt = image.get("src") or "", image.get("alt") or ""
    image.attrib.clear()
    image.tag = "span"
    image.text = alt
    if source.startswith(("http://", "https://")):
        image.tag = "a"
        image.text = alt or "afbeelding op een andere site"
        image.set("href", source)
