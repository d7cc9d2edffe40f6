// Hosts and browsers that are not ours: redirects, altered files, no https, objects of the browser that are missing, colours it does
// not know.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { dist, expect, expectAccessible, expectMounted, expectReadyForOffline, openApp, serveSite, test } from "./fixtures";

const title = (page: Page) => page.getByRole("heading", { level: 1 });

test.describe("a host that answers index.html with a redirect", () => {
  for (const path of ["/", "/teams/north/"]) {
    test(`is visited again, offline and with its page named, at ${path}`, async ({ page }) => {
      const site = await serveSite({ redirect: true, path });
      for (const visit of ["", "", "index.html", "index.html#/sort"]) {
        await page.goto(`${site.url}${visit}`);
        await expectMounted(page);
        await expectReadyForOffline(page);
      }
      await site.stop();
      for (const visit of ["", "index.html", "#/sort"]) {
        await page.goto("about:blank");
        await page.goto(`${site.url}${visit}`);
        await expectMounted(page);
      }
    });
  }

  test("fetches the app afresh from the recovery page", async ({ page }) => {
    const site = await serveSite({ redirect: true });
    await page.goto(site.url);
    await expectReadyForOffline(page);
    await page.evaluate(() => window.dispatchEvent(new CustomEvent("bearings:panic", { detail: "a number went missing" })));
    await page.getByRole("button", { name: "Download the app again" }).click();
    await expectMounted(page);
    await expectReadyForOffline(page);
    await page.reload();
    await expectMounted(page);
    await page.close();
    await site.stop();
  });
});

test("nothing that the worker keeps carries the mark of a redirect", async ({ page }) => {
  const site = await serveSite({ redirect: true });
  await page.goto(site.url);
  await expectReadyForOffline(page);
  const marked = await page.evaluate(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).matchAll()));
    return kept.flat().filter((one) => one.redirected).map((one) => one.url);
  });
  expect(marked).toEqual([]);
  await page.close();
  await site.stop();
});

// The integrity refuses a script or a style that was altered, and the recovery page says so; a picture or the page itself is not held
// to it by the browser, only by the worker.
for (const [file, alter] of [
  ["index.html", (text: Buffer) => text.toString().replace(/\n\s+/g, "\n").replace("</body>", "<!-- by the host --></body>")],
  ["icons/icon.svg", (text: Buffer) => text.toString().replace("<svg", "<svg ")],
] as const) {
  test(`a host that alters ${file} is named on the Settings page, and the app goes on`, async ({ page, watch }) => {
    watch.allow(/integrity|digest|sw\.js|ServiceWorker/i);
    const site = await serveSite({ alter: (name, content) => (name === file ? alter(content) : content) });
    await page.goto(`${site.url}#/settings`);
    await expectMounted(page);
    await expect(page.locator("#offline")).toContainText(`This host changes the app’s files (${file})`);
    await expectAccessible(page);
    // So it is at the next visit.
    await page.reload();
    await expect(page.locator("#offline")).toContainText("offline use and updates are off");
    await page.close();
    await site.stop();
  });
}

test("the Settings page says that it works offline, and for which browsers it is made", async ({ page }) => {
  await openApp(page, "#/settings");
  await expect(page.locator("#offline")).toHaveText("Works offline: the app is stored in this browser.");
  await expect(page.getByText("Chrome and Edge 111, Firefox 121, Safari 16.4")).toBeVisible();
});

const MISSING = [
  "clipboard", "share", "storage", "serviceWorker", "crypto", "ResizeObserver", "matchMedia", "ClipboardItem", "caches", "IntersectionObserver",
  "requestIdleCallback", "PerformanceObserver", "BroadcastChannel", "locks", "indexedDB", "structuredClone", "scheduler",
];

/** Takes objects away before anything runs, as an old browser or an address without https does. */
async function without(page: Page, names: string[]): Promise<void> {
  await page.addInitScript((all) => {
    for (const name of all) {
      for (const place of [window, navigator, Navigator.prototype, Window.prototype]) {
        if (!(name in place)) continue;
        try {
          Object.defineProperty(place, name, { value: undefined, configurable: true });
        } catch {
          // What cannot be taken away is not missing anywhere.
        }
      }
    }
  }, names);
}

async function walk(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  for (const hash of ["#/kpi/example~response", "#/key-result/example~brand-2", "#/okrs?view=course", "#/map", "#/share", "#/settings", "#/kpi/new", "#/guide"]) {
    await page.evaluate((to) => location.assign(to), hash);
    await expect(title(page)).toBeVisible();
    await expect(page.getByText("Opening this page.")).toHaveCount(0);
  }
}

for (const name of MISSING) {
  test(`without “${name}” every page opens`, async ({ page }) => {
    await without(page, [name]);
    await walk(page);
  });
}

test("without a service worker the Settings page says that offline use is off", async ({ page }) => {
  await without(page, ["serviceWorker"]);
  await openApp(page, "#/settings");
  await expect(page.locator("#offline")).toHaveText(/^Offline use is off: this browser or address does not allow it\./);
});

test.describe("copying a chart", () => {
  test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date("2026-11-21T10:00:00")));

  async function openChart(page: Page): Promise<void> {
    await openApp(page);
    await page.getByRole("button", { name: "Load the example" }).click();
    await expect(page.locator("[data-row]").first()).toBeVisible();
    await page.evaluate(() => location.assign("#/kpi/example~response"));
    await expect(title(page)).toHaveText("First response time");
  }

  test("without a clipboard the drawing is copied the older way, and for the picture it says what to do", async ({ page }) => {
    await without(page, ["clipboard"]);
    await page.addInitScript(() => {
      document.execCommand = (command) => {
        const field = document.activeElement as HTMLTextAreaElement;
        Object.assign(window, { copied: `${command}: ${field.value.slice(field.selectionStart, field.selectionEnd)}` });
        return true;
      };
    });
    await openChart(page);
    const button = page.getByRole("button", { name: "Copy as SVG" }).first();
    await button.click();
    await expect(page.getByText("Copied as SVG text.")).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { copied: string }).copied)).toMatch(/^copy: <svg [\s\S]*<\/svg>$/);
    await expect(button).toBeFocused();
    await page.getByRole("button", { name: "Copy picture" }).first().click();
    await expect(page.getByText("The browser blocked copying. Take a screenshot instead.")).toBeVisible();
  });

  test("where nothing lets it copy, both say so", async ({ page }) => {
    await without(page, ["clipboard"]);
    await page.addInitScript(() => Object.defineProperty(Document.prototype, "execCommand", { value: undefined }));
    await openChart(page);
    await page.getByRole("button", { name: "Copy as SVG" }).first().click();
    await expect(page.getByText("The browser blocked copying.")).toBeVisible();
  });
});

test.describe("a browser that does not know light-dark()", () => {
  test("is given no colour by it", async () => {
    const style = (await readdir(dist)).find((name) => name.endsWith(".css"));
    expect(style).toBeDefined();
    expect(await readFile(join(dist, style ?? ""), "utf8")).not.toContain("light-dark(");
  });

  for (const [colorScheme, theme] of [["light", ""], ["dark", ""], ["light", "dark"], ["dark", "light"]] as const) {
    test(`has its lines, system ${colorScheme}, chosen ${theme || "none"}`, async ({ page }) => {
      const isDark = (theme || colorScheme) === "dark";
      await page.emulateMedia({ colorScheme });
      await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
      await page.addInitScript((value) => {
        if (!value) return;
        localStorage.setItem("bearings.theme", value);
        localStorage.setItem("bearings.settings", JSON.stringify({ theme: value }));
      }, theme);
      // What such a browser cannot read, it drops.
      await page.route("**/*.css", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replace(/light-dark\(/g, "unknown-function(") });
      });
      await openApp(page);
      await page.getByRole("button", { name: "Load the example" }).click();
      await expect(page.locator("[data-row]").first()).toBeVisible();
      await page.evaluate(() => location.assign("#/kpi/example~response"));
      await expect(title(page)).toHaveText("First response time");
      const look = (selector: string, property: string) =>
        page.locator(selector).first().evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);
      const paper = await look("body", "background-color");
      expect(paper).toBe(isDark ? "rgb(20, 23, 26)" : "rgb(250, 249, 246)");
      expect(await look(".card", "border-top-color")).toBe(isDark ? "rgb(44, 50, 56)" : "rgb(226, 222, 214)");
      expect(await look(".card", "background-color")).not.toBe(paper);
      expect(await look("svg.chart .line", "stroke")).toBe(isDark ? "rgb(163, 171, 178)" : "rgb(85, 96, 106)");
      expect(await look("svg.chart .mean", "stroke")).toBe(isDark ? "rgb(143, 180, 236)" : "rgb(44, 90, 160)");
      await page.evaluate(() => location.assign("#/settings"));
      await page.getByRole("button", { name: "Delete all data" }).click();
      expect(await look("dialog[open]", "background-color")).toBe(isDark ? "rgb(27, 31, 35)" : "rgb(255, 255, 255)");
      expect(await look("dialog[open]", "border-top-color")).toBe(isDark ? "rgb(107, 116, 124)" : "rgb(141, 138, 130)");
    });
  }

  test("prints in ink on white, whatever the theme", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark", media: "print" });
    await page.addInitScript(() => localStorage.setItem("bearings.theme", "dark"));
    await openApp(page);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--ink").trim())).toBe("#1b2126");
  });
});
