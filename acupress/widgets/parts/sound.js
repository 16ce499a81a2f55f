// Tones made by the browser itself, and its voice.

// One tone: notes of [hertz, seconds after the cue, seconds long].
const TONES = {
  count: [[440, 0, 0.09]],
  begin: [[587, 0, 0.16], [880, 0.17, 0.3]],
  end: [[880, 0, 0.16], [587, 0.17, 0.3]],
  finish: [[587, 0, 0.2], [740, 0.22, 0.2], [880, 0.44, 0.7]],
};
const DRIFT = 0.25; // seconds: a computer that slept, or sound that was allowed late
const HELPED = 1000; // ms after which a press has helped, if it can
const LATE = 0.5; // seconds a tone may be late, when sound needs a moment to begin

// Sounds are handed to the audio clock all at once: it keeps time even where a hidden page may not.
export function makeSound() {
  let context = null;
  let loudness = null;
  let level = 0;
  let planned = []; // oscillators
  let origin = null; // audio time at which the cues' zero lies
  let missing = typeof AudioContext === "undefined";
  let allowedAt = null; // ms, when a press first allowed it
  let hasSounded = false;

  function cancel() {
    for (const oscillator of planned) oscillator.stop();
    planned = [];
    origin = null;
  }

  return {
    // Browsers give sound only after a press or a key: call this from one.
    allow() {
      allowedAt ??= performance.now();
      try {
        context ??= new AudioContext();
        context.resume().catch(() => {});
      } catch {
        missing = true; // no sound on this computer: the page shows and says it all the same
        return;
      }
      if (!loudness) {
        loudness = context.createGain();
        loudness.connect(context.destination);
        loudness.gain.value = level;
      }
    },
    // "" while it sounds; "press" where a press can help, "none" where one did not.
    trouble() {
      if (missing) return "none";
      if (context?.state === "running") return "";
      if (hasSounded || allowedAt === null) return "press"; // never asked, or halted by the browser
      return performance.now() - allowedAt > HELPED ? "none" : "press";
    },
    setLevel(value) {
      level = value;
      if (loudness) loudness.gain.value = level;
    },
    // Plan what lies ahead of `elapsed`; plan anew only where the audio clock has drifted off.
    keep(cues, elapsed) {
      if (context?.state !== "running") return;
      hasSounded = true;
      const now = context.currentTime;
      if (origin !== null && Math.abs(now - origin - elapsed) < DRIFT) return;
      cancel();
      origin = now - elapsed;
      for (const { at, tone } of cues) {
        if (at > elapsed - LATE) planned.push(...play(tone, Math.max(origin + at, now), loudness));
      }
    },
    cancel,
    // The last tone may ring out.
    letRing() {
      planned = [];
      origin = null;
    },
    close() {
      cancel();
      context?.close().catch(() => {});
      context = null;
    },
  };
}

// Plan one tone; gives its oscillators.
function play(tone, when, loudness) {
  const { context } = loudness;
  return TONES[tone].map(([hertz, after, long]) => {
    const oscillator = context.createOscillator();
    const shape = context.createGain();
    oscillator.frequency.value = hertz;
    oscillator.connect(shape).connect(loudness);
    const start = when + after;
    shape.gain.setValueAtTime(0, start); // no click at either end
    shape.gain.linearRampToValueAtTime(0.5, start + 0.015);
    shape.gain.setValueAtTime(0.5, start + long - 0.04);
    shape.gain.linearRampToValueAtTime(0, start + long);
    oscillator.start(start);
    oscillator.stop(start + long);
    return oscillator;
  });
}

// Some browsers name their voices only a moment after the page has loaded.
export function hasVoices() {
  return (globalThis.speechSynthesis?.getVoices().length ?? 0) > 0;
}

export function speak(text) {
  const voice = globalThis.speechSynthesis;
  if (!voice) return;
  voice.cancel(); // what is new matters more than what is half said
  const words = new SpeechSynthesisUtterance(text);
  words.lang = "en";
  voice.speak(words);
}
