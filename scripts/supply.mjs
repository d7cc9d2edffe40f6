// What the app is made of, from Cargo.lock and `cargo metadata`; no network, no dependency.
//   node scripts/supply.mjs check          licences, sources, checksums and duplicates; fails with what is wrong
//   node scripts/supply.mjs sbom FILE      a bill of materials (CycloneDX 1.5), the same bytes for the same lock
// Licences, sources and bans are those of deny.toml. Advisories need a database from the network: `cargo deny check` where there is one
// (docs/decisions/0013-supply.md).
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** A list of deny.toml: the texts between `NAME = [` and the bracket that closes it. */
function list(name) {
  const [, inner] = new RegExp(`^${name} = \\[([^\\]]*)\\]`, "m").exec(readFileSync(join(root, "deny.toml"), "utf8")) ?? [];
  const items = [...(inner ?? "").matchAll(/"([^"]+)"/g)].map(([, item]) => item);
  if (items.length === 0) throw new Error(`deny.toml has no list "${name}"`);
  return items;
}

const SOURCES = list("allow-registry").map((one) => `registry+${one}`);
const LICENCES = list("allow");
const BANNED = list("deny");
/** Crates of the app itself that come in two versions. Each has to be shaken off by somebody else's release. */
const MOST_DUPLICATES = 5;

function metadata() {
  const words = ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"];
  return JSON.parse(execFileSync("cargo", words, { cwd: root, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] }));
}

/** The crates that end up in the app, or help to compile it, in the order of their names. Those of tests alone are left out. */
function crates() {
  const { packages, resolve } = metadata();
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const open = [resolve.root];
  while (open.length > 0) {
    const id = open.pop();
    if (found.has(id)) continue;
    found.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) if (dep_kinds.some(({ kind }) => kind !== "dev")) open.push(pkg);
  }
  const byId = new Map(packages.map((one) => [one.id, one]));
  const edges = (id) => nodes.get(id).deps.map(({ pkg }) => pkg).filter((pkg) => found.has(pkg)).map((pkg) => reference(byId.get(pkg))).sort();
  return [...found].map((id) => ({ ...byId.get(id), needs: edges(id) })).sort((a, b) => (reference(a) < reference(b) ? -1 : 1));
}

const reference = ({ name, version }) => `pkg:cargo/${name}@${version}`;

/** The checksum of each crate in the lock. */
function checksums() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const entries = lock.split("[[package]]").slice(1).map((entry) => Object.fromEntries([...entry.matchAll(/^(\w+) = "([^"]*)"$/gm)].map(([, key, value]) => [key, value])));
  return new Map(entries.map((entry) => [reference(entry), entry]));
}

// "MIT OR Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0", "MIT/Apache-2.0"
function isAllowed(expression) {
  const text = expression.replaceAll("/", " OR ").replace(/[()]/g, " ");
  return text.split(/\bAND\b/).every((part) => part.split(/\bOR\b/).some((one) => LICENCES.includes(one.trim())));
}

function check() {
  const all = crates();
  const known = checksums();
  const wrong = [];
  for (const one of all) {
    const where = `${one.name} ${one.version}`;
    if (!one.license || !isAllowed(one.license)) wrong.push(`${where}: licence ${one.license ?? "none named"}`);
    if (BANNED.includes(one.name)) wrong.push(`${where}: not to be in a page that asks nothing of anybody`);
    if (one.source === null && one.name === "bearings") continue;
    if (!SOURCES.includes(one.source)) wrong.push(`${where}: comes from ${one.source ?? "a folder"}`);
    if (!/^[0-9a-f]{64}$/.test(known.get(reference(one))?.checksum ?? "")) wrong.push(`${where}: has no checksum in Cargo.lock`);
  }
  const names = all.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
  if (twice.length > MOST_DUPLICATES) wrong.push(`${twice.length} crates in two versions, more than ${MOST_DUPLICATES}: ${twice.join(", ")}`);
  for (const line of wrong) console.error(line);
  console.log(`${all.length} crates, ${new Set(all.map(({ license }) => license)).size} licence expressions, ${twice.length} in two versions, ${wrong.length} wrong`);
  return wrong.length === 0;
}

function sbom(file) {
  const all = crates();
  const known = checksums();
  const digest = createHash("sha256").update(readFileSync(join(root, "Cargo.lock"))).digest("hex");
  const own = all.find(({ name }) => name === "bearings");
  const component = (one) => ({
    type: one === own ? "application" : "library",
    "bom-ref": reference(one),
    name: one.name,
    version: one.version,
    ...(known.get(reference(one))?.checksum ? { hashes: [{ alg: "SHA-256", content: known.get(reference(one)).checksum }] } : {}),
    licenses: [{ expression: one.license.replaceAll("/", " OR ") }],
    purl: reference(one),
  });
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    serialNumber: `urn:uuid:${uuid}`,
    version: 1,
    metadata: { component: component(own) },
    components: all.filter((one) => one !== own).map(component),
    dependencies: all.map((one) => ({ ref: reference(one), dependsOn: one.needs })),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`${file}: ${bill.components.length} components`);
}

const [what, file] = process.argv.slice(2);
if (what === "check") process.exit(check() ? 0 : 1);
else if (what === "sbom" && file) sbom(file);
else {
  console.error("node scripts/supply.mjs check | sbom FILE");
  process.exit(1);
}
