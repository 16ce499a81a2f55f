// How high the window is through which one sees a widget: its page's, or its notebook's.

const LEAST = 320; // px: an output that scrolls by itself may be lower, and is left to scroll

// Keep it as --room, in CSS pixels, on `root`. Gives what ends it.
export function keepRoom(root) {
  const measure = () => {
    let room = window.innerHeight;
    const isFull = root.matches(":fullscreen, .acupress-filled");
    for (let at = isFull ? null : root.parentElement; at; at = at.parentElement) {
      const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight + 1;
      if (scrolls && at.clientHeight >= LEAST) room = Math.min(room, at.clientHeight);
    }
    root.style.setProperty("--room", `${room}px`);
  };
  const watch = new ResizeObserver(measure);
  watch.observe(root);
  window.addEventListener("resize", measure);
  root.addEventListener("fullscreenchange", measure);
  measure();
  return () => {
    watch.disconnect();
    window.removeEventListener("resize", measure);
    root.removeEventListener("fullscreenchange", measure);
  };
}
