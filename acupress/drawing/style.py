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
    bone_light, bone, bone_shade, bone_line : str
        Bones toward the light, between, away from it, and their outlines.
    tendon_light, tendon, tendon_shade, tendon_line : str
        Tendons, likewise.
    muscle_light, muscle, muscle_shade, muscle_line : str
        The bellies that tendons come from, likewise.
    shadow : str
        What falls from bones and tendons on what lies below.
    crease : str
        Creases and small drawing.
    point, guide, halo : str
        The one accent of the dot, the construction, and the rim that lifts both off the skin.
    engraved : bool
        Whether light is drawn with lines, not with tone.
    """

    paper: str = "#fdfbf7"
    ink: str = "#22303c"
    quiet: str = "#5a6670"
    skin_light: str = "#f6eadf"
    skin: str = "#e6d2c0"
    skin_shade: str = "#b6967f"
    contour: str = "#6a4e3f"
    bone_light: str = "#fffdf5"
    bone: str = "#f0e5cd"
    bone_shade: str = "#a88e6c"
    bone_line: str = "#6f5c44"
    tendon_light: str = "#ffffff"
    tendon: str = "#dfe3df"
    tendon_shade: str = "#8f9a99"
    tendon_line: str = "#66726f"
    muscle_light: str = "#dba393"
    muscle: str = "#c4826f"
    muscle_shade: str = "#8a4e40"
    muscle_line: str = "#7d4a3d"
    shadow: str = "#6d4f3e"
    crease: str = "#845f4d"
    point: str = "#b3181f"
    guide: str = "#17456b"
    halo: str = "#fdfbf7"
    engraved: bool = False

    def tones(self, kind):
        """The colours of ``skin``, ``bone``, ``tendon`` or ``muscle`` in shade, between, in light.

        Parameters
        ----------
        kind : str

        Returns
        -------
        tuple of str
        """
        return tuple(getattr(self, f"{kind}{part}") for part in ("_shade", "", "_light"))


ATLAS = Palette()
# No one skin stands for everybody: "atlas" is the middle of these.
PALETTES = {
    "atlas": ATLAS,
    "umber": dataclasses.replace(
        ATLAS, skin_light="#b98f70", skin="#946a4e", skin_shade="#5d3f2d", contour="#35221a",
        bone_light="#f8efdc", bone="#e0d0b2", bone_shade="#85694a", bone_line="#4d3a2a",
        tendon="#ccd0cb", tendon_shade="#6f7a78", tendon_line="#3e4a48",
        muscle_light="#b56a58", muscle="#974f40", muscle_shade="#5c2c22", muscle_line="#4a221a",
        shadow="#2c1a10", crease="#3d281d", point="#c4151d", guide="#0f3558",
    ),
    "ivory": dataclasses.replace(
        ATLAS, skin_light="#fff3ec", skin="#f3dccf", skin_shade="#cba695", contour="#7a5a4e",
        bone_light="#fffef2", bone="#efe6b8", bone_shade="#a4946a", bone_line="#6d6040",
        shadow="#8d6b5a",
    ),
    # Lines only, as an engraver draws, for printing in grey.
    "line": Palette(
        paper="#ffffff", ink="#000000", quiet="#444444", skin_light="#ffffff", skin="#ffffff",
        skin_shade="#ffffff", contour="#1a1a1a", bone_light="#ffffff", bone="#ffffff",
        bone_shade="#ffffff", bone_line="#555555", tendon_light="#ffffff", tendon="#ffffff",
        tendon_shade="#ffffff", tendon_line="#777777", muscle_light="#ffffff", muscle="#ffffff",
        muscle_shade="#ffffff", muscle_line="#777777", shadow="#ffffff", crease="#444444",
        point="#000000", guide="#222222", halo="#ffffff", engraved=True,
    ),
    "dark": Palette(
        paper="#1a2026", ink="#e9edf0", quiet="#a9b4bd", skin_light="#a48b7a", skin="#6f5b4e",
        skin_shade="#3a2f2a", contour="#d9c3b2", bone_light="#f4ecd9", bone="#c9bd9f",
        bone_shade="#6f634d", bone_line="#2b2622", tendon_light="#e6ecea", tendon="#a9b4b1",
        tendon_shade="#5b6664", tendon_line="#20282a", muscle_light="#b3705f", muscle="#8f4f41",
        muscle_shade="#4d2720", muscle_line="#2d1510", shadow="#120d0a", crease="#e0c8b8",
        point="#ff8a80", guide="#a5d4ff", halo="#1a2026",
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
Z = {"skin": 1, "bone": 2, "tendon": 3, "crease": 4, "detail": 5}
Z_FADE, Z_INSET = 6, 7
Z_GUIDE, Z_LANDMARK, Z_DOT, Z_LEADER, Z_TEXT = 10, 11, 12, 13, 14

# Points (1/72 inch). They stay the same at every figure size, so that lettering stays legible.
TEXT = 10.5
TEXT_NAME = 11.5
TEXT_TITLE = 12.5
TEXT_SMALL = 10.2  # 11 pixels where a page of 4.6 inches is shown 360 pixels wide
LEADING = 13.0  # from one line of a label to the next
DOT = 8.5
LANDMARK = 5.5

# Weights of lines, one for each kind on every plate and at every width.
LINES = {"skin": 1.1, "bone": 0.55, "tendon": 0.5, "crease": 0.75, "detail": 0.7}
SWELL = 0.5  # how much heavier a contour is on the shade side, as part of its width
