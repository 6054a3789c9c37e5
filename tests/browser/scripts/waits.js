// Runs before the page's own programs and notes what they have asked for and not got: `lstdashWaits()` says whether anything is.
// An answer from the server, a short pause, a quiet moment. What repeats itself for ever is left to whoever asks to see through.
// Short pauses are made for hands that go on moving: where none does, `lstdashHurry` makes them so many times shorter.
(() => {
  const SHORT = 300; // milliseconds: longer pauses are watches, not work
  const ANSWERED_WITHIN = 2000; // two that are sent at once may be answered by one run
  const [HASH, METADATA, NEW_SESSION] = [0x0a, 0x12, 0x22]; // fields of Streamlit's ForwardMsg
  const pauses = new Set(), moments = new Set();
  let runs = 0, asked = 0, fetching = 0;
  window.lstdashWaits = () => pauses.size > 0 || moments.size > 0 || fetching > 0
    || (runs > 0 && performance.now() - asked < ANSWERED_WITHIN);

  const { setTimeout, clearTimeout, requestIdleCallback, cancelIdleCallback, fetch, WebSocket } = window;
  window.setTimeout = (act, pause = 0, ...given) => {
    const id = setTimeout((...passed) => {
      pauses.delete(id);
      act(...passed);
    }, pause <= SHORT ? pause / (window.lstdashHurry ?? 1) : pause, ...given);
    if (pause <= SHORT) pauses.add(id);
    return id;
  };
  window.clearTimeout = (id) => {
    pauses.delete(id);
    clearTimeout(id);
  };
  window.requestIdleCallback = (act, options) => {
    const id = requestIdleCallback((deadline) => {
      moments.delete(id);
      act(deadline);
    }, options);
    moments.add(id);
    return id;
  };
  window.cancelIdleCallback = (id) => {
    moments.delete(id);
    cancelIdleCallback(id);
  };
  window.fetch = (...given) => {
    fetching += 1;
    return fetch(...given).finally(() => (fetching -= 1));
  };
  // Streamlit: what is sent asks for a run of the page's script, and a run begins with a session of its own.
  const begins = (message) => {
    const bytes = new Uint8Array(message);
    let at = 0;
    while (bytes[at] === HASH || bytes[at] === METADATA) {
      let [length, shift] = [0, 0];
      do {
        at += 1;
        length |= (bytes[at] & 127) << shift;
        shift += 7;
      } while (bytes[at] & 128);
      at += 1 + length;
    }
    return bytes[at] === NEW_SESSION;
  };
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => begins(data) && (runs = Math.max(0, runs - 1)));
      this.addEventListener("close", () => (runs = 0));
    }

    send(message) {
      [runs, asked] = [runs + 1, performance.now()];
      super.send(message);
    }
  };
})();
