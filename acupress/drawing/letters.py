"""The letters of every drawing: two small families that go wherever a drawing goes.

``Acupress Sans`` is DejaVu Sans as matplotlib ships it, ``Acupress Names`` the hanzi of the tables
(see ``fonts/README.md``). The families have names of their own, so that neither the reader's plots
nor the page around a drawing pick them up, nor a drawing other fonts of the same name.
"""

from __future__ import annotations

import base64
import functools
import io
from pathlib import Path

from ..facts.kept import kept_text

HERE = Path(__file__).parent / "fonts"
FAMILIES = ("Acupress Sans", "Acupress Names")
HANZI = "\N{CJK RADICAL REPEAT}"  # letters from here on need a font that a page may lack
# What most drawings write: one subset serves them all, so that it is made once.
USUAL = frozenset(map(chr, range(0x20, 0x7F))) | set(
    "ĀāÁáǍǎÀàĒēÉéĚěÈèĪīÍíǏǐÌìŌōÓóǑǒÒòŪūÚúǓǔÙùÜüǕǖǗǘǙǚǛǜ‑–—−·⚠"
)


@functools.cache
def shipped():
    """The folder of the fonts that matplotlib brings."""
    import matplotlib  # only now, as below: what shows what was drawn before needs none of it

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@functools.cache
def faces():
    """The file of each family and weight.

    Returns
    -------
    dict of (str, int) to pathlib.Path
    """
    usual, names = FAMILIES
    return {
        (usual, 400): shipped() / "DejaVuSans.ttf",
        (usual, 700): shipped() / "DejaVuSans-Bold.ttf",
        (names, 400): HERE / "AcupressNames-Regular.ttf",
        (names, 700): HERE / "AcupressNames-Bold.ttf",
    }


def make_known():
    """Let matplotlib find the families, once for each list of fonts it has."""
    from matplotlib import font_manager

    manager = font_manager.fontManager
    known = {(entry.name, entry.weight) for entry in manager.ttflist}
    for (family, weight), file in faces().items():
        if (family, weight) not in known:
            entry = font_manager.FontEntry(
                fname=str(file), name=family, style="normal", variant="normal", weight=weight,
                stretch="normal", size="scalable",
            )  # fmt: skip
            manager.ttflist.append(entry)


@functools.cache
def letters_of(file):
    """The letters a font has.

    Parameters
    ----------
    file : path-like

    Returns
    -------
    frozenset of str
        A character each.
    """
    from matplotlib.ft2font import FT2Font

    return frozenset(map(chr, FT2Font(str(file)).get_charmap()))


def drawable(text):
    """Return the text if the fonts have all its letters, else nothing: boxes say nothing.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> drawable("委中"), drawable("Wěizhōng"), drawable("จุด")
    ('委中', 'Wěizhōng', '')
    """
    return text if _all_letters().issuperset(text) else ""


@functools.cache
def _all_letters():
    return frozenset().union(*(letters_of(file) for file in faces().values()))


def font_css(text):
    """Write CSS that brings along the fonts with which a text is drawn.

    Parameters
    ----------
    text : str
        Everything that is to be lettered with them; markup around it does no harm.

    Returns
    -------
    str
        An ``@font-face`` rule for each weight of the families `FAMILIES` that has any of the
        letters, its font a ``data:`` address. Equal letters give equal rules.

    Examples
    --------
    >>> css = font_css("Wěizhōng 委中")
    >>> css.count("@font-face"), "Acupress Names" in css
    (4, True)
    """
    return _css("".join(sorted(set(text) - {"\n"})))


def hanzi_css(text):
    """Write CSS that brings along the letters of a text that a page may lack.

    Parameters
    ----------
    text : str
        Of a page that has a font of its own for all else.

    Returns
    -------
    str
        As of :func:`font_css`.

    Examples
    --------
    >>> css = hanzi_css("BL-40 Wěizhōng 委中")
    >>> "Acupress Names" in css, "Acupress Sans" in css
    (True, False)
    """
    return font_css("".join(letter for letter in text if letter >= HANZI))


@functools.lru_cache(maxsize=256)
def _css(letters):
    return kept_text(["letters", letters], lambda: _rules(set(letters)))


def _rules(wanted):
    """What :func:`font_css` writes for these letters."""
    usual, names = FAMILIES
    rules = []
    for (family, weight), file in faces().items():
        letters = wanted & letters_of(file)
        if family == names:  # hanzi only: the other family has the rest
            letters -= letters_of(faces()[usual, weight])
        elif letters:
            letters |= USUAL & letters_of(file)
        if letters:
            font = _small_font(file, frozenset(letters))
            # Several texts may bring a font of one name each: each answers for its own letters.
            covers = ",".join(f"U+{ord(letter):X}" for letter in sorted(letters))
            rules.append(
                f'@font-face{{font-family:"{family}";font-weight:{weight};'
                f'src:url("data:font/woff;base64,{font}") format("woff");unicode-range:{covers}}}'
            )
    return "".join(rules)


@functools.lru_cache(maxsize=256)
def _small_font(file, letters):
    """A font with some letters of another, as base64 text."""
    return kept_text(["font", file.name, *sorted(letters)], lambda: _cut_down(file, letters))


def _cut_down(file, letters):
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(hinting=False, name_IDs=[], notdef_outline=True, flavor="woff")
    options.drop_tables += ["FFTM"]  # when the font was made: nobody's concern here
    font = TTFont(file, recalcTimestamp=False, recalcBBoxes=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=map(ord, letters))
    subsetter.subset(font)
    font.flavor = "woff"
    made = io.BytesIO()
    font.save(made)
    return base64.b64encode(made.getvalue()).decode()
