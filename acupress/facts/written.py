"""Take apart what people type for a point: signs, blanks, codes, and names beside codes.

Nothing here knows any point; ``names.py`` says what the parts mean.
"""

from __future__ import annotations

import re
import unicodedata

TONE_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
NOISE = frozenset("no nr num number point acupoint meridian channel the of on der die das".split())
BESIDE = frozenset(
    "bilateral bilaterally both side sides left right pair point acupoint acupressure acupuncture "
    "beidseits links rechts".split()
)
MOST_TOKENS = 14
HAN = "\u3400-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{HAN}]+|[\uac00-\ud7af]+|(?:(?![{HAN}\uac00-\ud7af])[^\W\d_])+|[0-9]+")
BETWEEN = re.compile(r"[,;/|&+=:~→、，；：・]|\s[-–—]\s|\b(?:and|or|with|und|oder|et|ou|y|e|o)\b")
BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|（([^（）]*)）|【([^【】]*)】|「([^「」]*)」")


def plain(text):
    """Reduce a name to what people agree on: no tones, hyphens, spaces or capitals.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> plain("Wěi-zhōng"), plain("LI-4"), plain("委中")
    ('weizhong', 'li4', '委中')
    """
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def tidy(text):
    r"""Bring what keyboards and files do to a text back: full width, odd blanks, hidden marks.

    Letters keep their marks: ``dü`` is not ``du``. A raised number stays one, it is a footnote.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> tidy("ＢＬ６０ "), tidy("DÜ\u20113"), tidy("BL\u200b6²")
    ('bl60', 'dü-3', 'bl6²')
    """
    signs = (_plain_sign(sign) for sign in unicodedata.normalize("NFC", text))
    text = unicodedata.normalize("NFC", "".join(signs).casefold())
    return re.sub(r"\s+", " ", text).strip(" .,;:!?\"'“”„‘’«»‹›`´*_-·、。，")


def _plain_sign(sign):
    kind, how = unicodedata.category(sign), unicodedata.decomposition(sign).split(" ")[0]
    if how in ("<wide>", "<narrow>") or (how == "<compat>" and kind[0] == "L"):
        return unicodedata.normalize("NFKC", sign)
    if kind in ("Cf", "Cc") and not sign.isspace() or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if kind == "Pd" or sign in "\u2212\u00ad":
        return "-"
    return " " if kind[0] == "Z" else sign


def split_code(text):
    """The letters and the number of what is written like a code; blank and 0 for anything else.

    Words that only say that a point comes (``no. 40 of the bladder``) are left out.

    Parameters
    ----------
    text : str
        As :func:`tidy` gives it.

    Returns
    -------
    letters : str
    number : int

    Examples
    --------
    >>> split_code("LI-04"), split_code("60.BL."), split_code("No. 40 of the Bladder")
    (('li', 4), ('bl', 60), ('bladder', 40))
    >>> split_code("BL2-3"), split_code("3E 5")
    (('', 0), ('3e', 5))
    """
    text = tidy(text)
    three = re.fullmatch(r"3[\s.\-]?([ehw])\b\W*([0-9]{1,3})", text) or re.fullmatch(
        r"3([ehw])([0-9]{1,3})", text
    )
    if three:
        return f"3{three[1]}", int(three[2])
    if re.search(r"[^\w\s.\-·:#°'’]", text) or "_" in text:
        return "", 0
    parts = TOKEN.findall(text)
    if "".join(parts) != "".join(sign for sign in text if sign.isalnum()):
        return "", 0  # other numerals, footnotes
    numbers = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if not part.isdecimal()]
    words = [word for word in words if word not in NOISE] or words
    if len(numbers) != 1 or len(numbers[0]) > 3 or not words:
        return "", 0
    letters = "".join(words)
    at = parts.index(numbers[0])
    one_side = not set(words) & set(parts[:at]) or not set(words) & set(parts[at:])
    is_half_a_code = at == 0 and letters in ("e", "h", "w") and numbers[0] == "3"  # of 3E, 3H
    return (letters, int(numbers[0])) if one_side and not is_half_a_code else ("", 0)


def same_code(code, text):
    """Whether a text writes just this code, signs, blanks, capitals and leading zeros aside.

    Parameters
    ----------
    code, text : str

    Returns
    -------
    bool

    Examples
    --------
    >>> same_code("LI4", "li-04"), same_code("LI4", "LI4 4"), same_code("LI4", "large intestine 4")
    (True, False, False)
    """
    return code_key(code) == code_key(text)


def code_key(text):
    """What all texts that write one code have in common, and no others: see :func:`same_code`.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of (int, str)

    Examples
    --------
    >>> code_key("li-04")
    (1, 'li4')
    """
    return len(re.findall("[0-9]+", text)), _squeezed(text)


def _squeezed(text):
    letters = "".join(sign for sign in tidy(text) if sign.isalnum())
    return re.sub("(?<![0-9])0+(?=[0-9])", "", letters)


def toned(name):
    """A name with a figure where a tone stood: two names that differ in tones stay apart.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> toned("Wěizhōng")
    'we3izho1ng'
    """
    signs = unicodedata.normalize("NFD", name.casefold())
    return "".join(TONE_MARKS.get(sign, sign if sign.isalnum() else "") for sign in signs)


def with_tone_numbers(name):
    """The ways to type a name's tones as figures: after each syllable, and all at the end.

    Parameters
    ----------
    name : str
        Its syllables stand apart.

    Returns
    -------
    list of str
        Empty where not each syllable has just one tone.

    Examples
    --------
    >>> with_tone_numbers("Wěi zhōng"), with_tone_numbers("Wěizhōng")
    (['wei3zhong1', 'weizhong31'], [])
    """
    syllables = [plain(syllable) for syllable in name.split()]
    tones = [re.sub("[^1-4]", "", toned(syllable)) for syllable in name.split()]
    if not all(len(tone) == 1 for tone in tones):
        return []
    pairs = zip(syllables, tones, strict=True)
    return ["".join(map("".join, pairs)), "".join(syllables) + "".join(tones)]


def without_brackets(text):
    """What stands outside brackets, and what stands in each.

    Parameters
    ----------
    text : str

    Returns
    -------
    outside : str
    inside : list of str

    Examples
    --------
    >>> without_brackets("hegu (union valley)")
    ('hegu', ['union valley'])
    """
    inside = ["".join(filter(None, found)) for found in BRACKETS.findall(text)]
    return tidy(BRACKETS.sub(" ", text)), [tidy(one) for one in inside]


def is_beside(text):
    """Whether a text says nothing about which point is meant: ``bilateral``.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_beside("both sides"), is_beside(""), is_beside("left foot")
    (True, True, False)
    """
    return all(word in BESIDE for word in TOKEN.findall(text))


def readings(text, meaning):
    """Meanings of all parts of a text, or None if one part is not understood.

    Parameters
    ----------
    text : str
        As :func:`tidy` gives it.
    meaning : callable
        Takes a text, gives the set of what it can mean as a whole, empty for nothing.

    Returns
    -------
    list of set or None
        In the order of the text; what :func:`is_beside` is passed over.

    Examples
    --------
    >>> known = {"bl60": {"BL60"}, "kunlun": {"BL60"}, "ki3": {"KI3"}}
    >>> meaning = lambda text: known.get(text, set())
    >>> readings("bl60 kunlun, ki3 both sides", meaning)
    [{'BL60'}, {'BL60'}, {'KI3'}]
    >>> readings("bl60 heel", meaning) is None
    True
    """
    found = []
    for part in BETWEEN.split(text):
        more = _piece(tidy(part), meaning)
        if more is None:
            return None
        found += more
    return found


def _piece(text, meaning):
    if is_beside(text):
        return []
    if whole := meaning(text):
        return [whole]
    starts = [token.start() for token in TOKEN.finditer(text)]
    if len(starts) > MOST_TOKENS:
        return None
    for cut in reversed(starts[1:]):
        left, right = tidy(text[:cut]), tidy(text[cut:])
        first = [] if is_beside(left) else [meaning(left)]
        if all(first) and (rest := _piece(right, meaning)) is not None:
            return [*first, *rest]
    return None


def hidden(text, meaning):
    """All that any run of words in a text could mean: a remark should mean no other point.

    Parameters
    ----------
    text : str
        Its first `MOST_TOKENS` words are looked at, in runs of one to four.
    meaning : callable
        As :func:`readings` takes it.

    Returns
    -------
    list of set
    """
    spans = [token.span() for token in TOKEN.finditer(text)][:MOST_TOKENS]
    runs = (text[a:b] for i, (a, _) in enumerate(spans) for _, b in spans[i : i + 4])
    return [found for run in runs if (found := meaning(run))]
