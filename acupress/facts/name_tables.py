"""The tables of how points are written: names, forms of signs, letters before a number."""

from __future__ import annotations

import functools
import itertools
import re

from . import written
from .csvfile import DATA, rows_of
from .written import plain, tidy

MOST_FORMS = 24  # of one name in Chinese signs
MERIDIANS = {
    "LU": "Lung", "LI": "Large Intestine", "ST": "Stomach", "SP": "Spleen", "HT": "Heart",
    "SI": "Small Intestine", "BL": "Bladder", "KI": "Kidney", "PC": "Pericardium",
    "TE": "Triple Energizer", "GB": "Gallbladder", "LR": "Liver", "GV": "Governor Vessel",
    "CV": "Conception Vessel", "EX": "Extra",
}  # fmt: skip


@functools.cache
def all_names():
    """Code → all names of names.csv, the pinyin by syllables first.

    Returns
    -------
    dict of str to list of str
        From ``data/names.csv``; shared, so not to be changed.
    """
    table = rows_of(DATA / "names.csv").set_index("code")
    rows = zip(table.index, table.pinyin, table.hanzi, table.wade_giles, table.also, strict=True)
    return {code: [*names, *filter(None, also.split(" | "))] for code, *names, also in rows}


@functools.cache
def who_names():
    """Code → pinyin, hanzi and meridian of all points that names.csv knows.

    Returns
    -------
    dict of str to tuple of (str, str, str)
        Shared, so not to be changed.
    """
    return {
        code: (joined(names[0]), names[1], MERIDIANS[code[:2]])
        for code, names in all_names().items()
    }


@functools.cache
def codes_by_name():
    """What a name is looked up by (see :func:`keys_of`) → the codes it can mean.

    Returns
    -------
    dict of str to set of str
    """
    index = {}
    for code, names in all_names().items():
        for name in names:
            for key in (*keys_of(name), *written.with_tone_numbers(name)):
                index.setdefault(key, set()).add(code)
    return index


@functools.cache
def meanings_of_letters():
    """Letters in front of a number, and words for them → the meridians they can mean.

    Returns
    -------
    dict of str to set of str
        From ``data/meridian_letters.csv``.
    """
    table = rows_of(DATA / "meridian_letters.csv").set_index("letters")
    means = {}
    for letters, meridian in zip(table.index, table.meridian, strict=True):
        means.setdefault("".join(filter(str.isalnum, tidy(letters))), set()).add(meridian)
    return means


def letters_mean(letters):
    """The meridians that letters can mean.

    Whole words are known without their marks, too: ``Dunndarm``; short letters are not.

    Parameters
    ----------
    letters : str

    Returns
    -------
    set of str
        Letters of the WHO: ``{"BL"}``; empty where they mean none.
    """
    means = meanings_of_letters().get(letters, set())
    if not means and len(letters) > 4:
        others = meanings_of_letters().items()
        means = {who for other, whos in others if plain(other) == letters for who in whos}
    return means


@functools.cache
def points_on_meridian():
    """Letters of a meridian → how many points it has.

    Returns
    -------
    dict of str to int
    """
    counts = {}
    for code in all_names():
        if match := re.fullmatch("([A-Z]{2})([0-9]+)", code):
            counts[match[1]] = max(counts.get(match[1], 0), int(match[2]))
    return counts


def in_range(meridians, number):
    """Codes with this number, of those meridians that have so many points.

    Parameters
    ----------
    meridians : iterable of str
    number : int

    Returns
    -------
    set of str
    """
    counts = points_on_meridian()
    return {f"{name}{number}" for name in meridians if 1 <= number <= counts[name]}


@functools.cache
def _signs():
    table = rows_of(DATA / "signs.csv").set_index("written")
    return dict(zip(table.index, table.sign, strict=True))


@functools.cache
def _sign_map():
    return str.maketrans(_signs())


@functools.lru_cache(maxsize=8192)
def keys_of(name):
    """What a name is looked up by: with its tones, if it has any, and without.

    Parameters
    ----------
    name : str

    Returns
    -------
    tuple of str
        With its tones it begins with ``~``.
    """
    name = name.translate(_sign_map())
    tones = "~" + written.toned(name)
    has_tones = re.search("[1-4]", tones) and not re.search("[0-9]", name)
    return (tones, plain(name)) if has_tones else (plain(name),)


def in_other_signs(name):
    """A name in Chinese signs with each sign in every form in use.

    Parameters
    ----------
    name : str

    Returns
    -------
    iterator of str
        24 forms at most, itself first.
    """
    others = {}
    for other, sign in _signs().items():
        others.setdefault(sign, [sign]).append(other)
    forms = itertools.product(*(others.get(sign, sign) for sign in name))
    return map("".join, itertools.islice(forms, MOST_FORMS))


def joined(pinyin):
    """A name by syllables as one word.

    Parameters
    ----------
    pinyin : str

    Returns
    -------
    str

    Examples
    --------
    >>> joined("Kūn Lún")
    'Kūnlún'
    """
    syllables = pinyin.split(" ")
    return "".join([syllables[0], *(syllable.lower() for syllable in syllables[1:])])
