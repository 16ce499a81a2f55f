"""Compare the plates with real bodies: outline and landmarks, against a folder of references.

    python tools/compare_with_bodies.py FOLDER [PLATE …]

FOLDER holds, for each view, a mask, its landmarks and ``score.py``; the pictures stay there and are
never copied into the project. Needs scipy for the distance between outlines.
"""

import importlib.util
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from acupress import load_plate

# Views that several plates are compared with.
KNEE = (
    "posterior_knee",
    {
        "popliteal_crease_medial_end": "popliteal_crease_medial_end",
        "popliteal_crease_lateral_end": "popliteal_crease_lateral_end",
        "fibular_head": "fibular_head",
        "medial_femoral_epicondyle": "medial_femoral_epicondyle",
        "lateral_femoral_epicondyle": "lateral_femoral_epicondyle",
    },
)
OUTER_ANKLE = (
    "ankle_lateral",
    {
        "lateral_malleolus": "lateral_malleolus_prominence",
        "heel_back": "heel_back",
        "mt5_base": "mt5_base_tuberosity",
        "lateral_malleolus_lower_edge": "lateral_malleolus_tip",
    },
)
INNER_ANKLE = (
    "ankle_medial",
    {
        "medial_malleolus": "medial_malleolus_prominence",
        "heel_back": "heel_back",
        "navicular_tuberosity": "navicular_tuberosity",
        "medial_malleolus_lower_edge": "medial_malleolus_tip",
    },
)
# Plate → the reference's view, and our landmark → its landmark, where both mean the same place.
VIEWS = {
    "hand_dorsum": ("hand_dorsum", {
        "mcp2": "mc2_head", "mc2_base": "mc2_base", "web_thumb_index": "web_thumb_index",
        "radial_styloid": "radial_styloid", "ulnar_head": "ulnar_head",
        "dorsal_wrist_crease_mid": "wrist_crease_mid",
    }),
    "lower_back": ("lower_back", {
        **{f"spinous_l{i}_lower": f"spinous_L{i}" for i in range(1, 6)},
        "posterior_superior_iliac_spine": "PSIS_R", "iliac_crest_top": "iliac_crest_top_R",
        "greater_trochanter": "greater_trochanter_lateral_R",
        "gluteal_cleft_top": "gluteal_cleft_top",
    }),
    "knee_posterior": KNEE,
    "ankle_lateral": OUTER_ANKLE,
    "ankle_medial": INNER_ANKLE,
    "foot_sole": ("foot_sole", {
        "heel_back": "heel_back", "mt1_head": "mt1_head", "mt5_head": "mt5_head",
    }),
    "forearm_anterior": ("forearm_palmar", {
        "cubital_crease_medial_end": "elbow_crease_ulnar_end",
        "cubital_crease_lateral_end": "elbow_crease_radial_end",
        "cubital_crease_mid": "elbow_crease_mid", "palmar_wrist_crease_mid": "wrist_crease_mid",
        "palmar_wrist_crease_radial_end": "wrist_crease_radial_end",
        "medial_humeral_epicondyle": "medial_epicondyle",
        "lateral_humeral_epicondyle": "lateral_epicondyle",
    }),
    "hand_palm": ("hand_dorsum", {
        "mc1_base": "mc1_base", "mc5_base": "mc5_base", "mcp3": "mc3_head", "mcp5": "mc5_head",
        "radial_styloid": "radial_styloid", "middle_fingertip": "fingertip_3",
        "palmar_wrist_crease_mid": "wrist_crease_mid",
    }),
    "leg_posterior": KNEE,
    "leg_lateral": OUTER_ANKLE,
    "leg_medial": INNER_ANKLE,
    "body_posterior": ("body_posterior", {
        "acromion": "acromion_R",
        "spinous_c7_lower": "spinous_C7", "spinous_t7_lower": "spinous_T7",
        "spinous_l4_lower": "spinous_L4", "iliac_crest_top": "iliac_crest_top_R",
        "posterior_superior_iliac_spine": "PSIS_R",
        "greater_trochanter": "greater_trochanter_lateral_R",
        "popliteal_crease_mid": "popliteal_crease_mid_R",
        "lateral_malleolus": "lateral_malleolus_prominence_R",
        "medial_malleolus": "medial_malleolus_prominence_R",
    }),
    "body_anterior": ("body_anterior", {
        "acromion": "acromion_R", "suprasternal_notch": "suprasternal_notch",
        "nipple": "nipple_R", "navel": "umbilicus", "anterior_superior_iliac_spine": "ASIS_R",
        "tibial_tuberosity": "tibial_tuberosity_R",
        "lateral_malleolus": "lateral_malleolus_prominence_R",
        "medial_malleolus": "medial_malleolus_prominence_R",
    }),
    "body_lateral": ("body_lateral", {
        "spinous_c7_lower": "spinous_C7", "spinous_l2_lower": "spinous_L2",
        "spinous_l4_lower": "spinous_L4", "acromion": "acromion_R", "navel": "umbilicus",
        "greater_trochanter": "greater_trochanter_lateral_R",
        "anterior_superior_iliac_spine": "ASIS_R", "fibular_head": "fibular_head_R",
        "lateral_malleolus": "lateral_malleolus_prominence_R",
    }),
}  # fmt: skip
# The outline of these is not scored: their reference goes on to the fingertips, or spreads them.
LANDMARKS_ONLY = ("forearm_anterior", "hand_palm")
# Places a landmark need not mark: the outline's furthest point to one side of the page.
FURTHEST = {
    "hand_dorsum": {"fingertip_3": "top"},
    "ankle_lateral": {"big_toe_or_longest_toe_tip": "right"},
    "ankle_medial": {"big_toe_or_longest_toe_tip": "left"},
    "leg_lateral": {"big_toe_or_longest_toe_tip": "right"},
    "leg_medial": {"big_toe_or_longest_toe_tip": "left"},
    "foot_sole": {"toe1_tip": "top"},
    "body_posterior": {"vertex": "top"},
    "body_anterior": {"vertex": "top"},
    "body_lateral": {"vertex": "top", "toe_tip_R": "right"},
}
# A landmark → the reference's names of the outline's two edges at its height.
EDGES = {
    "knee_posterior": {
        "popliteal_crease_medial_end": (
            "popliteal_crease_medial_edge",
            "popliteal_crease_lateral_edge",
        )
    },
}
FIGURES = {"iou": 3, "iou_best": 3, "landmark_error": 3, "edge_mm": 1}  # with so many digits
PIXELS = 1200  # height of the mask that is scored


def main(folder, *names):
    """Print a line for each plate and body: overlap, landmark error, distance of outlines."""
    score = load_score(Path(folder))
    print("| plate | body | iou | iou_best | landmark_error | edge mm |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in names or VIEWS:
        view, same = VIEWS[name]
        plate = load_plate(name)
        mask = silhouette(plate)
        landmarks = places(plate, same) | furthest(mask, FURTHEST.get(name, {}))
        landmarks |= edges(mask, plate, EDGES.get(name, {}))
        for other in (False, True):
            if not (Path(folder) / f"{view}{'_alt' * other}.json").exists():
                continue
            result = scored(score, view, mask, landmarks, other)
            if name in LANDMARKS_ONLY:
                result |= dict.fromkeys(("iou", "iou_best", "edge_mm"))
            figures = (shown(result[figure], digits) for figure, digits in FIGURES.items())
            print(f"| {name} | {result['body']} | {' | '.join(figures)} |")


def shown(figure, digits):
    """A figure in the table; what could not be measured is "-"."""
    return "-" if figure is None else f"{figure:.{digits}f}"


def scored(score, view, mask, landmarks, other):
    """Fit on the landmarks the reference measured; on all where it measured too few."""
    try:
        return score.score(view, mask, landmarks, alt=other, measured=True)
    except SystemExit:
        return score.score(view, mask, landmarks, alt=other)


def load_score(folder):
    """The reference's own score."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def silhouette(plate):
    """The plate's skin as a mask, `PIXELS` high."""
    scale = PIXELS / plate.height
    picture = Image.new("L", (round(plate.width * scale), PIXELS), 0)
    pen = ImageDraw.Draw(picture)
    for shape in plate.layers["skin"]:
        for polygon in shape.outline.to_polygons():
            pen.polygon([tuple(vertex) for vertex in polygon * scale], fill=255)
    return np.asarray(picture) > 127


def places(plate, same):
    """The plate's landmarks under the reference's names, both sides where it shows both."""
    scale = PIXELS / plate.height
    found = {}
    for side in plate.sides:
        seen = plate.at_side(side)
        for ours, theirs in same.items():
            if ours in seen.landmarks:
                name = theirs if side == "right" else theirs.removesuffix("_R") + "_L"
                if side == "right" or theirs.endswith("_R"):
                    found[name] = tuple(seen.landmarks[ours] * scale)
    return found


def furthest(mask, wanted):
    """The outline's furthest points, in the mask's pixels."""
    y, x = np.nonzero(mask)
    order = {"left": x, "right": -x, "top": y}
    return {name: (x[i], y[i]) for name, side in wanted.items() if (i := order[side].argmin()) >= 0}


def edges(mask, plate, wanted):
    """The outline's left and right edge at the height of landmarks, in the mask's pixels."""
    scale, found = PIXELS / plate.height, {}
    for ours, names in wanted.items():
        y = plate.landmarks[ours][1] * scale
        inside = np.flatnonzero(mask[round(y)])
        found |= dict(zip(names, ((inside[0], y), (inside[-1], y)), strict=True))
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
