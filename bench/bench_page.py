"""A page to give away, of 5 and of 100 points: seconds and megabytes against the plates of five.

The baseline is `stage` of the same five points, drawn before: what the page's parts show. In one
process that has drawn their plates before, as a teacher has who looked at them.
"""

import json
import tempfile
import time
from pathlib import Path

import acupress as ap
from acupress.drawing.stage import stage
from acupress.page.write import write_page


def seconds(work):
    """Processor time of the second time."""
    work()
    start = time.process_time()
    work()
    return time.process_time() - start


points = ap.load_points()
taught = ap.taught(points)
five = ap.back_pain_five(points)
hundred = [*taught.index, *points.index.difference(taught.index, sort=False)][:100]
base = seconds(lambda: stage(five))
small = len(json.dumps(stage(five)).encode()) / 1e6
print(f"baseline, the plates of 5 points: {base:.2f} s, {small:.2f} MB")
with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "class.html"
    for rows in (five, points.loc[hundred]):
        took = seconds(lambda rows=rows: write_page(file, rows))
        size, plates = file.stat().st_size / 1e6, rows.plate.nunique()
        print(
            f"page of {len(rows)} points on {plates} plates: {took / base:.1f} × baseline, "
            f"{size / small:.2f} × its weight ({took:.1f} s, {size:.2f} MB)"
        )
