// What keeps a countdown going while nobody touches the page.

// Hidden pages get their own timers only once a minute: a worker's go on. A page without workers
// still has its own.
export function startTicking(tick) {
  const interval = setInterval(tick, 200);
  let worker = null;
  try {
    const code = "setInterval(() => postMessage(0), 200)";
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    worker = new Worker(address);
    worker.onmessage = tick;
    worker.onerror = (event) => event.preventDefault();
    URL.revokeObjectURL(address);
  } catch {
    worker = null;
  }
  return () => {
    clearInterval(interval);
    worker?.terminate();
  };
}

// Keep the screen on while hands are busy, where the browser can.
export function makeWakeLock() {
  let wanted = false;
  let asking = false;
  let lock = null;
  const release = () => {
    wanted = false;
    lock?.release().catch(() => {});
    lock = null;
  };
  return {
    release,
    async hold() {
      wanted = true;
      if (asking || (lock && !lock.released)) return;
      asking = true;
      try {
        lock = await navigator.wakeLock.request("screen");
      } catch {
        lock = null; // refused, as with a low battery, or not known here
      }
      asking = false;
      if (!wanted) release();
    },
  };
}

// How far the computer's clock is ahead of the one that nobody can set, in ms.
const skew = () => Date.now() - performance.now();

// A hidden page may have slept, and most clocks that nobody can set sleep with it. Tell `woken` when
// the page is seen again, and by how many ms such a clock has fallen behind. Gives what ends it.
export function watchSleep(woken) {
  let skewWhenHidden = document.hidden ? skew() : null;
  const seen = () => {
    if (document.hidden) {
      skewWhenHidden = skew();
      return;
    }
    const slept = skewWhenHidden === null ? 0 : skew() - skewWhenHidden;
    skewWhenHidden = null;
    woken(slept);
  };
  document.addEventListener("visibilitychange", seen);
  return () => document.removeEventListener("visibilitychange", seen);
}
