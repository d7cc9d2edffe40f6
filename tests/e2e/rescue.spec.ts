// Each part of an ordinary start broken on its own: the recovery page comes, says what happened, and the data gets out.
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectMounted, serveSite, test } from "./fixtures";

const KPI = '{"schema":1,"records":[{"kind":"kpi","id":"k1","name":"Refunds","v":"a.1@1760000000"}]}';
const OLDER = KPI.replace("Refunds", "Refunds before");
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** What the browser holds before the page opens. Snapshots and journal as public/vault.js makes them. */
async function fill(page: Page, { shelves = { "bearings/1/kpi/k1": KPI } as Record<string, string>, withVault = false } = {}): Promise<void> {
  await page.evaluate(
    async ([shelves, older, withVault]) => {
      localStorage.clear();
      for (const [key, text] of Object.entries(shelves)) localStorage.setItem(key, text);
      localStorage.setItem("somebody-else", "private");
      if (!withVault) return;
      const base = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open("bearings", 1);
        request.onupgradeneeded = () => {
          request.result.createObjectStore("journal", { autoIncrement: true });
          request.result.createObjectStore("snapshots", { keyPath: "id", autoIncrement: true });
        };
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      await new Promise<void>((done) => {
        const work = base.transaction(["journal", "snapshots"], "readwrite");
        work.objectStore("journal").add({ at: 1_760_000_500, text: older.replace("k1", "k2").replace("before", "in the journal") });
        work.objectStore("snapshots").add({ at: 1_759_900_000, cause: "daily", size: 90, shelves: { "bearings/1/kpi/k1": older } });
        work.oncomplete = () => done();
      });
      base.close();
    },
    [shelves, OLDER, withVault] as const,
  );
}

/** A page at this site without the app, to prepare the browser's storage. */
async function prepare(page: Page, url: string, what: Parameters<typeof fill>[1] = {}): Promise<void> {
  await page.route("**/prepare.html", (route) => route.fulfill({ contentType: "text/html", body: '<link rel="icon" href="data:,">' }));
  await page.goto(`${url}prepare.html`);
  await fill(page, what);
}

async function downloaded(page: Page): Promise<{ format: string; shelves: Record<string, string>; journal: unknown[]; snapshots: unknown[] }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download my data" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^bearings-rescue-\d{4}-\d\d-\d\d\.json$/);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

async function named(folder: string, pattern: RegExp): Promise<string> {
  const name = (await readdir(folder)).find((one) => pattern.test(one));
  if (!name) throw new Error(`dist/ has no ${pattern}`);
  return join(folder, name);
}

const WASM = /^bearings-.*\.wasm$/;
const GLUE = /^bearings-.*\.js$/;
const BOOT = /^boot-.*\.js$/;
const STYLE = /^bearings-.*\.css$/;
const RESCUE = /^rescue.*\.js$/;
const altered = async (file: string) => writeFile(file, Buffer.concat([await readFile(file), Buffer.from("\n/* changed on the way */\n")]));

const BREAKS: [what: string, broken: (folder: string) => Promise<void>][] = [
  ["the wasm is missing", async (folder) => rm(await named(folder, WASM))],
  ["the wasm is no wasm", async (folder) => writeFile(await named(folder, WASM), "<!doctype html>Not found")],
  ["the bindings are missing", async (folder) => rm(await named(folder, GLUE))],
  ["boot.js was altered", async (folder) => altered(await named(folder, BOOT))],
  ["boot.js is missing", async (folder) => rm(await named(folder, BOOT))],
  ["the style file was altered", async (folder) => altered(await named(folder, STYLE))],
  ["the page no longer names the wasm", async (folder) => {
    const index = join(folder, "index.html");
    await writeFile(index, (await readFile(index, "utf8")).replace(/<link rel="preload"[^>]*wasm[^>]*>/, ""));
  }],
  // A host that changes every script must not take the way to the data along.
  ["every script was altered", async (folder) => {
    for (const one of [BOOT, GLUE, RESCUE]) await altered(await named(folder, one));
  }],
];

for (const [what, broken] of BREAKS) {
  test(`${what}: the recovery page comes and gives the data out`, async ({ page, copyOfDist, watch }) => {
    watch.allow(/./);
    await broken(copyOfDist);
    const site = await serveSite({ folder: copyOfDist });
    await prepare(page, site.url, { withVault: true });
    await page.goto(site.url);
    await expect(heading(page, "Bearings could not start")).toBeFocused();
    const file = await downloaded(page);
    expect(file.format).toBe("bearings-rescue");
    expect(file.shelves["bearings/1/kpi/k1"]).toBe(KPI);
    expect(file.shelves).not.toHaveProperty("somebody-else");
    expect([file.journal.length, file.snapshots.length]).toEqual([1, 1]);
    if (!what.includes("style")) await expectAccessible(page);
    await page.close();
    await site.stop();
  });
}

test("no script at all: the words in the page itself appear", async ({ page, copyOfDist, watch }) => {
  watch.allow(/./);
  await rm(await named(copyOfDist, BOOT));
  await rm(await named(copyOfDist, RESCUE));
  const site = await serveSite({ folder: copyOfDist });
  await page.goto(site.url);
  await expect(page.getByText("This is taking longer than usual.")).toBeVisible({ timeout: 20_000 });
  await page.close();
  await site.stop();
});

test("a trap while starting and one while running both end in the page", async ({ page, site, watch }) => {
  watch.allow(/unreachable|RuntimeError|trap/);
  await prepare(page, site.url);
  await page.addInitScript(() => {
    // The app's file is compiled while it comes, and starts when it is made an instance of.
    const instantiate = WebAssembly.instantiate as (...given: unknown[]) => Promise<unknown>;
    const trapping = async (...given: unknown[]) => {
      if (sessionStorage.getItem("fine")) return instantiate(...given);
      throw new WebAssembly.RuntimeError("unreachable executed");
    };
    Object.assign(WebAssembly, { instantiate: trapping });
  });
  await page.goto(site.url);
  await expect(heading(page, "Bearings could not start")).toBeVisible();
  await page.evaluate(() => sessionStorage.setItem("fine", "yes"));
  await page.getByRole("button", { name: "Try again" }).click();
  await expectMounted(page);
  await page.evaluate(() => void setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }, 0));
  await expect(heading(page, "Bearings had to stop")).toBeFocused();
  await expect(page.getByText("What went wrong: unreachable")).toBeVisible();
});

test("without WebAssembly and with both stores blocked it still says what it can", async ({ page, watch, site }) => {
  watch.allow(/./);
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "WebAssembly");
    for (const name of ["localStorage", "indexedDB"]) {
      Object.defineProperty(globalThis, name, { get: () => { throw new DOMException("blocked", "SecurityError"); } });
    }
  });
  await page.goto(site.url);
  await expect(heading(page, "Bearings could not start")).toBeVisible();
  await expect(page.getByText("Allow site data for this address")).toBeVisible();
  await expect(page.getByRole("button", { name: "Download my data" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expectAccessible(page);
});

test("localStorage is blocked but not the journal: what is there still gets out", async ({ page, watch, site }) => {
  watch.allow(/./);
  await prepare(page, site.url, { withVault: true });
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "WebAssembly");
    Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } });
  });
  await page.goto(site.url);
  await expect(heading(page, "Bearings could not start")).toBeVisible();
  const file = await downloaded(page);
  expect([Object.keys(file.shelves).length, file.journal.length, file.snapshots.length]).toEqual([0, 1, 1]);
});

test("an undecodable shelf stops nothing and is in the file of the recovery page", async ({ page, site }) => {
  await prepare(page, site.url, { shelves: { "bearings/1/kpi/k1": KPI, "bearings/1/kpi/k9": '{"schema":1,' } });
  await page.goto(site.url);
  await expectMounted(page);
  await page.evaluate(() => void window.dispatchEvent(new CustomEvent("bearings:panic", { detail: "a number went missing" })));
  const file = await downloaded(page);
  expect(file.shelves["bearings.quarantine/bearings/1/kpi/k9"]).toBe('{"schema":1,');
  expect(file.shelves["bearings/1/kpi/k1"]).toContain("Refunds");
});

test("going back to a snapshot keeps what was there as a snapshot, and a stopped app writes nothing over it", async ({ page, site }) => {
  await prepare(page, site.url, { withVault: true });
  await page.goto(site.url);
  await expectMounted(page);
  await page.evaluate(() => {
    window.dispatchEvent(new CustomEvent("bearings:panic", { detail: "broken" }));
    // What the dead app would still do on its way out.
    const write = () => localStorage.setItem("bearings/1/kpi/k1", "written by the dead");
    window.addEventListener("pagehide", write);
    setTimeout(write, 3000);
  });
  await expect(page.getByRole("heading", { name: "Earlier snapshots" })).toBeVisible();
  await page.getByRole("button", { name: /^Go back to .* daily/ }).last().click();
  await expect(page.getByRole("status")).toContainText("Went back to");
  await expect(page.getByRole("button", { name: /^Go back to .* restore/ })).toBeVisible();
  const state = await page.evaluate(() => Object.entries({ ...localStorage }).filter(([key]) => key.startsWith("bearings/")));
  expect(state).toEqual([["bearings/1/kpi/k1", OLDER]]);
  await page.getByRole("button", { name: "Try again" }).click();
  await expectMounted(page);
  await page.goto(`${site.url}#/kpis`);
  await expect(page.getByText("Refunds before").first()).toBeVisible();
  // What came after the snapshot stays away, although the snapshot of before has it.
  await expect(page.getByText("Refunds in the journal")).toHaveCount(0);
});

test("starting over needs the word, and then nothing of ours is left", async ({ page, site }) => {
  await prepare(page, site.url, { withVault: true });
  await page.goto(site.url);
  await expectMounted(page);
  await page.evaluate(() => void window.dispatchEvent(new CustomEvent("bearings:panic", { detail: "broken" })));
  await page.getByText("Start over with nothing").click();
  await page.getByRole("button", { name: "Delete everything" }).click();
  await expect(page.getByRole("alert")).toContainText("Type DELETE in capital letters first. Nothing was deleted.");
  await expectAccessible(page);
  expect(await page.evaluate(() => localStorage.getItem("bearings/1/kpi/k1"))).toContain("Refunds");
  await page.getByLabel("Type DELETE to confirm").fill("DELETE");
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Delete everything" }).click()]);
  await expectMounted(page);
  const left = await page.evaluate(() => [...Object.keys({ ...localStorage })].filter((key) => key.startsWith("bearings/")));
  expect(left).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem("somebody-else"))).toBe("private");
});

for (const theme of ["light", "dark"] as const) {
  test(`the page reads well on a phone, ${theme}`, async ({ page, site }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    await prepare(page, site.url, { withVault: true });
    await page.goto(site.url);
    await expectMounted(page);
    await page.evaluate(() => void window.dispatchEvent(new CustomEvent("bearings:panic", { detail: "x".repeat(300) })));
    await expect(page.getByRole("heading", { name: "Earlier snapshots" })).toBeVisible();
    await page.getByText("Start over with nothing").click();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/recovery-${theme}.png`, fullPage: true });
  });
}
