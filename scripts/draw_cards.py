"""The pictures that go with a shared link, one per language, drawn anew from the site's own type.

    .venv/bin/python scripts/draw_cards.py

Needed only when the look or the words change: the pictures lie in docs/assets/images, so that a
build needs no browser.
"""

from __future__ import annotations

import os
import sys

from playwright.sync_api import sync_playwright

import browser
from setup_environment import ROOT

ASSETS = ROOT / "docs/assets"
WORDS = {
    "ru": (
        "Преамбула",
        "Тексты международных резолюций и докладов с адресом у каждого пункта",
        "Русский · English",
    ),
    "en": (
        "Preamble",
        "Texts of international resolutions and reports, with an address for every paragraph",
        "English · Русский",
    ),
}
PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><style>
@font-face {{ font-family: "T"; font-weight: 400; src: url({fonts}/pt-serif-{script}-400-normal.woff2); }}
@font-face {{ font-family: "T"; font-weight: 700; src: url({fonts}/pt-serif-{script}-700-normal.woff2); }}
@font-face {{ font-family: "L"; font-weight: 400; src: url({fonts}/pt-serif-{other}-400-normal.woff2); }}
* {{ margin: 0; box-sizing: border-box; }}
body {{ width: 1200px; height: 630px; padding: 92px 110px 0 190px; background: #fdfcf9; color: #1d1b18;
  font-family: T, L, serif; border-top: 14px solid #7a5410; position: relative; }}
svg {{ position: absolute; left: 72px; top: 118px; width: 78px; height: 78px; }}
h1 {{ font-size: 118px; line-height: 1.05; letter-spacing: -1px; }}
p {{ margin-top: 34px; font-size: 47px; line-height: 1.34; color: #57524a; text-wrap: balance; }}
.two {{ position: absolute; left: 190px; bottom: 62px; margin: 0; font-size: 30px; color: #7a5410; }}
</style><body>{logo}<h1>{name}</h1><p>{said}</p><p class="two">{two}</p>"""


def main() -> int:
    """Draw both."""
    chromium = browser.find(os.environ)
    if chromium is None:
        sys.exit("No browser was found.\n" + browser.REMEDY)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        page = started.new_page(viewport={"width": 1200, "height": 630})
        for language, (name, said, two) in WORDS.items():
            script, other = ("cyrillic", "latin") if language == "ru" else ("latin", "cyrillic")
            # A page from a file may load the fonts beside it; one from a string may not.
            drawn = ASSETS / f"card.{language}.html"
            drawn.write_text(
                PAGE.format(
                    language=language, script=script, other=other, fonts="fonts", name=name, said=said,
                    two=two, logo=(ASSETS / "images/logo.svg").read_text(encoding="utf-8"),
                ),
                encoding="utf-8",
            )  # fmt: skip
            page.goto(drawn.as_uri(), wait_until="networkidle")
            page.screenshot(path=ASSETS / f"images/card.{language}.png")
            drawn.unlink()
        started.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
