"""The countdown timer on a page of its own: what its tests share."""


def change(page, statements):
    """Change what the page finds in its browser."""
    page.evaluate(f"() => {{ {statements} }}")


def digits(page):
    return page.get_by_role("timer")


LISTEN = """
window.notes = [];
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when) {
  notes.push([Math.round((when - this.context.currentTime) * 10) / 10, this.frequency.value]);
  window.planned.push(this);
  start.call(this, when);
};
window.planned = [];
const stop = OscillatorNode.prototype.stop;
OscillatorNode.prototype.stop = function (when) {
  if (when === undefined) this.isStopped = true;
  stop.call(this, when);
};
window.sounding = () => planned.filter(({ isStopped }) => !isStopped).length;
const connect = GainNode.prototype.connect;
GainNode.prototype.connect = function (to) {
  if (to === this.context.destination) window.loudness = this;
  return connect.call(this, to);
};
"""


VOICE = "speechSynthesis.getVoices = () => [{ name: 'a voice' }];"
