"""Where a term stands: noted as quickly as can be while texts are read, put into few bytes afterwards."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from operator import lt

from msgspec import Struct, field

from preamble.search.packing import ONE_BYTE, put

_BITS = 32
_POSITION = (1 << _BITS) - 1
_NOWHERE = _POSITION
"""In place of a position: the term stands in the place as a whole. It comes after all positions."""


def code(place: int, position: int) -> int:
    """A place and a position in it as one number, so that numbers are in the order of reading."""
    return place << _BITS | position


class Term(Struct, eq=False, dict=True):
    """Where a term stands."""

    codes: array[int] = field(default_factory=lambda: array("Q"))
    """Every time it was read: whoever reads a text appends to it, and looks at nothing."""
    places: bytearray = field(default_factory=bytearray)
    """For each place: how far from the last one, how often; once it is packed."""
    positions: bytearray = field(default_factory=bytearray)
    """For each place: its positions, each as the way from the last one."""
    count: int = 0
    """Of places."""

    @cached_property
    def read(self) -> frozenset[int]:
        """The same, to be looked up once all is read."""
        return frozenset(self.codes)

    def note(self, place: int, positions: Iterable[int] = ()) -> None:
        """Note a place, read before or not, and any number of positions in it."""
        self.codes.append(code(place, _NOWHERE))
        self.codes.extend(code(place, position) for position in positions)

    def pack(self) -> None:
        """Put what was read into bytes.

        >>> term = Term(codes=array("Q", [code(3, 1), code(3, 4), code(300, 7)]))
        >>> term.note(3, [4])
        >>> term.note(2)
        >>> term.pack()
        >>> list(term.places), list(term.positions), term.count
        ([2, 0, 1, 2, 169, 2, 1], [1, 3, 7], 3)
        """
        codes = self.codes.tolist()
        if not all(map(lt, codes, islice(codes, 1, None))):
            codes = sorted(set(codes))
        places, positions = self.places, self.positions
        before, count, last, often = -1, 0, 0, 0
        # Most numbers take one byte, and to call `put` for each takes longer than to look at it here.
        for one in codes:
            place, position = one >> _BITS, one & _POSITION
            if place != before:
                if count:
                    places.append(often) if often <= ONE_BYTE else put(places, often)
                step = place - before if count else place
                places.append(step) if step <= ONE_BYTE else put(places, step)
                before, last, often = place, 0, 0
                count += 1
            if position != _NOWHERE:
                step = position - last
                positions.append(step) if step <= ONE_BYTE else put(positions, step)
                last = position
                often += 1
        if count:
            put(places, often)
        self.count = count


def together(terms: Sequence[Term | None]) -> Iterator[int]:
    """Where terms stand one behind another, as codes of the first one; any word does for None.

    The first and the last are none. Costs as much as the rarest of them has places.

    >>> first, last = Term(codes=array("Q", [1, 7, code(1, 2)])), Term(codes=array("Q", [3, code(1, 4)]))
    >>> list(together([first, None, last])) == [1, code(1, 2)]
    True
    """
    wanted = [(offset, term) for offset, term in enumerate(terms) if term]
    ahead, rarest = min(wanted, key=lambda one: len(one[1].codes))
    others = [(offset - ahead, term.read) for offset, term in wanted if term is not rarest]
    for at in rarest.codes:
        if at & _POSITION >= ahead and all(at + offset in read for offset, read in others):
            yield at - ahead
