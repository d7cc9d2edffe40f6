// Puts the functions of a finished wasm file in the order in which they compress best, and drops their names: one after the other that
// which has most byte sequences in common with it. Calls are compared by their being calls, for their numbers change with the order.
// The calls and tables are renumbered; nothing else is touched (what each step gave: docs/decisions/0003-size-budget.md).

/** The same module with its functions in a better order and, where `renamed` maps an import's name to another, with that name. */
export function ordered(bytes, renamed = new Map()) {
  const wasm = parse(bytes);
  const order = chain(wasm);
  const place = new Uint32Array(wasm.imported + wasm.bodies.length).map((_, at) => at);
  order.forEach((old, now) => { place[wasm.imported + old] = wasm.imported + now; });

  const out = [bytes.subarray(0, 8)];
  const put = (id, ...parts) => {
    const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
    out.push(Buffer.from([id]), Buffer.from(leb(content.length)), content);
  };
  for (const { id, start, end } of wasm.sections) {
    const read = new Reader(bytes, start);
    if (id === CUSTOM && read.name() === "name") continue;
    else if (id === IMPORTS) put(id, ...imports(read, renamed));
    else if (id === FUNCTIONS) put(id, leb(order.length), ...order.map((old) => leb(wasm.types[old])));
    else if (id === EXPORTS) put(id, ...exports(read, place));
    else if (id === START) put(id, leb(place[read.number()]));
    else if (id === ELEMENTS) put(id, ...elements(read, place));
    else if (id === CODE) put(id, leb(order.length), ...order.flatMap((old) => {
      const body = rewritten(bytes, wasm.bodies[old], (called) => leb(place[called]));
      return [leb(body.length), body];
    }));
    else put(id, bytes.subarray(start, end));
  }
  const result = Buffer.concat(out);
  if (!WebAssembly.validate(result)) throw new Error("The ordered file is not valid wasm: does it use instructions that scripts/order.mjs does not know?");
  return result;
}

/** The functions of a module that still has its names, in that order: what scripts/ledger.mjs reckons with. */
export function functionsOf(bytes) {
  const wasm = parse(bytes);
  return chain(wasm).map((at) => ({ name: wasm.names.get(at) ?? "?", body: rewritten(bytes, wasm.bodies[at], (called) => leb(called)) }));
}

/** The functions that a module imports, each with the module that it is asked of and its name. */
export function functionsAskedOf(bytes) {
  return WebAssembly.Module.imports(new WebAssembly.Module(bytes)).filter(({ kind }) => kind === "function");
}

/** A module that gives out, under their names, what all of these ask for beside functions; it asks for it itself from a module named `source`. */
export function handingOn(files, source) {
  const wanted = new Map();
  for (const bytes of files) {
    const section = parse(bytes).sections.find(({ id }) => id === IMPORTS);
    const read = new Reader(bytes, section.start);
    for (let left = read.number(); left > 0; left -= 1) {
      const { name, kind, type } = asked(read);
      if (kind !== 0) wanted.set(name, { kind, type: Buffer.from(type) });
    }
  }
  const joined = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));
  const text = (words) => joined(leb(Buffer.byteLength(words)), Buffer.from(words));
  const section = (id, entries) => { const content = joined(leb(entries.length), ...entries); return joined([id], leb(content.length), content); };
  const places = new Map();
  const place = (kind) => { const at = places.get(kind) ?? 0; places.set(kind, at + 1); return leb(at); };
  const all = [...wanted];
  return joined(
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(IMPORTS, all.map(([name, { kind, type }]) => joined(text(source), text(name), [kind], type))),
    section(EXPORTS, all.map(([name, { kind }]) => joined(text(name), [kind], place(kind)))),
  );
}

const [CUSTOM, IMPORTS, FUNCTIONS, EXPORTS, START, ELEMENTS, CODE] = [0, 2, 3, 7, 8, 9, 10];

class Reader {
  constructor(bytes, at) { this.bytes = bytes; this.at = at; }
  byte() { return this.bytes[this.at++]; }
  number() {
    let value = 0, factor = 1, byte;
    do { byte = this.byte(); value += (byte & 127) * factor; factor *= 128; } while (byte & 128);
    return value;
  }
  numbers(count) { for (let n = 0; n < count; n += 1) this.number(); }
  name() { const length = this.number(); this.at += length; return Buffer.from(this.bytes.subarray(this.at - length, this.at)).toString(); }
  limits() { this.numbers(this.byte() & 1 ? 2 : 1); }
}

function leb(value) {
  const bytes = [];
  do { bytes.push((value % 128) | (value >= 128 ? 128 : 0)); value = Math.floor(value / 128); } while (value > 0);
  return bytes;
}

function parse(bytes) {
  const wasm = { bytes, sections: [], imported: 0, types: [], bodies: [], names: new Map() };
  for (let at = 8; at < bytes.length;) {
    const read = new Reader(bytes, at + 1);
    const length = read.number();
    wasm.sections.push({ id: bytes[at], start: read.at, end: read.at + length });
    at = read.at + length;
  }
  wasm.imported = functionsAskedOf(bytes).length;
  for (const { id, start, end } of wasm.sections) {
    const read = new Reader(bytes, start);
    if (id === FUNCTIONS) for (let left = read.number(); left > 0; left -= 1) wasm.types.push(read.number());
    if (id === CODE) for (let left = read.number(); left > 0; left -= 1) {
      const length = read.number();
      wasm.bodies.push({ start: read.at, end: read.at + length, calls: calls(bytes, read.at, read.at + length) });
      read.at += length;
    }
    if (id === CUSTOM && read.name() === "name") while (read.at < end) {
      const [kind, length] = [read.byte(), read.number()];
      const next = read.at + length;
      if (kind === 1) for (let left = read.number(); left > 0; left -= 1) wasm.names.set(read.number() - wasm.imported, read.name());
      read.at = next;
    }
  }
  return wasm;
}

// Where a body names functions. Every instruction is stepped over, for the bytes of one can stand in a number of another.
function calls(bytes, start, end) {
  const read = new Reader(bytes, start);
  const found = [];
  for (let groups = read.number(); groups > 0; groups -= 1) { read.number(); read.byte(); }
  while (read.at < end) {
    const code = read.byte();
    const immediate = read.at;
    if (code === 0x10 || code === 0x12 || code === 0xd2) { read.number(); found.push([immediate, read.at]); }
    else if (code === 0x11 || code === 0x13) read.numbers(2);
    else if (code === 0x0e) read.numbers(read.number() + 1);
    else if (code === 0x1c) read.numbers(read.number());
    else if (code >= 0x28 && code <= 0x3e) read.numbers(read.number() & 64 ? 2 : 1);
    else if (code === 0x43) read.at += 4;
    else if (code === 0x44) read.at += 8;
    else if ((code >= 0x02 && code <= 0x04) || code === 0x0c || code === 0x0d || (code >= 0x20 && code <= 0x26) || (code >= 0x3f && code <= 0x42) || code === 0xd0) read.number();
    else if (code === 0xfc) read.numbers([0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1][read.number()]);
    else if (!(code <= 0x01 || code === 0x05 || code === 0x0b || code === 0x0f || code === 0x1a || code === 0x1b || (code >= 0x45 && code <= 0xc4) || code === 0xd1)) throw new Error(`scripts/order.mjs does not know the instruction ${code}.`);
  }
  if (read.at !== end) throw new Error("scripts/order.mjs lost its place in a function.");
  return found;
}

function rewritten(bytes, { start, end, calls }, written) {
  const parts = [];
  let at = start;
  for (const [from, to] of calls) { parts.push(bytes.subarray(at, from), Buffer.from(written(new Reader(bytes, from).number()))); at = to; }
  parts.push(bytes.subarray(at, end));
  return Buffer.concat(parts);
}

// Each function is followed by the nearest that is left: of most four-byte sequences in common, rare ones counting for more.
// Where there is none, the first by name and body goes on. What half of all functions have says nothing and only takes time.
const LENGTH = 4, COMMON = 4000;
function chain(wasm) {
  const bodies = wasm.bodies.map((body) => rewritten(wasm.bytes, body, () => []));
  const sets = bodies.map((body) => {
    const found = new Set();
    for (let at = 0; at + LENGTH <= body.length; at += 1) found.add(body.readUInt32LE(at));
    return [...found];
  });
  const having = new Map();
  sets.forEach((set, one) => { for (const each of set) { const list = having.get(each); if (list) list.push(one); else having.set(each, [one]); } });
  const names = bodies.map((_, at) => (wasm.names.get(at) ?? "").replace(/17h[0-9a-f]{16}E/g, "").replace(/_\d+$/, ""));
  const byName = [...bodies.keys()].sort((one, other) => (names[one] < names[other] ? -1 : names[one] > names[other] ? 1 : Buffer.compare(bodies[one], bodies[other])));

  const order = [], done = new Uint8Array(bodies.length), shared = new Float64Array(bodies.length);
  let next = 0, one = byName[0];
  while (one !== undefined) {
    order.push(one);
    done[one] = 1;
    const near = [];
    for (const each of sets[one]) {
      const list = having.get(each);
      if (list.length > COMMON) continue;
      const weight = 1 / Math.log2(1 + list.length);
      for (const other of list) if (!done[other]) { if (shared[other] === 0) near.push(other); shared[other] += weight; }
    }
    let best, most = 0;
    for (const other of near) {
      const alike = shared[other] / (sets[other].length + 5) ** 0.6;
      if (alike > most) { most = alike; best = other; }
      shared[other] = 0;
    }
    while (best === undefined && next < byName.length) { if (!done[byName[next]]) best = byName[next]; next += 1; }
    one = best;
  }
  return order;
}

function imports(read, renamed) {
  const count = read.number();
  const parts = [leb(count)];
  for (let left = count; left > 0; left -= 1) {
    const { module, name, kind, type } = asked(read);
    const said = Buffer.from(renamed.get(name) ?? name);
    parts.push(module, leb(said.length), said, [kind], type);
  }
  return parts;
}

// One thing that a module asks for: the module that it is asked of as it is written, its name, and what it is.
function asked(read) {
  const start = read.at;
  read.name();
  const module = read.bytes.subarray(start, read.at);
  const name = read.name();
  const kind = read.byte();
  const rest = read.at;
  if (kind === 0) read.number();
  else if (kind === 1) { read.byte(); read.limits(); }
  else if (kind === 2) read.limits();
  else read.at += 2;
  return { module, name, kind, type: read.bytes.subarray(rest, read.at) };
}

function exports(read, place) {
  const count = read.number();
  const parts = [leb(count)];
  for (let left = count; left > 0; left -= 1) {
    const start = read.at;
    read.name();
    const kind = read.byte();
    parts.push(read.bytes.subarray(start, read.at));
    const number = read.number();
    parts.push(leb(kind === 0 ? place[number] : number));
  }
  return parts;
}

function elements(read, place) {
  const count = read.number();
  const parts = [leb(count)];
  for (let left = count; left > 0; left -= 1) {
    const start = read.at;
    const form = read.number();
    if (![0, 1, 2, 3, 4].includes(form)) throw new Error(`scripts/order.mjs does not know elements of form ${form}.`);
    if (form === 2) read.number();
    if (form === 0 || form === 2 || form === 4) { while (read.byte() !== 0x0b) read.number(); }
    if (form >= 1 && form <= 3) read.byte();
    const entries = read.number();
    parts.push(read.bytes.subarray(start, read.at));
    for (let entry = entries; entry > 0; entry -= 1) {
      if (form !== 4) { parts.push(leb(place[read.number()])); continue; }
      const code = read.byte();
      const value = read.number();
      parts.push([code], leb(code === 0xd2 ? place[value] : value), [read.byte()]);
    }
  }
  return parts;
}
