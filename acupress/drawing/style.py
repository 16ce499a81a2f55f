"""Colours, text sizes, line weights and the order of things: how every plate is drawn."""

from __future__ import annotations

import contextlib
import dataclasses
import threading
from pathlib import Path

import matplotlib as mpl
import matplotlib.style

from ..facts.calls import shown
from .letters import make_known

HERE = Path(__file__).parent
SHEET = HERE / "acupress.mplstyle"
# matplotlib's settings are one for all threads: who changes them must be alone with them.
_ALONE = threading.RLock()
_within = 0  # how many of our own functions are at work, one within the other


@contextlib.contextmanager
def applied():
    """Draw and save in this project's style, whatever the reader's settings; also a decorator.

    The settings are the reader's own again afterwards. Threads that draw wait for each other.

    Yields
    ------
    None
    """
    global _within
    with _ALONE, contextlib.ExitStack() as settings:
        if not _within:
            make_known()
            settings.enter_context(mpl.style.context(SHEET, after_reset=True))
        _within += 1
        try:
            yield
        finally:
            _within -= 1


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
    point, guide, halo : str
        The one accent of the dot, the construction, and the rim that lifts both off the skin.
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
    halo: str = "#fdfbf7"


ATLAS = Palette()
# No one skin stands for everybody: "atlas" is the middle of these.
PALETTES = {
    "atlas": ATLAS,
    "umber": dataclasses.replace(
        ATLAS, skin_light="#b98f70", skin="#946a4e", skin_shade="#5d3f2d", contour="#35221a",
        bone="#efe3cd", bone_line="#4d3a2a", tendon="#d5d8d2", tendon_line="#3e4a48",
        crease="#3d281d", point="#c4151d", guide="#0f3558",
    ),
    "ivory": dataclasses.replace(
        ATLAS, skin_light="#fff6ef", skin="#f5e4d9", skin_shade="#cfae9e", contour="#7a5a4e",
    ),
    # Lines only: no tone but paper, for printing in grey.
    "line": Palette(
        paper="#ffffff", ink="#000000", quiet="#444444", skin_light="#ffffff", skin="#ffffff",
        skin_shade="#ffffff", contour="#1a1a1a", bone="#ffffff", bone_line="#777777",
        tendon="#ffffff", tendon_line="#999999", crease="#555555", point="#000000",
        guide="#333333", halo="#ffffff",
    ),
    "dark": Palette(
        paper="#1a2026", ink="#e9edf0", quiet="#a9b4bd", skin_light="#a98f7c", skin="#7d6758",
        skin_shade="#473a33", contour="#d9c3b2", bone="#cfc6b4", bone_line="#2b2622",
        tendon="#aeb8b5", tendon_line="#dfe6e4", crease="#e0c8b8", point="#ff8a80",
        guide="#a5d4ff", halo="#1a2026",
    ),
}  # fmt: skip


def palette_of(palette):
    """Return a palette by its name, or the palette itself.

    Parameters
    ----------
    palette : Palette or str
        One of ``atlas``, ``umber``, ``ivory``, ``line`` and ``dark``, or one of your own.

    Returns
    -------
    Palette

    Raises
    ------
    ValueError
        No palette has this name.

    Examples
    --------
    >>> palette_of("dark").paper
    '#1a2026'
    """
    if isinstance(palette, Palette):
        return palette
    if not isinstance(palette, str) or palette not in PALETTES:
        raise ValueError(f"There is no palette {shown(palette)}: there are {', '.join(PALETTES)}.")
    return PALETTES[palette]


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

SWELL = 0.45  # how much heavier a contour is on the shade side, as part of its width
