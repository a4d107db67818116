"""The template engine, set so that nothing from an article can become markup, style or script."""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from provenance.report.wording import visible


@functools.cache
def environment() -> Environment:
    """Escapes whatever is printed, and makes control and direction characters visible first."""
    return Environment(
        loader=PackageLoader("provenance.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _finalize(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@functools.cache
def style(*, page: bool) -> Markup:
    """The style sheet; rules for parts hold inside ``.provenance`` alone, so that they fit a notebook."""
    parts = f".provenance {{\n{_asset('parts.css')}}}\n"
    return Markup(parts + _asset("page.css") if page else parts)  # noqa: S704 (our own file)


@functools.cache
def script(*, page: bool) -> Markup:
    """The script: sorting, and for a page filtering and showing exact words."""
    body = _asset("sort.js") + (_asset("page.js") if page else "")
    return Markup(f"{{\n{body}}}\n")  # noqa: S704 (our own file)


@functools.cache
def policy() -> str:
    """A content security policy under which the page's own style and script work and nothing else does."""
    return (
        "default-src 'none'; "
        f"style-src '{_digest(style(page=True))}'; "
        f"script-src '{_digest(script(page=True))}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _asset(name: str) -> str:
    return files("provenance.report.html").joinpath("templates", name).read_text("utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
