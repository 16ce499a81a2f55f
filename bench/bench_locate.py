"""How long locating takes against fetching rows with pandas, and left against right."""

import time

from acupress import load_points, locate_all, show_point
from acupress.body.locate import locate_each, locate_everywhere


def fastest(work, runs=7):
    """Seconds of the fastest of several runs: the least disturbed one."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main():
    table = load_points()
    points = table[table.not_drawn == ""]
    rows = fastest(lambda: [points.loc[code] for code in points.index])
    each = fastest(lambda: locate_each(points))
    print(
        f"{len(points)} points located on their plates: {each / rows:.2f} × fetching their rows "
        f"from the table ({1000 * each:.1f} ms)"
    )
    behind = fastest(lambda: locate_all(points, "body_posterior"))
    print(f"all that show on the body from behind: {behind / rows:.2f} × ({1000 * behind:.1f} ms)")
    everywhere = fastest(lambda: locate_everywhere(table))
    print(f"all points on all plates: {everywhere / rows:.2f} × ({1000 * everywhere:.1f} ms)")
    for code in ("BL60", "BL23"):
        right, left = (
            fastest(lambda code=code, side=side: show_point(code, side=side))
            for side in ("right", "left")
        )
        print(f"show_point({code!r}) on the left: {left / right:.2f} × the right")


if __name__ == "__main__":
    main()
