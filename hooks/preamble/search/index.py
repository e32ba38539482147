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
from collections.abc import Iterable, Mapping, Sequence
from operator import sub

from msgspec import Struct, field

from preamble.model import LANGUAGES
from preamble.render.words import WORDS
from preamble.search import symbols
from preamble.search.packing import ONE_BYTE, fingerprint, pressed, put, puts
from preamble.search.places import GROUPS, Place, Record
from preamble.search.tokens import joined, read, starts, tokens, without_ending
from preamble.search.tokens import words as printed
from preamble.search.words import Words

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
_CYRILLIC, _LATIN = re.compile(r"[а-яіїєґ]+"), re.compile(r"[a-z]+")


class _Term(Struct, eq=False):
    """Where a term stands."""

    places: bytearray = field(default_factory=bytearray)
    """For each place: how far from the last one, how often."""
    positions: bytearray = field(default_factory=bytearray)
    """For each place: its positions, each as the way from the last one."""
    count: int = 0
    last: int = 0
    here: list[int] | None = None
    """Its positions in the place that is being read."""
    begins: list[tuple[_Term, tuple[_Term | None, ...]]] | None = None
    """Pairs of which a name begins with this term, with the terms of that name; None for any word."""

    def note(self, number: int) -> None:
        """Put down what was found in a place."""
        found = self.here or []
        self.here = None
        self.count += 1
        way = number - self.last
        self.last = number
        if len(found) == 1 and way <= ONE_BYTE and found[0] <= ONE_BYTE:
            # As most are: a word comes once, and not far from the last place that has it.
            self.places.append(way)
            self.places.append(1)
            self.positions.append(found[0])
            return
        if len(found) > 1:
            found = sorted(set(found))
        puts(self.places, (way, len(found)))
        puts(self.positions, map(sub, found, (0, *found)))


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
        self.terms: dict[str, _Term] = {}
        """The terms that were found, once all is read."""
        self.forms: dict[str, tuple[str, ...]] = {}
        """Form, and the terms it may mean."""
        self.records: list[Record] = []
        self.count = 0
        """Of places."""
        self.cites: list[tuple[int, tuple[str, ...]]] = []
        self._read_before: dict[bool, dict[str, tuple[_Term, ...]]] = {True: {}, False: {}}
        """What printed words were read as, in passages all in capitals and in others."""
        self._touched: list[_Term] = []
        """The terms of the place that is being read."""
        self.pairs = {
            f"{PAIR}{short} {long}": (self._sequence(short), self._sequence(long))
            for short, long in sorted(set(pairs))
        }
        # A term that no text has is in the index only if it is needed to look others up.
        self._waiting: dict[str, _Term] = {}
        for pair, sequences in self.pairs.items():
            for sequence in sequences:
                if sequence and sequence[0]:
                    first = self._term(sequence[0])
                    terms = tuple(self._term(key) if key else None for key in sequence)
                    first.begins = [*(first.begins or []), (self._term(pair), terms)]

    def _sequence(self, phrase: str) -> tuple[str, ...]:
        """The words of an abbreviation or a long form, '' for one too common to be looked for."""
        found = [
            self.words.keys(token.form, token.acronym)[:1] for token in tokens(phrase) if not token.joined
        ]
        return tuple(keys[0] if keys else "" for keys in found)

    def _term(self, key: str) -> _Term:
        """The term of a key, which is in the index once it has been found somewhere."""
        term = self._waiting.get(key)
        if term is None:
            term = self._waiting[key] = _Term()
        return term

    # --- reading --------------------------------------------------------------------------------

    def add(self, record: Record) -> None:
        """Take up a record, its places numbered on."""
        for offset, place in enumerate(record.places):
            self._place(self.count + offset, place)
        for target in record.is_:
            self._touch(self._term(MEANT + target))
            self._note(self.count)
        self.records.append(record)
        self.count += len(record.places)

    def _touch(self, term: _Term) -> list[int]:
        """The positions of a term in the place that is being read."""
        if term.here is None:
            term.here = []
            self._touched.append(term)
        return term.here

    def _note(self, number: int) -> None:
        """Put down all terms of the place that was read."""
        for term in self._touched:
            term.note(number)
        self._touched.clear()

    def _place(self, number: int, place: Place) -> None:
        self._read(place.text, 0)
        if place.more:
            self._read(place.more, _HIDDEN_WORDS)
        for name in place.names:
            self._touch(self._term(NAMED + name))
            self._may_mean(NAMED + name, (NAMED + name,))
        if place.cites:
            begin = starts(place.text)
            for cited in place.cites:
                words = place.text[cited.start : cited.end]
                sign = CITED if any(letter.isdigit() for letter in words) else ALLUDED
                where = range(bisect_left(begin, cited.start), bisect_left(begin, cited.end))
                self._touch(self._term(sign + cited.target)).extend(where)
            self.cites.append((number, tuple(dict.fromkeys(cited.target for cited in place.cites))))
        self._note(number)

    def _read(self, text: str, start: int) -> None:
        """The terms of a text and their positions, pairs included."""
        shouted = _is_shouted(text)
        read_before, touched = self._read_before[shouted], self._touched
        pieces = printed(text)
        there: list[tuple[_Term, ...]] = []
        beginnings: list[tuple[int, _Term]] = []
        for position, word in enumerate(pieces[1::2], start):
            terms = read_before.get(word)
            if terms is None:
                terms = read_before[word] = self._terms_of(word, shouted)
            for term in terms:
                if term.here is None:
                    term.here = [position]
                    touched.append(term)
                else:
                    term.here.append(position)
                if term.begins is not None:
                    beginnings.append((position - start, term))
            there.append(terms)
        for form, position in joined(pieces):
            for key in self._remembered(form, False):
                self._touch(self._term(key)).append(start + position)
        for position, term in beginnings:
            self._find_pairs(there, position, start, term)

    def _find_pairs(self, there: list[tuple[_Term, ...]], position: int, start: int, first: _Term) -> None:
        """Both names of a pair count as the pair, with the places of all their words."""
        for pair, sequence in first.begins or ():
            here = there[position : position + len(sequence)]
            if len(here) == len(sequence) and all(map(_fits, sequence, here)):
                self._touch(pair).extend(range(start + position, start + position + len(sequence)))

    def _terms_of(self, word: str, shouted: bool) -> tuple[_Term, ...]:
        """The words behind a printed one; in a passage all in capitals they make no abbreviation."""
        form, acronym = read(word)
        return tuple(map(self._term, self._remembered(form, acronym and not shouted)))

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
        self.terms = {key: term for key, term in self._waiting.items() if term.count}
        self._add_lookups()
        order = sorted(self.terms)
        ids = {key: number for number, key in enumerate(order)}
        words, first_forms = self._words(ids)
        terms, first_terms, frequent = self._terms(order)
        texts, first_places = self._texts()
        targets = self._targets()
        spelling = self._spelling()
        files = {**words, **terms, **texts, "places": self._types(), **targets, **spelling}
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

    def _add_lookups(self) -> None:
        """What a reader may type though no text has it: kin, dictionary forms, spellings of symbols."""
        for line in self.words.rules.families:
            keys = {key for word in line for key in self.words.keys(word)}
            if keys & self.terms.keys():
                for word in line:
                    self._may_mean(word, self.words.keys(word))
                for key in keys:
                    self.terms.setdefault(key, _Term())
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
                    "terms": [sorted(map(ids.__getitem__, self.forms[form])) for form in here],
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
                cards.setdefault(at, _card(record))
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
        for record in self.records:
            for number, place in enumerate(record.places):
                length = min(len(place.text.split()).bit_length(), 15)
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
        count = {key: term.count for key, term in self.terms.items()}
        often = {
            form: max(count.get(key, 0) for key in keys)
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


def _fits(one: _Term | None, words: tuple[_Term, ...]) -> bool:
    """Whether a printed word can be one of a name; words too common to be looked for fit anything."""
    return one is None or one in words


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
