// Saved means saved: the whole browser is killed (kill -9) as soon as the screen says "Saved on this device", started again with the
// same profile, and everything acknowledged has to be there. KILL_AFTER="0.2 1 3 10" waits so many seconds before each kill instead
// and repeats every case (make test-long); the day's run kills at once, which is harder.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Page } from "@playwright/test";
import { expect, expectMounted, test } from "./fixtures";

const WAITS = (process.env.KILL_AFTER ?? "0").split(/\s+/).map(Number);
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 1);

/** A browser of its own with a profile on the disk, that can be killed with everything it started. */
class Browser {
  private constructor(
    private readonly child: ChildProcess,
    readonly page: Page,
    private readonly more: () => Promise<Page>,
  ) {}

  static async start(profile: string): Promise<Browser> {
    const args = ["--headless=new", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"];
    if (process.getuid?.() === 0) args.push("--no-sandbox");
    const child = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", [...args, `--user-data-dir=${profile}`, "--remote-debugging-port=0", "about:blank"], {
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      child.stderr?.on("data", (part) => {
        said += part;
        const found = /DevTools listening on (ws:\S+)/.exec(said);
        if (found?.[1]) resolve(found[1]);
      });
      child.on("exit", () => reject(new Error(`the browser did not start: ${said.slice(-400)}`)));
    });
    const browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    if (!context) throw new Error("the browser has no window");
    return new Browser(child, context.pages()[0] ?? (await context.newPage()), () => context.newPage());
  }

  tab(): Promise<Page> {
    return this.more();
  }

  /** The whole browser dies at once; nothing gets a chance to write. */
  async kill(): Promise<void> {
    const gone = new Promise((done) => this.child.once("exit", done));
    if (this.child.pid) process.kill(-this.child.pid, "SIGKILL");
    await gone;
  }
}

const openAt = async (page: Page, url: string, route = "") => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${url}${route}`);
  await expectMounted(page);
};

const saved = (page: Page) => expect(page.getByRole("complementary").getByText("Saved on this device")).toBeVisible();

async function draftKpi(page: Page, url: string, name: string): Promise<void> {
  await openAt(page, url, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill(name);
  await page.getByRole("radio", { name: "Lower is better" }).check();
  await page.getByRole("button", { name: "Save the KPI" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await saved(page);
}

async function record(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByLabel(`New value, ${name}`);
  await field.fill(value);
  await field.press("Enter");
}

/** As many KPIs with as many readings as make a file of about 1 MB. */
function bigFile(): string {
  const records: object[] = [];
  for (let kpi = 0; kpi < 20; kpi += 1) {
    records.push({ kind: "kpi", id: `big${kpi}`, name: `Measure ${kpi}`, unit: "number", cadence: "day", direction: "up" });
    for (let day = 0; day < 300; day += 1) {
      const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
      records.push({ kind: "reading", id: `r${kpi}x${day}`, kpi: `big${kpi}`, date, value: kpi + day, note: `day ${day} of measure ${kpi}, as it was counted` });
    }
  }
  return `${JSON.stringify({ format: "bearings", version: 1, records }, null, 1)}\n`;
}

async function importFile(page: Page, url: string, text: string): Promise<void> {
  await openAt(page, url, "#/share");
  await page.getByLabel("File to open").first().setInputFiles({ name: "big.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("dialog").getByRole("button", { name: /^(Merge|Import)/ }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await saved(page);
}

for (const wait of WAITS) {
  for (let round = 0; round < ROUNDS; round += 1) {
    test.describe(`killed ${wait} s after the screen said saved, round ${round + 1}`, () => {
      test.describe.configure({ timeout: 120_000 });
      let profile: string;
      test.beforeEach(async () => {
        profile = await mkdtemp(join(tmpdir(), "bearings-killed-"));
      });
      test.afterEach(async () => {
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      });

      const killAndLook = async (browser: Browser, url: string, look: (page: Page) => Promise<void>) => {
        if (wait > 0) await pause(wait * 1000);
        await browser.kill();
        const next = await Browser.start(profile);
        await openAt(next.page, url);
        await look(next.page);
        await next.kill();
      };

      test("the only edit of a session is there afterwards", async ({ site }) => {
        const browser = await Browser.start(profile);
        await draftKpi(browser.page, site.url, "Only one");
        await killAndLook(browser, site.url, async (page) => {
          await openAt(page, site.url, "#/kpis");
          await expect(page.getByRole("link", { name: "Only one" })).toBeVisible();
        });
      });

      test("the second edit after a start, and the eighth of eight in a minute", async ({ site }) => {
        let browser = await Browser.start(profile);
        await draftKpi(browser.page, site.url, "First of all");
        await browser.kill();
        browser = await Browser.start(profile);
        for (let number = 1; number <= 8; number += 1) await draftKpi(browser.page, site.url, `Number ${number}`);
        await killAndLook(browser, site.url, async (page) => {
          await openAt(page, site.url, "#/kpis");
          for (let number = 1; number <= 8; number += 1) await expect(page.getByRole("link", { name: `Number ${number}` })).toBeVisible();
          await expect(page.getByRole("link", { name: "First of all" })).toBeVisible();
        });
      });

      test("an import of thousands of readings, and the check-in after it", async ({ site }) => {
        let browser = await Browser.start(profile);
        await importFile(browser.page, site.url, bigFile());
        await killAndLook(browser, site.url, async (page) => {
          await openAt(page, site.url, "#/kpi/big19");
          await expect(page.getByRole("heading", { level: 1 })).toHaveText("Measure 19");
        });
        browser = await Browser.start(profile);
        await openAt(browser.page, site.url);
        await record(browser.page, "Measure 7", "4711");
        await saved(browser.page);
        await killAndLook(browser, site.url, async (page) => {
          await openAt(page, site.url, "#/kpi/big7");
          await expect(page.getByText("4,711").first()).toBeVisible();
        });
      });

      test("edits of three tabs", async ({ site }) => {
        const browser = await Browser.start(profile);
        const tabs = [browser.page, await browser.tab(), await browser.tab()];
        for (const [number, tab] of tabs.entries()) await draftKpi(tab, site.url, `Of tab ${number}`);
        await killAndLook(browser, site.url, async (page) => {
          await openAt(page, site.url, "#/kpis");
          for (const number of tabs.keys()) await expect(page.getByRole("link", { name: `Of tab ${number}` })).toBeVisible();
        });
      });
    });
  }
}
