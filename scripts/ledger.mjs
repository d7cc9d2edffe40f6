// What a group of functions costs once compressed, in the first file and in those that follow: each file's code is compressed with and without the
// group. It says before a rewrite what the rewrite can win at most. After a release build:  node scripts/ledger.mjs [PATTERN …]
// It reads what the build left in target/split, after wasm-opt and with names. Some seconds for a group; KB are 1,024 bytes, as in the budget.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { functionsOf } from "./order.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const work = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "split");
const named = ["bound/bearings_bg.wasm.shrunk", ...(existsSync(work) ? readdirSync(work).filter((name) => name.endsWith(".wasm.shrunk")) : [])];
const files = named.map((name) => join(work, name)).filter(existsSync);
if (files.length < 2) {
  console.error("There is no release build to read: run make build.");
  process.exit(1);
}

// A group is a pattern; a function that an earlier group of the first block has is not in a later one.
const SCREENS = "bearings::(pages|ui|app)|TypedChildrenFn|Render.*for F>::build|Memo.*new|FnOnce.*call_once|Signal.*derive|ViewFn|untrack|Effect.*new|ReactiveFunction.*invoke";
const PARTS = [
  ["screens: pages, ui, app and their closures", SCREENS],
  ["Leptos", "tachys|reactive_graph|leptos|any_spawner|or_poisoned"],
  ["desk, persist, replica, exchange", "bearings::(desk|persist|replica|exchange)"],
  ["domain, figures, settings, routes", "bearings::(domain|figures|settings|route|keys|protection)"],
  ["phrase, sorting, guide, learn", "bearings::(phrase|sorting|guide|learn)"],
  ["coach, advice", "bearings::(coach|advice)"],
  ["insight, plot, atlas", "bearings::(insight|plot|atlas)"],
  ["forms, recording, example", "bearings::(forms|recording|example)"],
  ["the standard library and the rest", ""],
];
const ACROSS = [
  ["ordered maps and sets", "btree|BTree"],
  ["sorting", "slice::sort|sort_places"],
  ["vectors", "alloc::(vec|raw_vec)"],
  ["drops", "drop_in_place|drop_slow"],
  ["serde_json", "serde_json"],
  ["chrono", "chrono"],
  ["numbers from and to text", "dec2flt|flt2dec|grisu|dragon|lexical|zmij|ryu"],
];

const size = (bodies) => brotliCompressSync(Buffer.concat(bodies), { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 } }).length;
const plain = (name) => name.replace(/\$LT\$/g, "<").replace(/\$GT\$/g, ">").replace(/\$u20\$/g, " ").replace(/\.\./g, "::").replace(/^_ZN|17h[0-9a-f]{16}E$/g, "").replace(/(?<![\w])(\d+)(?=[A-Za-z_<])/g, "").replace(/([a-z_>])\d{1,3}(?=[A-Za-z_<])/g, "$1::");
const codes = files.map((file) => functionsOf(readFileSync(file)).map(({ name, body }) => ({ name: plain(name), body })));
const wholes = codes.map((code) => size(code.map(({ body }) => body)));
const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(9);
const line = (label, count, figures) => console.log(`${label.slice(0, 56).padEnd(58)}${String(count).padStart(7)}${figures.map(kb).join("")}${kb(figures.reduce((sum, one) => sum + one, 0))}`);

console.log(`${"part of the code".padEnd(58)}functions${["first", ...files.slice(1).map((_, at) => (at ? `file ${at + 2}` : "second")), "all"].map((word) => word.padStart(9)).join("").slice(2)}`);
line("all", codes.flat().length, wholes);
function group(label, has) {
  const without = codes.map((code) => size(code.filter((one) => !has(one)).map(({ body }) => body)));
  line(label, codes.flat().filter(has).length, wholes.map((whole, at) => whole - without[at]));
}
const asked = process.argv.slice(2);
if (asked.length > 0) for (const pattern of asked) group(pattern, ({ name }) => new RegExp(pattern).test(name));
else {
  const patterns = PARTS.map(([, pattern]) => new RegExp(pattern));
  for (const [at, [label]] of PARTS.entries()) group(label, ({ name }) => patterns.findIndex((one) => one.test(name)) === at);
  console.log("across them");
  for (const [label, pattern] of ACROSS) group(label, ({ name }) => new RegExp(pattern).test(name));
}
