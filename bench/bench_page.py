"""A page to give away, of 5 and of 100 points: seconds of work and megabytes.

In one process that has drawn their plates before, as a teacher has who looked at them.
"""

import tempfile
import time
from pathlib import Path

import acupress as ap
from acupress.page.write import write_page


def written(points, file):
    """Write a page twice; seconds of the second time, and megabytes."""
    write_page(file, points)
    start = time.process_time()
    write_page(file, points)
    return time.process_time() - start, file.stat().st_size / 1e6


points = ap.load_points()
taught = ap.taught(points)
hundred = [*taught.index, *points.index.difference(taught.index, sort=False)][:100]
with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "class.html"
    few, small = written(ap.back_pain_five(points), file)
    many, large = written(hundred, file)
plates = points.loc[hundred, "plate"].nunique()
print(f"5 points: {few:.1f} s, {small:.2f} MB")
print(f"100 points on {plates} plates: {many:.1f} s, {large:.2f} MB, {large / small:.1f} times 5")
