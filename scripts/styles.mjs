// Joins the style files that style/main.css lists into one, so that the page asks for one file and the order is written once.
// Trunk's pre_build hook; run it by hand with `node scripts/styles.mjs`.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "style");
const target = join(root, "target", "style", "bearings.css");

const list = readFileSync(join(folder, "main.css"), "utf8");
const names = [...list.matchAll(/^@import\s+"([^"]+)";/gm)].map((match) => match[1]);
const forgotten = readdirSync(folder).filter((name) => name.endsWith(".css") && name !== "main.css" && !names.includes(name));
if (names.length === 0 || forgotten.length > 0) {
  console.error(`style/main.css must import every style file; missing: ${forgotten.join(", ") || "all of them"}.`);
  process.exit(1);
}

// Comments and indentation stay in the source. A string in these files never holds "/*".
const slim = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s+/gm, "").replace(/[ \t]+$/gm, "");
const joined = names.map((name) => slim(readFileSync(join(folder, name), "utf8"))).join("\n");
mkdirSync(dirname(target), { recursive: true });
// An unchanged file is left alone, or a watching Trunk would build again because of its own hook.
let before = "";
try {
  before = readFileSync(target, "utf8");
} catch {
  // The first build: there is nothing to compare with.
}
if (before !== joined) writeFileSync(target, joined);
