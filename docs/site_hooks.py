"""Called by mkdocs for each page of the site: its title is its heading, the theme speaks its language."""  # noqa: INP001  (a hook)

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pages import GENERATED

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

ENGLISH, CHINESE = ".md", ".zh-CN.md"
LANGUAGES: Final = {ENGLISH: ("en", "English"), CHINESE: ("zh", "中文")}


def on_page_markdown(markdown: str, **_where: object) -> str:
    """Drop the comment at the head of a generated page: mkdocs takes a title from the first line alone."""
    return markdown.removeprefix(GENERATED)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_nav: Navigation) -> dict[str, Any]:
    """Choose the theme's language, and link to the same page in the other language."""
    written_in = CHINESE if page.file.src_uri.endswith(CHINESE) else ENGLISH
    config.theme["language"] = LANGUAGES[written_in][0]
    stem = page.file.src_uri.removesuffix(written_in)
    here = {file.src_uri: file.url for file in context["pages"]}
    config.extra["alternate"] = [
        {"name": name, "lang": lang, "link": here[f"{stem}{ending}"]}
        for ending, (lang, name) in LANGUAGES.items()
        if f"{stem}{ending}" in here
    ]
    return context
