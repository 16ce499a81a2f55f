"""Make the two small fonts of hanzi that drawings and cards use.

Takes the letters of the present fonts and of all tables from Noto Sans CJK, turns the outlines
into TrueType ones (a PDF that embeds the originals shows no hanzi in some viewers) and gives the
family a name of its own, so that nobody's other plots pick it up.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "acupress" / "drawing" / "fonts"
FAMILY = "Acupress Names"
TRADITIONAL_CHINESE = 3  # the number of the font in the collection
UNUSED_LIMITS = (  # of a font without hints
    "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxSizeOfInstructions",
    "maxInstructionDefs", "maxStackElements", "maxComponentElements",
)  # fmt: skip
USAGE = "usage: python tools/subset_names_font.py NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc"


def hanzi_wanted():
    """All hanzi of the present fonts and of the tables."""
    letters = {
        letter
        for file in (ROOT / "data").glob("*.csv")
        for letter in file.read_text(encoding="utf-8")
    }
    for file in FONTS.glob("*.[ot]tf"):
        letters |= set(map(chr, TTFont(file).getBestCmap()))
    return {letter for letter in letters if "\u2e80" <= letter <= "\u9fff"}


def small_font(collection, weight, letters):
    """A TrueType font of some letters."""
    options = subset.Options(layout_features=[], notdef_outline=True, hinting=False)
    options.name_IDs, options.drop_tables = [0, 13, 14], [*options.drop_tables, "BASE", "VORG"]
    font = TTFont(collection, fontNumber=TRADITIONAL_CHINESE, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=map(ord, letters))
    subsetter.subset(font)
    _to_truetype(font)
    names = {1: FAMILY, 2: weight, 4: f"{FAMILY} {weight}", 6: f"AcupressNames-{weight}"}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    return font


def _to_truetype(font):
    """Turn cubic outlines into quadratic ones, a thousandth of a letter apart at most."""
    glyphs, outlines = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), outlines
    del font["CFF "]
    font["maxp"].tableVersion = 0x00010000
    for limit in UNUSED_LIMITS:
        setattr(font["maxp"], limit, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType, font.sfntVersion = 3.0, "\x00\x01\x00\x00"
    font["post"].glyphOrder = font.getGlyphOrder()


def main(collections):
    """Write both weights; they are said in the order regular, bold."""
    if len(collections) != 2:
        print(USAGE)
        return 2
    letters = hanzi_wanted()
    for collection, weight in zip(collections, ("Regular", "Bold"), strict=True):
        font = small_font(collection, weight, letters)
        file = FONTS / f"AcupressNames-{weight}.ttf"
        font.save(file)
        print(f"{file.name}: {len(font.getBestCmap())} letters, {file.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
