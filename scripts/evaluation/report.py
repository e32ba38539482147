"""The measurement as text, as JSON and as a table of tab-separated values."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields

from evaluation.compare import Mention, Outcome
from evaluation.figures import Counts, Pairs

COLUMNS = tuple(item.name for item in fields(Mention))


def table(counted: Mapping[tuple[str, str], Counts], pairs: Mapping[str, Pairs]) -> str:
    """The figures in lines of equal columns."""
    lines = [
        "organ language  texts  links  found  agreed missed   open differ unlinked  other  recall precision"
    ]
    for (organ, language), one in counted.items():
        got = one.outcomes
        lines.append(
            f"{organ:5} {language:8} {one.texts:6} {one.official:6} {one.found:6} {got[Outcome.AGREED]:7}"
            f" {got[Outcome.MISSED]:6} {got[Outcome.OPEN]:6} {got[Outcome.DIFFERENT]:6}"
            f" {got[Outcome.UNLINKED]:8} {got[Outcome.OTHER]:6}  {one.recall:.4f}    {one.precision:.4f}"
        )
    for organ, pair in pairs.items():
        lines.append(
            f"{organ}: {pair.both} works in both languages, official links agree in {pair.official_agree}, "
            f"the same targets found in {pair.same} of these ({pair.share:.4f})"
        )
        for work, english, russian in pair.differing:
            lines.append(
                f"  {work}  only en: {', '.join(english) or '-'}  only ru: {', '.join(russian) or '-'}"
            )
    return "\n".join(lines)


def listing(mentions: Iterable[Mention]) -> str:
    """Mentions for a person to read, one under the other."""
    return "\n\n".join(
        f"{one.outcome}: {one.file} {one.block}\n"
        f"  official {one.official or '-'}  found {one.found or '-'}{f' ({one.how})' if one.how else ''}\n"
        f"  {one.context}"
        for one in mentions
    )


def as_json(
    counted: Mapping[tuple[str, str], Counts], pairs: Mapping[str, Pairs], mentions: Iterable[Mention]
) -> str:
    """Figures and mentions as JSON."""
    document = {
        "figures": [
            {
                "organ": organ,
                "language": language,
                "texts": one.texts,
                "links": one.official,
                "found": one.found,
                **{str(outcome): one.outcomes[outcome] for outcome in Outcome},
                "recall": round(one.recall, 4),
                "precision": round(one.precision, 4),
            }
            for (organ, language), one in counted.items()
        ],
        "pairs": [
            {"organ": organ, "both": one.both, "official_agree": one.official_agree, "same": one.same,
             "share": round(one.share, 4), "differing": one.differing}
            for organ, one in pairs.items()
        ],
        "mentions": [asdict(one) for one in mentions],
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_tsv(mentions: Iterable[Mention]) -> str:
    """Mentions as a table with a last, empty column for the judgement of a person."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerow([*COLUMNS, "judgement"])
    for one in mentions:
        writer.writerow([*(getattr(one, name) or "" for name in COLUMNS), ""])
    return written.getvalue()
