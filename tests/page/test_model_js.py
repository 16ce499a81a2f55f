"""What stands for a kernel's model on a page: all that browser code of widgets may ask of one."""

import pytest
from labdriver import ROOT

LOAD = """
async ({ given, script }) => {
  const { makeModel, hostWidget } = await import("/acupress/page/model.js");
  const heard = [];
  const hear = (name) => (...told) => heard.push(name);
  const kept = [], sent = [];
  const onsave = (values) => kept.push(values);
  const model = makeModel(given, { onsave, onsend: (message) => sent.push(message) });
  const names = { model, heard, hear, kept, sent, hostWidget };
  const run = Object.getPrototypeOf(async () => {}).constructor;
  return new run(...Object.keys(names), script)(...Object.values(names));
}
"""


@pytest.fixture
def run(js_page):
    """Run a script over a model of `given` values; `hear(name)` makes a listener for `heard`."""
    return lambda script, **given: js_page.evaluate(LOAD, {"given": given, "script": script})


def test_it_is_small_enough_to_be_read_at_once():
    lines = (ROOT / "acupress" / "page" / "model.js").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 80


def test_a_change_is_told_to_who_listens_to_it_and_to_who_listens_to_all(run):
    heard = run(
        """model.on("change:step", hear("step"));
        model.on("change:side", hear("side"));
        model.on("change", hear("any"));
        model.set("step", 2);
        return [heard, model.get("step"), model.get("nothing")];""",
        step=1,
        side="right",
    )
    assert heard == [["step", "any"], 2, None]


def test_who_listens_is_told_the_model_and_the_new_value(run):
    told = run(
        """let told;
        model.on("change:step", (from, value) => { told = [from === model, value]; });
        model.set("step", 2);
        return told;""",
        step=1,
    )
    assert told == [True, 2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *[(1, 1), ("a", "a"), (None, None), ([1, [2]], [1, [2]])],
        ({"a": 1, "b": {"c": [1]}}, {"b": {"c": [1]}, "a": 1}),
    ],
)
def test_a_value_that_is_the_same_tells_nobody(run, before, after):
    script = """model.on("change:value change", hear("told"));
        model.set("value", model.get("next"));
        model.save_changes();
        return [heard, kept];"""
    assert run(script, value=before, next=after) == [[], []]


@pytest.mark.parametrize(
    ("before", "after"),
    [(1, 2), (1, "1"), (0, False), ([1], [1, 2]), ({"a": 1}, {"a": 1, "b": 2}), ([], {})],
)
def test_a_value_that_differs_is_told(run, before, after):
    script = """model.on("change:value", hear("told"));
        model.set("value", model.get("next"));
        return [heard, model.get("value")];"""
    assert run(script, value=before, next=after) == [["told"], after]


def test_two_traits_that_follow_each_other_come_to_rest(run):
    heard = run(
        """model.on("change:at", () => model.set("code", "abc"[model.get("at")]));
        model.on("change:code", () => model.set("at", "abc".indexOf(model.get("code"))));
        model.on("change", hear("any"));
        model.set("code", "c");
        return [heard.length, model.get("at")];""",
        at=0,
        code="a",
    )
    assert heard == [2, 2]


def test_events_may_be_named_in_one_text(run):
    heard = run(
        """const f = hear("told");
        model.on("change:a change:b", f);
        model.set("a", 1); model.set("b", 1);
        model.off("change:a  change:b", f);
        model.set("a", 2); model.set("b", 2);
        return heard;"""
    )
    assert heard == ["told", "told"]


def test_one_may_stop_listening_by_event_and_listener_by_event_or_altogether(run):
    heard = run(
        """const [one, other] = [hear("one"), hear("other")];
        let value = 0;
        const left = () => { heard.length = 0; model.set("a", value += 1); return [...heard]; };
        model.on("change:a", one); model.on("change:a", other); model.on("change", hear("any"));
        const all = [left()];
        model.off("change:a", one); all.push(left());
        model.off("change:a"); all.push(left());
        model.off(); all.push(left());
        model.off("change:never", one);
        return all;"""
    )
    assert heard == [["one", "other", "any"], ["other", "any"], ["any"], []]


def test_who_stops_listening_meanwhile_keeps_nobody_from_hearing(run):
    heard = run(
        """const once = () => { heard.push("once"); model.off("change:a", once);
            model.on("change:a", hear("later")); };
        model.on("change:a", once);
        model.on("change:a", hear("other"));
        model.set("a", 1);
        return heard;"""
    )
    assert heard == ["once", "other"]


def test_what_is_given_and_what_is_got_are_copies(run):
    values = run(
        """const given = { list: [1, { deep: 2 }] };
        model.set("value", given);
        given.list[1].deep = 3;
        model.get("value").list.push(4);
        model.get("first").push(5);
        return [model.get("value"), model.get("first")];""",
        first=[0],
    )
    assert values == [{"list": [1, {"deep": 2}]}, [0]]


def test_no_order_is_to_be_read_from_an_objects_keys(run):
    script = "return Object.keys(model.get('stage').plates)"
    assert run(script, stage={"plates": {"b": 1, "a": 2}}) == ["a", "b"]


def test_what_is_saved_is_what_has_changed_since(run):
    kept = run(
        """model.set("a", 1); model.set("a", 2); model.set("b", 1);
        model.save_changes();
        model.save_changes();
        model.set("b", 3);
        model.save_changes();
        return kept;""",
        a=0,
        b=0,
        c=0,
    )
    assert kept == [{"a": 2, "b": 1}, {"b": 3}]


def test_a_message_is_handed_on_and_other_models_there_are_none(run):
    sent = run(
        """model.send({ kind: "hello" });
        const none = await model.widget_manager.get_model("id").catch(({ message }) => message);
        return [sent, none];"""
    )
    assert sent == [[{"kind": "hello"}], "This page has no other models."]


WIDGET = """
const widget = {
  initialize({ signal }) {
    heard.push("begin");
    signal.addEventListener("abort", hear("model aborted"));
    return hear("model closed");
  },
  render({ el, signal }) {
    heard.push(`show ${el}`);
    signal.addEventListener("abort", hear(`${el} aborted`));
    return hear(`${el} closed`);
  },
};
"""


@pytest.mark.parametrize("given", ["widget", "() => widget", "async () => widget"])
def test_views_close_before_their_model_each_once(run, given):
    heard = run(
        f"""{WIDGET}
        const host = await hostWidget({given}, model);
        const close = await host.show("one");
        await host.show("two");
        close(); close();
        host.close(); host.close();
        return heard;"""
    )
    views = ["show one", "show two", "one closed", "one aborted", "two closed", "two aborted"]
    assert heard == ["begin", *views, "model closed", "model aborted"]


def test_a_widget_need_not_begin_nor_clean_up(run):
    heard = run(
        """const host = await hostWidget({ render: hear("shown") }, model);
        (await host.show(null))();
        await (await hostWidget({ initialize: () => ({ exported: 1 }) }, model)).close();
        host.close();
        return heard;"""
    )
    assert heard == ["shown"]
