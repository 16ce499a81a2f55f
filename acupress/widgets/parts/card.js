// What a learner reads beside a plate: cautions first, tradition marked as tradition.
import { make } from "./dom.js";

export function pointCard(point) {
  const card = make("article", { class: "acupress-point", "aria-label": `${point.shown} ${point.pinyin}` });
  card.append(
    make("h3", {}, `${point.shown} ${point.pinyin} `, make("span", { lang: "zh-Hant" }, point.hanzi)),
    make("p", { class: "names" }, `${point.english} · ${point.meridian} · ${point.region}`),
    make("p", { class: "caution" }, make("strong", {}, "⚠ Before you press: "), point.caution),
    section("Where it is", make("p", {}, point.location)),
    section("How the rule finds it", list("ol", point.steps)),
    section("Find it by touch", list("ol", point.find)),
    section(
      `Press it for about ${point.hold_seconds} seconds${point.sides === "both" ? ", then the other side" : ""}`,
      make("p", {}, point.press),
    ),
    section("Tradition says", make("p", {}, point.tradition), "tradition"),
  );
  if (point.caveat) card.append(section("Where sources differ", make("p", {}, point.caveat)));
  card.append(
    make("details", {}, make("summary", {}, "Sources"), list("ul", point.sources.split("; "))),
  );
  return card;
}

function section(title, body, className = "") {
  return make("section", { class: className }, make("h4", {}, title), body);
}

function list(tag, texts) {
  return make(tag, {}, ...texts.map((text) => make("li", {}, text)));
}
