// A phone's line to the server. It asks by itself whether anything is new and sends what is answered, one message at a time.
// What is answered is "inte räknad än" until the server has said that the message with that very answer is stored.

const ASK = 500; // ms between two questions whether anything is new
const RETRY = 2000; // ms until the next try when the server did not answer
const PAUSE = 800; // ms without a key until what is being written goes along
const PATIENCE = 8000; // ms until a message without an answer counts as lost

// Whoever extends it has `data`, what the server told last, and says what to do with it: `receive`, `refuse`, `refresh`, `hasPad`.
export class Line {
  constructor() {
    this.pending = new Map(); // "item|criterion" -> the score that the server has not confirmed
    this.reasons = new Map(); // "item|criterion" -> the reason that the server has not confirmed
    this.writing = null; // the reason that is being written
    this.sent = 0; // the number of the latest message; also the server knows the highest
    this.counted = 0; // the number of the latest one that the server has stored
    this.quietUntil = 0; // after a failure
    this.error = "";
  }

  start() {
    this.stop();
    this.timer = setInterval(() => this.tick(), ASK);
    document.addEventListener("visibilitychange", (this.woken = () => (document.hidden ? this.finishWriting() : this.tick())));
  }

  stop() {
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.woken);
  }

  // How much the server has not confirmed.
  waits() {
    return this.pending.size + this.reasons.size;
  }

  // What a question is answered with, counted or not yet.
  stands(name) {
    return this.pending.get(name) ?? this.data.scores[name];
  }

  // Why, as it was written last, counted or not yet.
  told(name) {
    return this.reasons.get(name) ?? this.data.reasons[name] ?? "";
  }

  score(name, step) {
    // Also a tap back to what is counted waits for its answer: a score on its way may be another.
    this.pending.set(name, step);
    this.begin();
  }

  // A reason goes along when its writer pauses: a result may be shown before the field is left.
  writes(name, text) {
    this.dropWriting();
    this.writing = { name, text };
    this.pause = setTimeout(() => this.finishWriting(), PAUSE);
  }

  // What is being written goes along now: its field, or the page, is about to go.
  finishWriting() {
    if (this.writing) this.explain(this.writing.name, this.writing.text);
  }

  dropWriting() {
    clearTimeout(this.pause);
    this.writing = null;
  }

  explain(name, text) {
    this.dropWriting();
    if (text === this.told(name)) return;
    this.reasons.set(name, text);
    this.begin();
  }

  begin() {
    this.since ??= Date.now();
    this.refresh();
    this.tick();
  }

  // An item that was removed takes no score, and a message with one is refused whole: what waits for it goes.
  forget() {
    const left = new Set(this.data.items.map(({ key }) => key));
    const isGone = (name) => !left.has(name.split(this.data.separator)[0]);
    for (const waiting of [this.pending, this.reasons]) {
      for (const name of waiting.keys()) if (isGone(name)) waiting.delete(name);
    }
    if (this.writing && isGone(this.writing.name)) this.dropWriting();
  }

  // One thing at a time: scores first, else the question whether anything is new.
  async tick() {
    if (this.isBusy || Date.now() < this.quietUntil) return this.refresh();
    this.isBusy = true;
    try {
      await (this.waits() && this.hasPad() ? this.send() : this.ask());
    } catch {
      this.quietUntil = Date.now() + RETRY; // no network, no server or no answer in time
    } finally {
      this.isBusy = false;
    }
    this.refresh();
    if (this.waits() && this.hasPad()) this.tick();
  }

  async ask() {
    const { paths, workshop } = this.data;
    const stage = this.isRefused ? -1 : this.data.stage; // else what stood before the refusal would be no news
    const answer = await fetch(`${paths.news}?${new URLSearchParams({ workshop, stage })}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 200) return this.receive(await answer.json());
    if (answer.status !== 204) this.quietUntil = Date.now() + RETRY;
    if (answer.status === 403) this.refuse((await answer.json()).fel);
  }

  // Everything that is not confirmed goes along each time, so that the last message alone decides.
  async send() {
    const { paths, workshop, round } = this.data;
    const sent = (this.sent = Math.max(this.sent + 1, Date.now())); // the clock orders the tabs of one phone, too
    const scores = Object.fromEntries(this.pending);
    const why = Object.fromEntries(this.reasons);
    const body = JSON.stringify({ workshop, round, sent, scores, why });
    const answer = await fetch(paths.scores, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      keepalive: body.length < 50_000, // also when the page is closed on the way; browsers take 64 kB
      signal: AbortSignal.timeout(PATIENCE),
    });
    const said = await answer.json();
    this.error = answer.ok ? "" : said.fel;
    if (!answer.ok) {
      this.quietUntil = Date.now() + RETRY;
      return this.ask(); // the round may be over
    }
    if (said.sent !== sent) {
      this.sent = said.sent; // another tab is ahead: once more, with a number of today
      return;
    }
    this.counted = sent;
    confirm(scores, this.data.scores, this.pending);
    confirm(why, this.data.reasons, this.reasons);
    if (!this.waits()) this.since = null;
  }
}

function confirm(sent, stored, waiting) {
  for (const [name, value] of Object.entries(sent)) {
    stored[name] = value;
    if (waiting.get(name) === value) waiting.delete(name);
  }
}
