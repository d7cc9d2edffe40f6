// The payloads of tests/data/payloads.txt in every text field of every kind of record, through the importer, the forms, the sorter and
// the export: nothing runs, nothing is changed on the way, nothing holds up the page, nothing panics.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, expectMounted, openApp, test } from "./fixtures";

const read = (path: string) => readFile(fileURLToPath(new URL(`../${path}`, import.meta.url)), "utf8");

const PAYLOADS: string[] = (await read("data/payloads.txt"))
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => JSON.parse(line.slice(line.indexOf("\t") + 1)));

/** One record of every kind with «place» in every text, written by tests/hostile_files.rs from the domain's own tables. */
const EVERY_FIELD: Record<string, unknown>[] = JSON.parse(await read("golden/every_field.json")).records;

/** A file with a copy of those records for each payload, so that each payload stands in each place. */
function workspace(): string {
  const records = PAYLOADS.flatMap((payload, number) =>
    EVERY_FIELD.map((record) =>
      JSON.parse(JSON.stringify(record), (_, value) => {
        if (typeof value !== "string") return value;
        if (/^x-[a-z-]+$/.test(value)) return `p${number}-${value}`;
        return value.replace(/«[^»]*»/, () => payload);
      }),
    ),
  );
  // Control characters by hand are refused; a file that has none is taken in.
  return JSON.stringify({ format: "bearings", version: 1, records });
}

/** Watches for what must not happen. What an injected handler would do breaks the policy, and the fixture's watch reports that too. */
async function armed(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen, hacked: () => seen.push("hacked"), alert: () => seen.push("alert") });
  });
}

/** Nothing ran, and nothing that a payload could have made is on the page. */
async function expectUnharmed(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const seen = [...(globalThis as unknown as { seen: string[] }).seen];
    for (const one of document.querySelectorAll("*")) {
      const name = one.nodeName.toLowerCase();
      if (["iframe", "object", "embed", "base", "marquee", "video", "audio", "plaintext", "math", "foreignobject", "animate", "set"].includes(name)) seen.push(name);
      if (name === "img" && one.getAttribute("src") === "x") seen.push("img");
      for (const { name: attribute, value } of one.attributes) {
        if (/^on/i.test(attribute)) seen.push(`${name} ${attribute}`);
        if (/^(href|src|action|formaction|xlink:href)$/i.test(attribute) && /^\s*(javascript|vbscript|data:text)/i.test(value)) seen.push(`${name} ${attribute}=${value}`);
      }
    }
    for (const one of document.scripts) if (!one.src.startsWith(location.origin)) seen.push(`script ${one.src}`);
    if ("hacked" in Object.prototype) seen.push("a prototype was changed");
    return seen;
  });
  expect(found).toEqual([]);
}

async function importFile(page: Page, text: string): Promise<void> {
  await page.evaluate(() => location.assign("#/share"));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: OPEN }).click()]);
  await chooser.setFiles({ name: "goals.json", mimeType: "application/json", buffer: Buffer.from(text) });
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: MERGE }).click();
  await expect(dialog).toHaveCount(0);
}

async function backup(page: Page): Promise<string> {
  await page.evaluate(() => location.assign("#/share"));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: BACKUP }).click()]);
  expect(download.suggestedFilename()).toMatch(/^bearings-[a-z]+-\d{4}-\d\d-\d\d\.json$/);
  return readFile(await download.path(), "utf8");
}

const OPEN = /^(Open a file|Import a file|Import)$/;
const MERGE = /^(Import|Merge)$/;
const BACKUP = /^Save a backup$/;

test("a workspace with every payload in every field is taken in, walked through and comes out byte for byte", async ({ page, context, browser, site }) => {
  test.setTimeout(300_000);
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(150);
  await armed(context);
  await openApp(page);
  await importFile(page, workspace());
  await expectUnharmed(page);
  for (const route of ["#/today", "#/kpis", "#/okrs", "#/okrs?view=squares", "#/okrs?view=progress", "#/map", "#/map?view=list", "#/coach", "#/share", "#/settings", "#/learn", "#/guide"]) {
    await test.step(route, async () => {
      await page.evaluate((to) => location.assign(to), route);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectUnharmed(page);
    });
  }
  // The page of each kind of record, for payloads from all over the list.
  for (let number = 0; number < PAYLOADS.length; number += 9) {
    for (const route of [`#/kpi/p${number}-x-kpi`, `#/objective/p${number}-x-objective`, `#/key-result/p${number}-x-key-result`]) {
      await page.evaluate((to) => location.assign(to), route);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectUnharmed(page);
    }
  }
  // A name that turns the direction around does so for itself alone.
  await page.evaluate(() => location.assign("#/kpis"));
  const turned = page.getByRole("link", { name: "\u202egnp.exe" }).first();
  await expect(turned).toBeVisible();
  expect(await turned.evaluate((one) => getComputedStyle(one).unicodeBidi)).toBe("isolate");
  const first = await backup(page);
  for (const payload of PAYLOADS) expect(first, payload).toContain(JSON.stringify(payload).slice(1, -1));

  const other = await browser.newContext({ baseURL: site.url });
  await armed(other);
  const there = await other.newPage();
  await openApp(there);
  await importFile(there, first);
  expect(await backup(there)).toBe(first);
  await expectUnharmed(there);
  // And after a start from what was stored.
  await there.reload();
  await expectMounted(there);
  expect(await backup(there)).toBe(first);
  await expectUnharmed(there);
  await other.close();
});

const FORMS = ["#/kpi/new", "#/objective/new", "#/guide", "#/settings", "#/kpis", "#/coach"];

// All of them in each form take minutes: by day each goes into one of the first four at least, at night (E2E_LONG) into every one.
const inForm = (form: number) => (process.env.E2E_LONG ? PAYLOADS : PAYLOADS.filter((_, number) => number % 4 === form % 4));

for (const [form, route] of FORMS.entries()) {
  const payloads = inForm(form);
  test(`payloads typed into every text field of ${route} stay what they are`, async ({ page, context }) => {
    test.setTimeout(240_000);
    await armed(context);
    await openApp(page, route);
    const fields = page.locator('main input:is([type="text"], :not([type]), [type="search"]):visible, main textarea:visible');
    await page.getByRole("heading", { level: 1 }).waitFor();
    const count = await fields.count();
    let next = 0;
    // Each payload of this form in one field at least, all fields filled in each round.
    while (count > 0 && next < payloads.length) {
      for (let place = 0; place < (await fields.count()); place += 1) {
        const payload = payloads[next % payloads.length];
        // Typing can bring fields and take them away; this one is the one that was typed into.
        const field = await fields.nth(place).elementHandle();
        if (!field) break;
        next += 1;
        await field.fill(payload);
        // A field of one line has no line ends; the browser makes them spaces.
        const isLong = (await field.evaluate((one) => one.nodeName)) === "TEXTAREA";
        expect(await field.inputValue()).toBe(isLong ? payload : payload.replaceAll(/[\r\n]/g, " "));
      }
      await expectUnharmed(page);
    }
  });
}

test("every payload as a line of a pasted list and of a table", async ({ page, context }) => {
  await armed(context);
  await openApp(page, "#/sort");
  await page.getByLabel("Your list").fill(PAYLOADS.join("\n"));
  await expectUnharmed(page);
  await page.getByLabel("Your list").fill(PAYLOADS.map((payload, number) => [payload, PAYLOADS.at(-number - 1), "12"].join("\t")).join("\n"));
  await expectUnharmed(page);
  await page.reload();
  await expectMounted(page);
  await expectUnharmed(page);
});

test("every payload as an address", async ({ page, context }) => {
  await armed(context);
  await openApp(page);
  for (const payload of PAYLOADS) {
    await page.evaluate((to) => { location.hash = to; }, `#/kpi/${payload}`);
    await page.evaluate((to) => { location.hash = to; }, `#/kpis?owner=${encodeURIComponent(payload)}`);
  }
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectUnharmed(page);
});
