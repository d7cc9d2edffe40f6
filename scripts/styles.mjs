// Joins the style files into two: what the page needs before the app stands (style/main.css lists it) and the rest (style/rest.css), so that
// little is asked for and the order is written once; and the two scripts of an ordinary start into one, for the same reason.
// The script of the recovery page stays apart: it must not fall with them.
// Trunk's pre_build hook; run it by hand with `node scripts/styles.mjs`.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "style");

// Each list of style files, and the file that it becomes.
const LISTS = { "main.css": "bearings.css", "rest.css": "rest.css" };

// Comments and indentation stay in the source. A string in these files never holds "/*".
const slim = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s+/gm, "").replace(/[ \t]+$/gm, "");
const listed = Object.keys(LISTS).map((list) => [...readFileSync(join(folder, list), "utf8").matchAll(/^@import\s+"([^"]+)";/gm)].map((match) => match[1]));
const forgotten = readdirSync(folder).filter((name) => name.endsWith(".css") && !(name in LISTS) && !listed.flat().includes(name));
if (listed.some((names) => names.length === 0) || forgotten.length > 0) {
  console.error(`style/main.css or style/rest.css must import every style file; missing: ${forgotten.join(", ") || "all of them"}.`);
  process.exit(1);
}
for (const [at, file] of Object.values(LISTS).entries()) {
  const joined = listed[at].map((name) => slim(readFileSync(join(folder, name), "utf8"))).join("\n");
  write(join(root, "target", "style", file), listed[at].includes("tokens.css") ? twoThemes(joined) : joined);
}

// Lines that are a comment stay in the source too. No text in these scripts has a line that begins like one.
const script = (name) => readFileSync(join(root, "public", name), "utf8").replace(/^\s*\/\/.*\n/gm, "");
write(join(root, "target", "script", "boot.js"), `${script("vault.js")}\n${script("boot.js")}`);
write(join(root, "target", "script", "rescue.js"), script("rescue.js"));

// An unchanged file is left alone, or a watching Trunk would build again because of its own hook.
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  let before = "";
  try {
    before = readFileSync(file, "utf8");
  } catch {
    // The first build: there is nothing to compare with.
  }
  if (before !== text) writeFileSync(file, text);
}

// style/tokens.css names each colour once, as light-dark(…, …), which Safari before 17.5, Chrome before 123 and Firefox before 120 do not
// know: there every border and line would be missing. So the colours are written out, light first, dark where the system or the person
// wants it. On paper it is always light.
function twoThemes(css) {
  const dark = [];
  const light = css.replace(/(--[\w-]+): light-dark\(((?:[^(),]|\([^()]*\))+), ((?:[^(),]|\([^()]*\))+)\);/g, (_, name, day, night) => {
    dark.push(`${name}: ${night};`);
    return `${name}: ${day};`;
  });
  if (dark.length === 0 || light.includes("light-dark(")) {
    console.error("Only a token of style/tokens.css may have two colours: “--name: light-dark(A, B);” with plain colours on one line.");
    process.exit(1);
  }
  const night = dark.join("\n");
  return `${light}
@media screen and (prefers-color-scheme: dark) {
:root:not([data-theme="light"]) {\n${night}\n}
}
@media screen {
:root[data-theme="dark"] {\n${night}\n}
}
`;
}
