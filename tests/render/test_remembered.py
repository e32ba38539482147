"""What was made of a document is made once, and never taken for that of another one."""

from made import document

from preamble.render.remembered import remembered


def test_each_document_and_value_is_asked_about_once() -> None:
    asked: list[tuple[int, str]] = []

    @remembered
    def look(one: object, word: str) -> str:
        asked.append((id(one), word))
        return word.upper()

    first, second = document(), document()
    assert [look(one, word) for one in (first, second, first) for word in ("a", "b", "a")] == list("ABA" * 3)
    assert len(asked) == 4


def test_a_document_that_is_gone_leaves_nothing_to_the_next() -> None:
    """Identities are used again; that of a remembered document is not, because it is kept."""

    @remembered
    def title(one: object) -> int:
        return id(one)

    assert len({title(document()) for _ in range(50)}) == 50
