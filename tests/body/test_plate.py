"""Plates: the course's own keep their contract, and a file that breaks it is refused by message."""

import copy
import pickle

import matplotlib.pyplot as plt
import numpy as np
import pytest

from acupress.__main__ import main
from acupress.body.load import load_plate
from acupress.body.locate import cun_length, locate, locate_all, missing
from acupress.body.plate import PlateError
from acupress.body.plate_file import read_plate
from acupress.body.spans import nearest_on, ruler_span, span_ends
from acupress.body.winding import signed_area
from acupress.facts.tables import PLATES, load_landmarks, load_points, load_spans, plate_names

BODY = ["body_anterior", "body_lateral", "body_posterior"]
CLOSE_UPS = sorted(set(plate_names()) - set(BODY))
EDGE = 8  # plate units: a landmark on the very edge of the body may lie this far from the outline

GOOD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100"
  data-mm="1" data-view="posterior" data-midline="80">
<title>Back of the right leg</title>
<desc>A leg
  from behind.</desc>
<g id="skin">
  <path d="M20 -5 L180 -5 L180 105 L20 105 Z" fill="#eee" stroke-width="2" stroke="#000"/>
</g>
<g id="detail"><path class="ridge paired" data-height="0.8" d="M120 20 L120 80" fill="none"
  stroke="#000" stroke-width="9"/></g>
<g id="landmarks">
  <circle id="lateral_malleolus" cx="100" cy="90" r="4"/>
  <circle id="popliteal_crease_mid" cx="110" cy="10" r="4"/>
  <path id="posterior_midline" d="M80 0 L80 100"/>
</g>
<g id="spans"><path id="leg_outer" data-cun="2" d="M150 80 L150 70"/></g>
<g id="directions">
  <path id="proximal" d="M0 20 L0 10"/>
  <path id="lateral" d="M0 0 L30 0"/>
</g>
<g id="regions"><ellipse id="foot_sole" cx="100" cy="90" rx="8" ry="6"/></g>
</svg>"""


@pytest.fixture
def read(tmp_path):
    """Read a plate from SVG text."""

    def read(text):
        file = tmp_path / "leg.svg"
        file.write_text(text, encoding="utf-8")
        return read_plate(file)

    return read


@pytest.fixture
def faults(read):
    """What is wrong with a plate, after changes: `faults(('width="200"', 'width="300"'))`."""

    def faults(*changes):
        with pytest.raises(PlateError) as error:
            read(changed(*changes))
        return error.value.complaints

    return faults


def changed(*changes):
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def outlines(plate):
    return [
        polygon
        for shape in plate.layers["skin"]
        for polygon in shape.outline.to_polygons(closed_only=False)
    ]


def in_skin(plate, place):
    return any(shape.outline.contains_point(place) for shape in plate.layers["skin"])


def distance_to_outline(plate, place):
    return min(
        np.hypot(*(nearest_on(a, b, place) - place))
        for polygon in outlines(plate)
        for a, b in zip(polygon[:-1], polygon[1:], strict=True)
    )


# --- a good plate ---------------------------------------------------------------------------------


def test_a_good_plate_is_read_as_drawn(read):
    plate = read(GOOD)
    assert (plate.name, plate.title, plate.view) == ("leg", "Back of the right leg", "posterior")
    assert plate.description == "A leg from behind."
    assert (plate.width, plate.height, plate.midline, plate.side) == (200, 100, 80, "right")
    assert {name: tuple(place) for name, place in plate.landmarks.items()} == {
        "lateral_malleolus": (100, 90),
        "popliteal_crease_mid": (110, 10),
    }
    assert plate.lines["posterior_midline"].tolist() == [[80, 0], [80, 100]]
    assert plate.regions == {"foot_sole": (100, 90, 8)}
    [skin] = plate.layers["skin"]
    assert skin.filled and skin.width == 2 and skin.relief == ""


def test_of_a_pair_of_directions_one_is_enough(read):
    arrows = {name: tuple(arrow) for name, arrow in read(GOOD).directions.items()}
    assert arrows == {"proximal": (0, -1), "distal": (0, 1), "lateral": (1, 0), "medial": (-1, 0)}


def test_a_paired_element_is_drawn_once_and_seen_twice(read):
    right, left = read(GOOD).layers["detail"]
    assert right.outline.vertices.tolist() == [[120, 20], [120, 80]]
    assert left.outline.vertices.tolist() == [[40, 20], [40, 80]]
    assert (right.relief, right.height, right.width, right.filled) == ("ridge", 0.8, 9, False)


def test_a_span_ends_level_with_its_far_landmark(read):
    ends = span_ends(read(GOOD), load_spans().loc["leg_outer"])
    assert ends.tolist() == [[100, 90], [100, 10]]  # the crease lies 10 units to the side


def test_a_span_from_a_line_starts_at_its_nearest_place(read):
    blade = '<circle id="scapula_medial_border" cx="140" cy="31" r="4"/><path id="posterior_m'
    plate = read(changed(('<path id="posterior_m', blade)))
    ends = span_ends(plate, load_spans().loc["back_width"])
    assert ends.tolist() == [[80, 31], [140, 31]]


def test_layers_that_have_nothing_in_them_may_be_left_out(read):
    plate = read(GOOD)
    assert plate.layers["bone"] == plate.layers["tendon"] == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('viewBox="0 0 200 100"', 'viewBox="0,0,200,100"'),
        ('viewBox="0 0 200 100"', 'viewBox="0 0 200.0 100"'),
        ('width="200" height="100"', 'width="200px" height="100px"'),
        ('<g id="landmarks">', '<g id="landmarks" style="display:none">'),
        ('<g id="skin">', '<g id="skin" display="none">'),
        ("<title>", "<!-- a remark --><defs/><metadata/><title>"),
        ('<g id="landmarks">', '<g id="landmarks" transform="scale(1)"><desc>marks</desc>'),
        (
            'fill="#eee" stroke-width="2" stroke="#000"',
            'style="fill:#eee;stroke:#000;stroke-width:2"',
        ),
    ],
)
def test_ways_drawing_programs_save_give_the_same_plate(read, old, new):
    plate, same = read(GOOD), read(changed((old, new)))
    assert (same.width, same.height) == (plate.width, plate.height)
    assert same.landmarks.keys() == plate.landmarks.keys()
    assert [(s.filled, s.width) for s in same.layers["skin"]] == [(True, 2)]


def test_a_plate_saved_by_inkscape_is_understood(read):
    inkscape = changed(
        ('xmlns="', 'xmlns:inkscape="urn:inkscape" xmlns:sodipodi="urn:sodipodi" xmlns="'),
        ("<title>", '<sodipodi:namedview id="base" inkscape:zoom="2"/><title>'),
        ('<g id="skin">', '<g id="skin" inkscape:groupmode="layer" inkscape:label="skin">'),
        (
            '<g id="landmarks">',
            '<g id="landmarks" inkscape:groupmode="layer" transform="translate(5,-3) scale(0.5)">'
            '<g transform="matrix(2 0 0 2 0 0)">'
            '<circle id="medial_malleolus" cx="85" cy="60" r="4"/></g>',
        ),
        ('<g id="spans">', '<g id="spans" transform="translate(3) scale(0.5)">'),
        ('<g id="directions">', '<g id="directions" inkscape:label="directions">'),
    )
    plate = read(inkscape.replace('cx="100"', 'cx="180"').replace('cx="110"', 'cx="190"'))
    assert tuple(plate.landmarks["lateral_malleolus"]) == (95, 42)
    assert tuple(plate.landmarks["medial_malleolus"]) == (90, 57)
    assert plate.rulers["leg_outer"][0].tolist() == [[78, 40], [78, 35]]


@pytest.mark.parametrize(
    "shape",
    [
        '<rect x="90" y="20" width="20" height="20" fill="#eee"/>',
        '<circle cx="100" cy="30" r="11" fill="#eee"/>',
        '<ellipse cx="100" cy="30" rx="11" ry="12" fill="#eee"/>',
        '<polygon points="90,20 110,20 110,40 90,40" fill="#eee"/>',
        '<path d="m90 20 h20 v20 h-20 z" fill="#eee"/>',
        '<path d="M90 30 Q100 10 110 30 T90 30 Z" fill="#eee"/>',
        '<path d="M90 30 A10 10 0 0 1 110 30 A10 10 0 0 1 90 30 Z" fill="#eee"/>',
        '<path d="M90 30 C90 10 110 10 110 30 S90 50 90 30 Z" fill="#eee"/>',
        '<path transform="rotate(90) translate(0 -200)" d="M20 90 h20 v20 h-20 z" fill="#eee"/>',
    ],
)
def test_every_kind_of_shape_covers_its_place(read, shape):
    plate = read(changed(('<g id="detail">', f'<g id="bone">{shape}</g><g id="detail">')))
    [bone] = plate.layers["bone"]
    assert bone.filled and bone.outline.contains_point((100, 29))
    assert not bone.outline.contains_point((80, 29))


# --- refusals -------------------------------------------------------------------------------------

PLACE = '<circle id="lateral_malleolus" cx="100" cy="90" r="4"/>'
SKIN = '<path d="M20 -5 L180 -5 L180 105 L20 105 Z" fill="#eee" stroke-width="2" stroke="#000"/>'
RULER = '<path id="leg_outer" data-cun="2" d="M150 80 L150 70"/>'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("</svg>", "", "it is not well-formed SVG"),
        ('viewBox="0 0 200 100"', "", 'viewBox must be "0 0 WIDTH HEIGHT"'),
        ('viewBox="0 0 200 100"', 'viewBox="5 0 200 100"', 'viewBox must be "0 0 WIDTH HEIGHT"'),
        ('viewBox="0 0 200 100"', 'viewBox="0 0 wide high"', 'viewBox must be "0 0 WIDTH HEIGHT"'),
        ('viewBox="0 0 200 100"', 'viewBox="0 0 0 0"', 'viewBox must be "0 0 WIDTH HEIGHT"'),
        (
            'width="200"',
            'width="300"',
            "width and height are '300' and '100', but the viewBox says",
        ),
        ('width="200"', 'width="20cm"', "make them equal, without a unit"),
        ("<title>Back of the right leg</title>", "", "<title> is missing or empty"),
        ("Back of the right leg", "  ", "<title> is missing or empty"),
        ("A leg\n  from behind.", "", "<desc> is missing or empty"),
        (
            'data-mm="1" data-view="posterior"',
            "",
            "data-view is None: use one of posterior, anterior",
        ),
        (
            'data-mm="1" data-view="posterior"',
            'data-view="behind"',
            "data-view is 'behind': use one of",
        ),
        ('data-mm="1"', "", "data-mm is None: say how many millimetres"),
        ('data-mm="1"', 'data-mm="0"', "data-mm is '0': say how many millimetres"),
        ('data-midline="80"', 'data-midline="middle"', "data-midline is 'middle': give the x"),
        ('data-midline="80"', 'data-midline="8,0"', "data-midline is '8,0': give the x"),
        ('data-midline="80"', "", 'class="paired" needs data-midline'),
        ('id="skin"', 'id="Skin"', "group 'skin' is missing: add"),
        ('id="directions"', 'id="arrows"', "group 'arrows' is not a layer: the layers are skin"),
        ('<g id="detail">', '<g id="skin"/><g id="detail">', "group 'skin' is there twice"),
        ('<g id="detail">', '<path id="p1" d="M0 0"/><g id="detail">', "<path> 'p1' lies outside"),
        (SKIN, f"{SKIN}<text>knee</text>", "<text> is not understood: draw it as paths"),
        ("<title>", '<image href="x.png"/><title>', "<image> is not understood"),
        ("<title>", "<style>path {fill: red}</style><title>", "<style> is not understood"),
        ("<title>", "<defs><linearGradient/></defs><title>", "<linearGradient> is not understood"),
        (SKIN, f'{SKIN}<use href="#x"/>', "<use> is not understood"),
        (SKIN, "", "layer 'skin' is empty: draw the outline"),
        ('fill="#eee"', 'fill="none"', "a skin outline has no fill"),
        (
            'data-height="0.8"',
            'data-height="high"',
            "data-height is 'high': use a number from 0 to 1",
        ),
        ('data-height="0.8"', 'data-height="8"', "data-height is '8': use a number from 0 to 1"),
        (
            'data-height="0.8"',
            'data-height="nan"',
            "data-height is 'nan': use a number from 0 to 1",
        ),
        (
            'data-height="0.8"',
            'data-height="8"',
            "group 'detail', element 1: data-height is '8'",
        ),
        ('data-mm="1"', 'data-mm="1" data-bones="line"', "data-bones is 'line': write \"lines\""),
        ('data-mm="1"', 'data-mm="1" data-bones=""', "data-bones is '': write \"lines\""),
        ("lateral_malleolus", "outer_ankle", "landmark 'outer_ankle' is not in data/landmarks.csv"),
        (' id="lateral_malleolus"', "", "a landmark drawn as <circle> has no id: give it one"),
        (PLACE, PLACE * 2, "landmark 'lateral_malleolus' is there twice"),
        (PLACE, '<path id="lateral_malleolus" d="M0 0 L9 9"/>', "is a point in data/landmarks.csv"),
        (
            '<path id="posterior_midline" d="M80 0 L80 100"/>',
            '<circle id="posterior_midline" cx="80" cy="5" r="4"/>',
            "landmark 'posterior_midline' is a line in data/landmarks.csv",
        ),
        ("M80 0 L80 100", "", "landmark line 'posterior_midline' has no length"),
        ("M80 0 L80 100", "M80 0", "landmark line 'posterior_midline' has no length"),
        ('cx="100"', 'cx="60"', "landmark 'lateral_malleolus' is on the left half"),
        ('cx="100"', 'cx="abc"', "<circle> 'lateral_malleolus' has cx='abc': write a plain number"),
        ('cx="100" ', "", "<circle> 'lateral_malleolus' has cx='': write a plain number"),
        ('cx="100"', 'cx="100,2"', "<circle> 'lateral_malleolus' has cx='100,2': write a plain"),
        ('cx="100"', 'cx="100mm"', "<circle> 'lateral_malleolus' has cx='100mm': write a plain"),
        ('cy="90"', 'cy="nan"', "<circle> 'lateral_malleolus' has cy='nan': write a plain number"),
        ('r="4"', 'r="0"', "<circle> 'lateral_malleolus' has r='0': it would vanish"),
        ('r="4"', 'r="-4"', "<circle> 'lateral_malleolus' has r='-4': it would vanish"),
        ('rx="8"', 'rx="wide"', "<ellipse> 'foot_sole' has rx='wide': write a plain number"),
        ("M80 0 L80 100", "hello world", "<path> 'posterior_midline' has d='hello world': this is"),
        (
            "M20 -5 L180 -5",
            "L180 -5",
            "<path> 'in skin' has d='L180 -5 L180 105 L20 105 Z': this is no",
        ),
        (SKIN, f'{SKIN}<path id="p" d=""/>', "<path> 'p' is empty: draw it or remove it"),
        ("M80 0 L80 100", "M80 0 L80 900", "'posterior_midline' lies more than 2 pages off"),
        ('cx="100"', 'cx="1100"', "landmark 'lateral_malleolus' lies more than 2 pages off"),
        ("M80 0 L80 100", "M80 0 L80 100 L90 50 Z", "landmark line 'posterior_midline' is closed"),
        (
            "M80 0 L80 100",
            "M80 0 L80 100 L90 50 L80 0",
            "line 'posterior_midline' is closed (it returns to its start, 80 0): leave it open",
        ),
        ("M80 0 L80 100", "M80 0 L80 0", "landmark line 'posterior_midline' has no length"),
        (
            "M20 -5 L180 -5",
            "M12.5 -5 L180 -5",
            "'skin': outline 1 comes within 12.5 units of the page's left edge: keep it 20 units",
        ),
        ("M20 -5 L180 -5", "M20 0 L180 0", "within 0 units of the page's top edge"),
        ("180 105 L20 105 Z", "180 90 L20 90 Z", "within 10 units of the page's bottom edge"),
        (
            '<g id="skin">',
            '<g id="bone"/><g id="skin">',
            "group 'skin' comes after 'bone': put it before",
        ),
        ("leg_outer", "outer_leg", "ruler 'outer_leg' is not in data/spans.csv"),
        ('data-cun="2"', "", "ruler 'leg_outer' needs a length and data-cun"),
        ('data-cun="2"', 'data-cun="two"', "ruler 'leg_outer' needs a length and data-cun"),
        ('data-cun="2"', 'data-cun="0"', "ruler 'leg_outer' needs a length and data-cun"),
        ("M150 80 L150 70", "M150 80 L150 80", "ruler 'leg_outer' needs a length and data-cun"),
        ("M150 80 L150 70", "", "ruler 'leg_outer' needs a length and data-cun"),
        ("M150 80 L150 70", "M150 70 L150 80", "ruler 'leg_outer' runs against proximal"),
        ("M150 80 L150 70", "M150 80 L150 69.7", "units a cun, its landmarks 5.0"),
        ("M150 80 L150 70", "M150 80 L150 70.3", "units a cun, its landmarks 5.0"),
        ('id="lateral"', 'id="dorsal"', "direction 'dorsal' has two opposites: draw 'palmar'"),
        ("M150 80 L150 70", "M150 80 L150 69", "has 5.5 units a cun, its landmarks 5.0"),
        ('id="proximal"', 'id="up"', "direction 'up' is unknown or has no length"),
        ("M0 20 L0 10", "M0 20 L0 20", "direction 'proximal' is unknown or has no length"),
        ("M0 20 L0 10", "M0 20", "direction 'proximal' is unknown or has no length"),
        ("M0 20 L0 10", "", "direction 'proximal' is unknown or has no length"),
        (
            '<ellipse id="foot_sole" cx="100" cy="90" rx="8" ry="6"/>',
            '<path id="foot_sole" d=""/>',
            "region 'foot_sole' has no size",
        ),
    ],
)
def test_a_plate_that_breaks_the_contract_is_refused_and_told_why(faults, old, new, message):
    found = faults((old, new))
    assert any(message in complaint for complaint in found), found


CORD = 'fill="none"\n  stroke="#000" stroke-width="9"'


@pytest.mark.parametrize("kind", ["ridge", "hollow"])
@pytest.mark.parametrize(
    "look", ['fill="none" stroke="#000"', 'fill="none" stroke-width="9"', 'fill="#000"']
)
def test_a_ridge_or_hollow_without_breadth_is_refused_with_the_remedy(faults, kind, look):
    assert faults((CORD, look), ("ridge paired", kind)) == [
        f"group 'detail', element 1: a {kind} without breadth gives no relief: give its line a "
        "stroke and a stroke-width, like 20, or close it and fill it"
    ]


RING = "M90 20 h40 v40 h-40 z"
SAME_WAY, OTHER_WAY = "M100 30 h20 v20 h-20 z", "M100 30 v20 h20 v-20 z"


def bone(path, **attributes):
    """A change of the good plate: it has one bone."""
    said = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return (
        '<g id="detail">',
        f'<g id="bone"><path {said} d="{path}" fill="#eee"/></g><g id="detail">',
    )


@pytest.mark.parametrize(("attributes", "name"), [({}, "1"), ({"id": "orbit"}, "'orbit'")])
def test_an_inner_path_that_would_be_no_hole_is_refused_with_the_remedy(faults, attributes, name):
    assert faults(bone(f"{RING} {SAME_WAY}", **attributes)) == [
        f"group 'bone', element {name}: inner path 2, round 110 40, winds the same way as the path "
        "around it: reverse the inner path, so that it is a hole (in Inkscape: select its nodes, "
        "Path > Reverse)"
    ]


def test_an_inner_path_is_found_whichever_is_written_first(faults):
    assert "inner path 1, round 110 40" in faults(bone(f"{SAME_WAY} {RING}"))[0]


@pytest.mark.parametrize("group", ["skin", "tendon", "detail"])
def test_no_layer_fills_a_hole_silently(faults, group):
    old, new = bone(f"{RING} {SAME_WAY}")
    if group == "tendon":
        [fault] = faults((old, new.replace("bone", group)))
    else:
        path = new.removeprefix('<g id="bone">').partition("</g>")[0]
        [fault] = faults((f'<g id="{group}">', f'<g id="{group}">{path}'))
    assert f"group {group!r}, element 1: inner path 2" in fault


def test_an_inner_path_that_winds_the_other_way_is_a_hole(read):
    [ring] = read(changed(bone(f"{RING} {OTHER_WAY}"))).layers["bone"]
    assert abs(sum(map(signed_area, ring.outline.to_polygons()))) == 40**2 - 20**2


@pytest.mark.parametrize(
    "path",
    [
        f"{RING} M110 40 h40 v40 h-40 z",  # one laps over the other
        f"{RING} M140 20 h9 v9 h-9 z",  # one beside the other
        f"{RING} {OTHER_WAY} M105 35 h9 v9 h-9 z",  # an island in a hole
    ],
)
def test_paths_of_one_form_that_hide_no_hole_are_fine(read, path):
    assert len(read(changed(bone(path))).layers["bone"]) == 1


def test_all_faults_of_the_frame_are_told_at_once(faults):
    found = faults(('width="200"', ""), ("<desc>A leg", "<desc/><desc>"), ('id="detail"', 'id="x"'))
    assert len(found) == 3


def test_a_fault_of_the_frame_hides_none_of_a_landmark(faults):
    found = faults(
        ('data-view="posterior"', 'data-view="behind"'),
        ('viewBox="0 0 200 100"', 'viewBox="5 0 200 100"'),
        ("lateral_malleolus", "outer_ankle"),
        ('cx="110"', 'cx="110mm"'),
    )
    said = " ".join(found)
    assert len(found) == 4
    assert all(word in said for word in ("data-view", "viewBox", "outer_ankle", "110mm"))


def test_a_wrong_view_hides_no_fault_of_the_drawing(faults):
    found = faults(('data-view="posterior"', ""), ('cx="100"', 'cx="60"'), ('"#eee"', '"none"'))
    assert len(found) == 3


def test_of_a_hand_dorsal_is_against_palmar_and_of_a_foot_against_plantar(read):
    for side, other in (("palmar", "plantar"), ("plantar", "palmar")):
        arrows = read(changed(('id="lateral"', f'id="{side}"'))).directions
        assert tuple(arrows["dorsal"]) == (-1, 0) and other not in arrows
    assert "plantar" not in load_plate("hand_radial").directions
    assert load_plate("hand_radial").directions["dorsal"][0] == 1


def test_what_breaks_the_contract_survives_pickling(faults, read):
    with pytest.raises(PlateError) as error:
        read(changed(('id="skin"', 'id="Skin"')))
    twin = pickle.loads(pickle.dumps(error.value))
    assert str(twin) == str(error.value) and twin.complaints == error.value.complaints


def test_a_line_that_crosses_the_page_is_on_it():
    plate = load_plate("back")
    assert not any(plate.shows(*vertex) for vertex in plate.lines["posterior_midline"])
    assert "posterior_midline" in plate.on_page()
    assert plate.clipped(plate.lines["posterior_midline"]).tolist() == [
        [plate.midline, 0],
        [plate.midline, plate.height],
    ]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ([(20, 20), (50, 60)], [(20, 20), (50, 60)]),
        ([(-50, 50), (250, 50)], [(0, 50), (200, 50)]),
        ([(-50, 50), (50, 50), (50, 150)], [(0, 50), (50, 50), (50, 100)]),
        ([(-10, 0), (-10, 100)], []),
        ([(-10, -20), (250, -20)], []),
        ([(190, -20), (220, 10)], []),  # past the corner
    ],
)
def test_of_a_line_the_part_on_the_page_is_seen(read, line, part):
    seen = read(GOOD).clipped(np.array(line, float))
    assert seen.tolist() == [list(place) for place in part]


def test_all_faults_of_the_drawing_are_told_at_once(read):
    text = changed(
        ("lateral_malleolus", "outer_ankle"),
        ("leg_outer", "outer_leg"),
        ('id="lateral"', 'id="aside"'),
        ('fill="#eee"', 'fill="none"'),
        ('data-height="0.8"', 'data-height="8"'),
    )
    with pytest.raises(PlateError, match="leg.svg breaks the plate contract") as error:
        read(text)
    assert len(error.value.complaints) == 5
    assert str(error.value).count("\n  - ") == 5


def test_a_ruler_may_differ_from_its_landmarks_by_two_percent(read):
    assert read(changed(("M150 80 L150 70", "M150 80 L150 69.85"))).rulers.keys() == {"leg_outer"}


def test_the_illustrators_command_says_what_is_wrong(tmp_path, capsys):
    file = tmp_path / "leg.svg"
    file.write_text(changed(("lateral_malleolus", "outer_ankle")), encoding="utf-8")
    assert main([str(file), str(tmp_path / "leg.png")]) == 1
    assert "landmark 'outer_ankle' is not in data/landmarks.csv" in capsys.readouterr().out


def test_the_illustrators_command_draws_a_good_plate(tmp_path, capsys):
    assert main([str(PLATES / "foot_sole.svg"), str(tmp_path / "sole.png")]) == 0
    assert "<Plate foot_sole" in capsys.readouterr().out
    assert plt.imread(tmp_path / "sole.png").std() > 0.05  # something is drawn on it


@pytest.mark.parametrize("arguments", [[], ["leg.svg"]])
def test_the_illustrators_command_explains_itself(arguments, capsys):
    assert main(arguments) > 0
    assert "python -m acupress PLATE.svg PREVIEW.png" in capsys.readouterr().out


def test_the_illustrators_command_names_a_file_that_is_not_there(capsys):
    assert main(["nowhere.svg", "leg.png"]) > 0
    assert "nowhere.svg" in capsys.readouterr().out


def test_a_plate_file_of_ones_own_is_read_each_time(tmp_path):
    file = tmp_path / "mine.svg"
    file.write_text(GOOD, encoding="utf-8")
    assert load_plate(str(file)).name == load_plate(file).name == "mine"
    file.write_text(changed(('cx="100"', 'cx="101"')), encoding="utf-8")
    assert load_plate(file).landmarks["lateral_malleolus"][0] == 101
    with pytest.raises(FileNotFoundError, match="There is no plate file '.*theirs.svg'"):
        load_plate(tmp_path / "theirs.svg")


def test_a_misspelt_plate_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="no plate 'ankle_latral'. Did you mean ankle_lateral"):
        load_plate("ankle_latral")


def test_an_unknown_plate_is_answered_with_the_known():
    with pytest.raises(ValueError, match="no plate 'knee'. Plates: ankle_lateral, "):
        load_plate("knee")


# --- the course's plates --------------------------------------------------------------------------


@pytest.mark.parametrize("name", plate_names())
def test_every_plate_keeps_the_contract_and_says_which_side_it_shows(name):
    plate = load_plate(name)
    assert plate.side == "right" and max(plate.width, plate.height) == pytest.approx(950, abs=50)
    assert plate.title and len(plate.description) > 40
    assert ("right" in plate.title.lower()) == (plate.midline is None)


def test_every_plate_of_the_table_is_drawn():
    points = load_points()
    assert set(points.plate[points.not_drawn == ""]) <= set(plate_names())


def test_some_whole_body_shows_where_each_close_up_is():
    shown = {name for body in BODY for name in load_plate(body).regions}
    assert shown == set(CLOSE_UPS)


def test_cun_of_one_span_agree_between_plates():
    for span in load_spans().index:
        plates = [load_plate(name) for name in plate_names()]
        cun = [cun_length(span, plate) * plate.mm for plate in plates]
        cun = [length for length in cun if not np.isnan(length)]
        assert not cun or max(cun) < 1.1 * min(cun), (span, cun)


@pytest.mark.parametrize(
    ("body", "leg", "forearm"),
    [
        ("body_anterior", "leg_inner", "forearm"),
        ("body_lateral", "leg_outer", "forearm_back"),
        ("body_posterior", "leg_outer", "forearm_back"),
    ],
)
def test_leg_and_forearm_cun_agree_on_the_whole_body(body, leg, forearm):
    marks, spans = load_plate(body).landmarks, load_spans()
    one, other = (
        np.hypot(*(marks[spans.to[name]] - marks[spans["from"][name]])) / spans.cun[name]
        for name in (leg, forearm)  # along the limb: arms hang at a slant
    )
    assert 0.9 < one / other < 1.1


def test_a_points_close_up_lies_round_its_place_on_the_whole_body():
    points, body = load_points(), load_plate("body_posterior")
    for spot in locate_all(points, body).query("side != 'left'").itertuples():
        name = points.plate[spot.code]
        if name in body.regions:
            x, y, radius = body.regions[name]
            assert np.hypot(spot.x - x, spot.y - y) <= radius, (spot.code, name)


def test_the_five_points_are_all_seen_on_the_body_from_behind():
    points = load_points()
    five = points.dropna(subset="back_pain_order")
    assert all(missing(point, points, "body_posterior") == [] for _, point in five.iterrows())


@pytest.mark.parametrize("name", plate_names())
def test_every_dot_lies_inside_the_skin_or_on_its_edge_on_both_sides(name):
    """Points of the midline lie on the contour of a side view."""
    for side in ("right", "left"):
        plate = load_plate(name).at_side(side)
        found = locate_all(load_points(), plate)
        outside = [
            (spot.code, spot.side)
            for spot in found.itertuples()
            if not in_skin(plate, (spot.x, spot.y))
            and distance_to_outline(plate, (spot.x, spot.y)) > EDGE
        ]
        assert outside == []


@pytest.mark.parametrize("name", plate_names())
def test_every_landmark_lies_on_the_body_unless_it_is_off_the_page(name):
    plate = load_plate(name)
    outside = [
        mark
        for mark, place in plate.landmarks.items()
        if (0 <= place).all()
        and (place <= (plate.width, plate.height)).all()
        and not in_skin(plate, place)
        and distance_to_outline(plate, place) > EDGE
    ]
    assert outside == []


@pytest.mark.parametrize("name", [*BODY, "foot_sole"])
def test_a_body_part_drawn_whole_keeps_a_margin(name):
    plate = load_plate(name)
    corners = np.concatenate(outlines(plate))
    assert (corners.min(axis=0) >= 20).all()
    assert (corners.max(axis=0) <= (plate.width - 20, plate.height - 20)).all()


@pytest.mark.parametrize(
    "name", [name for name in plate_names() if load_plate(name).midline is not None]
)
def test_two_sided_plates_have_their_midline_in_the_middle_and_outward_as_one_sees_it(name):
    plate = load_plate(name)
    assert plate.sides == ("right", "left") and plate.midline == plate.width / 2
    # From behind or above, the right side is at the viewer's right; from the front, at the left.
    outward = {"posterior": 1, "superior": 1, "anterior": -1}[plate.view]
    assert tuple(plate.directions["lateral"]) == (outward, 0)


@pytest.mark.parametrize("name", ["lower_back", "body_posterior", "body_anterior"])
def test_midline_landmarks_lie_on_the_midline(name):
    plate = load_plate(name)
    middle = (
        "spinous",
        "sacral_hiatus",
        "coccyx",
        "gluteal_cleft",
        "navel",
        "suprasternal",
        "pubic",
    )
    found = {mark: place[0] for mark, place in plate.landmarks.items() if mark.startswith(middle)}
    assert found and set(found.values()) == {plate.midline}
    [line] = [line for mark, line in plate.lines.items() if mark.endswith("midline")]
    assert line[:, 0] == pytest.approx(plate.midline)


@pytest.mark.parametrize("name", ["lower_back", "body_posterior"])
def test_vertebrae_stand_in_order_from_top_to_bottom(name):
    marks = load_plate(name).landmarks
    order = ["c7", "t3", "t7", "t12", "l1", "l2", "l3", "l4", "l5"]
    names = [f"spinous_{bone}_lower" for bone in order] + [f"sacral_foramen_{n}" for n in "1234"]
    heights = [marks[mark][1] for mark in names if mark in marks]
    assert len(heights) >= 9 and (np.diff(heights) > 0).all()


def test_a_drawn_ruler_goes_before_landmarks(read):
    plate = read(changed(("M150 80 L150 70", "M150 80 L150 69.85")))
    assert cun_length("leg_outer", plate) == pytest.approx(5.075)
    without = read(changed((RULER, "")))
    assert cun_length("leg_outer", without) == pytest.approx(5)
    assert np.isnan(cun_length("back_width", without))


def test_the_ruler_shown_is_the_one_wanted_else_the_first_drawn_else_that_of_most_cun(read):
    assert ruler_span(load_plate("thigh_posterior"), "thigh_back") == "thigh_back"
    assert ruler_span(load_plate("ankle_medial")) == "leg_inner"
    assert ruler_span(load_plate("ankle_medial"), "back_width") == "leg_inner"
    assert ruler_span(load_plate("body_anterior")) == "thigh_front"
    bare = changed((RULER, ""), (PLACE, ""))
    assert ruler_span(read(bare)) is None


def test_both_sides_of_the_ankle_are_drawn_to_about_one_scale():
    outer = cun_length("leg_outer", "ankle_lateral")
    assert outer == pytest.approx(cun_length("leg_inner", "ankle_medial"), rel=0.1)


def test_bl60_lies_lower_than_ki3_where_both_are_seen():
    plate = load_plate("leg_posterior")
    cun = cun_length("leg_outer", plate)
    assert 0.3 * cun < locate("BL60", plate).y - locate("KI3", plate).y < 1.7 * cun


def test_landmarks_that_no_plate_draws_are_known_to_serve_spans_only():
    drawn = {mark for name in plate_names() for mark in load_plate(name).landmarks}
    drawn |= {mark for name in plate_names() for mark in load_plate(name).lines}
    spans = load_spans()
    ends = set(spans["from"]) | set(spans["to"])
    assert set(load_landmarks().index) - drawn - ends <= {"radius_border", "ulna_border"}


# --- the other side -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", plate_names())
def test_the_other_side_is_every_part_across_the_axis(name):
    plate, other = load_plate(name), load_plate(name).mirrored()
    axis = plate.width / 2 if plate.midline is None else plate.midline

    def across(places):
        return np.column_stack(
            [2 * axis - np.atleast_2d(places)[:, 0], np.atleast_2d(places)[:, 1]]
        )

    assert (plate.side, other.side) == ("right", "left")
    for part in ("landmarks", "lines"):
        before, after = getattr(plate, part), getattr(other, part)
        assert before.keys() == after.keys()
        assert all(np.allclose(across(before[key]), after[key]) for key in before)
    for span, (ends, cun) in plate.rulers.items():
        assert np.allclose(across(ends), other.rulers[span][0]) and other.rulers[span][1] == cun
    for direction, (x, y) in plate.directions.items():
        assert tuple(other.directions[direction]) == (-x, y)
    for close_up, (x, y, radius) in plate.regions.items():
        assert other.regions[close_up] == (2 * axis - x, y, radius)
    for layer, shapes in plate.layers.items():
        for shape, turned in zip(shapes, other.layers[layer], strict=True):
            seen = shape.outline.vertices
            seen = seen if plate.midline is not None else across(seen)
            assert np.allclose(seen, turned.outline.vertices)


def test_the_other_side_is_made_once_and_mirrored_twice_a_plate_is_itself():
    for name in ("lower_back", "hand_dorsum"):
        plate = load_plate(name)
        assert plate.at_side("left") is plate.at_side("left") is plate.mirrored()
        assert plate.mirrored().mirrored() is plate


def test_a_plate_that_all_share_cannot_be_changed():
    plate = load_plate("hand_dorsum")
    for array in (
        plate.landmarks["mcp2"],
        plate.lines["mc2_radial_border"],
        plate.directions["radial"],
        load_plate("ankle_medial").rulers["leg_inner"][0],
        plate.layers["skin"][0].outline.vertices,
    ):
        with pytest.raises(ValueError, match="read-only"):
            array += 1
    for part in ("layers", "landmarks", "lines", "rulers", "directions", "regions"):
        with pytest.raises(TypeError):
            getattr(plate, part)["new"] = None


def test_a_plate_can_be_copied_and_pickled():
    plate = load_plate("ankle_lateral")
    for twin in (copy.deepcopy(plate), pickle.loads(pickle.dumps(plate))):
        assert repr(twin) == repr(plate) and locate("BL60", twin) == locate("BL60", plate)


def test_a_mirrored_hand_is_the_other_hand():
    right = load_plate("hand_dorsum")
    left = right.mirrored()
    assert (left.side, left.title) == ("left", right.title.replace("right", "left"))
    assert left.landmarks["mcp2"][0] == pytest.approx(right.width - right.landmarks["mcp2"][0])
    assert tuple(left.directions["radial"]) == (1, 0)
    assert in_skin(left, left.landmarks["mcp2"])


def test_a_mirrored_back_keeps_its_drawing_and_moves_its_landmarks():
    right = load_plate("lower_back")
    left = right.mirrored()
    assert left.layers is right.layers and left.title == right.title
    crest = right.landmarks["iliac_crest_top"][0] - right.midline
    assert left.landmarks["iliac_crest_top"][0] == pytest.approx(right.midline - crest)


def test_a_plate_asked_for_its_own_side_is_itself():
    plate = load_plate("ankle_medial")
    assert plate.at_side("right") is plate and plate.at_side("left").side == "left"
    with pytest.raises(ValueError, match='side is "right" or "left", not \'Right\''):
        plate.at_side("Right")
