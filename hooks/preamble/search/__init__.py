"""What a reader's browser needs to search the library: an index made once, in small files.

``records`` says what can be found, ``words`` which forms belong together, ``symbols`` how a symbol
may be typed, ``index`` writes the files. The other half, which asks them, is
``docs/assets/javascripts/search.js``; what both must do alike stands in ``tokens`` and is tested on both.
"""
