"""The questions of ``tests/search/queries.yml``, and how well the answers to them are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from preamble.model import LANGUAGES
from setup_environment import ROOT

TABLE = ROOT / "tests" / "search" / "queries.yml"
INDEPENDENT = TABLE.with_name("independent.yml")
"""Questions of somebody who had not seen the search."""
ANSWERS = """async ([root, questions]) => {
    const { Index } = await import(root + "assets/javascripts/search.js");
    const indexes = { ru: new Index(root, "ru"), en: new Index(root, "en") };
    const answers = [];
    for (const [language, words] of questions) {
        const answer = await indexes[language].search(words, { documents: 6 });
        answers.push(answer.groups.flatMap(group => group.hits.map(hit => hit.address)));
    }
    return answers;
}"""
"""Asks questions of the built site, in its own script: the addresses that answer each, in their order."""
JOURNEYS = """async ([root, questions]) => {
    const { Index } = await import(root + "assets/javascripts/search.js");
    const unpacked = async response => {
        const bytes = await response.arrayBuffer(), signs = new Uint8Array(bytes);
        if (signs[0] !== 0x1f || signs[1] !== 0x8b) return bytes;
        const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
        return new Response(stream).arrayBuffer();
    };
    const answered = async (language, words) => {
        const waiting = [], journeys = [];
        const fetcher = url => new Promise(resolve => waiting.push({ url, resolve }));
        const index = new Index(root, language, fetcher);
        let done = false;
        const ask = async () => {
            await index.open();
            journeys.length = 0;
            await index.search(words);
        };
        const asking = ask().finally(() => { done = true; });
        while (!done) {
            await new Promise(resolve => setTimeout(resolve));
            const asked = waiting.splice(0);
            if (!asked.length) continue;
            journeys.push(asked.map(({ url }) => url.slice(root.length)));
            const files = await Promise.all(asked.map(async ({ url }) => unpacked(await fetch(url))));
            for (const [number, { resolve }] of asked.entries())
                resolve({ ok: true, arrayBuffer: async () => files[number] });
        }
        await asking;
        return journeys;
    };
    const all = [];
    for (const [language, words] of questions) all.push(await answered(language, words));
    return all;
}"""
"""What the search fetches for each question, once it has begun: lists of files, of which each list is asked
for when all before it are there. It counts the journeys, whatever the speed of the machine or of the network.
"""
FIRST = 3
"""Among how many answers the wanted one must be."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader types, and the addresses of which one must be found."""

    kind: str
    language: str
    """Of the site on which it is typed."""
    words: str
    wanted: frozenset[str]
    """From the root of the site."""


@dataclass(frozen=True, slots=True)
class Success:
    """How many questions are answered at once, among the first three, and how early on average."""

    questions: int
    at_1: float
    at_3: float
    reciprocal_rank: float

    def __str__(self) -> str:
        """As it is printed and published."""
        return (
            f"{self.questions} questions: success@1 {self.at_1:.1%}, success@{FIRST} {self.at_3:.1%}, "
            f"mean reciprocal rank {self.reciprocal_rank:.3f}"
        )


def questions(table: Path = TABLE) -> tuple[Question, ...]:
    """A table, in its order."""
    raw = yaml.safe_load(table.read_text(encoding="utf-8"))
    return tuple(
        Question(
            kind,
            language,
            str(words),
            frozenset(_address(one, language, raw["documents"]) for one in wanted.split()),
        )
        for kind, by_language in raw["queries"].items()
        for language, asked in by_language.items()
        for words, wanted in asked.items()
    )


def _address(wanted: str, language: str, documents: dict[str, str]) -> str:
    if wanted.endswith("/"):
        return wanted
    document, _, place = wanted.partition("#")
    root = "" if language == LANGUAGES[0] else f"{language}/"
    return root + documents[document] + (f"#{place}" if place else "")


def rank(question: Question, answers: Sequence[str]) -> int | None:
    """The place of the first wanted answer, from 1; None when there is none."""
    return next((place for place, answer in enumerate(answers, 1) if answer in question.wanted), None)


def success(ranks: Iterable[int | None]) -> Success:
    """The figures of a run.

    >>> str(success([1, 2, None, 4]))
    '4 questions: success@1 25.0%, success@3 50.0%, mean reciprocal rank 0.438'
    """
    places = list(ranks)
    count = len(places)
    return Success(
        count,
        sum(place == 1 for place in places) / count,
        sum(place is not None and place <= FIRST for place in places) / count,
        sum(1 / place for place in places if place) / count,
    )
