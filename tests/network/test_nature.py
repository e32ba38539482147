"""What an instrument is, told by its identifier, without a guess."""

import pytest

from preamble.network.nature import nature, year


@pytest.mark.parametrize(
    ("target", "russian", "english", "known_year"),
    [
        ("A/DEC/60/519", "Решение Генеральной Ассамблеи", "Decision of the General Assembly", None),
        (
            "E/RES/2019/19",
            "Резолюция Экономического и Социального Совета",
            "Resolution of the Economic and Social Council",
            2019,
        ),
        (
            "A/HRC/RES/52/24",
            "Резолюция Совета по правам человека",
            "Resolution of the Human Rights Council",
            None,
        ),
        ("A/HRC/52/1", "Документ Совета по правам человека", "Document of the Human Rights Council", None),
        ("E/CN.7/RES/60/1", "Резолюция", "Resolution", None),  # A commission's, not the Council's.
        ("A/CONF.192/15", "Документ Организации Объединенных Наций", "Document of the United Nations", None),
        ("UNTS vol. 2225, No. 39574", "Международный договор", "Treaty", None),
        (
            "SDG 16.4",
            "Задача в рамках целей в области устойчивого развития",
            "Target of the Sustainable Development Goals",
            None,
        ),
        (
            "QDe.115",
            "Позиция санкционного перечня: организация или предприятие",
            "Entry of a sanctions list: entity",
            None,
        ),
        ("R.05.V.2", "Издание для продажи", "Sales publication", 2005),
        ("S/2016/92", "Документ Совета Безопасности", "Document of the Security Council", 2016),
        (
            "A.1110(30)",
            "Резолюция Международной морской организации",
            "Resolution of the International Maritime Organization",
            None,
        ),
        (
            "AG/RES.2950(L-O/20)",
            "Резолюция Организации американских государств",
            "Resolution of the Organization of American States",
            None,
        ),
        ("Assembly/AU/Dec.749(XXXIII)", "Решение Африканского союза", "Decision of the African Union", None),
        ("CM/Res.1476(LX)", "Резолюция", "Resolution", None),  # Of the Organization of African Unity.
        (
            "CM/Rec(2018)2",
            "Рекомендация Комитета министров Совета Европы",
            "Recommendation of the Committee of Ministers of the Council of Europe",
            2018,
        ),
        (
            "PACE/Res.2436(2022)",
            "Резолюция Парламентской ассамблеи Совета Европы",
            "Resolution of the Parliamentary Assembly of the Council of Europe",
            2022,
        ),
        (
            "WHA75(9)",
            "Решение Всемирной ассамблеи здравоохранения",
            "Decision of the World Health Assembly",
            None,
        ),
        ("XYZ-1", "Документ", "Document", None),
    ],
)
def test_nature(target: str, russian: str, english: str, known_year: int | None) -> None:
    found = nature(target)
    assert (found.name("ru"), found.name("en"), year(target)) == (russian, english, known_year)
