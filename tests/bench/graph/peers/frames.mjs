// SPDX-License-Identifier: GPL-3.0-or-later
// What both pages measure with. A frame is taken as shown when its script, style and layout are done: what is drawn
// after that counts as CPU time, but not as latency, to the peer's favour.

const channel = new MessageChannel();
const waiting = [];
channel.port1.onmessage = () => waiting.shift()();

/** Ends behind the next frame. */
export function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(() => {
    waiting.push(resolve);
    channel.port2.postMessage(0);
  }));
}

/** Ends behind the first frame for which `isShown()` holds. */
export async function frameWith(isShown, patienceMs = 60000) {
  const deadline = performance.now() + patienceMs;
  do await nextFrame(); while (!isShown() && performance.now() < deadline);
  if (!isShown()) throw new Error("nothing was shown");
}

/**
 * Calls the driver's `moved(ms)` for each move of the mouse: the time until `state()` is another one on the screen. The
 * first move of a gesture may show nothing, as some begin with it without moving anything.
 */
export function watchMoves(state) {
  let shown = state();
  let isFirst = true;
  window.restMoves = () => { shown = state(); };
  window.addEventListener("mousedown", () => { isFirst = true; }, { capture: true });
  window.addEventListener("mousemove", async (event) => {
    if (!event.buttons) return;
    const before = isFirst ? undefined : shown;
    isFirst = false;
    try {
      await frameWith(() => state() !== before, 10000);
      shown = state();
      window.moved(String(performance.now() - event.timeStamp));
    } catch (error) {
      window.moved(error.message);
    }
  }, { capture: true });
}
