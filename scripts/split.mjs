// Cuts a release build, so that a first visit downloads only what it shows, and a capability comes when it is first wanted
// (docs/decisions/0007-two-wasm-files.md). scripts/finish.mjs calls it with the folder where Trunk has put the whole app: it takes what cargo
// built, has it cut at the functions marked in src/app/later.rs and src/pages/apart.rs, and puts the files and their script in the place of
// Trunk's, under names of their contents.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { functionsAskedOf, handingOn, ordered } from "./order.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const work = join(target, "split");
const BINDINGS = "./bearings_bg.js";
/** What rustc makes use of; the merging tool would take all there is. */
const FEATURES = ["bulk-memory", "bulk-memory-opt", "nontrapping-float-to-int", "reference-types", "multivalue", "sign-ext", "mutable-globals"].map((name) => `--enable-${name}`);
/** What the second file asks the first by, once it is merged (scripts/later.js). */
const FIRST = "first";

/** Puts the files of the app into `site`, a folder with an index.html that names the whole app. */
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
  const made = (kind) => readdirSync(work).filter((name) => name.startsWith(kind) && name.endsWith(".wasm")).sort();
  withShared(made("chunk_"));

  const put = (name, ending, content) => {
    const named = `${name}-${digest("sha256", content, "hex").slice(0, 16)}${ending}`;
    writeFileSync(join(site, named), content);
    return { name: named, integrity: `sha384-${digest("sha384", content, "base64")}` };
  };
  const parts = Object.fromEntries(made("split_").map((file) => {
    const part = file.replace(/^split_|\.wasm$/g, "");
    return [part, put(part, ".wasm", ordered(shrink(join(work, file))))];
  }));
  const script = withLoader(withNames(readFileSync(join(work, "bound", "bearings.js"), "utf8"), renamed), parts);
  rename(site, 'rel="modulepreload"', put("bearings", ".js", script));
  rename(site, 'rel="preload"', put("bearings", ".wasm", first));
  // The second is not a link that the browser follows by itself: public/boot.js knows when.
  replaceInIndex(site, /<link data-later>/, `<link data-later="${parts.later.integrity}" href="./${parts.later.name}">`);
}

function run(command, ...words) {
  execFileSync(command, words, { stdio: ["ignore", "ignore", command === "wasm-merge" ? "ignore" : "inherit"] });
}

// -O2 is faster than -Oz and no larger once compressed; functions called once stay by themselves, where they find their like; nothing of
// ours lies in the first kilobyte of memory, the far end of the stack, so that additions may become offsets (0003).
// The names are for the order of scripts/order.mjs, which drops them.
function shrink(file, ...more) {
  const shrunk = `${file}.shrunk`;
  run("wasm-opt", ...FEATURES, ...more, "-O2", "--low-memory-unused", "--one-caller-inline-max-function-size=0", "--quiet", "-g", file, "--output", shrunk);
  return readFileSync(shrunk);
}

/**
 * Merges what several parts need into the second file, which every capability finds in place. The splitting tool makes a chunk of it for each
 * such set of parts and has every call across go through the table; within one file the calls become direct again.
 */
function withShared(chunks) {
  if (chunks.length === 0) return;
  const second = join(work, "split_later.wasm");
  const merged = join(work, "merged.wasm");
  const shares = join(work, "shares.wasm");
  // One memory and one table for all of them: the merging tool would keep one import for each file.
  writeFileSync(shares, handingOn([second, ...chunks.map((file) => join(work, file))].map((file) => readFileSync(file)), FIRST));
  const named = chunks.flatMap((file) => [join(work, file), file]);
  run("wasm-merge", shares, "__wasm_split", second, "later", ...named, ...FEATURES, "-g", "--output", merged);
  run("wasm-opt", ...FEATURES, "--directize", "--pass-arg=directize-initial-contents-immutable", "--remove-exports=*", "-g", merged, "--output", second);
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
function withLoader(bindings, parts) {
  const imported = /^import \* as (\w+) from ["']\.\/__wasm_split\.js["'];?\n/gm;
  const names = [...bindings.matchAll(imported)].map(([, name]) => name);
  if (names.length !== Object.keys(parts).length) throw new Error("The bindings do not ask for each part once: is src/app/later.rs still where a cut is?");
  const table = Object.fromEntries(Object.entries(parts).map(([part, { name, integrity }]) => [part, [`./${name}`, integrity]]));
  const loader = readFileSync(join(root, "scripts", "later.js"), "utf8").replace("PARTS", JSON.stringify(table));
  const loads = Object.keys(parts).map((part) => `__wasm_split_load_${part}: (callback, data) => loadPart("${part}", callback, data)`);
  return `${bindings.replace(imported, "")}\n${loader}const loads = { ${loads.join(", ")} };\nconst ${names.map((name) => `${name} = loads`).join(", ")};\n`;
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
