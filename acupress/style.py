"""Colours, text sizes, line weights and the order of things: how every plate is drawn."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from matplotlib import font_manager

HERE = Path(__file__).parent
SHEET = HERE / "acupress.mplstyle"  # applied with matplotlib.style.context, never globally
NAMES_FONT = HERE / "fonts" / "NotoSansCJKtc-names.otf"
font_manager.fontManager.addfont(NAMES_FONT)


@dataclasses.dataclass(frozen=True)
class Palette:
    """The colours of one drawing style, as matplotlib colour names.

    Attributes
    ----------
    paper, ink, quiet : str
        The page, its lettering, and lettering that steps back.
    skin_light, skin, skin_shade, contour : str
        Skin toward the light, between, away from it, and its outline.
    bone, bone_line, tendon, tendon_line, crease : str
        The quiet layers.
    point, guide, guide_halo : str
        The one accent of the dot, the construction, and the halo that lifts both off the skin.
    """

    paper: str = "#fdfbf7"
    ink: str = "#22303c"
    quiet: str = "#5a6670"
    skin_light: str = "#f6eadf"
    skin: str = "#e6d2c0"
    skin_shade: str = "#b6967f"
    contour: str = "#6a4e3f"
    bone: str = "#fbf6ea"
    bone_line: str = "#8d7c66"
    tendon: str = "#e3e6e1"
    tendon_line: str = "#7f8b88"
    crease: str = "#845f4d"
    point: str = "#b3181f"
    guide: str = "#17456b"
    guide_halo: str = "#fdfbf7"


ATLAS = Palette()

# What lies over what; matplotlib draws low numbers first.
Z_SKIN, Z_BONE, Z_TENDON, Z_CREASE, Z_DETAIL = 1, 2, 3, 4, 5
Z_GUIDE, Z_LANDMARK, Z_DOT, Z_LEADER, Z_TEXT = 10, 11, 12, 13, 14

# Points (1/72 inch). They stay the same at every figure size, so that lettering stays legible.
TEXT = 10.5
TEXT_NAME = 11.5
TEXT_TITLE = 12.5
TEXT_SMALL = 9
DOT = 8.5
LANDMARK = 5.5
