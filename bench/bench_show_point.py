"""How long a point's figure takes, against a plain one of as many patches, pictures and texts."""

import os
import time

import matplotlib
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch

from acupress import load_points, show_point
from acupress.drawing.style import applied


def fastest(work, runs=7):
    """Processor seconds of the fastest of several runs: the least disturbed one."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def plain(drawn):
    """The same outlines, pictures and texts on a figure without anything to be worked out."""
    figure = Figure(figsize=drawn.get_size_inches())
    ax = figure.add_axes((0, 0, 1, 1), xlim=drawn.axes[0].get_xlim(), ylim=drawn.axes[0].get_ylim())
    for patch in drawn.axes[0].patches:
        ax.add_artist(PathPatch(patch.get_path(), transform=ax.transData, facecolor="none"))
    for line in drawn.axes[0].lines:
        ax.plot(*line.get_data())
    for image in drawn.axes[0].images:
        ax.imshow(image.get_array(), extent=image.get_extent(), aspect="auto")
    for text in drawn.axes[0].texts:
        ax.text(*text.get_position(), text.get_text())
    figure.savefig(os.devnull, format="png")


def main():
    matplotlib.use("Agg")
    points = load_points()
    for plate, codes in points[points.plate != ""].groupby("plate").groups.items():
        figure = show_point(codes[0])
        drawn = fastest(lambda code=codes[0]: show_point(code).savefig(os.devnull, format="png"))
        with applied():  # the same letters
            bare = fastest(lambda figure=figure: plain(figure))
        print(
            f"show_point on {plate}: {drawn / bare:.2f} × a plain matplotlib figure of as many "
            f"patches, pictures and texts ({1000 * drawn:.0f} ms)"
        )


if __name__ == "__main__":
    main()
