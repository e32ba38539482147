"""Which forms are one word, and which words are one family.

A word is named by a key: its dictionary form in Russian (pymorphy3); its stem (Snowball) in English, and
where the Russian dictionary does not know it; the form with an exclamation mark for an abbreviation; the
form itself for everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain

import pymorphy3  # type: ignore[import-untyped]
import pymorphy3_dicts_ru  # type: ignore[import-untyped]
import Stemmer  # type: ignore[import-not-found]

from preamble.search import tokens
from preamble.search.language import Rules, load

_CYRILLIC = re.compile(r"[а-яіїєґ]+")
_LATIN = re.compile(r"[a-z]+")
_LIKELY = 0.2
"""A reading of an ambiguous form counts if it is at least so likely."""
_LONGEST_SURE_ACRONYM = 6
"""A longer word in capitals is an ordinary word if the dictionary has it."""


class Words:
    """The words behind printed forms; remembers every form it was asked for."""

    def __init__(self, rules: Rules | None = None) -> None:
        """Begin with the rules of ``data/search.yml``, or with others."""
        self.rules = rules or load()
        self._russian = _morphology()
        self._english = Stemmer.Stemmer("english")
        self._russian_stem = Stemmer.Stemmer("russian")
        self._any_suffix = tuple(chain.from_iterable(self.rules.suffixes))
        self._suffix_lines: dict[str, list[str]] = {}
        """In which lines of the rules a suffix stands."""
        for number, line in enumerate(self.rules.suffixes):
            for suffix in line:
                self._suffix_lines.setdefault(suffix, []).append(str(number))
        self._suffix_lengths = sorted(set(map(len, self._suffix_lines)))
        self._known: dict[tuple[str, bool], tuple[str, ...]] = {}

    def keys(self, form: str, acronym: bool = False) -> tuple[str, ...]:
        """The words a form may belong to; none for a word too common to be looked for.

        >>> words = Words()
        >>> words.keys("беженцами"), words.keys("states"), words.keys("игил", True), words.keys("и")
        (('беженец',), ('state',), ('игил!',), ())
        """
        known = self._known.get((form, acronym))
        if known is None:
            known = self._known[form, acronym] = self._keys(form, acronym)
        return known

    def _keys(self, form: str, acronym: bool) -> tuple[str, ...]:
        if acronym and not self._is_shouted(form):
            # An abbreviation of letters that both alphabets have is one word in either.
            return (f"{tokens.look_alike(form) or form}!",)
        if form in self.rules.stop:
            return ()
        if _CYRILLIC.fullmatch(form):
            return self._dictionary_forms(form)
        if _LATIN.fullmatch(form):
            return (self._stem(form),)
        return (form,)

    def _is_shouted(self, form: str) -> bool:
        """Whether a word in capitals is an ordinary word all the same."""
        if len(form) <= _LONGEST_SURE_ACRONYM:
            return False
        return bool(_LATIN.fullmatch(form)) or self._russian.word_is_known(form)

    def _dictionary_forms(self, form: str) -> tuple[str, ...]:
        dictionary = self._russian.dictionary
        found = dictionary.words.similar_items(form, self._russian.char_substitutes)
        if not found:
            # A guess at the dictionary form would differ from form to form; a stem does not.
            return (self._russian_stem.stemWord(form),)
        dictionary_forms = {
            dictionary.build_normal_form(*reading, word).replace("ё", "е")
            for word, readings in found
            for reading in readings
        }
        if len(dictionary_forms) == 1 < len(form):
            # How likely each reading is takes most of the time to tell, and does not matter here.
            return tuple(dictionary_forms)
        # `parse` would make a value of every reading first, of which nothing but the likelihood is wanted.
        likelihood = self._russian.prob_estimator.p_t_given_w.prob
        readings = [
            (
                dictionary.build_normal_form(*reading, word),
                likelihood(form, dictionary.build_tag_info(*reading)),
            )
            for word, readings in found
            for reading in readings
        ]
        if not any(likely for _, likely in readings):
            readings = [(normal, 1 / len(readings)) for normal, _ in readings]
        readings.sort(key=lambda one: one[1], reverse=True)
        counted = [normal for normal, likely in readings if likely >= _LIKELY] or [readings[0][0]]
        return tuple(dict.fromkeys(normal.replace("ё", "е") for normal in counted[:3]))[:2]

    def _stem(self, form: str) -> str:
        if form in self.rules.distinct:
            return form.removesuffix("ly")
        word = self.rules.irregular.get(form, form)
        stem: str = self._english.stemWord(word)
        return stem

    def families(self, keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """For each word that has kin among ``keys``, its kin, in alphabetical order."""
        groups: dict[tuple[str, ...], set[str]] = {}
        for number, line in enumerate(self.rules.families):
            groups[str(number), "line"] = {key for word in line for key in self.keys(word)}
        every = set(keys)
        for key in every:
            for root in self._roots(key):
                groups.setdefault(root, set()).add(key)
        kin: dict[str, set[str]] = {}
        for members in groups.values():
            here = members & every if len(members) > 1 else members
            for key in here if len(here) > 1 else ():
                kin.setdefault(key, set()).update(here - {key})
        return {key: tuple(sorted(others)) for key, others in sorted(kin.items())}

    def _roots(self, key: str) -> Iterable[tuple[str, ...]]:
        """What stands before each suffix a word may have been derived with."""
        if _LATIN.fullmatch(key) and key not in self.rules.distinct:
            yield ("en", self._english_root(key))
        elif key.endswith(self._any_suffix) and _CYRILLIC.fullmatch(key):
            longest = len(key) - self.rules.family_root
            for length in self._suffix_lengths:
                if length <= longest and (lines := self._suffix_lines.get(key[-length:])):
                    for number in lines:
                        yield ("ru", number, key[:-length])

    def _english_root(self, stem: str) -> str:
        for suffix in self.rules.english_suffixes if stem.endswith(self.rules.english_suffixes) else ():
            root = stem.removesuffix(suffix)
            if root != stem and len(root) >= self.rules.family_root:
                return root
        return stem


@cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    """The dictionary of Russian, opened where it lies: to look for it takes as long as to open it."""
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")
