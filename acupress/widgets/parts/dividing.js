// How long a cun is, from how long a stretch of somebody's body is.

const MM = { mm: 1, cm: 10 };

// `text` is what was typed, in `unit`; `bounds` what a cun of a body may be, in millimetres. Gives
// `millimetres` a cun, null where there is none, and the `words` for it.
export function cunOf({ cun, name }, text, unit, [shortest, longest]) {
  const typed = text.trim().replace(",", ".");
  if (!typed) return { millimetres: null, words: "" };
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(typed)) {
    return { millimetres: null, words: "Write a number, like 24 or 24.5." };
  }
  const one = (Number(typed) * MM[unit]) / cun;
  if (one >= shortest && one <= longest) {
    return { millimetres: one, words: `One cun of your ${name} is ${rounded(one)} mm.` };
  }
  const other = unit === "cm" ? "mm" : "cm";
  const asOther = (Number(typed) * MM[other]) / cun;
  const hint = asOther >= shortest && asOther <= longest ? ` Is it ${typed} ${other}?` : "";
  return {
    millimetres: null,
    words: `That would be ${rounded(one)} mm a cun; a cun of a body is ${shortest} to ${longest} mm long.${hint}`,
  };
}

function rounded(value) {
  return String(Math.round(value * 10) / 10);
}
