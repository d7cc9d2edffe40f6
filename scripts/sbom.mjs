// A bill of materials (CycloneDX 1.5) from Cargo.lock and `cargo metadata`; no network, the same bytes for the same lock.
//   node scripts/sbom.mjs FILE
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

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

const [file] = process.argv.slice(2);
if (!file) {
  console.error("node scripts/sbom.mjs FILE");
  process.exit(1);
}
sbom(file);
