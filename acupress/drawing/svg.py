"""Figures that describe themselves, and how they reach a page: as SVG with its own letters."""

from __future__ import annotations

import base64
import contextlib
import functools
import html
import io
import json
import os
import re
from urllib.parse import quote

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.figure import Figure
from PIL import Image, WebPImagePlugin  # noqa: F401  # else Pillow loads all formats it knows

from ..facts.files import write_whole
from ..facts.kept import kept_text
from . import style
from .kept_figures import bundle_of
from .letters import font_css

SCREEN = 130  # pixels an inch of a figure gets in a notebook at most
PHONE = 360  # pixels, its width
PNG_DPI = 100  # of the picture for hosts that show no HTML
WHOLE = 80  # hundredths of the window's height: title, dot and ruler are seen together
# Some hosts take the address of the picture out of a notebook that was not run there, others do
# not; all such take the tag "template" off this sentence, so that it is seen. It must suit both.
NOT_SHOWN = "No picture here? Run this notebook's cells to see it: Run, then Run All Cells."


class _StyledCanvas(FigureCanvasBase):
    """Prints in this project's style, whoever asks it to."""

    @style.applied()
    def print_figure(self, *args, **kwargs):
        return super().print_figure(*args, **kwargs)


class DescribedFigure(Figure):
    """A matplotlib Figure that shows itself in a notebook as SVG with a description.

    The SVG is a picture, a document of its own: nothing on the page can reach into it, nor can it
    disturb another. Beside it goes a PNG, for hosts that show no HTML.

    Attributes
    ----------
    alt : str
        What the figure shows, for a reader who cannot see it.
    seen_whole : bool
        Whether a page makes it small enough to be seen at once, as a plate is. What is read part
        by part, a long plot, would be too small to read.
    zoom : float
        How much larger than it is drawn a screen with room for it shows it.
    focus : float
        How far across it, from 0 to 1, is what it is about: there it opens on a phone, where a
        wide one is shown part by part.
    """

    alt = ""
    seen_whole = True
    zoom = 1
    focus = 0.5
    call = None  # what it was drawn by, if that says all of it

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _StyledCanvas(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        if self.call is None:
            shown = self._shown()
        else:
            shown = kept_text(["shown", self.call, self.alt], self._shown)
        return bundle_of(shown, self.alt)

    def _shown(self):
        """What a notebook gets of it, as JSON."""
        drawn, png = io.BytesIO(), io.BytesIO()
        self.savefig(drawn, format="png", dpi=PNG_DPI)
        # Few hosts show it, and all wait for it: 256 colours look like all, and weigh a third.
        Image.open(drawn).convert("RGB").quantize(256).save(png, "png", optimize=True)
        picture = base64.b64encode(png.getvalue()).decode()
        return json.dumps({"html": self._repr_html_(), "png": picture})

    def _repr_html_(self):
        return to_img(self)

    @style.applied()
    def savefig(self, fname, **options):
        """Save as PNG, SVG or PDF; an SVG keeps text as text and brings its fonts.

        Parameters
        ----------
        fname : str, path-like or file-like
        **options
            As :meth:`matplotlib.figure.Figure.savefig` takes them.
        """
        format = options.get("format") or _ending(fname)
        if format != "svg":
            return super().savefig(fname, **options)
        text = _with_fonts(_svg_text(self, **options | {"format": "svg"}))
        if isinstance(fname, (str, os.PathLike)):
            write_whole(fname, text.encode())
        elif isinstance(fname, io.TextIOBase):
            fname.write(text)
        else:
            fname.write(text.encode())

    def svg(self):
        """Return it as an SVG text without its letters, for what has them by name."""
        return _svg_text(self)


class DescribedFigures(tuple):
    """Several figures that a notebook shows side by side, as many as have room, and saves together.

    Parameters
    ----------
    figures : iterable of DescribedFigure
    """

    @property
    def alt(self):
        """What the figures show, a line each."""
        return "\n".join(figure.alt for figure in self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundles = [figure._repr_mimebundle_() for figure in self]
        pictures = [Image.open(io.BytesIO(bundle["image/png"])) for bundle in bundles]
        return {"text/html": _in_rows(bundle["text/html"] for bundle in bundles),
                "image/png": _stacked(pictures), "text/plain": self.alt}  # fmt: skip

    def _repr_html_(self):
        return _in_rows(figure._repr_html_() for figure in self)

    @style.applied()
    def savefig(self, fname, **options):
        """Save as the pages of one PDF, or as several PNG or SVG files: ``name-1.png`` and so on.

        Parameters
        ----------
        fname : str or path-like
        **options
            As :meth:`matplotlib.figure.Figure.savefig` takes them.
        """
        start, ending = os.path.splitext(os.fspath(fname))
        if (options.get("format") or ending[1:]).lower() == "pdf":
            from matplotlib.backends.backend_pdf import PdfPages  # only now: it takes 10 MB

            with PdfPages(fname) as pages:
                for figure in self:
                    figure.savefig(pages, **options | {"format": "pdf"})
            return
        for number, figure in enumerate(self, 1):
            figure.savefig(f"{start}-{number}{ending}", **options)


def _in_rows(figures):
    """Figures as HTML, side by side as far as there is room; on a phone one below another."""
    items = "".join(f'<div style="max-width:100%">{html}</div>' for html in figures)
    return (
        '<div style="display:flex;flex-wrap:wrap;gap:8px 16px;align-items:flex-start">'
        f"{items}</div>"
    )


def _stacked(pictures):
    """Pictures one below another, as the bytes of one PNG."""
    size = max(picture.width for picture in pictures), sum(picture.height for picture in pictures)
    page, top, file = Image.new("RGB", size, "white"), 0, io.BytesIO()
    for picture in pictures:
        page.paste(picture, (0, top))
        top += picture.height
    page.save(file, "png")
    return file.getvalue()


def _ending(fname):
    """The format that a file's name asks for, as matplotlib reads it."""
    with contextlib.suppress(TypeError):
        return os.path.splitext(os.fspath(fname))[1][1:].lower()
    return ""


def _svg_text(figure, **options):
    """A figure as SVG; equal drawings give equal text."""
    file = io.BytesIO()
    options = {"dpi": 110} | options
    options["metadata"] = {"Date": None} | (options.get("metadata") or {})
    with style.applied():
        Figure.savefig(figure, file, **options | {"format": "svg"})
    # A hundredth of a point is plenty; what stands between tags is text and stays as it is.
    rounded = re.compile(r">[^<]*<|(\d\.\d\d)\d+")
    head, tag, rest = file.getvalue().decode().partition("<svg")
    start, _, rest = rest.partition(">")
    rest = rounded.sub(lambda match: match[1] or match[0], ">" + rest)
    return head + tag + start + rest


def _with_small_pictures(svg):
    """An SVG text for a page, whose pictures every browser reads at a fraction of their weight."""
    return re.sub(r"data:image/png;base64,([^\"]+)", lambda found: _as_webp(found[1]), svg)


@functools.lru_cache(maxsize=32)
def _as_webp(png):
    return as_webp(np.array(Image.open(io.BytesIO(base64.b64decode(png))).convert("RGBA")))


def as_webp(pixels):
    """A picture as every browser reads it, at a fraction of a PNG's weight.

    Parameters
    ----------
    pixels : ndarray of shape (rows, columns, 4)
        RGBA, 0 to 255.

    Returns
    -------
    str
        A ``data:`` address.
    """
    colours, file = pixels[pixels[..., 3] > 0, :3], io.BytesIO()
    # Paper that fades in is one colour: were it not kept, a faint square would show on the page.
    is_plain = len(colours) > 0 and np.ptp(colours, axis=0).max() <= 2
    if is_plain:
        pixels = pixels.copy()
        pixels[..., :3] = np.median(colours, axis=0).round()
    quality = {"lossless": True} if is_plain else {"quality": 82, "alpha_quality": 70}
    Image.fromarray(pixels).save(file, "webp", method=3, **quality)
    return f"data:image/webp;base64,{base64.b64encode(file.getvalue()).decode()}"


def _with_fonts(svg):
    """An SVG text that brings along the letters it needs."""
    words = html.unescape("".join(re.findall(r">([^<]+)</t", svg)))
    start = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:start]}<style>{font_css(words)}</style>{svg[start:]}"


# WebKit paints such a picture before its letters and shading are there, and not again by itself.
SETTLE = "@keyframes acupress-settle{from{padding-right:1px}to{padding-right:0}}"


# On a phone a wide figure keeps its letters legible: it is moved sideways, and opens at its focus.
# The place it opens at draws the view to itself for a moment only; then it can be moved freely.
WIDE = """
@media (max-width:700px){.acupress-wide{overflow-x:auto;scroll-snap-type:x mandatory}
.acupress-wide>img{max-width:none!important}}
@keyframes acupress-open{from,to{scroll-snap-align:center}}
.acupress-wide>i{position:absolute;top:0;width:1px;height:1px;animation:acupress-open 2s}
"""
# What may stand in an address as it is, and in an attribute between double quotes.
IN_ADDRESS = " !$'()*+,/:;=?@[]{|}"
LEAST = 11 / style.TEXT_SMALL  # pixels a point has at least on a phone


def to_img(figure):
    """A figure as one ``<img>`` element with its description.

    Parameters
    ----------
    figure : DescribedFigure

    Returns
    -------
    str
        As wide as its lettering needs, but never wider than its place, nor, if it is to be seen
        whole, higher than what is seen at once. On a phone one too wide to be legible so is shown
        part by part.
    """
    width, height = (figure.get_size_inches() * SCREEN * figure.zoom).round().astype(int).tolist()
    svg = _with_fonts(_with_small_pictures(_svg_text(figure)))
    svg = _sized(svg, f'width="{width}" height="{height}"')
    # Its size is said, not found when it has been read: else what is below jumps, and all else on
    # the page is laid out once more.
    most = f",{WHOLE * width / height:.2f}vh" if figure.seen_whole else ""
    look = f"display:block;box-sizing:border-box;width:min({width}px{most});max-width:100%"
    look += f";height:auto;aspect-ratio:{width}/{height}"
    look += ";animation:acupress-settle 1s steps(2) 3"
    alt = html.escape(figure.alt, quote=True)
    img = f'<img alt="{alt}" style="{look}" src="{_address(svg)}">'
    least = figure.get_figwidth() * 72 * LEAST
    if least > PHONE and figure.seen_whole:
        img = _opening_at(img, least, figure.focus)
    return f"<style>{SETTLE}</style>{img}<template><p>{NOT_SHOWN}</p></template>"


def _address(svg):
    """A picture as the address of itself: as text, which is a quarter shorter than base64."""
    return f"data:image/svg+xml,{quote(' '.join(svg.split()), safe=IN_ADDRESS)}"


def _opening_at(img, least, focus):
    """A picture that on a narrow screen is so wide, and opens at its focus."""
    rule = f".acupress-{least:.0f}>img{{width:{least:.0f}px!important}}"
    narrow = f"@media (max-width:700px){{{rule}}}"
    return (
        f"<style>{WIDE}{narrow}</style>"
        f'<div class="acupress-wide acupress-{least:.0f}" style="position:relative" tabindex="0">'
        f'{img}<i style="left:{least * focus:.0f}px"></i></div>'
    )


def _sized(svg, look):
    """An SVG text whose fixed size is replaced by other attributes."""
    head, tag, rest = svg.partition("<svg")
    start, _, rest = rest.partition(">")
    start = re.sub(r' (?:width|height)="[^"]*"', "", start)
    return f"{head}{tag} {look}{start}>{rest}"
