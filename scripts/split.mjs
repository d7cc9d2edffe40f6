// Cuts a release build in two, so that a first visit downloads only what it shows (docs/decisions/0007-two-wasm-files.md).
// scripts/finish.mjs calls it with the folder where Trunk has put the whole app: it takes what cargo built, has it cut at the functions
// marked in src/app/later.rs, and puts both halves and their script in the place of Trunk's files, under names of their contents.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const work = join(target, "split");

/** Puts the two halves of the app into `site`, a folder with an index.html that names the whole app. */
export function split(site) {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  // Before the bindings are made: only here does the file still say whose every string and table entry is.
  run("wasm-split-cli", join(target, "wasm32-unknown-unknown/release/bearings.wasm"), work, "--target", "web", "--out-name", "bearings");
  run("wasm-bindgen", join(work, "bearings.wasm"), "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", join(work, "bound"), "--out-name", "bearings");
  const first = shrink(join(work, "bound", "bearings_bg.wasm"));
  const later = shrink(join(work, "split_later.wasm"));
  const others = readdirSync(work).filter((name) => name.endsWith(".wasm") && !["bearings.wasm", "split_later.wasm"].includes(name));
  if (others.length > 0) throw new Error(`One cut makes two files, but these came too: ${others.join(", ")}.`);

  const put = (name, ending, content) => {
    const named = `${name}-${digest("sha256", content, "hex").slice(0, 16)}${ending}`;
    writeFileSync(join(site, named), content);
    return { name: named, integrity: `sha384-${digest("sha384", content, "base64")}` };
  };
  const script = withLoader(readFileSync(join(work, "bound", "bearings.js"), "utf8"), put("later", ".wasm", later));
  rename(site, 'rel="modulepreload"', put("bearings", ".js", script));
  rename(site, 'rel="preload"', put("bearings", ".wasm", first));
}

function run(command, ...words) {
  execFileSync(command, words, { stdio: ["ignore", "ignore", "inherit"] });
}

// What is alike side by side compresses better; names are not shipped. -O2 is faster than -Oz and no larger once compressed (0003).
function shrink(file) {
  const shrunk = `${file}.shrunk`;
  run("wasm-opt", "-O2", "--quiet", "--reorder-functions-by-name", file, "--output", shrunk);
  return readFileSync(shrunk);
}

/** The bindings with scripts/later.js in the place of the script of the splitting tool, which would be one more request and checks nothing. */
function withLoader(bindings, { name, integrity }) {
  const imported = /^import \* as (\w+) from ["']\.\/__wasm_split\.js["'];?\n/m;
  const found = imported.exec(bindings);
  if (!found) throw new Error("The bindings do not ask for the second file: is src/app/later.rs still where the cut is?");
  const loader = readFileSync(join(root, "scripts", "later.js"), "utf8")
    .replace("LATER_FILE", JSON.stringify(`./${name}`))
    .replace("LATER_INTEGRITY", JSON.stringify(integrity));
  return `${bindings.replace(imported, "")}\n${loader}const ${found[1]} = { __wasm_split_load_later };\n`;
}

/** Lets the link of index.html that has an attribute name another file, and removes the one that it named. */
function rename(site, attribute, { name, integrity }) {
  replaceInIndex(site, new RegExp(`<link ${attribute} href="\\./([^"]+)"([^>]*) integrity="[^"]+"`), (_, old, rest) => {
    rmSync(join(site, old));
    return `<link ${attribute} href="./${name}"${rest} integrity="${integrity}"`;
  });
}

/** Replaces what the build fills into the index.html of a folder; a page that has lost it fails the build. */
export function replaceInIndex(site, pattern, replacement) {
  const index = join(site, "index.html");
  const before = readFileSync(index, "utf8");
  if (!pattern.test(before)) throw new Error(`index.html has lost what the build fills in: ${pattern}`);
  writeFileSync(index, before.replace(pattern, replacement));
}

function digest(algorithm, content, encoding) {
  return createHash(algorithm).update(content).digest(encoding);
}
