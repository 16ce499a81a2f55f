"""What matplotlib draws as a list of parts: lines, texts and pictures, each with its look.

The browser builds a drawing from such a list, and shows or hides a part by what stands beside it.
The list is smaller than SVG, made sooner, and has no ids that another drawing on the page could
share. All lengths are points (1/72 inch), y down, to a tenth.
"""

from __future__ import annotations

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex
from matplotlib.path import Path
from PIL import Image

from .svg import as_webp

PICTURE_DPI = 110  # a picture's pixels an inch, at most
CAPS = {"projecting": "square"}
LETTERS = {Path.MOVETO: "M", Path.LINETO: "l", Path.CURVE3: "q", Path.CURVE4: "c"}


class Parts(RendererBase):
    """Draws matplotlib's artists into a list.

    Parameters
    ----------
    width, height : float
        Of the page.

    Attributes
    ----------
    parts : list of dict
        A line or filled form has ``d``, a path of SVG, a text ``text``, ``x`` and ``y``, a picture
        ``image``, ``x``, ``y``, ``width`` and ``height``. ``clip`` is a number in the list of this
        name, and ``look`` lists those in which a line is drawn, one over the other.
    looks : list of str
        CSS.
    clips : list of str
        Paths of SVG: what lies outside is not shown.
    """

    def __init__(self, width, height):
        super().__init__()
        self.width, self.height = width, height
        self.parts, self.looks, self.clips = [], [], []
        self._about = {}

    def draw(self, artist, **about):
        """Draw an artist.

        Parameters
        ----------
        artist : matplotlib.artist.Artist
            On a figure of 72 dots an inch.
        **about
            What each of its parts says beside how it looks.
        """
        self._about = about
        artist.draw(self)

    def look(self, css):
        """The number of a look in `looks`; a new one is added.

        Parameters
        ----------
        css : str

        Returns
        -------
        int
        """
        return _number(self.looks, css)

    # --- what matplotlib asks of a renderer ---

    def draw_path(self, gc, path, transform, rgbFace=None):
        """Add a line or a filled form; lines that look the same become one."""
        d = self._path(path, transform, path.should_simplify and rgbFace is None)
        if not d:
            return
        look, about = self.look(_line_look(gc, rgbFace)), {**self._about, **self._clip(gc)}
        last = self.parts[-1] if self.parts else {}
        rest = {name: last[name] for name in last if name not in ("d", "look")}
        if rgbFace is None and about == rest and last["look"] == [look]:
            last["d"] += d
        elif rgbFace is None and about == rest and last["d"] == d:
            last["look"].append(look)  # drawn over its own halo
        else:
            self.parts.append({**about, "look": [look], "d": d})

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        """Add a line of text."""
        to_left = mtext is not None and mtext.get_horizontalalignment() == "right"
        if to_left:
            x, _ = mtext.get_transform().transform(mtext.get_unitless_position())
        look = self.look(_text_look(gc, prop, to_left))
        place = {"x": _tenth(x), "y": _tenth(y)}
        self.parts.append({**self._about, "look": [look], **place, "text": s})

    def draw_image(self, gc, x, y, im, transform=None):
        """Add a picture, in its own pixels or in fewer."""
        if transform is None:
            high, wide = (72 * size / PICTURE_DPI for size in im.shape[:2])
        else:
            (left, foot), (right, head) = transform.transform([(0, 0), (1, 1)])
            x, y, wide, high = x + left, y + min(foot, head), right - left, abs(head - foot)
        if transform is None or foot < head:
            im = im[::-1]
        place = {"x": _tenth(x), "y": _tenth(self.height - y - high),
                 "width": _tenth(wide), "height": _tenth(high)}  # fmt: skip
        picture = Image.fromarray(np.ascontiguousarray(im))
        most = round(max(wide, high) * PICTURE_DPI / 72)
        if max(picture.size) > most > 0:
            picture.thumbnail((most, most), Image.Resampling.BILINEAR, reducing_gap=None)
        image = as_webp(np.asarray(picture))
        self.parts.append({**self._about, **self._clip(gc), **place, "image": image})

    def option_scale_image(self):
        """A picture that is not to be smoothed keeps its pixels: the browser smooths it."""
        return True

    def get_canvas_width_height(self):
        """How large the page is."""
        return self.width, self.height

    def get_image_magnification(self):
        """How many pixels of a picture go on a point."""
        return PICTURE_DPI / 72

    def option_image_nocomposite(self):
        """Pictures stay apart."""
        return True

    # --- how it is written down ---

    def _clip(self, gc):
        path, transform = gc.get_clip_path()
        box = gc.get_clip_rectangle()
        if path is None:
            if box is None or (box.x0 <= 0 and box.x1 >= self.width and box.height >= self.height):
                return {}
            (x0, y0), (x1, y1) = box.min, box.max
            path, transform = Path([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]), None
        return {"clip": _number(self.clips, self._path(path, transform))}

    def _path(self, path, transform, simplify=False):
        clean = path.cleaned(transform=transform, simplify=simplify, remove_nans=True)
        places = np.rint(clean.vertices * (10, -10) + (0, 10 * self.height)).astype(int)
        return path_text(places.tolist(), clean.codes.tolist())


def path_text(places, codes):
    """Write a path as SVG does, each place counted from the one before.

    Parameters
    ----------
    places : list of list of int
        x and y of each vertex, in tenths.
    codes : list of int
        As :class:`matplotlib.path.Path` has them.

    Returns
    -------
    str

    Examples
    --------
    >>> path_text([[0, 10], [25, 10], [25, 5], [0, 0]], [1, 2, 2, 79])
    'M0 1l2.5 0 0-.5z'
    """
    text, here, before, i = [], (0, 0), None, 0
    start = here
    while i < len(codes) and codes[i] != Path.STOP:
        code = codes[i]
        if code == Path.CLOSEPOLY:
            text.append("z")
            here, before, i = start, None, i + 1
            continue
        count = {Path.CURVE3: 2, Path.CURVE4: 3}.get(code, 1)
        ends, i = places[i : i + count], i + count
        if code == Path.MOVETO:
            here = start = (0, 0)  # counted from the page's corner
        moves = [one - other for end in ends for one, other in zip(end, here, strict=True)]
        if code != Path.MOVETO and not any(moves):
            continue
        if code == Path.MOVETO:
            start = tuple(ends[0])
        letter = LETTERS[code]
        text.append(_joined(moves, letter if letter != before else ""))
        here, before = tuple(ends[-1]), letter
    return "".join(text)


def _joined(tenths, letter):
    """Numbers as short as can be, with a blank only where there is no sign."""
    text = letter
    for number in tenths:
        whole, tenth = divmod(abs(number), 10)
        written = ("-" if number < 0 else "") + (str(whole) if whole or not tenth else "")
        written += f".{tenth}" if tenth else ""
        text += written if number < 0 or text == letter != "" else " " + written
    return text


def _line_look(gc, face):
    """The CSS of a line or form."""
    look = {"fill": "none" if face is None else to_hex(face)}
    alpha = gc.get_alpha() if gc.get_forced_alpha() else None
    if alpha not in (None, 1):
        look["opacity"] = f"{alpha:.2g}"
    elif face is not None and len(face) > 3 and face[3] != 1:
        look["fill-opacity"] = f"{face[3]:.2g}"
    weight, (offset, dashes) = gc.get_linewidth(), gc.get_dashes()
    if weight:
        rgb = gc.get_rgb()
        look |= {"stroke": to_hex(rgb), "stroke-width": f"{weight:.3g}"}
        if alpha is None and rgb[3] != 1:
            look["stroke-opacity"] = f"{rgb[3]:.2g}"
        if dashes is not None:
            look["stroke-dasharray"] = " ".join(f"{length:.3g}" for length in dashes)
            look["stroke-dashoffset"] = f"{float(offset):.3g}"
        cap, join = gc.get_capstyle(), gc.get_joinstyle()
        look["stroke-linecap"] = CAPS.get(cap, cap)
        look["stroke-linejoin"] = join
    return _css(look)


def _text_look(gc, prop, to_left):
    families = ", ".join(f"'{name}'" for name in prop.get_family())
    weight = {"normal": 400, "bold": 700}.get(prop.get_weight(), prop.get_weight())
    look = {"font": f"{weight} {prop.get_size():g}px {families}", "fill": to_hex(gc.get_rgb())}
    return _css(look | ({"text-anchor": "end"} if to_left else {}))


def _css(look):
    return ";".join(f"{name}:{value}" for name, value in look.items())


def _number(known, text):
    """Which one of a list a text is; what is new is added."""
    if text not in known:
        known.append(text)
    return known.index(text)


def _tenth(number):
    return round(float(number), 1)
