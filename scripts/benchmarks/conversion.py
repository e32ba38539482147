"""How long the conversion of a text takes, and how much of it stays in memory."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable

import markdown
from mkdocs.config import load_config

from benchmarks.result import Result, costs
from benchmarks.texts import Source, distinct, longer
from preamble.convert import convert
from preamble.render import page
from setup_environment import ROOT


def against_markdown(name: str, sources: list[Source], repeats: int) -> Result:
    """Converting the texts, against rendering the Markdown that comes out with the site's extensions."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    renderer = markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
    )
    pages = [page.markdown(source.document()) for source in sources]

    def convert_all() -> None:
        for source in sources:
            convert(source.data, source.file, source.language)

    def render_all() -> None:
        for text in pages:
            renderer.reset().convert(text)

    convert_all()
    render_all()
    ours, theirs = costs([convert_all, render_all], repeats)
    detail = (
        f"{len(sources)} texts in {ours.seconds * 1000:.0f} ms, their Markdown rendered in "
        f"{theirs.seconds * 1000:.0f} ms; by processor time {ours.work / theirs.work:.2f} ×"
    )
    return Result(
        f"conversion of {name} against Python-Markdown", ours.seconds / theirs.seconds, 1.0, "×", detail
    )


def ten_times_as_long(sources: list[Source], repeats: int) -> Result:
    """The slowest growth of a text made ten times as long."""
    ratios = {}
    for source in sources:
        long = longer(source, 10)
        ones, tens = costs([_conversion(source, source.data), _conversion(source, long)], repeats)
        # By processor time: a text may take a few milliseconds, which anything else on the machine blurs.
        ratios[source.slug] = tens.work / ones.work * (10 * len(source.data) / len(long))
    worst = max(ratios, key=lambda slug: ratios[slug])
    detail = ", ".join(f"{slug} {ratio:.1f}" for slug, ratio in ratios.items())
    return Result("a text ten times as long", ratios[worst], 11.0, "×", detail)


def _conversion(source: Source, data: bytes) -> Callable[[], object]:
    return lambda: convert(data, source.file, source.language)


def memory(sources: list[Source], counts: tuple[int, ...] = (10, 100, 400)) -> Result:
    """What stays allocated after converting different documents one after another."""
    kept: dict[int, float] = {}
    for source in sources:  # What is read or compiled once, for the first text, does not count.
        convert(distinct(source, 0, 8000), source.file, source.language)
    tracemalloc.start()
    for number in range(1, counts[-1] + 1):
        source = sources[number % len(sources)]
        convert(distinct(source, number, 8000), source.file, source.language)
        if number in counts:
            gc.collect()
            kept[number] = tracemalloc.get_traced_memory()[0] / 1024
    tracemalloc.stop()
    detail = ", ".join(f"{amount:.0f} KB after {count}" for count, amount in kept.items())
    return Result("memory kept by documents 11 to 400", kept[counts[-1]] - kept[counts[0]], 256, "KB", detail)
