"""How long a point's figure takes, against a bare matplotlib figure of as many patches."""

import time

import matplotlib
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch

from acupress import load_plate, load_points, show_point


def fastest(work, runs=7):
    """Seconds of the fastest of several runs: the least disturbed one."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def bare(shapes):
    """The same outlines on a figure without texts, labels and light."""
    ax = Figure(figsize=(5.2, 6)).add_axes((0, 0, 1, 1))
    for shape in shapes:
        ax.add_artist(PathPatch(shape.outline))
    ax.figure.savefig("/dev/null", format="png")


def main():
    matplotlib.use("Agg")
    points = load_points()
    for plate, codes in points.groupby("plate").groups.items():
        shapes = [shape for layer in load_plate(plate).layers.values() for shape in layer]
        drawn = fastest(lambda code=codes[0]: show_point(code).savefig("/dev/null", format="png"))
        plain = fastest(lambda shapes=shapes: bare(shapes))
        print(
            f"show_point on {plate}: {drawn / plain:.2f} × a bare matplotlib figure "
            f"of {len(shapes)} patches ({1000 * drawn:.0f} ms)"
        )


if __name__ == "__main__":
    main()
