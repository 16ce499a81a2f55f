"""The HTML of a page: what is read without a script, and places where the script puts the rest.

Every word of a table or a person is escaped on its way in, and the page may ask no other computer
for anything: it says so itself, and browsers hold it to that.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from pathlib import Path
from string import Template

HERE = Path(__file__).parent
PARTS = {  # where the script puts a part → its heading
    "picker": "Look at each point",
    "stepper": "Find it step by step",
    "session": "Press along",
    "quiz": "Practise",
}
PLAN = "The plan"
# Styles also stand at the parts of a drawing; letters and relief are in the page; a worker keeps
# the time while the page is hidden.
ALLOWED = (
    "default-src 'none'; script-src '{hash}'; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; worker-src blob:; base-uri 'none'; form-action 'none'"
)


def page_html(title, data, script, parts, plan, **markup):
    """Write a page.

    Parameters
    ----------
    title : str
    data : dict
        Plain JSON: what the script reads.
    script : str
        JavaScript; no ``</script`` in it.
    parts : dict of str to str
        Which of `PARTS` the page has → HTML to stand before the part.
    plan : str
        HTML of the plan as a whole; ``""`` where nothing is pressed.
    **markup : str
        CSS as ``styles``; HTML as ``points``, ``before``, ``handout`` and ``address``.

    Returns
    -------
    str
    """
    headings = {"before": "Before you press"} | ({"plan": PLAN} if plan else {})
    headings |= {name: PARTS[name] for name in parts}
    links = "".join(f'<a href="#{name}">{text}</a>' for name, text in headings.items())
    return Template((HERE / "page.html").read_text(encoding="utf-8")).substitute(
        markup,
        title=html.escape(title),
        policy=ALLOWED.format(hash=_hash(script)),
        links=links,
        plan=f'<section id="plan"><h2>{PLAN}</h2>{plan}</section>' if plan else "",
        parts="\n".join(_part(name, lead) for name, lead in parts.items()),
        data=as_json(data),
        script=script,
    )


def as_json(data):
    r"""Write JSON that may stand in HTML: no text in it ends the element it is in.

    Parameters
    ----------
    data : object

    Returns
    -------
    str

    Examples
    --------
    >>> print(as_json({"title": "</script><b>"}))
    {"title":"\u003c/script>\u003cb>"}
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c")


def _hash(script):
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _part(name, lead):
    return (
        f'<section id="{name}" class="acupress-part" aria-labelledby="{name}-title">'
        f'<h2 id="{name}-title">{PARTS[name]}</h2>{lead}<div id="acupress-{name}"></div></section>'
    )
