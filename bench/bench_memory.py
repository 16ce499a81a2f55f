"""How much memory the picker's stage needs, against the imports and against what it hands over.

Each in a fresh process: cold, with nothing kept by an earlier one, then warm, with all of it.
"""

import json
import resource
import sys
import tempfile
import tracemalloc
from pathlib import Path

import matplotlib.figure  # noqa: F401  # the baseline: what any notebook with a plot has loaded
import pandas  # noqa: F401
from bench_stage import empty_folder, run_in


def peak():
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(when):
    """Print what the stage of all points takes in this process."""
    bare = peak()
    from acupress import load_points
    from acupress.drawing.stage import stage

    points = load_points()
    imported = peak()
    drawn = stage(points)
    print(
        f"{when}: peak memory with the stage of {len(points)} points: {peak() / bare:.2f} × "
        f"matplotlib and pandas imported ({bare:.0f} MB; with acupress {imported:.0f}, "
        f"with the stage {peak():.0f})"
    )
    size = len(json.dumps(drawn)) / 1e6
    tracemalloc.start()
    again = stage(points)
    kept, most = (count / 1e6 for count in tracemalloc.get_traced_memory())
    assert again == drawn, "the same points give the same stage"
    print(
        f"a second stage: at most {most / size:.1f} × the {size:.1f} MB of JSON it gives "
        f"({most:.0f} MB; {kept:.1f} MB kept)"
    )


def main():
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kept"
        empty_folder(folder)
        for when in ("cold", "warm"):
            run_in(folder, [__file__, when]).wait()


if __name__ == "__main__":
    measure(sys.argv[1]) if sys.argv[1:] else main()
