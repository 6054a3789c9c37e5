// The phone's script without a browser: `node pad.mjs FOLDER`, with vote.js and what it imports in FOLDER. Prints what it did.

class Element {
  constructor() {
    Object.assign(this, { children: [], heard: {}, textContent: "", hidden: false, classList: { toggle() {} } });
  }
  setAttribute() {}
  toggleAttribute() {}
  addEventListener(what, listener) {
    this.heard[what] = listener;
  }
  focus() {}
  scrollIntoView() {}
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  querySelector() {
    return new Element();
  }
  get childElementCount() {
    return this.children.length;
  }
  get firstChild() {
    return this.children[0];
  }
}

globalThis.document = { createElement: (tag) => Object.assign(new Element(), { tag }), addEventListener() {}, removeEventListener() {} };
globalThis.setInterval = () => 0; // time passes when `pass` says so
let pause; // what the writer's next pause does
Object.assign(globalThis, { setTimeout: (then) => ((pause = then), 1), clearTimeout: () => (pause = () => {}) });
let pad;
const set = WeakMap.prototype.set;
WeakMap.prototype.set = function (key, value) {
  pad = value;
  return set.call(this, key, value);
};

const criteria = [{ key: "c", name: "C", axis: "", anchors: ["", "", "", "", ""], optional: false }];
const item = (key) => ({ key, name: key, description: "", steps: [] });
const server = { stage: 1, items: ["a", "x"], isOnline: true, refusal: "", stored: {}, why: {}, isOpen: true };

function shown() {
  const { stage, items, stored, why, isOpen } = server;
  return {
    stage, headline: `stage ${stage}`, open: isOpen, round: 1, items: items.map(item), criteria, reasons: { ...why }, why: [], seconds: null,
    scores: { ...stored }, before: {}, separator: "|", sent: 0, result: null, record: "", noun: "Förslag", scored: "poäng",
  };
}

const answer = (status, body) => ({ ok: status < 300, status, json: async () => body });
globalThis.fetch = async (address, sent) => {
  if (!server.isOnline) throw new TypeError("offline");
  if (server.refusal) return answer(403, { fel: server.refusal });
  if (address.startsWith("/news")) {
    const at = Number(new URLSearchParams(address.split("?")[1]).get("stage"));
    return at === server.stage ? answer(204) : answer(200, shown());
  }
  const { scores, why, sent: number } = JSON.parse(sent.body);
  if (!server.isOpen) return answer(403, { fel: "stängd" });
  if (Object.keys({ ...scores, ...why }).some((name) => !server.items.includes(name.split("|")[0]))) return answer(404, { fel: "finns inte" });
  Object.assign(server.stored, scores);
  Object.assign(server.why, why);
  return answer(200, { sent: number });
};

async function pass(turns = 4) {
  for (let turn = 0; turn < turns; turn++) {
    pad.quietUntil = 0;
    pad.tick();
    for (let i = 0; i < 20; i++) await new Promise(setImmediate);
  }
}

const failures = [];
process.on("unhandledRejection", (error) => failures.push(String(error)));
const { default: mount } = await import(`file://${process.argv[2]}/vote.js`);
const data = { ...shown(), workshop: "w", paths: { news: "/news", scores: "/scores" } };
mount({ data: new TextEncoder().encode(JSON.stringify(data)), parentElement: new Element() });
const seen = () => ({ headline: pad.headline.textContent, hidden: pad.voting.hidden, questions: [...pad.rows.keys()] });
const told = {};

const find = (element, tag) => (element.tag === tag ? element : (element.children ?? []).map((child) => find(child, tag)).find(Boolean));
const said = (element) => [element.textContent, ...(element.children ?? []).map((child) => (typeof child === "string" ? child : said(child)))].join("");
const written = () => ({ item: pad.data.items[pad.at].key, text: find(pad.card, "textarea").value, count: find(pad.card, "p").textContent, news: pad.thanks.textContent });
pad.go(1);
find(pad.card, "textarea").value = "halvvägs";
Object.assign(server, { items: ["x", "y"], stage: 2 }); // one removed before it, one added after
await pass();
told.writing = written();
Object.assign(server, { items: ["a", "x"], stage: 3 });
await pass();
pad.go(0);

server.isOnline = false;
pad.score("a|c", 4);
pad.score("x|c", 2);
pad.reasons.set("x|c", "därför");
await pass();
Object.assign(server, { isOnline: true, items: ["a"], stage: 4 });
await pass();
told.removed = { stored: { ...server.stored }, waits: pad.waits() };
Object.assign(server, { items: [], stage: 5 });
await pass();
told.empty = seen();
Object.assign(server, { items: ["b"], stage: 6 });
await pass();
told.refilled = seen();
const write = (text, on = "input") => {
  const field = find(pad.card, "textarea");
  field.value = text;
  field.heard[on]();
};
write("dyr");
write("dyrt att starta ");
pause(); // never left
await pass();
told.paused = { ...server.why };
told.status = pad.rows.get("b|c").status.textContent;
write("dyrt att starta, och sent");
pad.go(0); // left by a button that takes no focus
await pass();
told.left = { ...server.why };
write("hann in");
server.isOnline = false;
pad.score("b|c", 2);
Object.assign(server, { isOpen: false, stage: 7 });
await pass();
server.isOnline = true;
await pass();
told.shown = { ...server.why };
told.late = said(pad.result);
Object.assign(server, { isOpen: true, stage: 8 });
pause();
await pass();
told.caughtUp = { stored: server.stored["b|c"], said: said(pad.result) };
told.reopened = { why: { ...server.why }, waits: pad.waits() };
pad.receive({ ...shown(), scores: {}, reasons: {} }); // read before the latest message was stored
told.overtaken = pad.told("b|c");
write("om det som tas bort");
Object.assign(server, { items: ["x"], stage: 9 });
await pass();
pause();
Object.assign(server, { items: ["b"], stage: 10 });
await pass();
told.gone = { why: { ...server.why }, waits: pad.waits() };
server.refusal = "Enheten är borttagen.";
await pass();
told.refused = seen();
server.refusal = "";
await pass();
told.back = seen();
server.isOnline = false;
pad.finish();
pad.score("b|c", 3);
await pass();
told.early = pad.thanks.textContent;
server.isOnline = true;
await pass();
told.thanks = pad.thanks.textContent;
Object.assign(server, { items: ["a", "b"], stage: 11 });
mount({ data: new TextEncoder().encode(JSON.stringify({ ...shown(), workshop: "w", paths: data.paths })), parentElement: new Element() });
told.reloaded = { ...written(), thanks: pad.thanks.textContent };
const before = { "a|c": 0, "b|c": 3 };
Object.assign(server, { stage: 12, stored: {} });
mount({ data: new TextEncoder().encode(JSON.stringify({ ...shown(), before, scores: {}, workshop: "w", paths: data.paths })), parentElement: new Element() });
pad.go(0);
told.before = { said: said(pad.card), canKeep: !pad.keep.hidden };
pad.keepBefore();
told.before.kept = pad.stands("a|c");
console.log(JSON.stringify({ ...told, failures }));
