"""The index as files: every browser reads only the few it needs.

A *term* is a word, a number, an abbreviation, an instrument that is meant (``◆S/RES/2253(2015)``) or
cited (``§S/RES/2253(2015)``, or ``≈`` by its name alone), a place (``¶op5``) or a pair of an
abbreviation and its long form. The files, all compressed, lie in a folder named by their content, but
for the first:

``start``      what every search needs: the records, the first entry of every file below, the
               frequent terms
``places``     a byte for every place (its type, whether the other language has it, its length), and
               the place that introduces it
``words/N``    in alphabetical order, forms and the terms they are of; the kin of these terms
``terms/N``    in the same order, where each term stands: the sizes of what follows, then places and
               positions of words in them
``terms/pN``   the same of one frequent term
``terms/qN``   the positions of one that is very frequent; a long query may do without
``texts/N``    the places themselves, to be shown
``cites``, ``targets``  which places cite which instruments, for the filter
``stems/LN``   words of alphabet L that have N letters without their endings, to find what a misprint
               meant

Memory grows with the number of words, time too; nothing depends on the order of a dictionary.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, count
from operator import call
from typing import TypeVar

from preamble import processes
from preamble.model import LANGUAGES
from preamble.render.words import WORDS
from preamble.search import symbols
from preamble.search.packing import fingerprint, pressed, put, puts
from preamble.search.places import GROUPS, Place, Record
from preamble.search.postings import Term, code, together
from preamble.search.tokens import joined, read, starts, tokens, without_ending
from preamble.search.tokens import words as printed
from preamble.search.words import Words

_Result = TypeVar("_Result")
_Note = Callable[[int], object]
"""Is told a place and a position in it (`code`)."""

MEANT, CITED, ALLUDED, NAMED, PAIR = "◆", "§", "≈", "¶", "⇄"
"""What terms begin with that are no words."""
SIGNS = MEANT + CITED + ALLUDED + NAMED + PAIR

_WORDS_IN_A_FILE = 1200
_TERMS_IN_A_FILE = 10_000
"""Bytes, before compression."""
_FREQUENT = 6_000
"""Bytes from which a term has a file of its own."""
_MANY_POSITIONS = 30_000
"""Bytes from which its positions have one too."""
_TEXT_IN_A_FILE = 7_000
"""Characters."""
_HIDDEN_WORDS = 1_000
"""Where the places of words begin that are found but not shown: no phrase reaches so far."""
_SHORTEST_MISPRINT = 5
_SMALL, _CAPITAL = re.compile("[a-zа-яё]"), re.compile("[A-ZА-ЯЁ]")
_MARKS = '.,;:()[]«»“”"…–—'
"""What most often stands before and behind words, and belongs to none."""
_CYRILLIC, _LATIN = re.compile(r"[а-яіїєґ]+"), re.compile(r"[a-z]+")


def build(
    records: Iterable[Record],
    pairs: Iterable[tuple[str, str]] = (),
    words: Words | None = None,
) -> dict[str, bytes]:
    """The files of the index by their paths; ``start`` alone has a path that never changes.

    ``records`` in the order in which equal results are shown; ``pairs`` are abbreviations and their
    long forms.
    """
    collected = _Collection(words or Words(), pairs)
    for record in records:
        collected.add(record)
    return collected.files()


class _Collection:
    """Everything that was read, before it is put in order."""

    def __init__(self, words: Words, pairs: Iterable[tuple[str, str]]) -> None:
        self.words = words
        self.terms: dict[str, Term] = {}
        """The terms that were found, once all is read."""
        self.forms: dict[str, tuple[str, ...]] = {}
        """Form, and the terms it may mean."""
        self.records: list[Record] = []
        self.count = 0
        """Of places."""
        self.cites: list[tuple[int, tuple[str, ...]]] = []
        self.lengths: list[int] = []
        """Of the places, in words between blanks."""
        self._notes = {shouted: _Made(partial(self._notes_of, shouted)) for shouted in (False, True)}
        """What notes the words of a printed piece, in passages all in capitals and in others."""
        self.pairs = {
            f"{PAIR}{short} {long}": (self._sequence(short), self._sequence(long))
            for short, long in sorted(set(pairs))
        }
        # A term that no text has is in the index only if it is needed to look others up.
        self._waiting: dict[str, Term] = {}

    def _sequence(self, phrase: str) -> tuple[str, ...]:
        """The words of an abbreviation or a long form, '' for one too common to be looked for."""
        found = [
            self.words.keys(token.form, token.acronym)[:1] for token in tokens(phrase) if not token.joined
        ]
        return tuple(keys[0] if keys else "" for keys in found)

    def _term(self, key: str) -> Term:
        """The term of a key, which is in the index once it has been found somewhere."""
        term = self._waiting.get(key)
        if term is None:
            term = self._waiting[key] = Term()
        return term

    # --- reading --------------------------------------------------------------------------------

    def add(self, record: Record) -> None:
        """Take up a record, its places numbered on."""
        for target in record.is_:
            self._term(MEANT + target).note(self.count)
        for place in record.places:
            self._place(self.count, place)
            self.count += 1
        self.records.append(record)

    def _place(self, number: int, place: Place) -> None:
        self.lengths.append(self._read(place.text, number, 0))
        if place.more:
            self._read(place.more, number, _HIDDEN_WORDS)
        for name in place.names:
            self._term(NAMED + name).note(number)
            self._may_mean(NAMED + name, (NAMED + name,))
        if place.cites:
            begin = starts(place.text)
            for cited in place.cites:
                words = place.text[cited.start : cited.end]
                sign = CITED if any(letter.isdigit() for letter in words) else ALLUDED
                where = range(bisect_left(begin, cited.start), bisect_left(begin, cited.end))
                self._term(sign + cited.target).note(number, where)
            self.cites.append((number, tuple(dict.fromkeys(cited.target for cited in place.cites))))

    def _read(self, text: str, number: int, start: int) -> int:
        """Note the words of a text; how many pieces between blanks it has.

        A piece is looked at once in the whole library; after that only its place is noted.
        """
        shouted = _is_shouted(text)
        pieces = text.split()
        notes = chain.from_iterable(map(self._notes[shouted].__getitem__, pieces))
        # Every note is called with its place, and none says anything: quicker than a loop, for every word.
        any(map(call, notes, count(code(number, start))))
        return len(pieces)

    def _notes_of(self, shouted: bool, piece: str) -> tuple[_Note, ...]:
        """For every word of a piece of text, what takes down where it was read."""
        word = piece.strip(_MARKS)
        if word.isalnum():
            # As most are: one word, and marks around it.
            return self._notes[shouted][word] if word != piece else (_noting(self._terms_of(shouted, word)),)
        pieces = printed(piece)
        whole = {position: form for form, position in joined(pieces)}
        made = []
        for position, word in enumerate(pieces[1::2]):
            also = self._remembered(whole[position], False) if position in whole else ()
            made.append(_noting([*self._terms_of(shouted, word), *map(self._term, also)]))
        return tuple(made)

    def _terms_of(self, shouted: bool, word: str) -> list[Term]:
        """The terms of a word; in a passage all in capitals none is an abbreviation."""
        form, acronym = read(word)
        return [*map(self._term, self._remembered(form, acronym and not shouted))]

    def _remembered(self, form: str, acronym: bool) -> tuple[str, ...]:
        """The words behind a form, which can be looked up from now on."""
        keys = self.words.keys(form, acronym)
        if keys:
            self._may_mean(form, keys)
        return keys

    def _may_mean(self, form: str, keys: tuple[str, ...]) -> None:
        """A form can be looked up and means these terms, besides those it is known to mean."""
        known = self.forms.setdefault(form, keys)
        if known is not keys:
            self.forms[form] = tuple(dict.fromkeys((*known, *keys)))

    # --- writing --------------------------------------------------------------------------------

    def files(self) -> dict[str, bytes]:
        """The files, named."""
        self._find_pairs()
        for term in self._waiting.values():
            term.pack()
        self.terms = {key: term for key, term in self._waiting.items() if term.count}
        self._add_lookups()
        order = sorted(self.terms)
        ids = {key: number for number, key in enumerate(order)}
        # Half of the files, in a process of their own: the index is what a build waits for last.
        half = processes.start(lambda: (self._texts(), self._targets(), self._spelling(), self._types()))
        words, first_forms = self._words(ids)
        terms, first_terms, frequent = self._terms(order)
        (texts, first_places), targets, spelling, types = half()
        files = {**words, **terms, **texts, "places": types, **targets, **spelling}
        folder = fingerprint(files[name] for name in sorted(files))
        start = {
            "folder": folder,
            "words": first_forms,
            "terms": first_terms,
            "frequent": frequent,
            "texts": _steps(first_places),
            "places": self.count,
            "stems": [name.removeprefix("stems/") for name in spelling],
            "pairs": [
                [ids[pair], *([ids.get(key, -1) for key in sequence] for sequence in sequences)]
                for pair, sequences in self.pairs.items()
                if pair in ids
            ],
            **self._columns(),
            "rules": self._rules(),
            "say": {
                language: {key: said for key, said in WORDS[language].items() if key.startswith("search_")}
                for language in LANGUAGES
            },
        }
        named = {"start": pressed(start), **{f"{folder}/{name}": data for name, data in files.items()}}
        return {f"{name}.pack": data for name, data in named.items()}

    def _find_pairs(self) -> None:
        """Both names of a pair count as the pair, with the places of all their words."""
        for pair, sequences in self.pairs.items():
            codes = self._term(pair).codes
            for sequence in sequences:
                if sequence and sequence[0] and sequence[-1]:
                    terms = [self._term(key) if key else None for key in sequence]
                    for at in together(terms):
                        codes.extend(range(at, at + len(terms)))

    def _add_lookups(self) -> None:
        """What a reader may type though no text has it: kin, dictionary forms, spellings of symbols."""
        for line in self.words.rules.families:
            keys = {key for word in line for key in self.words.keys(word)}
            if keys & self.terms.keys():
                for word in line:
                    self._may_mean(word, self.words.keys(word))
                for key in keys:
                    self.terms.setdefault(key, Term())
        for key in list(self.terms):
            if key[0] in MEANT + CITED + ALLUDED:
                for spelling in symbols.spellings(key[1:]):
                    self._may_mean(CITED + spelling, (key,))
            elif _CYRILLIC.fullmatch(key) and key not in self.words.rules.stop:
                self._may_mean(key, (key,))

    def _words(self, ids: Mapping[str, int]) -> tuple[dict[str, bytes], list[str]]:
        kin = self.words.families(key for key in self.terms if key[0] not in SIGNS)
        forms = sorted(self.forms)
        files: dict[str, bytes] = {}
        first = []
        for number, at in enumerate(range(0, len(forms), _WORDS_IN_A_FILE)):
            here = forms[at : at + _WORDS_IN_A_FILE]
            keys = sorted({key for form in here for key in self.forms[form]})
            first.append(here[0])
            files[f"words/{number}"] = pressed(
                {
                    "forms": "\n".join(here),
                    "terms": [sorted([ids[key] for key in self.forms[form]]) for form in here],
                    "meant": [ids[key] for key in keys if key[0] == MEANT],
                    "alluded": [ids[key] for key in keys if key[0] == ALLUDED],
                    "kin": {ids[key]: [ids[other] for other in kin[key]] for key in keys if key in kin},
                }
            )
        return files, first

    def _terms(self, order: Sequence[str]) -> tuple[dict[str, bytes], list[int], list[list[int]]]:
        """The files, the first term of each, and the frequent terms.

        Of these: their numbers, the bytes of their places, and of their positions if they lie apart.
        """
        files: dict[str, bytes] = {}
        first: list[int] = []
        frequent: list[tuple[int, int, int]] = []
        head, body, begin = bytearray(), bytearray(), 0
        for number, key in enumerate(order):
            term = self.terms[key]
            if len(term.places) + len(term.positions) >= _FREQUENT:
                apart = len(term.positions) >= _MANY_POSITIONS
                frequent.append((number, len(term.places), len(term.positions) * apart))
                files[f"terms/p{number}"] = pressed(term.places if apart else term.places + term.positions)
                if apart:
                    files[f"terms/q{number}"] = pressed(term.positions)
                puts(head, (0, 0))
            else:
                puts(head, (len(term.places), len(term.positions)))
                body += term.places + term.positions
            if len(body) >= _TERMS_IN_A_FILE or number == len(order) - 1:
                files[f"terms/{len(first)}"] = pressed(head + body)
                first.append(begin)
                head, body, begin = bytearray(), bytearray(), number + 1
        numbers, places, positions = ([one[part] for one in frequent] for part in range(3))
        return files, [*first, len(order)], [_steps(numbers), places, positions]

    def _texts(self) -> tuple[dict[str, bytes], list[int]]:
        files: dict[str, bytes] = {}
        first: list[int] = []
        cards: dict[int, object] = {}
        shown: list[tuple[str, str, str]] = []
        size = begin = number = 0

        def write() -> None:
            files[f"texts/{len(first)}"] = pressed({"records": cards, "places": shown})
            first.append(begin)

        for at, record in enumerate(self.records):
            for place in record.places:
                if at not in cards:
                    cards[at] = _card(record)
                shown.append((place.id, place.label, place.text))
                size += len(place.text)
                number += 1
                if size >= _TEXT_IN_A_FILE:
                    write()
                    cards, shown, size, begin = {}, [], 0, number
        if shown:
            write()
        return files, first

    def _types(self) -> bytes:
        types, parents = bytearray(), bytearray()
        lengths = iter(self.lengths)
        for record in self.records:
            for number, place in enumerate(record.places):
                length = min(next(lengths).bit_length(), 15)
                types.append(place.type | place.shared << 3 | length << 4)
                put(parents, number - place.parent if place.parent >= 0 else 0)
        return pressed(types + parents)

    def _targets(self) -> dict[str, bytes]:
        """Which instruments are cited where; those that are cited most have the smallest numbers."""
        often: dict[str, int] = {}
        for _, targets in self.cites:
            for target in targets:
                often[target] = often.get(target, 0) + 1
        order = sorted(often, key=lambda target: (-often[target], target))
        ids = {target: number for number, target in enumerate(order)}
        packed, last = bytearray(), 0
        for number, targets in self.cites:
            puts(packed, (number - last, len(targets), *(ids[target] for target in targets)))
            last = number
        return {"cites": pressed(packed), "targets": pressed(order)}

    def _spelling(self) -> dict[str, bytes]:
        """What forms are without their endings, by alphabet and length, the most frequent words first."""
        places = {key: term.count for key, term in self.terms.items()}
        often = {
            form: max([places.get(key, 0) for key in keys])
            for form, keys in self.forms.items()
            if len(form) >= _SHORTEST_MISPRINT and form[0] not in SIGNS
        }
        groups: dict[str, dict[str, None]] = {}
        in_order = sorted(sorted(often), key=often.__getitem__, reverse=True)
        for alphabet, letters, language in (("c", _CYRILLIC, LANGUAGES[0]), ("l", _LATIN, LANGUAGES[1])):
            endings = frozenset(self.words.rules.endings[language])
            for form in filter(letters.fullmatch, in_order):
                stem = without_ending(form, endings)
                groups.setdefault(f"stems/{alphabet}{len(stem)}", {})[stem] = None
        return {name: pressed("\n".join(stems)) for name, stems in groups.items()}

    def _columns(self) -> dict[str, object]:
        """What is known of every record, column by column."""
        bodies, kinds = _Numbers(), _Numbers()
        names: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
        by_key: dict[str, list[int]] = {}
        for number, record in enumerate(self.records):
            by_key.setdefault(record.key, []).append(number)
            names[record.language].update(record.names)
        others = [-1] * len(self.records)
        for numbers in by_key.values():
            if len(numbers) == len(LANGUAGES):
                others[numbers[0]], others[numbers[1]] = numbers[1], numbers[0]
        return {
            "records": {
                "group": [GROUPS.index(record.group) for record in self.records],
                "language": [LANGUAGES.index(record.language) for record in self.records],
                "body": [bodies.number(record.body) for record in self.records],
                "kind": [kinds.number(record.kind) for record in self.records],
                "year": [record.year or 0 for record in self.records],
                "places": [len(record.places) for record in self.records],
                "other": [other - number if other >= 0 else 0 for number, other in enumerate(others)],
            },
            "bodies": bodies.values,
            "kinds": kinds.values,
            "names": names,
        }

    def _rules(self) -> dict[str, object]:
        rules = self.words.rules
        return {
            "stop": " ".join(sorted(rules.stop)),
            "told_apart": " ".join(sorted(rules.stop & self.forms.keys())),
            "endings": {language: " ".join(rules.endings[language]) for language in LANGUAGES},
            "fleeting": rules.fleeting,
            "generic": " ".join(sorted(rules.generic)),
            "places": rules.places,
        }


class _Made(dict[str, _Result]):
    """What is made of pieces of text, of each when it comes for the first time."""

    def __init__(self, make: Callable[[str], _Result]) -> None:
        self._make = make

    def __missing__(self, piece: str) -> _Result:
        made = self[piece] = self._make(piece)
        return made


def _noting(terms: Sequence[Term]) -> _Note:
    """What takes down where a word was read."""
    notes = [term.codes.append for term in terms]
    return notes[0] if len(notes) == 1 else partial(_note_all, notes) if notes else _NOTHING


_NOTHING: _Note = deque[int](maxlen=0).append
"""Takes down what is not looked for."""


def _note_all(notes: Sequence[_Note], at: int) -> None:
    for note in notes:
        note(at)


class _Numbers:
    """Values numbered in the order in which they come."""

    def __init__(self) -> None:
        self.values: list[str] = []

    def number(self, value: str) -> int:
        """The number of a value, a new one if it is new."""
        if value not in self.values:
            self.values.append(value)
        return self.values.index(value)


def _is_shouted(text: str) -> bool:
    """Whether a whole passage is in capitals, so that they do not make a word an abbreviation."""
    capital = len(_CAPITAL.findall(text[:200]))
    return capital > 12 and capital > 2 * len(_SMALL.findall(text[:200]))


def _card(record: Record) -> dict[str, object]:
    """What is shown of a record beside its places."""
    card = {
        "address": record.address,
        "title": record.title,
        "symbol": record.symbol,
        "about": record.about,
        "translation": int(record.translation),
    }
    return {key: value for key, value in card.items() if value}


def _steps(numbers: Iterable[int]) -> list[int]:
    """Rising numbers, each as the way from the one before."""
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps
