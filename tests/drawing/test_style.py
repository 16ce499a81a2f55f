"""Styles: legible in every palette, and alone with their settings."""

import io
import threading

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawings import POINTS, drawn

from acupress.drawing import figures, style


@pytest.mark.parametrize("palette", style.PALETTES)
def test_every_palette_keeps_lettering_legible(palette):
    """Contrast of at least 4.5 between text and the paper behind it (WCAG AA)."""
    tones = style.palette_of(palette)
    for name in ("ink", "quiet", "point"):
        assert contrast(getattr(tones, name), tones.paper) >= 4.5, name
    figure = figures.show_point("LI4", palette=palette, labels=False)
    assert figure.get_facecolor() == mpl.colors.to_rgba(tones.paper)


def contrast(one, other):
    light, dark = sorted((luminance(tone) for tone in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(tone):
    linear = [
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in mpl.colors.to_rgb(tone)
    ]
    return np.dot(linear, (0.2126, 0.7152, 0.0722))


def test_an_unknown_palette_is_answered_with_the_known():
    with pytest.raises(ValueError, match="no palette 'sepia': there are atlas, umber"):
        figures.show_plate("foot_sole", palette="sepia")


def test_matplotlib_is_left_as_it_was():
    before, backend, shown = dict(mpl.rcParams), plt.get_backend(), plt.get_fignums()
    figure = figures.show_point("BL23")
    for format in ("svg", "png", "pdf"):
        figure.savefig(io.BytesIO(), format=format)
    figure._repr_mimebundle_()
    figures.show_overview()
    assert dict(mpl.rcParams) == before
    assert (plt.get_backend(), plt.get_fignums()) == (backend, shown)


def test_threads_that_draw_change_no_settings_and_lose_no_letters():
    before, pictures = dict(mpl.rcParams), []

    def draw_twice(code):
        for _ in range(2):
            pictures.append((code, figures.show_point(code).svg()))

    threads = [threading.Thread(target=draw_twice, args=(code,)) for code in ("BL60", "LI4", "KI3")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pictures) == 6
    assert [code for code, svg in pictures if POINTS.hanzi[code] not in svg] == []
    assert dict(mpl.rcParams) == before


ODD_SETTINGS = {
    "image.origin": "lower", "image.interpolation": "nearest", "image.resample": False,
    "image.cmap": "gray", "image.aspect": "equal", "lines.marker": "o", "lines.linewidth": 9,
    "lines.linestyle": ":", "lines.dash_capstyle": "projecting", "lines.scale_dashes": False,
    "patch.linewidth": 7, "patch.force_edgecolor": True, "patch.edgecolor": "lime",
    "patch.facecolor": "lime", "text.usetex": True, "text.color": "lime", "text.hinting": "none",
    "text.parse_math": True, "figure.autolayout": True, "figure.dpi": 55,
    "figure.facecolor": "lime",
    "figure.constrained_layout.use": True, "axes.facecolor": "lime", "axes.grid": True,
    "axes.xmargin": 0.4, "path.sketch": (1, 100, 2), "path.simplify": False, "path.snap": False,
    "font.style": "italic", "font.family": ["serif"], "font.weight": "bold",
    "font.stretch": "condensed",
    "savefig.transparent": True, "savefig.facecolor": "lime", "savefig.bbox": "tight",
    "savefig.dpi": 30, "svg.image_inline": False, "svg.fonttype": "path", "svg.hashsalt": "x",
    "svg.id": "x", "agg.path.chunksize": 3,
}  # fmt: skip
ODD_SETTINGS = {name: odd for name, odd in ODD_SETTINGS.items() if name in mpl.rcParams}


def test_no_setting_of_the_readers_reaches_a_plate(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # some settings write files where the reader is

    def made():
        return drawn(figures.show_point("BL60"))

    plain, differing = made(), []
    for name, value in ODD_SETTINGS.items():
        with mpl.rc_context({name: value}):
            differing += [name] * (made() != plain)
    with mpl.rc_context(ODD_SETTINGS):
        differing += ["all together"] * (made() != plain)
    assert differing == []
    assert list(tmp_path.iterdir()) == []
