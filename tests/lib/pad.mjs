// The phone's script without a browser: `node pad.mjs FOLDER`, with vote.js and what it imports in FOLDER. Prints what it did.

class Element {
  constructor() {
    Object.assign(this, { children: [], textContent: "", hidden: false, classList: { toggle() {} } });
  }
  setAttribute() {}
  toggleAttribute() {}
  addEventListener() {}
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
let pad;
const set = WeakMap.prototype.set;
WeakMap.prototype.set = function (key, value) {
  pad = value;
  return set.call(this, key, value);
};

const criteria = [{ key: "c", name: "C", axis: "", anchors: ["", "", "", "", ""], optional: false }];
const item = (key) => ({ key, name: key, description: "", steps: [] });
const server = { stage: 1, items: ["a", "x"], isOnline: true, refusal: "", stored: {} };

function shown() {
  const { stage, items, stored } = server;
  return {
    stage, headline: `stage ${stage}`, open: true, round: 1, items: items.map(item), criteria, reasons: {}, why: [], seconds: null,
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
  const { scores, sent: number } = JSON.parse(sent.body);
  if (Object.keys(scores).some((name) => !server.items.includes(name.split("|")[0]))) return answer(404, { fel: "finns inte" });
  Object.assign(server.stored, scores);
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
server.refusal = "Enheten är borttagen.";
await pass();
told.refused = seen();
server.refusal = "";
await pass();
told.back = seen();
console.log(JSON.stringify({ ...told, failures }));
