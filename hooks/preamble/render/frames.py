"""Pages of one template: it is rendered once for each shape of a page, and filled with the words.

A shape is everything that a template asks about: which language a text is in, whether there is an
official address, whether something is empty. Pages of one shape differ in words alone, so the
template is rendered with slots (`shell.slot`) for these, and the words are put in afterwards.
Rendering the theme anew for every document would take longer than everything else about it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from preamble.render import shell

Slots = Mapping[str, str]
"""For every word its slot, or the empty text where the page has no such word."""


class Frames:
    """The shapes of one template that have been rendered so far."""

    def __init__(self, render: Callable[[Mapping[str, object], Slots], str]) -> None:
        """``render`` fills the template of a shape with slots."""
        self._render = render
        self._frames: dict[str, list[str]] = {}

    def page(self, shape: Mapping[str, object], words: Mapping[str, str]) -> str:
        """A page: plain words are escaped, `shell.Html` is put in as it is.

        >>> frames = Frames(lambda shape, words: f"<p lang={shape['language']}>{words['text']}</p>")
        >>> frames.page({"language": "en"}, {"text": "a & b"})
        '<p lang=en>a &amp; b</p>'
        """
        slots = {name: shell.slot(name) if word else "" for name, word in words.items()}
        key = repr((sorted(shape.items()), slots))
        if key not in self._frames:
            self._frames[key] = shell.SLOT.split(self._render(shape, slots))
        parts = self._frames[key].copy()
        parts[1::2] = [shell.written(words[name]) for name in parts[1::2]]
        return "".join(parts)
