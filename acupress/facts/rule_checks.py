"""The checks of a point table's rules: what they name is there, and each can be followed.

What every check takes is said once, in ``checks.py``: the table as text, and what it may refer to.
What it yields stands with each.
"""

from __future__ import annotations

import dataclasses
import difflib
import graphlib

from .complaint import Complaint, where
from .rule import DIRECTIONS, RULE, parts_of_line, rule_of


@dataclasses.dataclass(frozen=True)
class Known:
    """What a point table may refer to.

    Attributes
    ----------
    places, lines : frozenset of str
        Ids of the landmarks that are points, and of those that are lines.
    spans : frozenset of str
        Ids of the spans cun are counted in.
    plates : dict of str to tuple of frozenset of str
        Names of the plates, with the landmarks they carry and the spans they can measure.
    rules : dict of str to Rule
        The rules of the course's points, which stand behind every table; of those that are drawn.
    views : dict of str to dict of str to Rule
        The course's rules of its points on other plates, by plate and code.
    areas : dict of str to str
        What to mind in the areas that ask for care, by id.
    given : frozenset of str
        The columns that the table itself has; the course filled in the others. Empty for all.
    """

    places: frozenset
    lines: frozenset
    spans: frozenset
    plates: dict
    rules: dict
    views: dict = dataclasses.field(default_factory=dict)
    areas: dict = dataclasses.field(default_factory=dict)
    given: frozenset = frozenset()


def places_are_known(raw, known):
    """A rule starts from a landmark or a point, and goes toward one or in a body direction.

    Yields
    ------
    Complaint
        At ``start``, ``toward`` or ``aside``, with at most three names that are near.
    """
    drawn, undrawn = _points(raw, known)
    places = known.places | drawn
    for column in ("start", "toward", "aside"):
        fine = places if column == "start" else places | DIRECTIONS.keys()
        for row, value in raw[column].items():
            if value in undrawn:
                remedy = "no plate can show this point, so no rule can use it: name another place"
                yield Complaint("places_are_known", int(row), column, value, remedy)
            elif value and value not in fine:
                near = difflib.get_close_matches(value, fine, n=3, cutoff=0.5)
                guess = f"did you mean {' or '.join(near)}? " if near else ""
                remedy = f"no such landmark or point: {guess}{_where_to_look(column)}"
                yield Complaint("places_are_known", int(row), column, value, remedy)


def _points(raw, known):
    """The points that rules can use, and those of the table that no plate shows."""
    undrawn = set(raw.code[raw["not_drawn"] != ""])
    return (set(raw.code) | set(known.rules)) - undrawn, undrawn


def _where_to_look(column):
    remedy = "Use an id of data/landmarks.csv or a code"
    if column == "start":
        return remedy
    return f"{remedy}, or a body direction: {', '.join(sorted(DIRECTIONS))}"


def landmarks_are_on_the_plate(raw, known):
    """The plate has all that a rule needs, by way of the points it starts from, too.

    Yields
    ------
    Complaint
        At ``plate``, one for each landmark and span it lacks; none where the plate is unknown.
    """
    check = "landmarks_are_on_the_plate"
    rules = known.rules | _rules_of(raw)
    own = {code for code in rules if rules[code] != known.rules.get(code)}
    needs = {}  # by plate: a point may have another rule on each
    for row, code, plate in zip(raw.index, raw.code, raw.plate, strict=True):
        if plate not in known.plates:
            continue
        landmarks, spans = known.plates[plate]
        on_plate, done = needs.setdefault(plate, (_rules_on(plate, rules, own, known), {}))
        needed, counted = _needs(code, on_plate, known, done)
        for name in sorted(needed - landmarks):
            remedy = f"this plate has no {name}{_guess(name, landmarks)} "
            remedy += f"It has: {', '.join(sorted(landmarks))}"
            yield Complaint(check, int(row), "plate", plate, remedy)
        for name in sorted(counted - spans):
            remedy = f"this plate cannot measure the span {name}{_guess(name, spans)} "
            remedy += f"It measures: {', '.join(sorted(spans))}"
            yield Complaint(check, int(row), "plate", plate, remedy)


def _rules_of(raw):
    """The rules of a table that is text, by code."""
    rows = zip(*(raw[column].tolist() for column in RULE), strict=True)
    rules = (rule_of(dict(zip(RULE, row, strict=True))) for row in rows)
    return dict(zip(raw["code"].tolist(), rules, strict=True))


def _rules_on(plate, rules, own, known):
    """The rules as a plate uses them: its own for the course's points, not for changed rules."""
    views = known.views.get(plate, {})
    return rules | {code: rule for code, rule in views.items() if code not in own}


def _guess(name, names):
    near = difflib.get_close_matches(name, names, n=2, cutoff=0.6)
    return f": did you mean {' or '.join(near)}?" if near else "."


def _needs(code, rules, known, done):
    """All landmarks and spans that a point needs, by way of the points it starts from, too.

    What was found stands in `done`; a rule that needs itself is another check's matter.
    """
    waiting, begun = [code], set()
    while waiting:
        one = waiting[-1]
        open_ones = [name for name in rules[one].places if name in rules and name not in done]
        if one not in begun and open_ones:
            begun.add(one)
            waiting += [name for name in open_ones if name not in begun]
            continue
        waiting.pop()
        names = set(rules[one].places)
        landmarks = names & (known.places | known.lines)
        spans = set(rules[one].spans) & known.spans
        for name in names & done.keys():
            landmarks, spans = landmarks | done[name][0], spans | done[name][1]
        done[one] = landmarks, spans
    return done[code]


def lines_are_known(raw, known):
    """What a move stops at is a line landmark, or a line through landmarks.

    Yields
    ------
    Complaint
        At ``until``, ``aside_until`` or ``via``; the last takes the id of a line landmark only.
    """
    remedy = (
        "use a line of data/landmarks.csv, 'a > b' for the line through two landmarks, "
        "'a > superior' for a line in a body direction, or 'line & line' to stop between two"
    )
    places = known.places | _points(raw, known)[0]
    for column in ("until", "aside_until"):
        wrong = [cell != "" and not _lines_known(cell, places, known) for cell in raw[column]]
        yield from where(raw, column, wrong, remedy, "lines_are_known")
    wrong = (raw["via"] != "") & ~raw["via"].isin(known.lines)
    yield from where(raw, "via", wrong, "use a line of data/landmarks.csv", "lines_are_known")


def spans_are_known(raw, known):
    """Every count of cun names the span it is measured in.

    Yields
    ------
    Complaint
        At ``span`` or ``aside_span``.
    """
    check = "spans_are_known"
    for cun, span in (("cun", "span"), ("aside_cun", "aside_span")):
        wrong = (raw[span] != "") & ~raw[span].isin(known.spans)
        yield from where(raw, span, wrong, "no such span in data/spans.csv", check)
        wrong = (raw[cun] != "") & (raw[span] == "")
        yield from where(raw, span, wrong, f"name the span in which {cun} is counted", check)
        wrong = (raw[cun] == "") & (raw[span] != "")
        yield from where(raw, span, wrong, f"{cun} is blank: say how many, or clear this", check)


def moves_are_complete(raw, known):
    """A move says where to and how far, in one way.

    Yields
    ------
    Complaint
        At the cell that is missing, or that is one too many.
    """
    check = "moves_are_complete"
    for to, until, fraction, cun in (
        ("toward", "until", "fraction", "cun"),
        ("aside", "aside_until", "aside_fraction", "aside_cun"),
    ):
        far = (raw[[until, fraction, cun]] != "").any(axis=1)
        wrong = (raw[to] == "") & far
        yield from where(raw, to, wrong, "say where to: a landmark or a direction", check)
        wrong = (raw[cun] != "") & (raw[[until, fraction]] != "").any(axis=1)
        yield from where(raw, cun, wrong, f"give cun, or {until} and {fraction}, not both", check)
        wrong = (raw[to] != "") & ~far
        yield from where(raw, to, wrong, f"say how far: {until}, {fraction} or {cun}", check)
        wrong = raw[to].isin(DIRECTIONS) & (raw[fraction] != "") & (raw[until] == "")
        remedy = f"a fraction of a direction has no end: name a line in {until}"
        yield from where(raw, fraction, wrong, remedy, check)
    remedy = "this is where the rule starts: name the place it goes to"
    yield from where(raw, "toward", (raw.toward != "") & (raw.toward == raw.start), remedy, check)
    curved = raw["via"] != ""
    wrong = curved & (raw[["fraction", "cun"]] == "").all(axis=1)
    yield from where(raw, "via", wrong, "say how far along the curve in fraction or cun", check)
    wrong = curved & (raw["until"] != "")
    yield from where(raw, "until", wrong, "follow the curve in via, or stop at a line: one", check)
    wrong = curved & raw["toward"].isin(DIRECTIONS)
    remedy = "a curve leads to a place: name a landmark or a point"
    yield from where(raw, "toward", wrong, remedy, check)


def references_do_not_circle(raw, known):
    """No rule needs itself, not even by way of another point.

    Yields
    ------
    Complaint
        At ``start`` of one row of each circle; its value is the circle, ``BL57 → BL58 → BL57``.
    """
    own = _rules_of(raw.drop_duplicates("code"))
    rules = known.rules | own
    needs = {code: rules.keys() & set(rule.places) for code, rule in rules.items()}
    remedy = "these rules need each other: let one of them start from a landmark"
    for circle in _circles(needs):
        if circle[0] not in own:  # begin where the table's own rows do
            at = next(i for i, code in enumerate(circle) if code in own)
            circle = [*circle[at:-1], *circle[:at], circle[at]]
        row = int(raw.index[raw.code == circle[0]][0])
        value = " → ".join(circle)
        yield Complaint("references_do_not_circle", row, "start", value, remedy)


def _lines_known(cell, places, known):
    parts = parts_of_line(cell)
    return len(parts) <= 2 and all(
        part[0] in known.lines
        if len(part) == 1
        else len(part) == 2 and part[0] in places and (part[1] in places or part[1] in DIRECTIONS)
        for part in parts
    )


def _circles(needs):
    """Circles in who needs whom, each as a path that ends where it began."""
    sorter = graphlib.TopologicalSorter(needs)
    try:
        sorter.prepare()
        return
    except graphlib.CycleError:
        blocked = dict(needs)
    while ready := sorter.get_ready():
        sorter.done(*ready)
        for code in ready:
            del blocked[code]
    seen = set()
    for code in blocked:  # each needs another blocked one: following them leads into a circle
        path = [code]
        while path[-1] not in seen:
            seen.add(path[-1])
            path.append(next(need for need in sorted(blocked[path[-1]]) if need in blocked))
        if path[-1] in path[:-1]:
            yield path[path.index(path[-1]) :]


RULE_CHECKS = (
    places_are_known,
    lines_are_known,
    spans_are_known,
    moves_are_complete,
    landmarks_are_on_the_plate,
    references_do_not_circle,
)
