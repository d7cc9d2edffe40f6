// Saved means saved, on screen: what is said of where the data is, storage that is full, vanishes, is blocked or written by a newer
// version, a clock that was set back. tests/e2e/killed.spec.ts kills the browser.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectMounted, expectReadyForOffline, leaveApp, openApp, publishNewVersion, serveSite, test, type Watch } from "./fixtures";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const count = (page: Page, of: string) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: of });
const banner = (page: Page) => page.getByRole("main").getByRole("alert");
const foot = (page: Page) => page.locator(".save");
const truths = (page: Page) => page.locator(".truths");
const go = (page: Page, hash: string) => page.evaluate((to) => location.assign(to), hash);

async function typeKpi(page: Page, name: string): Promise<void> {
  await go(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill(name);
  await page.getByRole("radio", { name: "Lower is better" }).check();
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText(name);
}

async function draftKpi(page: Page, name: string): Promise<void> {
  await openApp(page);
  await typeKpi(page, name);
}

async function record(page: Page, value: string): Promise<void> {
  const field = page.getByLabel("New value");
  await field.fill(value);
  await field.press("Enter");
  await expect(page.getByRole("table").getByRole("row").filter({ hasText: value })).toBeVisible();
}

const shelves = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => Object.fromEntries(Object.entries({ ...localStorage }).filter(([key]) => key.startsWith("bearings/"))));

/** The journal has it at once, the shelves a moment later. */
async function written(page: Page, shelf: RegExp): Promise<string> {
  let found: string | undefined;
  await expect.poll(async () => (found = Object.keys(await shelves(page)).find((key) => shelf.test(key)))).toBeDefined();
  return found ?? "";
}

/** Somebody else at this origin takes all room but so many letters. */
const fillUp = (page: Page, rest = 0): Promise<void> =>
  page.evaluate((left) => {
    let text = "";
    for (let step = 1 << 22; step >= 1; step >>= 1) {
      try {
        for (;;) {
          localStorage.setItem("somebody-else", text + "x".repeat(step));
          text += "x".repeat(step);
        }
      } catch {
        // Smaller steps.
      }
    }
    localStorage.setItem("somebody-else", text.slice(left));
  }, rest);

/** A page of this origin without the app. */
async function goElsewhere(page: Page, watch: Watch): Promise<void> {
  watch.allow(/favicon|404/);
  await page.goto("./icons/icon.svg");
}

async function backUp(page: Page): Promise<string> {
  await go(page, "#/share");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save a backup" }).click()]);
  return readFile(await download.path(), "utf8");
}

/** A file of as many KPIs with readings. */
function file(kpis: number): { name: string; mimeType: string; buffer: Buffer } {
  const records: object[] = [];
  for (let kpi = 0; kpi < kpis; kpi += 1) {
    records.push({ kind: "kpi", id: `k${kpi}`, name: `Measure ${kpi}`, direction: "up" });
    for (let day = 1; day < 29; day += 1) {
      records.push({ kind: "reading", id: `k${kpi}r${day}`, kpi: `k${kpi}`, date: `2026-01-${String(day).padStart(2, "0")}`, value: day, note: `counted on day ${day}` });
    }
  }
  return { name: "many.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ format: "bearings", version: 1, records })) };
}

/** What the browser answers when it is asked not to delete the data, and how often it was asked. */
async function answer(page: Page, promise: boolean, vendor = "Google Inc."): Promise<() => Promise<number>> {
  await page.addInitScript(
    ([will, maker]) => {
      let asked = Number(sessionStorage.getItem("asked") ?? 0);
      Object.defineProperty(Navigator.prototype, "vendor", { get: () => maker });
      StorageManager.prototype.persisted = async () => will && asked > 0;
      StorageManager.prototype.persist = async () => {
        sessionStorage.setItem("asked", String((asked += 1)));
        return will;
      };
    },
    [promise, vendor] as const,
  );
  return () => page.evaluate(() => Number(sessionStorage.getItem("asked") ?? 0));
}

test.describe("what is said of where the data is", () => {
  test("it is asked for protection once there is something to protect, and the answer is shown", async ({ page }) => {
    const asked = await answer(page, true);
    await openApp(page);
    await expect(foot(page)).toHaveText("Saved on this device");
    expect(await asked()).toBe(0);
    await typeKpi(page, "Refund rate");
    await expect(foot(page)).toContainText("Protected from deletion");
    await expect(foot(page)).toContainText("No backup yet");
    expect(await asked()).toBe(1);
    await record(page, "3");
    await foot(page).click();
    await expect(title(page)).toHaveText("Settings");
    await expect(truths(page).getByRole("listitem")).toHaveText([
      "Saved on this device.",
      "No backup yet.",
      "Protected from deletion: this browser won’t delete your data by itself.",
      /^Storage for this page is \d+ % full\.$/,
    ]);
    expect(await asked()).toBe(1);
    await expectAccessible(page);
  });

  for (const [vendor, words] of [
    ["Apple Computer, Inc.", "sites you have not used for seven days. Open Bearings every week"],
    ["Google Inc.", "when the disk is nearly full."],
  ] as const) {
    test(`without the promise it says what ${vendor} may do`, async ({ page }) => {
      const asked = await answer(page, false, vendor);
      await draftKpi(page, "Refund rate");
      await expect(foot(page)).toContainText("Not protected from deletion");
      await record(page, "3");
      await record(page, "4");
      // Asked once is enough: some browsers ask the person.
      expect(await asked()).toBe(1);
      await go(page, "#/share");
      await expect(truths(page)).toContainText(words);
      await expect(truths(page).getByText("seven days")).toHaveCount(vendor.startsWith("Apple") ? 1 : 0);
    });
  }

  test("the backup is counted from: in another tab too, after a reload, and only one with everything", async ({ page, context }) => {
    await draftKpi(page, "Refund rate");
    await expect(foot(page)).toContainText("No backup yet");
    expect(await backUp(page)).toContain("Refund rate");
    await expect(foot(page)).toContainText("Last backup: today, no changes since");
    const second = await context.newPage();
    await openApp(second, "#/kpis");
    await second.getByRole("link", { name: "Refund rate" }).click();
    await record(second, "3");
    await expect(foot(second)).toContainText("Last backup: today, 1 change since");
    await expect(foot(page)).toContainText("Last backup: today, 1 change since");
    await typeKpi(page, "Another");
    await expect(foot(second)).toContainText("2 changes since");
    await page.reload();
    await expect(foot(page)).toContainText("2 changes since");
    // Without remarks it is no backup.
    await go(page, "#/share");
    await page.getByLabel("Include remarks").uncheck();
    await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^Save a file with/ }).click()]);
    await expect(foot(page)).toContainText("2 changes since");
  });

  test("a reminder comes when much has changed without a backup, and can be put off", async ({ page }) => {
    await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
    await draftKpi(page, "Refund rate");
    const settings = (text: object) => page.evaluate((given) => localStorage.setItem("bearings.settings", JSON.stringify(given)), text);
    const reminder = page.getByText("are in this browser only");
    await settings({ last_file: "2026-11-10", changes_since_file: 60 });
    await openApp(page, "#/");
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(reminder).toHaveCount(0);
    await settings({ last_file: "2026-11-02", changes_since_file: 60 });
    await page.reload();
    await expect(reminder).toHaveText("Last backup 19 days ago: 60 changes are in this browser only.");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Not now" }).click();
    await expect(reminder).toHaveCount(0);
    await page.reload();
    await expect(foot(page)).toContainText("60 changes since");
    await expect(reminder).toHaveCount(0);
    await settings({ last_file: "2026-11-02", changes_since_file: 85, put_off_at: 60 });
    await page.reload();
    await page.getByRole("link", { name: "Save a backup" }).click();
    await backUp(page);
    await go(page, "#/");
    await expect(reminder).toHaveCount(0);
  });

  test.describe("on a phone", () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    test("all three stand above the tabs", async ({ page }) => {
      await answer(page, false);
      await draftKpi(page, "Refund rate");
      await page.getByRole("button", { name: "Close this message" }).click();
      for (const words of ["Saved on this device", "No backup yet", "Not protected from deletion"]) {
        await expect(foot(page).getByText(words)).toBeVisible();
      }
    });
  });
});

test.describe("full storage", () => {
  test("to the last letter: the journal has it, it can be exported, and it is written as soon as there is room", async ({ page, context }) => {
    await draftKpi(page, "Refund rate");
    await written(page, /kpi/);
    await fillUp(page);
    await record(page, "471.5");
    await expect(banner(page)).toContainText("The browser’s storage for this page is full. Your changes are safe in the journal on this device");
    await expect(banner(page)).toHaveCount(1);
    await expect(foot(page)).toContainText("Saved in the journal only");
    await expectAccessible(page);
    expect(await backUp(page)).toContain("471.5");
    // The journal brings it back, and it is still said that the shelves do not have it.
    await page.reload();
    await go(page, "#/kpis");
    await expect(page.getByText("471.5").first()).toBeVisible();
    await expect(foot(page)).toContainText("Saved in the journal only");
    const second = await context.newPage();
    await openApp(second);
    await second.evaluate(() => localStorage.removeItem("somebody-else"));
    await expect(foot(page)).toContainText("Saved on this device");
    await expect(banner(page)).toHaveCount(0);
    const shelf = await written(page, /readings/);
    expect((await shelves(page))[shelf]).toContain("471.5");
  });

  test("deleting a goal makes room", async ({ page }) => {
    await openApp(page, "#/share");
    await page.getByLabel("File to open").first().setInputFiles(file(3));
    await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
    await written(page, /k2/);
    await fillUp(page);
    await go(page, "#/kpi/k0");
    await record(page, "471.5");
    await expect(foot(page)).toContainText("Saved in the journal only");
    await go(page, "#/kpi/k1");
    await expect(title(page)).toHaveText("Measure 1");
    await page.getByRole("button", { name: "Delete this KPI" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await expect(count(page, "KPIs")).toHaveText("KPIs2");
    await expect(foot(page)).toContainText("Saved on this device");
    await expect(banner(page)).toHaveCount(0);
    const kept = await shelves(page);
    expect(Object.values(kept).join()).toContain("471.5");
  });

  test("a file that does not fit is said to before it is accepted, and nothing of it is lost", async ({ page, context }) => {
    await draftKpi(page, "Refund rate");
    await written(page, /kpi/);
    await fillUp(page, 4_000);
    await go(page, "#/share");
    const dialog = page.getByRole("dialog");
    await page.getByLabel("File to open").first().setInputFiles(file(12));
    await expect(dialog.getByRole("note")).toContainText(/This needs about \d+ KB, more than this browser’s storage has left\. .* stays in the journal on this device until there is space/);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(foot(page)).toContainText("Saved in the journal only");
    await page.reload();
    await expect(count(page, "KPIs")).toHaveText("KPIs13");
    const second = await context.newPage();
    await openApp(second);
    await second.evaluate(() => localStorage.removeItem("somebody-else"));
    await expect(foot(page)).toContainText("Saved on this device");
    await written(page, /readings\/k11/);
    // What fits is not warned of.
    await page.getByLabel("File to open").first().setInputFiles(file(13));
    await expect(dialog.getByRole("button", { name: "Merge", exact: true })).toBeVisible();
    await expect(dialog.getByRole("note")).toHaveCount(0);
  });

  test("how full it is is said from 80 percent on", async ({ page }) => {
    await draftKpi(page, "Refund rate");
    await expect(foot(page).getByText("full")).toHaveCount(0);
    await page.evaluate(() => localStorage.setItem("somebody-else", "x".repeat(4_400_000)));
    await page.reload();
    await expect(foot(page)).toContainText("Storage 83 % full");
    await go(page, "#/settings");
    await expect(truths(page)).toContainText("Storage for this page is 83 % full.");
  });
});

const DAMAGE: [what: string, damage: (shelf: string) => void][] = [
  ["everything is cleared", () => localStorage.clear()],
  ["one shelf is removed", (shelf) => localStorage.removeItem(shelf)],
  ["one shelf is overwritten with garbage", (shelf) => localStorage.setItem(shelf, '{"schema":1,"rec')],
];

for (const [what, damage] of DAMAGE) {
  test.describe(`${what}:`, () => {
    test("from another tab", async ({ page, context, watch }) => {
      await draftKpi(page, "Refund rate");
      const shelf = await written(page, /kpi/);
      const before = await shelves(page);
      const second = await context.newPage();
      await goElsewhere(second, watch);
      await second.evaluate(damage, shelf);
      await expect.poll(() => shelves(page)).toEqual(before);
      await expect(foot(page)).toContainText("Saved on this device");
    });

    test("from the same page, without an event", async ({ page }) => {
      await page.clock.install();
      await draftKpi(page, "Refund rate");
      await page.clock.runFor(1_000);
      const shelf = await written(page, /kpi/);
      const before = await shelves(page);
      await page.evaluate(damage, shelf);
      if (what.includes("garbage")) {
        // It is looked at as a whole when the person comes back to the page.
        await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
        await page.clock.runFor(1_000);
      } else {
        await page.clock.runFor(31_000);
      }
      await expect.poll(() => shelves(page)).toEqual(before);
      await expect(count(page, "KPIs")).toHaveText("KPIs1");
    });

    test("while it was closed, the journal being empty", async ({ page, watch }) => {
      await draftKpi(page, "Refund rate");
      await record(page, "471.5");
      const shelf = await written(page, /\/kpi\//);
      await written(page, /readings/);
      // The second start keeps a snapshot.
      await page.reload();
      await expect.poll(() => page.evaluate(() => localStorage.getItem("bearings.kept"))).toMatch(/^\d+ /);
      await goElsewhere(page, watch);
      await page.evaluate(damage, shelf);
      await page.evaluate(
        () =>
          new Promise<void>((done) => {
            const request = indexedDB.open("bearings", 1);
            request.onsuccess = () => {
              const work = request.result.transaction("journal", "readwrite");
              work.objectStore("journal").clear();
              work.oncomplete = () => (request.result.close(), done());
            };
          }),
      );
      await openApp(page, "#/kpis");
      await expect(page.getByRole("link", { name: "Refund rate" })).toBeVisible();
      await expect(page.getByText("471.5").first()).toBeVisible();
      await written(page, /\/kpi\//);
      await expect(foot(page)).toContainText("Saved on this device");
      if (what.startsWith("everything")) {
        await expect(page.getByText("This browser lost its storage. Your goals were restored")).toBeVisible();
        await expect(foot(page)).toContainText("No backup yet");
      }
    });
  });
}

test("the snapshot is read only where something is lacking", async ({ page }) => {
  await page.addInitScript(() => {
    const reads: string[] = [];
    Object.assign(window, { reads });
    for (const name of ["get", "openCursor", "getAll"] as const) {
      const inTime = IDBObjectStore.prototype[name] as (...given: unknown[]) => IDBRequest;
      (IDBObjectStore.prototype as unknown as Record<string, unknown>)[name] = function (this: IDBObjectStore, ...given: unknown[]) {
        reads.push(this.name);
        return inTime.apply(this, given);
      };
    }
  });
  const reads = () => page.evaluate(() => (window as unknown as { reads: string[] }).reads);
  await draftKpi(page, "Refund rate");
  await written(page, /kpi/);
  await page.reload();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("bearings.kept"))).toMatch(/^\d+ \d+ /);
  await page.reload();
  await expect(foot(page)).toContainText("protected");
  expect(await reads()).toEqual(["journal"]);
  await page.evaluate(() => localStorage.setItem("bearings.kept", "another"));
  await page.reload();
  await expect.poll(reads).toContain("snapshots");
});

test("a version that meets what a newer one wrote stops writing and says so", async ({ page, context, watch }) => {
  await draftKpi(page, "Refund rate");
  await written(page, /kpi/);
  const second = await context.newPage();
  await goElsewhere(second, watch);
  await second.evaluate(() => localStorage.setItem("bearings/2/kpi/x", "binary"));
  const before = await shelves(page);
  await expect(banner(page)).toContainText("A newer version of Bearings saved the data here");
  await record(page, "471.5");
  await expect(foot(page)).toContainText("Saved in the journal only");
  expect(await shelves(page)).toEqual(before);
  // So it is at the next start; what was changed waits in the journal.
  await page.reload();
  await expect(banner(page)).toContainText("A newer version of Bearings saved the data here");
  await go(page, "#/kpis");
  await expect(page.getByText("471.5").first()).toBeVisible();
  expect(await shelves(page)).toEqual(before);
});

for (const [blocked, state, words, isBack] of [
  [["localStorage"], "Saved in the journal only", "Saved in the journal on this device only: this browser does not let the page store data.", true],
  [["indexedDB"], "Saved in this browser", "", true],
  [["localStorage", "indexedDB"], "Only in this tab", "Nothing can be saved: this browser does not let the page store data.", false],
] as const) {
  test(`with ${blocked.join(" and ")} blocked it says what is so, works, and exports`, async ({ page }) => {
    await page.addInitScript((names) => {
      for (const name of names) {
        Object.defineProperty(window, name, { get: () => { throw new DOMException("The operation is insecure.", "SecurityError"); } });
      }
    }, blocked);
    await draftKpi(page, "Refund rate");
    await record(page, "471.5");
    await expect(foot(page)).toContainText(state);
    await expect(banner(page)).toHaveText(words === "" ? [] : [new RegExp(words.slice(0, -1))]);
    await expectAccessible(page);
    expect(await backUp(page)).toContain("471.5");
    await go(page, "#/settings");
    await expect(truths(page).getByRole("listitem").first()).toContainText(state.replace("Saved in the journal only", "in the journal only"));
    await page.reload();
    await expectMounted(page);
    await expect(count(page, "KPIs")).toHaveText(isBack ? "KPIs1" : "KPIs");
    await expect(page.getByText("lost its storage")).toHaveCount(0);
  });
}

test("a clock that is set back a year loses nothing", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await draftKpi(page, "Refund rate");
  await backUp(page);
  await page.reload();
  await expect(foot(page)).toContainText("no changes since");
  await page.clock.setFixedTime(new Date("2025-11-21T10:00:00"));
  await page.reload();
  await typeKpi(page, "A year before");
  await expect(foot(page)).toContainText("Saved on this device");
  await expect(foot(page)).toContainText("Last backup: 21 Nov 2026, 1 change since");
  await written(page, /kpi/);
  await page.evaluate(() => localStorage.clear());
  await page.clock.setFixedTime(new Date("2026-11-21T10:05:00"));
  await page.reload();
  await go(page, "#/kpis");
  await expect(page.getByRole("link", { name: "Refund rate" })).toBeVisible();
  await expect(page.getByRole("link", { name: "A year before" })).toBeVisible();
});

test("a second deployment while something is typed: the text stays, the new version opens without a network", async ({ page, copyOfDist }) => {
  const site = await serveSite({ folder: copyOfDist });
  await page.goto(`${site.url}#/kpi/new`);
  await expectMounted(page);
  await expectReadyForOffline(page);
  await page.getByLabel("Name of the KPI").fill("Half a thought");
  await publishNewVersion(copyOfDist);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await page.getByRole("button", { name: "Update now" }).click();
  await expect(page.locator('meta[name="bearings-edition"]')).toHaveCount(1);
  await expectMounted(page);
  await expect(page.getByLabel("Name of the KPI")).toHaveValue("Half a thought");
  await site.stop();
  await leaveApp(page);
  await page.goto(`${site.url}#/kpi/new`);
  await expectMounted(page);
  await expect(page.getByLabel("Name of the KPI")).toHaveValue("Half a thought");
});
