"""Hooks of the plain `mkdocs build`; without the application the pages are built as they are, without sources."""

from __future__ import annotations

from mkdocs.plugins import get_plugin_logger

try:
    from ankerpunt.kennis.static_hook import on_files, on_page_content, on_page_markdown, on_post_build
except ImportError:
    get_plugin_logger("ankerpunt").info(
        "Ankerpunt is niet geïnstalleerd: de pagina's krijgen geen bronnen en gegevens."
    )
else:
    __all__ = ["on_files", "on_page_content", "on_page_markdown", "on_post_build"]
