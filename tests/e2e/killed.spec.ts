// Saved means saved: the whole browser is killed (kill -9) as soon as the screen says "Saved on this device", started again with the
// same profile, and everything acknowledged has to be there. KILL_AFTER="0.2 1 3 10" waits so many seconds before each kill instead, KILL_ROUNDS=5
// repeats every case (make test-long); the day's run kills at once, which is harder. Firefox and WebKitGTK: tests/engines/kills.mjs.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Page } from "@playwright/test";
import { bigFile } from "./big-file.mjs";
import { expect, expectMounted, test } from "./fixtures";

const WAITS = (process.env.KILL_AFTER ?? "0").split(/\s+/).map(Number);
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 1);
// Tabs that are open: with three, two of them look on and take part in all that tabs do together.
const TABS = process.env.KILL_AFTER ? [1, 3] : [1];

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
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await saved(page);
}

async function record(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByLabel(`New value, ${name}`);
  await field.fill(value);
  await field.press("Enter");
}

async function importFile(page: Page, url: string, text: string): Promise<void> {
  await openAt(page, url, "#/share");
  await page.getByLabel("File to open").first().setInputFiles({ name: "big.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("dialog").getByRole("button", { name: /^(Merge|Import)/ }).click();
  await expect(page.getByRole("dialog")).toBeHidden({ timeout: 60_000 });
  await saved(page);
}

for (const wait of WAITS) {
  for (let round = 0; round < ROUNDS; round += 1) {
    test.describe(`killed ${wait} s after the screen said saved, round ${round + 1}`, () => {
      test.describe.configure({ timeout: 240_000 });
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

      /** The browser with its profile, and as many tabs in it; the first is the one to work in. */
      const start = async (url: string, tabs: number) => {
        const browser = await Browser.start(profile);
        for (let more = 1; more < tabs; more += 1) await openAt(await browser.tab(), url);
        await browser.page.bringToFront();
        return browser;
      };

      for (const tabs of TABS) {
        const among = tabs === 1 ? "" : `, with ${tabs} tabs open`;

        test(`the only edit of a session is there afterwards${among}`, async ({ site }) => {
          const browser = await start(site.url, tabs);
          await draftKpi(browser.page, site.url, "Only one");
          await killAndLook(browser, site.url, async (page) => {
            await openAt(page, site.url, "#/kpis");
            await expect(page.getByRole("link", { name: "Only one" })).toBeVisible();
          });
        });

        test(`the second edit after a start, and the eighth of eight in a minute${among}`, async ({ site }) => {
          let browser = await start(site.url, tabs);
          await draftKpi(browser.page, site.url, "First of all");
          await browser.kill();
          browser = await start(site.url, tabs);
          for (let number = 1; number <= 8; number += 1) await draftKpi(browser.page, site.url, `Number ${number}`);
          await killAndLook(browser, site.url, async (page) => {
            await openAt(page, site.url, "#/kpis");
            for (let number = 1; number <= 8; number += 1) await expect(page.getByRole("link", { name: `Number ${number}` })).toBeVisible();
            await expect(page.getByRole("link", { name: "First of all" })).toBeVisible();
          });
        });

        test(`an import of 3 MB, and the check-in after it${among}`, async ({ site }) => {
          let browser = await start(site.url, tabs);
          await importFile(browser.page, site.url, bigFile());
          await killAndLook(browser, site.url, async (page) => {
            await openAt(page, site.url, "#/kpi/big39");
            await expect(page.getByRole("heading", { level: 1 })).toHaveText("Measure 39");
          });
          browser = await start(site.url, tabs);
          await openAt(browser.page, site.url);
          await record(browser.page, "Measure 7", "4711");
          await saved(browser.page);
          await killAndLook(browser, site.url, async (page) => {
            await openAt(page, site.url, "#/kpi/big7");
            await expect(page.getByText("4,711").first()).toBeVisible();
          });
        });
      }

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
