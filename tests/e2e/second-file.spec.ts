// The app comes in two files: the first opens it, the second holds the other pages and follows by itself. Capabilities come in files of their
// own, when they are first wanted (docs/decisions/0007-two-wasm-files.md). The worker is blocked here, so that the page itself fetches both.
import { appendFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectMounted, holdBack, openApp, serveSite, test } from "./fixtures";

test.use({ serviceWorkers: "block" });

const LATER = "**/later-*.wasm";

test("the app opens without the second file, which follows by itself; what needs it waits for it", async ({ page, watch }) => {
  const { arrive } = await holdBack(page, LATER);
  await openApp(page, "#/no-such-page");
  await expect(page.getByText("Opening this page.")).toHaveCount(0);
  await goTo(page, "Today");
  const load = page.getByRole("button", { name: "Load the example" });
  await load.click();
  await expect(load).toHaveAttribute("aria-busy", "true");
  expect(watch.requests.filter((url) => url.includes("/later-"))).toHaveLength(1);
  await arrive();
  await expect(page.getByRole("heading", { name: /^Due this week/ })).toBeVisible();
  await expect(page.getByText("Example loaded.")).toBeVisible();
});

test("where it does not come, who pressed for the example can press again", async ({ page, watch }) => {
  watch.allow(/later-/);
  watch.allow(/ERR_FAILED/);
  await page.route(LATER, (route) => route.abort(), { times: 1 });
  await openApp(page);
  const load = page.getByRole("button", { name: "Load the example" });
  await expect(load).toHaveAttribute("aria-busy", "false");
  await load.click();
  await expect(page.getByRole("heading", { name: /^Due this week/ })).toBeVisible();
});

test("a page of the second file says that it is opening, and takes the focus when it comes", async ({ page }) => {
  const { arrive } = await holdBack(page, LATER);
  await openApp(page);
  await page.getByRole("link", { name: "Paste a list" }).click();
  await expect(page.getByText("Opening this page.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Sort my list" })).toBeFocused();
  await expectAccessible(page);

  await arrive();
  await expect(page.getByLabel("Your list")).toBeVisible();
  await expect(page.getByText("Opening this page.")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Sort my list" })).toBeFocused();
});

test("where it cannot be fetched the page says so, the others go on, and trying again helps", async ({ page, watch }) => {
  watch.allow(/later-/);
  watch.allow(/ERR_FAILED|404/);
  await page.route(LATER, (route) => route.abort());
  await openApp(page, "#/map");
  await expect(page.getByRole("alert")).toContainText("This page did not load");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toContainText("This page did not load");

  await page.unroute(LATER);
  await page.route(LATER, (route) => route.fulfill({ status: 404 }), { times: 1 });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toContainText("This page did not load");
  await goTo(page, "Today");
  await expect(page.getByRole("textbox", { name: "Your wish" })).toBeFocused();
  await expect(page.getByRole("alert")).toHaveCount(0);
  // Opening such a page asks again without being told.
  await page.getByRole("link", { name: "Paste a list" }).click();
  await expect(page.getByLabel("Your list")).toBeVisible();
});

for (const button of ["Try again", "Reload Bearings"]) {
  test(`“${button}” opens the page once the file can be had again`, async ({ page, watch }) => {
    watch.allow(/later-/);
    watch.allow(/ERR_FAILED/);
    await page.route(LATER, (route) => route.abort(), { times: 1 });
    await openApp(page, "#/sort");
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByLabel("Your list")).toBeVisible();
  });
}

test("tampered, it never runs, and nothing else is lost", async ({ page, copyOfDist, watch }) => {
  watch.allow(/integrity|digest/i);
  watch.allow(/later-/);
  const name = (await readdir(copyOfDist)).find((one) => one.startsWith("later-"));
  // A custom section at the end: still valid wasm, which only the integrity can tell from ours.
  await appendFile(join(copyOfDist, name ?? ""), Buffer.from([0, 2, 1, 0x78]));
  const site = await serveSite({ folder: copyOfDist });
  await page.goto(`${site.url}#/sort`);
  await expectMounted(page);
  await expect(page.getByRole("alert")).toContainText("This page did not load");
  await goTo(page, "Today");
  await expect(page.getByRole("textbox", { name: "Your wish" })).toBeFocused();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.close();
  await site.stop();
});

test("an address of a later page opens it, from a folder deep inside a site", async ({ page }) => {
  const site = await serveSite({ path: "/teams/north/bearings/" });
  await page.goto(`${site.url}#/sort`);
  await expect(page.getByLabel("Your list")).toBeVisible();
  await page.close();
  await site.stop();
});

test("a capability is fetched when it is first wanted, and once", async ({ page, watch }) => {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(page.getByText("Example loaded.")).toBeVisible();
  const fetched = (part: string) => watch.requests.filter((url) => new RegExp(`/${part}-[0-9a-f]+\\.wasm`).test(url)).length;
  const go = (hash: string) => page.evaluate((to) => void (location.hash = to), hash);
  const parts = ["report", "library", "intake", "elsewhere", "folder"];
  for (const part of parts) expect(fetched(part), part).toBe(0);

  for (const round of [1, 2]) {
    await go("#/report");
    await expect(page.getByRole("article").getByRole("heading", { level: 2 })).toBeVisible();
    await go("#/library");
    await expect(page.getByLabel("Search")).toBeFocused();
    await go("#/kpi/example~response");
    await page.getByRole("button", { name: "Paste a history" }).click();
    await expect(page.getByLabel("Values, or days and values"), `round ${round}`).toBeFocused();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await go("#/share");
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Calendar file" }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.ics$/);
  }
  for (const part of parts) expect(fetched(part), part).toBe(1);
});

test("a capability that cannot be fetched says so, and comes when it is asked for again", async ({ page, watch }) => {
  watch.allow(/(report|intake|elsewhere)-/);
  watch.allow(/ERR_FAILED/);
  for (const part of ["report", "intake", "elsewhere"]) await page.route(`**/${part}-*.wasm`, (route) => route.abort(), { times: 1 });
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(page.getByText("Example loaded.")).toBeVisible();
  const go = (hash: string) => page.evaluate((to) => void (location.hash = to), hash);

  await go("#/report");
  await expect(page.getByRole("alert")).toContainText("This page did not load");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("article").getByRole("heading", { level: 2 })).toBeVisible();

  await go("#/kpi/example~response");
  await page.getByRole("button", { name: "Paste a history" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("could not be loaded");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel("Values, or days and values")).toBeFocused();
  await page.keyboard.press("Escape");

  await go("#/share");
  await page.getByRole("button", { name: "Calendar file" }).click();
  await expect(page.getByText("could not be loaded")).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Calendar file" }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.ics$/);
});

function goTo(page: Page, name: string): Promise<void> {
  return page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name }).click();
}
