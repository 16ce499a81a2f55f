// What somebody typed for a point, read as forgivingly as facts/names.py does, and never guessed.

import { plain } from "./search.js";

const BETWEEN = /[\s()[\]（）【】,;/:=-]+/;

// Written form → the codes it can mean, from what Python tells of all points (learning/name_choices.py).
export function formsOf({ letters, points }) {
  const forms = {};
  const words = (text) => text.split(" ").filter(Boolean);
  for (const code of Object.keys(points)) {
    const [, before = "", number = ""] = code.match(/^(\D+)(\d+)/) ?? [];
    const numbered = words(letters[before] ?? "").map((form) => form + number);
    for (const form of [...numbered, ...words(points[code][2])]) (forms[form] ??= []).push(code);
  }
  return forms;
}

// The codes a text can mean: of `forms`, written form → codes. A code beside a name must agree with
// it: "LI-4 (Hegu)". Empty where it means none.
export function readPoint(text, forms) {
  const whole = meantBy(text, forms);
  if (whole.length) return whole;
  const words = text.split(BETWEEN).filter((word) => plain(word));
  for (let at = 1; at < words.length; at += 1) {
    const [one, other] = [words.slice(0, at), words.slice(at)].map((part) => meantBy(part.join(" "), forms));
    const both = one.filter((code) => other.includes(code));
    if (both.length) return both;
  }
  return [];
}

function meantBy(text, forms) {
  if (/\d[^\p{L}\d]+\d/u.test(text)) return []; // "BL 2-3" is not BL23
  const narrow = text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const form = plain(narrow).replace(/(?<=\p{L})0+(?=\d)/u, "").replace(/(穴位?|혈)$/, "");
  return Object.hasOwn(forms, form) ? forms[form] : [];
}
