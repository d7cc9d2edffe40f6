// Holds the release build in dist/ to the size budget: what a first visit downloads, compressed as a good host would (brotli 11).
// The numbers move only with a written reason: docs/decisions/0003-size-budget.md.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const KB = 1024;
const BUDGET = { wasm: 880 * KB, firstLoad: 900 * KB, requests: 8 };

const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "dist");
if (!existsSync(join(dist, "index.html"))) {
  console.error("There is no dist/ to measure: run make build.");
  process.exit(1);
}

const index = readFileSync(join(dist, "index.html"), "utf8").replace(/<!--[\s\S]*?-->/g, "");
const named = [...index.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g)].map((match) => match[1].replace(/^\.\//, ""));
const files = ["index.html", ...new Set(named)].map((name) => {
  const content = readFileSync(join(dist, name));
  // A file of the right length with nothing in it compresses well and runs nowhere.
  if (name.endsWith(".wasm") && content.subarray(0, 4).toString("latin1") !== "\0asm") {
    console.error(`${name} is not a wasm file: build again, and never two release builds at once in one target folder.`);
    process.exit(1);
  }
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  return { name, raw: content.length, brotli: brotliCompressSync(content, options).length };
});
const sum = (key) => files.reduce((total, file) => total + file[key], 0);
const wasm = files.filter((file) => file.name.endsWith(".wasm")).reduce((total, file) => total + file.brotli, 0);

const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`.padStart(10);
console.log(`${"first load".padEnd(44)}${"raw".padStart(10)}${"brotli".padStart(10)}`);
for (const file of [...files, { name: `all ${files.length}`, raw: sum("raw"), brotli: sum("brotli") }]) {
  console.log(file.name.padEnd(44) + kb(file.raw) + kb(file.brotli));
}

const held = [
  ["wasm", wasm, BUDGET.wasm, kb],
  ["first load", sum("brotli"), BUDGET.firstLoad, kb],
  ["requests", files.length, BUDGET.requests, String],
].map(([what, is, most, show]) => {
  const fits = is > 0 && is <= most;
  console.log(`${fits ? "within" : "OVER  "}  ${what}: ${show(is).trim()} of ${show(most).trim()}`);
  return fits;
});
if (held.includes(false)) {
  console.error("The size budget is broken: make the app smaller, or move the number in scripts/size-budget.mjs with a reason in docs/decisions/.");
  process.exit(1);
}
