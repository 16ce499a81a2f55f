"""How long the picker's stage takes and how large it is, against drawing each point by itself."""

import json
import time

from acupress import load_points, show_point
from acupress.drawing.figures import to_svg
from acupress.drawing.stage import stage
from acupress.facts.pressing import back_pain_five


def main():
    points = load_points()
    # Plates and fonts are read once, whoever comes first; at this width no drawing is kept.
    stage(points, width=4.0)
    for name, rows in (("the five points", back_pain_five(points)), ("all points", points)):
        start = time.perf_counter()
        drawn = stage(rows)
        staged = time.perf_counter() - start
        start = time.perf_counter()
        alone = [to_svg(show_point(code, width=4.4)) for code in rows.index]
        singly = time.perf_counter() - start
        size, sum_of_sizes = len(json.dumps(drawn)), sum(map(len, alone))
        print(
            f"stage of {name}: {staged / singly:.2f} × the time and "
            f"{size / sum_of_sizes:.2f} × the characters of {len(rows)} single figures "
            f"({staged:.2f} s, {size / 1e6:.2f} MB)"
        )


if __name__ == "__main__":
    main()
