"""Short forms in pairs: where both languages introduce them in one place, and nowhere else."""

from pathlib import Path

import pytest

from preamble import folders
from preamble.convert import convert
from preamble.model import Document, Language
from preamble.terms import glossary

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def document(language: Language, text: str) -> Document:
    return convert(text.encode(), Path(f"{language}.txt"), language)


def paired(*texts: tuple[str, str]) -> list[str]:
    """The glossary of documents, given as Russian and English texts."""
    found = glossary.entries(
        (f"d{number}", {"ru": document("ru", ru), "en": document("en", en)})
        for number, (ru, en) in enumerate(texts)
    )
    return [" = ".join(form.short for form in entry.forms.values()) for entry in found]


IOM = (
    "1. Международная организация по миграции (МОМ) работает.",
    "1. The International Organization for Migration (IOM) works.",
)
BOTH = (
    "1. Международная организация по миграции (МОМ) и Африканский союз (АС) работают.",
    "1. The International Organization for Migration (IOM) and the African Union (AU) work.",
)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([IOM], ["МОМ = IOM"]),
        ([BOTH], ["МОМ = IOM", "АС = AU"]),
        # One more in one language: what belongs to what is not certain.
        ([(BOTH[0], IOM[1])], ["МОМ", "АС", "IOM"]),
        # Another document says it.
        ([(BOTH[0], IOM[1]), IOM], ["МОМ = IOM", "АС"]),
        # In different paragraphs.
        ([(IOM[0], "1. Nothing here.\n\n2" + IOM[1][1:])], ["МОМ", "IOM"]),
    ],
)
def test_pairs(texts: list[tuple[str, str]], expected: list[str]) -> None:
    assert paired(*texts) == expected


def test_the_library_as_a_person_pairs_it() -> None:
    loaded = folders.load(SEEDS)
    found = glossary.entries((entry.slug, entry.documents) for entry in loaded.entries)
    pairs = {tuple(form.short for form in entry.forms.values()) for entry in found}
    assert pairs == {
        ("ИГИЛ", "ISIL"), ("ДАИШ", "Da'esh"), ("ЗАПИГ", "ISWAP"), ("ИГБС", "ISGS"), ("ИГИЛ-Х", "ISIL-K"),
        ("МООНСИ", "UNAMI"), ("МОМ", "IOM"), ("УНП ООН", "UNODC"), ("Структура «ООН-женщины»", "UN-Women"),
        ("Интерпол", "INTERPOL"), ("СНГ", "CIS"), ("Движения", "Movement"), ("МПК", "IASC"), ("МППЧ", "IHRL"),
        ("МГП", "IHL"), ("МПБ", "IRL"), ("национальных обществ", "National Societies"),
        ("Международной Федерации", "International Federation"), ("МККК", "ICRC"), ("КДПЗ", "MPF"),
        ("МФОКККП", "IFRC"), ("ПМУЗ", "MPA"), ("COVID-19",),
    }  # fmt: skip
