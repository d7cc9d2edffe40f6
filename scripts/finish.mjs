// Finishes a build: Trunk's post_build hook, which sees the final hashed files before they become dist/.
// Release: cuts the app in two, and writes the service worker with the list of all files.
// Development: one file, no worker, and a policy that admits live reload.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { writeHeaders } from "./headers.mjs";
import { replaceInIndex, split } from "./split.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) {
  console.error("scripts/finish.mjs is run by Trunk; build with `make build`.");
  process.exit(1);
}

if (process.env.TRUNK_PROFILE === "release") {
  split(staging);
  // Comes with the second file (public/boot.js).
  replaceInIndex(staging, /<link rel="stylesheet" href="(\.\/rest-[^"]+)" integrity="([^"]+)"\/?>/, '<link data-later-style="$2" href="$1">');
  checkMarkup();
  replaceInIndex(staging, /<meta [^>]*bearings-worker[^>]*>/, '<meta name="bearings-worker" content="sw.js">');
  writeWorker();
  // After the worker's list: hosts read these files and do not give them out.
  writeHeaders(staging);
} else {
  // Trunk's live reload is an inline script that it completes while serving, so its hash cannot be known here.
  replaceInIndex(staging, /script-src 'self' 'wasm-unsafe-eval'/, "script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'");
  replaceInIndex(staging, /; require-trusted-types-for 'script'; trusted-types default/, "");
}

// The page's Trusted Types policy (public/boot.js) admits a grammar of inert markup. The framework keeps its literals whole in the data of
// the wasm: each element found there must be of that grammar, or a page would not be drawn.
function checkMarkup() {
  const grammar = /const MARKUP = \/(.+)\/;/.exec(readFileSync(join(root, "public", "boot.js"), "utf8"));
  const admitted = new RegExp(grammar[1]);
  let known = 0;
  for (const file of filesUnder(staging).filter((name) => name.endsWith(".wasm"))) {
    const text = readFileSync(file).toString("latin1");
    for (const { index } of text.matchAll(/<[a-z][a-z0-9]*[ >/]/g)) {
      const literal = elementAt(text, index);
      if (literal === null) continue;
      known += 1;
      if (!admitted.test(literal)) throw new Error(`Trusted Types would refuse this markup: ${literal}. Widen MARKUP in public/boot.js if it is inert.`);
    }
  }
  if (known < 50) throw new Error(`Only ${known} literals of markup were found in the wasm: look at scripts/finish.mjs.`);
}

// The balanced element that starts here, or null where what looks like one is code or a part of a text.
function elementAt(text, start) {
  const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:_-]+(?:="[^"<>]*")?)*)\s*(\/?)>|[^<\x00-\x08\x0e-\x1f]+/y;
  let depth = 0;
  for (tag.lastIndex = start; ; ) {
    const part = tag.exec(text);
    if (!part || tag.lastIndex - start > 20_000) return null;
    if (!part[2]) continue;
    if (part[1]) depth -= 1;
    else if (!part[4] && !/^(?:br|hr|img|input|link|meta|wbr)$/.test(part[2])) depth += 1;
    if (depth <= 0) return depth < 0 ? null : text.slice(start, tag.lastIndex);
  }
}

// Each file with the sha256 of its content, which is also the integrity that the worker asks for. The page goes by its folder's address.
function writeWorker() {
  const assets = filesUnder(staging)
    .map((file) => [relative(staging, file).split(sep).join("/"), sha256(readFileSync(file))])
    .filter(([path]) => path !== "sw.js")
    .map(([path, hash]) => [path === "index.html" ? "./" : path, hash])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const list = assets.map((pair) => `  ${JSON.stringify(pair)},\n`).join("");
  const body = readFileSync(join(root, "public", "sw.js"), "utf8");
  const version = sha256(list + body).replace(/[^A-Za-z0-9]/g, "").slice(0, 16);
  writeFileSync(join(staging, "sw.js"), `const VERSION = "${version}";\nconst ASSETS = [\n${list}];\n\n${body}`);
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function sha256(content) {
  return createHash("sha256").update(content).digest("base64");
}
