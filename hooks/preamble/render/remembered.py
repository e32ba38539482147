"""What was made of a document, kept for the other pages that show it.

A text stands on its own page and on two pages side by side. To compare whole documents would cost more
than to make things anew, so they are told by identity; the last few hundred are remembered, which bounds
what stays in memory while somebody edits.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from preamble.model import Document

_Result = TypeVar("_Result")
_More = ParamSpec("_More")
_MOST = 400
"""Results; a page needs a handful, the process that writes the pages of a hundred documents all of theirs."""


def remembered(
    function: Callable[Concatenate[Document, _More], _Result],
) -> Callable[Concatenate[Document, _More], _Result]:
    """A function of a document and of small values, which is called once for each while it is remembered."""
    known: OrderedDict[Hashable, tuple[Document, _Result]] = OrderedDict()

    @wraps(function)
    def recall(document: Document, /, *more: _More.args, **named: _More.kwargs) -> _Result:
        key = (id(document), more, tuple(named.items()))
        # The document is kept with its result: as long as it is, no other one can have its identity.
        if key in known:
            known.move_to_end(key)
            return known[key][1]
        result = function(document, *more, **named)
        known[key] = (document, result)
        if len(known) > _MOST:
            known.popitem(last=False)
        return result

    return recall
