// The house itself: it opens, from any folder, offline, under the strict policy, and it fails without losing anything.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectMounted, expectReadyForOffline, openApp, publishNewVersion, serveSite, test } from "./fixtures";

test("the release build opens with at most eight requests and nothing from elsewhere", async ({ page, watch }) => {
  await openApp(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("#boot")).toHaveCount(0);

  const ofThePage = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  // The second file and its style follow once it stands.
  const follows = (url: string) => /\/(?:later|rest)-/.test(url);
  expect(ofThePage.filter((url) => !follows(url)).length + 1).toBeLessThanOrEqual(8);
  // Each file once: the preloads are what the loader uses, not a second download.
  const beforeTheWorker = watch.requests.slice(0, watch.requests.findIndex((url) => url.endsWith("/sw.js")));
  expect(new Set(beforeTheWorker).size).toBe(beforeTheWorker.length);
  expect(beforeTheWorker.filter((url) => !follows(url)).length).toBeLessThanOrEqual(8);
  expect(beforeTheWorker.filter(follows).length).toBeLessThanOrEqual(2);
});

test("the page carries exactly the policy that the app was tried under", async ({ page }) => {
  await openApp(page);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
      "font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default",
  );
});

test("the same build works from a folder deep inside a site, online and offline", async ({ page }) => {
  const site = await serveSite({ path: "/teams/north/bearings/" });
  await page.goto(site.url);
  await expectMounted(page);
  await expectReadyForOffline(page);
  await site.stop();
  await page.goto(`${site.url}#/sort`);
  await page.reload();
  await expectMounted(page);
  await expect(page.getByLabel("Your list")).toBeVisible();
});

test("it opens with the network cut after the first load, also in a new tab", async ({ page, context }) => {
  const site = await serveSite();
  await page.goto(site.url);
  await expectMounted(page);
  await expectReadyForOffline(page);
  await site.stop();

  await page.reload();
  await expectMounted(page);
  const second = await context.newPage();
  await second.goto(`${site.url}index.html#/`);
  await expectMounted(second);
  await expect(second.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the browser would install it", async ({ page, context, watch }) => {
  // An incognito window, which every test has, is the one reason that may be left.
  await openApp(page);
  await expectReadyForOffline(page);
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
  expect(watch.problems).toEqual([]);
});

test("a new version waits until the person accepts it", async ({ page, copyOfDist }) => {
  const site = await serveSite({ folder: copyOfDist });
  await page.goto(site.url);
  await expectMounted(page);
  await expectReadyForOffline(page);
  await expect(page.locator("html")).not.toHaveAttribute("data-update");

  await publishNewVersion(copyOfDist);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect(page.locator("html")).toHaveAttribute("data-update", "ready");
  await page.reload();
  await expectMounted(page);
  await expect(page.locator('meta[name="bearings-edition"]')).toHaveCount(0);
  // After the reload the worker still waits, and the page says so again.
  await expect(page.locator("html")).toHaveAttribute("data-update", "ready");

  await Promise.all([
    page.waitForEvent("load"),
    page.evaluate(() => void window.dispatchEvent(new CustomEvent("bearings:update-accept"))),
  ]);
  await expectMounted(page);
  await expect(page.locator('meta[name="bearings-edition"]')).toHaveCount(1);
  await expect(page.locator("html")).not.toHaveAttribute("data-update");
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  await site.stop();
});

test("tampered wasm is refused, and the page offers the data as a file", async ({ page, copyOfDist, watch }) => {
  watch.allow(/integrity|digest/i);
  watch.allow(/wasm/);
  await tamperWithWasm(copyOfDist);
  const site = await serveSite({ folder: copyOfDist });
  await page.addInitScript(() => {
    localStorage.setItem("bearings.kpi.x", '{"name":"Refunds — “late”"}');
    localStorage.setItem("somebody-else", "private");
  });
  await page.goto(site.url);

  await expect(page.getByRole("heading", { name: "Bearings could not start" })).toBeFocused();
  await expect(page.locator("body[data-app-ready]")).toHaveCount(0);
  expect(await downloadedShelves(page)).toEqual({ "bearings.kpi.x": '{"name":"Refunds — “late”"}' });
  await expectAccessible(page);
  await page.close();
  await site.stop();
});

test("a panic ends in the page that offers the data", async ({ page }) => {
  await openApp(page);
  await page.evaluate(() => {
    localStorage.setItem("bearings.kpi.x", "kept");
    window.dispatchEvent(new CustomEvent("bearings:panic", { detail: "a number went missing" }));
  });
  await expect(page.getByRole("heading", { name: "Bearings had to stop" })).toBeFocused();
  await expect(page.getByText("a number went missing")).toBeVisible();
  expect(await downloadedShelves(page)).toMatchObject({ "bearings.kpi.x": "kept" });

  await page.getByRole("button", { name: "Download the app again" }).click();
  await expectMounted(page);
  expect(await page.evaluate(() => localStorage.getItem("bearings.kpi.x"))).toBe("kept");
});

for (const theme of ["light", "dark"] as const) {
  test(`the chosen theme, ${theme}, is there before the app is, and axe is content`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme === "dark" ? "light" : "dark" });
    await page.addInitScript((value) => localStorage.setItem("bearings.theme", value), theme);
    await page.goto("./", { waitUntil: "commit" });
    await page.waitForFunction((value) => document.documentElement?.dataset.theme === value, theme);
    await expectMounted(page);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(theme);
    await expectAccessible(page);
  });
}

async function downloadedShelves(page: Page): Promise<unknown> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download my data" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^bearings-rescue-\d{4}-\d\d-\d\d\.json$/);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(file.format).toBe("bearings-rescue");
  return file.shelves;
}

async function tamperWithWasm(folder: string): Promise<void> {
  const name = (await readdir(folder)).find((one) => one.startsWith("bearings-") && one.endsWith(".wasm"));
  if (!name) throw new Error("dist/ has no wasm");
  const bytes = await readFile(join(folder, name));
  // A custom section at the end: still valid wasm, which only the integrity can tell from ours.
  await writeFile(join(folder, name), Buffer.concat([bytes, Buffer.from([0, 2, 1, 0x78])]));
}
