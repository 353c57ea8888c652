"""Markdown to safe HTML, with the extensions that `mkdocs.yml` names, so that both editions read the same."""

from __future__ import annotations

import re
import threading
from functools import cache
from typing import Any

import nh3
import yaml
from markdown import Markdown

from ankerpunt.errors import ContentError
from ankerpunt.settings import library_root
from ankerpunt.web.signs import UNSHOWABLE

OWN_ID = "ap-"
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "wbr"})
#: libxml2 leaves out what lies deeper than 256 elements; the sanitiser takes quadratic time in the depth.
DEEPEST, DEEPEST_RAW = 200, 2000
TOO_DEEP = "de tekst is te diep genest om weer te geven"
INPUTS = frozenset({"checkbox", "radio"})
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "title", "lang", "dir", "align"},
    "a": {"href", "name", "download"},
    "img": {"src", "alt", "width", "height"},
    "input": {"type", "name", "checked", "disabled"},
    "label": {"for"},
    "details": {"open"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "abbr": {"title"},
    "time": {"datetime"},
}
TAGS = set(
    "a abbr aside b blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p picture pre q s samp section small span strong sub "
    "summary sup table tbody td tfoot th thead time tr u ul var".split()
)
_local = threading.local()


def render(text: str) -> str:
    """Safe HTML of `text`: no script, no style, no form that sends anything; ids beginning with "ap-" are the page's own.

    Raises ContentError for a text that nests so deeply that no reader could follow it.
    """
    converter = _converter()
    try:
        html = converter.convert(UNSHOWABLE.sub("", text))
    except RecursionError as error:
        raise ContentError(TOO_DEEP) from error
    _local.converter = converter
    _check_depth(html, DEEPEST_RAW)
    # A character reference can spell what the text may not hold.
    safe = UNSHOWABLE.sub("", clean(html))
    _check_depth(safe, DEEPEST)
    return safe


def _check_depth(html: str, most: int) -> None:
    depth = 0
    for match in TAG.finditer(html):
        if match[2] not in VOID:
            depth += -1 if match[1] else 1
        if depth > most:
            raise ContentError(TOO_DEEP)


@cache
def _extensions() -> tuple[list[str], dict[str, dict[str, Any]]]:
    config = yaml.load((library_root() / "mkdocs.yml").read_text(), Loader=yaml.BaseLoader)  # noqa: S506 - yields text only
    names: list[str] = []
    configs: dict[str, dict[str, Any]] = {}
    for entry in config["markdown_extensions"]:
        name, options = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        names.append(name)
        configs[name] = {key: _value(value) for key, value in options.items()}
    return names, configs


def _value(text: str) -> str | bool:
    return {"true": True, "false": False}.get(text, text)


def _converter() -> Markdown:
    """This thread's converter, ready for the next text. One that was interrupted is not used again."""
    converter: Markdown | None = getattr(_local, "converter", None)
    _local.converter = None
    if converter is None:
        names, configs = _extensions()
        converter = Markdown(extensions=names, extension_configs=configs, output_format="html")
    return converter.reset()


def clean(html: str) -> str:
    """The HTML without everything that is not on the list of what a text may hold."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_filter,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
        strip_comments=True,
        clean_content_tags={"script", "style"},
    )


def _filter(tag: str, attribute: str, value: str) -> str | None:
    if attribute in {"id", "for", "name"} and value.startswith(OWN_ID):
        return None
    if tag == "input" and attribute == "type" and value not in INPUTS:
        return "checkbox"
    return value
