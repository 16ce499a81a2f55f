// What stock widgets lack: changes that are read out. Their look is in stock.css.

const SOON = 50; // ms: a part is made before it stands in its box

function render({ el }) {
  let timer = null;
  el.style.display = "none";
  const begin = () => {
    const root = el.parentElement?.closest(".acupress");
    if (!root) {
      timer = setTimeout(begin, SOON);
      return;
    }
    root.setAttribute("role", "group");
    for (const part of root.querySelectorAll(".acupress-says")) part.setAttribute("role", "status");
  };
  begin();
  return () => clearTimeout(timer);
}

export default { render };
