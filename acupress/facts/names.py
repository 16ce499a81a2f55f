"""How people write a point: by code or name, in many languages and scripts.

The written forms are facts and stand in tables: ``names.csv`` (every point of the WHO's list),
``signs.csv`` (other forms of a Chinese sign) and ``meridian_letters.csv`` (what the letters before
the number mean, by language). Reading is forgiving and never guesses: what could be two points is
refused with both named.
"""

from __future__ import annotations

import difflib
import functools
import re

from . import written
from .calls import shown
from .name_tables import (
    all_names,
    codes_by_name,
    in_other_signs,
    in_range,
    joined,
    keys_of,
    letters_mean,
    meanings_of_letters,
    points_on_meridian,
)
from .written import code_key, plain, split_code, tidy

NEAR = 3


class UnknownPoint(KeyError, ValueError):
    """No point, or no single point, is meant by what was written.

    Attributes
    ----------
    candidates : list of str
        The codes that could be meant; empty if none could.
    """

    def __init__(self, sentence, candidates=()):
        super().__init__(sentence)
        self.candidates = list(candidates)

    def __str__(self):
        """The sentence alone: a KeyError would show it in quotes."""
        return self.args[0]


def find_code(wanted, points):
    """Find a point by code or name, however it is written.

    Parameters
    ----------
    wanted : str
        ``"LI-4"``, ``"UB40"``, ``"Bladder 40"``, ``"Weizhong"``, ``"委中"``, ``"LI4 (Hegu)"``, ….
    points : pandas.DataFrame
        A point table.

    Returns
    -------
    str
        The code, as the table writes it.

    Raises
    ------
    UnknownPoint
        No point is called this, or several could be, or the table has not got it.

    Examples
    --------
    >>> from acupress import load_points
    >>> points = load_points()
    >>> find_code("Ub 40", points), find_code("kūn-lún", points), find_code("LI-4 (Hegu)", points)
    ('BL40', 'BL60', 'LI4')
    >>> find_code("IG3", points)
    Traceback (most recent call last):
    ...
    acupress.facts.names.UnknownPoint: 'IG3' can mean LI3 Sānjiān or SI3 Hòuxī: write one of these codes.
    """  # noqa: E501 (the message is one line)
    if not isinstance(wanted, str):
        raise UnknownPoint(
            f'No point can be read from {shown(wanted)}: write one as text, like "BL60".'
        )
    if wanted in points.index:
        return wanted
    reader = _reader_of(points)
    found = reader.meaning(tidy(wanted)) or _agreed(wanted, reader)
    return _only(wanted, sorted(found, key=_course_order), points)


def shown_code(code):
    """A code as the course shows it: ``BL60`` → ``BL-60``.

    Parameters
    ----------
    code : str

    Returns
    -------
    str

    Examples
    --------
    >>> shown_code("BL60"), shown_code("EX-UE7a")
    ('BL-60', 'EX-UE7a')
    """
    return code if "-" in code else re.sub(r"(?<=[A-Z])(?=\d)", "-", code)


def spellings(code, row):
    """All written forms under which one point is found, as plain text without blanks.

    Parameters
    ----------
    code : str
    row : pandas.Series
        The point's row of a table: ``pinyin``, ``hanzi`` and ``english`` are read.

    Returns
    -------
    list of str
        The code first; none of them is there twice.
    """
    meridian, number = re.fullmatch(r"(\D*)(\d*).*", code).groups()
    others = [] if not number else [
        f"{letters}{number}"
        for letters, means in meanings_of_letters().items()
        if meridian in means and len(in_range(means, int(number))) == 1
    ]  # fmt: skip
    names = [row["pinyin"], row["hanzi"], row["english"]]
    names += [form for who in (code, code.rstrip("ab")) for form in all_names().get(who, ())]
    forms = [plain(code), *others]
    for name in dict.fromkeys(names):
        forms += [plain(form) for form in (name, *in_other_signs(name))]
        forms += written.with_tone_numbers(name)
    return list(dict.fromkeys(form for form in forms if form))


# --- meaning --------------------------------------------------------------------------------------


def _reader_of(points):
    """The reader of a table: made once for the codes and names that it holds."""
    columns = (points[name].to_numpy(object) for name in ("pinyin", "hanzi", "english"))
    names = tuple(tuple(map(str, column)) for column in columns)
    return _Reader(tuple(points.index.to_numpy(object)), names)


@functools.lru_cache(maxsize=16)
class _Reader:
    """What a text can mean, with a table's own codes and names beside the WHO's."""

    def __init__(self, codes, names):
        self.codes = codes
        self.own, self.spots, self.names = {}, {}, {}
        for code in codes:
            self.own.setdefault(code_key(code), set()).add(code)
            self.spots.setdefault(code_key(code.rstrip("ab")), set()).add(code)
        for column in names:
            for code, name in zip(codes, column, strict=True):
                for key in keys_of(name):
                    self.names.setdefault(key, set()).add(code)

    def meaning(self, text):
        """Codes that a text as a whole can mean; empty if it is neither a code nor a name."""
        return self._by_code(text) | self._by_name(text)

    def _by_code(self, text):
        own, spots = (set(those.get(code_key(text), ())) for those in (self.own, self.spots))
        letters, number = split_code(text)
        return own or spots | in_range(letters_mean(letters), number)

    def _by_name(self, text):
        for key in keys_of(text):
            whos = {spot for who in codes_by_name().get(key, ()) for spot in self._spots(who)}
            if found := whos | self.names.get(key, set()):
                return found
        shorter = re.sub("(?:穴位?|혈)$", "", text)
        return self._by_name(shorter) if shorter not in ("", text) else set()

    def _spots(self, who):
        """A code of names.csv as the table has it: a point with two spots has two rows."""
        return self.spots.get(code_key(who), [who])


def _agreed(wanted, reader):
    """The points that all parts of a text agree on: ``"LI-4 (Hegu)"``."""
    main, remarks = written.without_brackets(tidy(wanted))
    found = written.readings(main, reader.meaning)
    if not found and remarks and not main:
        found = written.readings(remarks.pop(0), reader.meaning)
    if not found:
        raise _unknown(wanted, reader)
    for remark in remarks:
        said = written.readings(remark, reader.meaning)
        found += written.hidden(remark, reader.meaning) if said is None else said
    common = set.intersection(*map(set, found))
    if not common:
        codes = list(dict.fromkeys(code for one in found for code in sorted(one)))
        raise UnknownPoint(
            f"{wanted!r} names several points: {_listed(codes, 'and')}. "
            "Write one of them, or give a list of codes.",
            codes,
        )
    return common


def _only(wanted, codes, points):
    if len(codes) > 1:
        raise UnknownPoint(
            f"{wanted!r} can mean {_listed(codes, 'or')}: write one of these codes.", codes
        )
    [code] = codes
    if code not in points.index:
        known = f"{_named(code)} is a point of the WHO's list, but not in this table."
        raise UnknownPoint(known if code == wanted else f"{wanted!r}: {known}", codes)
    return code


def _unknown(wanted, reader):
    """The error for what is no point: what is wrong with it, or which points are nearest."""
    letters, number = split_code(wanted)
    means = letters_mean(letters)
    if number and len(means) == 1:
        [meridian] = means
        return UnknownPoint(
            f"No point is called {wanted!r}: {meridian} has the points {meridian}1 to "
            f"{meridian}{points_on_meridian()[meridian]}."
        )
    codes = {plain(code): {code} for code in reader.codes}
    keys = {key: found for key, found in (reader.names | codes).items() if key[0] != "~"}
    near = difflib.get_close_matches(plain(wanted), keys, n=3 * NEAR, cutoff=0.5)
    near = list(dict.fromkeys(code for key in near for code in sorted(keys[key])))[:NEAR]
    if len(re.findall("[0-9]+", wanted)) > 1:
        hint = 'For several points give a list, like ["LI4", "BL60"].'
    elif near:
        hint = f"Did you mean {_listed(near, 'or')}?"
    else:
        hint = 'Write a code like "BL60" or a name like "Kunlun".'
    return UnknownPoint(f"No point is called {wanted!r}. {hint}")


def _listed(codes, word):
    names = [_named(code) for code in codes]
    return f" {word} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _named(code):
    names = all_names().get(code, ())
    return f"{code} {joined(names[0])}" if names else code


def _course_order(code):
    return [int(part) if part.isdecimal() else part for part in re.split("([0-9]+)", code)]
