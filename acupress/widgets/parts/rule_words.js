// What is said of a rule that somebody put together: which of its parts are right, and which are not.

// The number of a part's right value among `values`.
export function rightOf({ rule, values }, { move, name, options }) {
  const value = JSON.stringify(move === null ? rule[name] : rule.moves[move][name]);
  return options.find((number) => JSON.stringify(values[number].value) === value);
}

// Each part as it is called among the others: "landmark", or "second direction".
export function calledParts(parts, kinds) {
  const names = parts.map(({ kind }) => kinds[kind].called);
  return names.map((name, at) => {
    const same = names.filter((other) => other === name).length;
    const before = names.slice(0, at).filter((other) => other === name).length;
    return same > 1 ? `${["first", "second", "third"][before]} ${name}` : name;
  });
}

// "The landmark and the span are right." "The count is 1.5, not 3." `chosen` are numbers of
// values, one a part; a part with one option alone was not asked for.
export function comparedParts({ rule, values, kinds, parts }, chosen) {
  const names = calledParts(parts, kinds);
  const asked = parts
    .map((part, at) => ({ name: `the ${names[at]}`, part, chosen: chosen[at], right: rightOf({ rule, values }, part) }))
    .filter(({ part }) => part.options.length > 1);
  const wrong = asked.filter((one) => one.chosen !== one.right);
  const right = asked.filter((one) => one.chosen === one.right).map(({ name }) => name);
  const said = wrong.map((one) =>
    `${capital(one.name)} is ${values[one.right].words}, not ${values[one.chosen].words}.`);
  if (!right.length) return said;
  if (!wrong.length && right.length > 1) return ["Every part is right."];
  const listed = [right.slice(0, -1).join(", "), right.at(-1)].filter(Boolean).join(" and ");
  return [`${capital(listed)} ${right.length > 1 ? "are" : "is"} right.`, ...said];
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
