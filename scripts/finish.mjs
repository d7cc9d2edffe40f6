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
  replaceInIndex(staging, /<meta [^>]*bearings-worker[^>]*>/, '<meta name="bearings-worker" content="sw.js">');
  writeWorker();
  // After the worker's list: hosts read these files and do not give them out.
  writeHeaders(staging);
} else {
  // Trunk's live reload is an inline script that it completes while serving, so its hash cannot be known here.
  replaceInIndex(staging, /script-src 'self' 'wasm-unsafe-eval'/, "script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'");
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
