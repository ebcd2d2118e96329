"""Texts slightly different from a sound one, as typing errors and bad merges leave them."""

from __future__ import annotations

from hypothesis import strategies as st

_LETTERS = "\"'\\ \t\n\r\x00\x0b\x1f\x7f\x85\u2028\ufeff#,.=:+-[]{}0129TZabegnorsux_\u536b\U00020bb7"


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """A text in which up to three places were changed: characters put in, taken out or replaced, lines moved about."""
    for _ in range(draw(st.integers(1, 3))):
        change = draw(st.sampled_from((_put_in, _taken_out, _line_moved)))
        text = draw(change(text))
    return text


@st.composite
def _put_in(draw: st.DrawFn, text: str) -> str:
    first = draw(st.integers(0, len(text)))
    more = draw(st.text(_LETTERS, min_size=1, max_size=3))
    return text[:first] + more + text[first + draw(st.integers(0, 2)) :]


@st.composite
def _taken_out(draw: st.DrawFn, text: str) -> str:
    first = draw(st.integers(0, len(text)))
    return text[:first] + text[first + draw(st.integers(1, 40)) :]


@st.composite
def _line_moved(draw: st.DrawFn, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    line = draw(st.sampled_from(lines))
    if draw(st.booleans()):
        lines.remove(line)
    lines.insert(draw(st.integers(0, len(lines))), line)
    return "".join(lines)
