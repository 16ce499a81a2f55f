"""Figures that describe themselves, and how they reach a page: as SVG with its own letters."""

from __future__ import annotations

import base64
import contextlib
import html
import io
import os
import re

from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.figure import Figure

from . import style
from .letters import font_css

SCREEN = 130  # pixels an inch of a figure gets in a notebook at most
PNG_DPI = 100  # of the picture for hosts that show no HTML
WHOLE = "80vh"  # so that title, dot and ruler are seen together on a laptop
# A notebook that was not run here may hold no pictures in its HTML: the host takes out the address
# of the picture and the tag "template", so that this text appears.
NOT_SHOWN = "Pictures of a notebook from elsewhere are not shown: run its cells to see them."


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
    """

    alt = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _StyledCanvas(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        png = io.BytesIO()
        self.savefig(png, format="png", dpi=PNG_DPI)
        return {"text/html": self._repr_html_(), "image/png": png.getvalue(),
                "text/plain": self.alt}  # fmt: skip

    def _repr_html_(self):
        return to_img(self)

    @style.applied()
    def savefig(self, fname, **options):
        """Save as PNG, SVG or PDF, text as text; see :meth:`matplotlib.figure.Figure.savefig`."""
        format = options.get("format") or _ending(fname)
        if format != "svg":
            return super().savefig(fname, **options)
        text = _with_fonts(_svg_text(self, **options | {"format": "svg"}))
        if isinstance(fname, (str, os.PathLike)):
            with open(fname, "w", encoding="utf-8") as file:
                file.write(text)
        elif isinstance(fname, io.TextIOBase):
            fname.write(text)
        else:
            fname.write(text.encode())


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


def _with_fonts(svg):
    """An SVG text that brings along the letters it needs."""
    words = html.unescape("".join(re.findall(r">([^<]+)</t", svg)))
    start = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:start]}<style>{font_css(words)}</style>{svg[start:]}"


def to_img(figure):
    """A figure as one ``<img>`` element with its description.

    Parameters
    ----------
    figure : DescribedFigure

    Returns
    -------
    str
        As wide as its lettering needs, but never wider or higher than what is seen at once.
    """
    width, height = (f"{size * SCREEN:.0f}" for size in figure.get_size_inches())
    svg = _sized(_with_fonts(_svg_text(figure)), f'width="{width}" height="{height}"')
    data = base64.b64encode(svg.encode()).decode()
    look = f"display:block;width:auto;height:auto;max-width:min(100%,{width}px);max-height:{WHOLE}"
    alt = html.escape(figure.alt, quote=True)
    return (
        f'<img alt="{alt}" style="{look}" src="data:image/svg+xml;base64,{data}">'
        f"<template><p>{NOT_SHOWN}</p></template>"
    )


def to_svg(figure):
    """A figure as one inline ``<svg>`` element with its description.

    Parameters
    ----------
    figure : DescribedFigure

    Returns
    -------
    str
        Without fixed size, so that it fills what holds it, and without its letters: whoever puts
        it on a page adds :func:`acupress.drawing.letters.font_css` once, and makes its ids unique
        there.
    """
    label = html.escape(figure.alt, quote=True)
    look = f'role="img" aria-label="{label}" style="width:100%;height:auto"'
    svg = _sized(_svg_text(figure), look)
    return svg[svg.index("<svg") :]


def _sized(svg, look):
    """An SVG text whose fixed size is replaced by other attributes."""
    head, tag, rest = svg.partition("<svg")
    start, _, rest = rest.partition(">")
    start = re.sub(r' (?:width|height)="[^"]*"', "", start)
    return f"{head}{tag} {look}{start}>{rest}"
