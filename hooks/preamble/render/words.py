"""Every word that the site adds to a document, in both languages, and dates as a reader writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from preamble.model import Kind, Language

_KINDS: Mapping[Language, Mapping[Kind, str]] = {
    "ru": {
        Kind.RESOLUTION: "Резолюция",
        Kind.DRAFT_RESOLUTION: "Проект резолюции",
        Kind.DECISION: "Решение",
        Kind.REPORT: "Доклад",
        Kind.LETTER: "Письмо",
        Kind.DOCUMENT: "Документ",
    },
    "en": {
        Kind.RESOLUTION: "Resolution",
        Kind.DRAFT_RESOLUTION: "Draft resolution",
        Kind.DECISION: "Decision",
        Kind.REPORT: "Report",
        Kind.LETTER: "Letter",
        Kind.DOCUMENT: "Document",
    },
}

_MONTHS: Mapping[Language, tuple[str, ...]] = {
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip

_LANGUAGES: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "ar": "арабский",
        "zh": "китайский",
        "en": "английский",
        "fr": "французский",
        "ru": "русский",
        "es": "испанский",
    },
    "en": {
        "ar": "Arabic",
        "zh": "Chinese",
        "en": "English",
        "fr": "French",
        "ru": "Russian",
        "es": "Spanish",
    },
}

_RU: Mapping[str, str] = {
    # masthead card
    "adopted": "Дата принятия",
    "issued": "Дата выпуска",
    "meeting": "Дни заседаний",
    "dated": "Дата",
    "symbol": "Условное обозначение",
    "body": "Орган",
    "kind": "Вид документа",
    "session": "Сессия",
    "agenda_item": "Пункт повестки дня",
    "text_language": "Язык текста",
    "original_language": "Язык оригинала",
    "status": "Статус текста",
    "status_official": "Официальный текст",
    "status_translation": "Неофициальный перевод, выполненный для этой библиотеки",
    "official": "Официальный текст",
    "masthead": "Выходные данные документа",
    "as_printed": "Как напечатано",
    "untitled": "Документ без названия",
    # the text
    "permalink": "постоянная ссылка",
    "paragraph": "Абзац",
    "list_item": "Пункт перечня",
    "quotation": "Цитата",
    "table": "Таблица",
    "notes": "Примечания",
    "note": "Примечание",
    "back": "Вернуться к тексту",
    "held": "есть в библиотеке",
    "known": "официальный текст на сайте организации",
    "elsewhere": "в библиотеке нет",
    "unresolved": "источник ссылки не установлен",
    "contents": "Содержание",
    "preamble": "Преамбула",
    "operative": "Постановляющая часть",
    "copied": "Адрес скопирован",
    "not_copied": "Не удалось скопировать; адрес в адресной строке",
    "to_note": "К примечанию",
    "machine": "Этот документ в других видах",
    "structured": "Данные (JSON)",
    "markdown": "Разметка (Markdown)",
    "source": "Исходный текст",
    "mend": "Исправить исходный текст",
    "page_address": "Адрес страницы",
    "other_text": "Русского текста этого документа в библиотеке пока нет. "
    "Ниже приводится текст на английском языке.",
    "partial_text": "Перевод не закончен: переведено абзацев: {} из {}. Остальные "
    "приводятся на английском "
    "языке и отмечены знаком {}.",
    # translations
    "status_short_official": "официальный текст",
    "status_short_translation": "неофициальный перевод",
    "status_short_unknown": "статус не указан",
    "standing_document": "Документ",
    "standing_ru": "Русский текст",
    "standing_en": "Английский текст",
    "standing_aligned": "Парных абзацев",
    "standing_citations": "Ссылки в обоих текстах",
    "standing_next": "Что можно сделать",
    "standing_absent": "нет",
    "standing_counts": "абзацев: {}, сносок: {}, ссылок: {}, слов: {}",
    "standing_missing": "не переведено: {}",
    "standing_more": "и ещё {}",
    "standing_of": "{} из {}",
    "standing_same": "одни и те же",
    "standing_other": "различаются",
    "standing_nothing": "—",
    "standing_total": "Документов: {}; на обоих языках: {}; парных абзацев: {} из {}.",
    "next_add_ru": "Добавить русский текст",
    "next_add_en": "Добавить английский текст",
    "next_go_on_ru": "Продолжить перевод на русский",
    "next_go_on_en": "Продолжить перевод на английский",
    "next_compare": "Сверить перевод с официальным текстом или заменить его",
    "next_review_ru": "Прочесть русский перевод вторым взглядом",
    "next_review_en": "Прочесть английский перевод вторым взглядом",
    "next_differences": "Устранить различия, которые называет проверка",
    # lists
    "by_body": "По органам",
    "by_kind": "По видам",
    "by_year": "По годам",
    "grouping": "Группировка списка",
    "title": "Название",
    "date": "Дата",
    "year": "Год",
    "texts": "Тексты",
    "text_ru": "Текст на русском языке",
    "text_en": "Текст на английском языке",
    "no_body": "Орган не указан",
    "no_year": "Без даты",
    "filter": "Отбор",
    "filter_words": "Слова из названия или условное обозначение",
    "all_bodies": "Все органы",
    "all_kinds": "Все виды",
    "all_years": "Все годы",
    "shown": "Показано документов:",
    "none_shown": "Ни один документ не подходит под эти условия.",
    "reset": "Снять отбор",
    "all_documents": "Все документы",
    "latest": "Последние по дате",
    "documents": "Документы",
    "home": "Главная",
    "kind_short": "Вид",
    # the frame
    "copy_address": "Скопировать адрес",
    "addresses": "Адреса упомянутых документов",
    "not_found": "Страница не найдена",
    "not_found_why": "По этому адресу ничего нет: возможно, в нём опечатка или документ переименован. "
    "Попробуйте найти документ по словам или в списке.",
    "search": "Найти",
    "search_library": "Поиск по библиотеке",
    "breadcrumbs": "Путь к странице",
    "other_languages": "Другие языки",
    "theme_auto": "Цвета как в системе; включить светлые",
    "theme_light": "Светлые цвета; включить тёмные",
    "theme_dark": "Тёмные цвета; вернуть системные",
    "menu": "Меню",
    "colophon": "Собрано из простых текстов.",
    "about": "О библиотеке",
    "translations": "Переводы",
    "repository": "Хранилище",
    # two languages
    "own_name": "Русский",
    "parallel": "Параллельный текст",
    "parallel_described": "Тексты на русском и английском языках рядом, пункт за пунктом.",
    "parallel_texts": "Тексты на этой странице",
    "both_texts": "оба текста",
    "status_translation_short": "Неофициальный перевод",
    "official_ru": "Официальный текст на русском языке",
    "official_en": "Официальный текст на английском языке",
    "missing_ru": "Перевода на русский язык пока нет",
    "missing_en": "Перевода на английский язык пока нет",
    "quoted": "«{}»",
    "with_addresses": "с постоянным адресом у каждого пункта",
    "card_alt": "Преамбула: тексты международных резолюций и докладов с адресом у каждого пункта",
    # what a number offers
    "offers": "Что можно сделать с этим местом",
    "offer_address": "Адрес",
    "offer_quotation": "Цитата",
    "offer_mend": "Ошибка?",
    "copy_quotation": "Скопировать цитату со ссылкой",
    "quotation_copied": "Цитата скопирована",
    "report_mistake": "Сообщить об ошибке: открыть исходный текст на этой строке",
    "see_ru": "Показать этот пункт на русском языке",
    "see_en": "Показать этот пункт на английском языке",
    "open_there": "Перейти к тексту",
    "unofficial": "неофициальный перевод",
    "hide": "Скрыть",
}

_EN: Mapping[str, str] = {
    "adopted": "Adopted",
    "issued": "Issued",
    "meeting": "Days of the meeting",
    "dated": "Date",
    "symbol": "Symbol",
    "body": "Body",
    "kind": "Kind",
    "session": "Session",
    "agenda_item": "Agenda item",
    "text_language": "Language of this text",
    "original_language": "Original language",
    "status": "Status of the text",
    "status_official": "Official text",
    "status_translation": "Unofficial translation made for this library",
    "official": "Official text",
    "masthead": "Masthead of the document",
    "as_printed": "As printed",
    "untitled": "Untitled document",
    "permalink": "permanent link",
    "paragraph": "Paragraph",
    "list_item": "List item",
    "quotation": "Quotation",
    "table": "Table",
    "notes": "Notes",
    "note": "Note",
    "back": "Back to the text",
    "held": "held by this library",
    "known": "official text on the organization’s site",
    "elsewhere": "not held by this library",
    "unresolved": "instrument not identified",
    "contents": "Contents",
    "preamble": "Preamble",
    "operative": "Operative part",
    "copied": "Address copied",
    "not_copied": "Could not copy; the address is in the address bar",
    "to_note": "Go to the note",
    "machine": "This document in other forms",
    "structured": "Data (JSON)",
    "markdown": "Markup (Markdown)",
    "source": "Source text",
    "mend": "Mend the source text",
    "page_address": "Address of this page",
    "other_text": "This library holds no English text of this document yet. The text below is in Russian.",
    "partial_text": "This translation is not complete: {} of {} paragraphs are "
    "translated. The others are "
    "given in Russian and marked {}.",
    "status_short_official": "official text",
    "status_short_translation": "unofficial translation",
    "status_short_unknown": "status not stated",
    "standing_document": "Document",
    "standing_ru": "Russian text",
    "standing_en": "English text",
    "standing_aligned": "Paragraphs paired",
    "standing_citations": "Citations in both texts",
    "standing_next": "What can be done",
    "standing_absent": "none",
    "standing_counts": "paragraphs: {}, notes: {}, citations: {}, words: {}",
    "standing_missing": "not translated: {}",
    "standing_more": "and {} more",
    "standing_of": "{} of {}",
    "standing_same": "the same",
    "standing_other": "they differ",
    "standing_nothing": "—",
    "standing_total": "Documents: {}; in both languages: {}; paragraphs paired: {} of {}.",
    "next_add_ru": "Add the Russian text",
    "next_add_en": "Add the English text",
    "next_go_on_ru": "Go on translating into Russian",
    "next_go_on_en": "Go on translating into English",
    "next_compare": "Compare the translation with the official text, or replace it",
    "next_review_ru": "Read the Russian translation as a second person",
    "next_review_en": "Read the English translation as a second person",
    "next_differences": "Mend the differences that the check names",
    "by_body": "By body",
    "by_kind": "By kind",
    "by_year": "By year",
    "grouping": "Grouping of the list",
    "title": "Title",
    "date": "Date",
    "year": "Year",
    "texts": "Texts",
    "text_ru": "Text in Russian",
    "text_en": "Text in English",
    "no_body": "Body not stated",
    "no_year": "Undated",
    "filter": "Filter",
    "filter_words": "Words of the title, or a symbol",
    "all_bodies": "All bodies",
    "all_kinds": "All kinds",
    "all_years": "All years",
    "shown": "Documents shown:",
    "none_shown": "No document meets these conditions.",
    "reset": "Clear the filter",
    "all_documents": "All documents",
    "latest": "Latest by date",
    "documents": "Documents",
    "home": "Home",
    "kind_short": "Kind",
    "copy_address": "Copy the address",
    "addresses": "Addresses of the documents cited",
    "not_found": "Page not found",
    "not_found_why": "There is nothing at this address: it may be mistyped, or the document may have been "
    "renamed. Try the search, or one of the lists.",
    "search": "Search",
    "search_library": "Search the library",
    "breadcrumbs": "Path to this page",
    "other_languages": "Other languages",
    "theme_auto": "Colours follow the system; switch to light",
    "theme_light": "Light colours; switch to dark",
    "theme_dark": "Dark colours; follow the system again",
    "menu": "Menu",
    "colophon": "Made from plain texts.",
    "about": "About the library",
    "translations": "Translations",
    "repository": "Repository",
    "own_name": "English",
    "parallel": "Parallel text",
    "parallel_described": "The texts in Russian and English side by side, paragraph by paragraph.",
    "parallel_texts": "Texts on this page",
    "both_texts": "both texts",
    "status_translation_short": "Unofficial translation",
    "official_ru": "Official text in Russian",
    "official_en": "Official text in English",
    "missing_ru": "Not yet translated into Russian",
    "missing_en": "Not yet translated into English",
    "quoted": "“{}”",
    "with_addresses": "with an address for every paragraph",
    "card_alt": "Preamble: texts of international resolutions and reports, paragraph by paragraph",
    "offers": "What can be done with this place",
    "offer_address": "Address",
    "offer_quotation": "Quotation",
    "offer_mend": "Mistake?",
    "copy_quotation": "Copy a quotation with its reference",
    "quotation_copied": "Quotation copied",
    "report_mistake": "Report a mistake: open the source text at this line",
    "see_ru": "Show this place in Russian",
    "see_en": "Show this place in English",
    "open_there": "Go to the text",
    "unofficial": "unofficial translation",
    "hide": "Hide",
}

WORDS: Mapping[Language, Mapping[str, str]] = MappingProxyType({"ru": _RU, "en": _EN})
"""Interface strings by language and key; both languages have the same keys."""


def kind_name(kind: Kind, language: Language) -> str:
    """The name of a kind of document.

    >>> kind_name(Kind.DRAFT_RESOLUTION, "ru")
    'Проект резолюции'
    """
    return _KINDS[language][kind]


def language_name(code: str, language: Language) -> str:
    """The name of a language given by its ISO 639-1 code; anything else comes back as it is.

    >>> language_name("en", "ru"), language_name("Portuguese", "en")
    ('английский', 'Portuguese')
    """
    return _LANGUAGES[language].get(code, code)


def date_in_words(day: date, language: Language) -> str:
    """A date as the organizations print it.

    >>> date_in_words(date(2020, 11, 23), "ru"), date_in_words(date(2020, 11, 23), "en")
    ('23 ноября 2020 года', '23 November 2020')
    """
    year = f"{day.year} года" if language == "ru" else str(day.year)
    return f"{_day_and_month(day, language)} {year}"


def days_in_words(first: date, last: date, language: Language) -> str:
    """The days of a meeting, with nothing said twice.

    >>> days_in_words(date(2024, 10, 27), date(2024, 10, 28), "ru")
    '27–28 октября 2024 года'
    >>> days_in_words(date(2024, 10, 27), date(2024, 11, 2), "en")
    '27 October – 2 November 2024'
    """
    end = date_in_words(last, language)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start = date_in_words(first, language) if first.year != last.year else _day_and_month(first, language)
    return f"{start} – {end}"


def _day_and_month(day: date, language: Language) -> str:
    return f"{day.day} {_MONTHS[language][day.month - 1]}"
