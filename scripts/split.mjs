// Cuts a release build in two, so that a first visit downloads only what it shows (docs/decisions/0007-two-wasm-files.md).
// scripts/finish.mjs calls it with the folder where Trunk has put the whole app: it takes what cargo built, has it cut at the functions
// marked in src/app/later.rs, and puts both halves and their script in the place of Trunk's files, under names of their contents.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { functionsAskedOf, ordered } from "./order.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const work = join(target, "split");
const BINDINGS = "./bearings_bg.js";

/** Puts the two halves of the app into `site`, a folder with an index.html that names the whole app. */
export function split(site) {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  // Before the bindings are made: only here does the file still say whose every string and table entry is.
  run("wasm-split-cli", join(target, "wasm32-unknown-unknown/release/bearings.wasm"), work, "--target", "web", "--out-name", "bearings");
  run("wasm-bindgen", join(work, "bearings.wasm"), "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", join(work, "bound"), "--out-name", "bearings");
  // Classes that a library hands out for streams of a server, which we have none of.
  const whole = shrink(join(work, "bound", "bearings_bg.wasm"), "--remove-exports=*intounderlying*");
  // The bindings name each function of the browser with a number of sixteen signs, in both files.
  const renamed = new Map(functionsAskedOf(whole).filter(({ module }) => module === BINDINGS).map(({ name }, at) => [name, `_${at.toString(36)}`]));
  const first = ordered(whole, renamed);
  const later = ordered(shrink(join(work, "split_later.wasm")));
  const others = readdirSync(work).filter((name) => name.endsWith(".wasm") && !["bearings.wasm", "split_later.wasm"].includes(name));
  if (others.length > 0) throw new Error(`One cut makes two files, but these came too: ${others.join(", ")}.`);

  const put = (name, ending, content) => {
    const named = `${name}-${digest("sha256", content, "hex").slice(0, 16)}${ending}`;
    writeFileSync(join(site, named), content);
    return { name: named, integrity: `sha384-${digest("sha384", content, "base64")}` };
  };
  const second = put("later", ".wasm", later);
  const script = withLoader(withNames(readFileSync(join(work, "bound", "bearings.js"), "utf8"), renamed), second);
  rename(site, 'rel="modulepreload"', put("bearings", ".js", script));
  rename(site, 'rel="preload"', put("bearings", ".wasm", first));
  // Not a link that the browser follows by itself: public/boot.js knows when.
  replaceInIndex(site, /<link data-later>/, `<link data-later="${second.integrity}" href="./${second.name}">`);
}

function run(command, ...words) {
  execFileSync(command, words, { stdio: ["ignore", "ignore", "inherit"] });
}

// -O2 is faster than -Oz and no larger once compressed; functions called once stay by themselves, where they find their like; nothing of
// ours lies in the first kilobyte of memory, the far end of the stack, so that additions may become offsets (0003).
// The names are for the order of scripts/order.mjs, which drops them.
function shrink(file, ...more) {
  const shrunk = `${file}.shrunk`;
  run("wasm-opt", ...more, "-O2", "--low-memory-unused", "--one-caller-inline-max-function-size=0", "--quiet", "-g", file, "--output", shrunk);
  return readFileSync(shrunk);
}

/** The bindings with the new names of what the app asks of them. */
function withNames(bindings, renamed) {
  let found = 0;
  const named = bindings.replace(/^( +)(\w+): (?=function|\()/gm, (whole, space, name) => {
    if (!renamed.has(name)) return whole;
    found += 1;
    return `${space}${renamed.get(name)}: `;
  });
  if (found !== renamed.size) throw new Error(`Of ${renamed.size} functions of the bindings ${found} were found: do they look otherwise now?`);
  return named;
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
