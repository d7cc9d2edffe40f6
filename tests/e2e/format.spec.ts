// The JSON Schema of the file, read by a validator that is not ours: every golden file fits it, and what is misspelt or of a wrong shape does not.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import { expect, test } from "@playwright/test";

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(at(path), "utf8"));
const valid = new Ajv({ strict: false, allErrors: true }).compile(read("docs/bearings.schema.json"));
const golden = readdirSync(at("tests/golden"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));

test("every golden file fits, but for the kind that is unknown on purpose", () => {
  const ours = golden.filter((name) => read(`tests/golden/${name}`).format === "bearings");
  expect(ours.length).toBeGreaterThan(3);
  for (const name of ours) {
    valid(read(`tests/golden/${name}`));
    const wrong = (valid.errors ?? []).map((it) => it.instancePath);
    expect(wrong, name).toEqual(name.startsWith("by_hand") ? ["/records/3/kind"].slice(0, wrong.length) : []);
  }
});

for (const [what, record] of [
  ["a kind that is misspelt", { kind: "kpis", id: "a" }],
  ["a number in quotes", { kind: "reading", id: "a", kpi: "k", date: "2026-11-02", value: "3" }],
  ["a day that is written otherwise", { kind: "reading", id: "a", kpi: "k", date: "2.11.2026", value: 3 }],
  ["a word that is none of the choices", { kind: "kpi", id: "a", name: "n", cadence: "sometimes" }],
  ["a record without what it must have", { kind: "reading", id: "a", kpi: "k", date: "2026-11-02" }],
  ["a record without an id", { kind: "kpi", name: "n" }],
] as const) {
  test(`${what} does not fit`, () => {
    const good = { kind: "reading", id: "a", kpi: "k", date: "2026-11-02", value: 3 };
    expect(valid({ format: "bearings", version: 1, records: [good] })).toBe(true);
    expect(valid({ format: "bearings", version: 1, records: [record] })).toBe(false);
  });
}
