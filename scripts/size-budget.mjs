// Holds the release build in dist/ to the size budget, compressed as a good host would (brotli 11): what a first visit needs to read and click
// something, what it downloads before the app stands, and all wasm together, with the files that follow (0007-two-wasm-files.md).
// The numbers move only with a written reason: docs/decisions/0003-size-budget.md.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const KB = 1024;
const BUDGET = { welcome: 20 * KB, wasm: 150 * KB, firstLoad: 175 * KB, requests: 8, allWasm: 997 * KB };
// Data that is fetched when it is first needed.
const DATA = { "library.json": 36 * KB };
// Each file that follows has its own line, by the name that it has where the app is cut (src/app/later.rs, src/pages/apart.rs).
const LATER = { later: 852 * KB, rest: 12 * KB };
// What came after the goal for all wasm was set is fetched by who wants it, and is not counted there.
const CAPABILITIES = { library: 13 * KB, learn: 12 * KB, report: 19 * KB, intake: 101 * KB, elsewhere: 8 * KB, folder: 20 * KB, example: 12 * KB };
const FOLLOWING = { ...LATER, ...CAPABILITIES };

const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "dist");
if (!existsSync(join(dist, "index.html"))) {
  console.error("There is no dist/ to measure: run make build.");
  process.exit(1);
}

const cutName = (name) => name.replace(/-[0-9a-f]+\.(?:wasm|css)$/, "");
const index = readFileSync(join(dist, "index.html"), "utf8").replace(/<!--[\s\S]*?-->/g, "");
const named = [...index.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g)].map((match) => match[1].replace(/^\.\//, ""));
function measured(name) {
  const content = readFileSync(join(dist, name));
  // A file of the right length with nothing in it compresses well and runs nowhere.
  if (name.endsWith(".wasm") && content.subarray(0, 4).toString("latin1") !== "\0asm") {
    console.error(`${name} is not a wasm file: build again, and never two release builds at once in one target folder.`);
    process.exit(1);
  }
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  return { name, raw: content.length, brotli: brotliCompressSync(content, options).length };
}
const files = ["index.html", ...new Set(named.filter((name) => !(cutName(name) in FOLLOWING)))].map(measured);
// What the app's first page is made of before the app stands: the page, its scripts, and the style file that it waits for.
const welcome = files.filter(({ name }) => /^(?:index\.html|rescue-.*|boot-.*|bearings-.*\.css)$/.test(name));
const later = readdirSync(dist).filter((name) => /\.wasm$|^rest-.*\.css$/.test(name) && !files.some((file) => file.name === name)).map(measured);
const sum = (list, key) => list.reduce((total, file) => total + file[key], 0);
const wasm = sum(files.filter((file) => file.name.endsWith(".wasm")), "brotli");

const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`.padStart(10);
console.log(`${"first load".padEnd(44)}${"raw".padStart(10)}${"brotli".padStart(10)}`);
const print = (file) => console.log(file.name.padEnd(44) + kb(file.raw) + kb(file.brotli));
for (const file of [...files, { name: `all ${files.length}`, raw: sum(files, "raw"), brotli: sum(files, "brotli") }]) print(file);
console.log("later");
for (const file of later) print(file);

const held = [
  [`to read and click (${welcome.length} files)`, sum(welcome, "brotli"), BUDGET.welcome, kb],
  ["wasm of the first load", wasm, BUDGET.wasm, kb],
  ["first load", sum(files, "brotli"), BUDGET.firstLoad, kb],
  ["requests of the first load", files.length, BUDGET.requests, String],
  ["all wasm without the capabilities below", wasm + sum(later.filter(({ name }) => name.endsWith(".wasm") && !(cutName(name) in CAPABILITIES)), "brotli"), BUDGET.allWasm, kb],
  // Without the files that follow everything would be in the first.
  ["files that follow", later.length, Object.keys(FOLLOWING).length, String],
  ...Object.entries(DATA).map(([name, most]) => [name, measured(name).brotli, most, kb]),
  ...later.map((file) => [`${cutName(file.name)} file`, file.brotli, FOLLOWING[cutName(file.name)] ?? 0, kb]),
].map(([what, is, most, show]) => {
  const fits = is > 0 && is <= most;
  console.log(`${fits ? "within" : "OVER  "}  ${what}: ${show(is).trim()} of ${show(most).trim()}`);
  return fits;
});
if (held.includes(false) || welcome.length !== 4) {
  console.error("The size budget is broken: make the app smaller, or move the number in scripts/size-budget.mjs with a reason in docs/decisions/.");
  process.exit(1);
}
