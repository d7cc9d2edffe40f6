// What every end-to-end test starts from: the release build on a server of its own, and a watch that fails the test when the page
// logs an error, breaks the policy, throws, or asks another origin for anything.
//
//   import { expect, expectAccessible, openApp, test } from "./fixtures";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type BrowserContext, type Locator, type Page } from "@playwright/test";
import { serve } from "../../scripts/serve.mjs";

export { expect };
export const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** A running server. `stop` cuts the network for good: open connections are closed too. */
export interface Site {
  /** Where the app is, with the slash at the end. */
  url: string;
  stop(): Promise<void>;
}

/** Collects what must not happen. */
export interface Watch {
  problems: string[];
  /** Every address the pages and the service worker asked for, in order. */
  requests: string[];
  /** Lets console errors pass that a test provokes on purpose. */
  allow(pattern: RegExp): void;
}

/** How a host may differ from ours: see scripts/serve.mjs. */
interface Host {
  folder?: string;
  path?: string;
  redirect?: boolean;
  alter?: (name: string, content: Buffer) => Buffer | string;
}

/** Serves a folder (the release build by default) at any free port, under `path`. */
export async function serveSite({ folder = dist, path = "/", redirect, alter }: Host = {}): Promise<Site> {
  const server: Server = await serve({ folder, port: 0, base: path, redirect, alter });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Opens the app and waits until it has mounted. `route` is what follows the address, such as "#/kpis". */
export async function openApp(page: Page, route = ""): Promise<void> {
  await page.goto(`./${route}`);
  await expectMounted(page);
}

/** Waits until the app has mounted. */
export async function expectMounted(page: Page): Promise<void> {
  await expect(page.locator("body[data-app-ready]")).toBeAttached();
}

/** Holds files back until `arrive` is called, which waits until the first has come. */
export async function holdBack(page: Page, files: string): Promise<{ arrive: () => Promise<void> }> {
  let arrive = () => {};
  const held = new Promise<void>((done) => (arrive = done));
  await page.route(files, async (route) => {
    await held;
    await route.continue();
  });
  return {
    arrive: async () => {
      const answered = page.waitForResponse(files);
      arrive();
      await (await answered).finished();
    },
  };
}

/** Leaves the app for another page of the same origin. An empty page would have another process, and the browser ends the old one after half a second,
 * whatever it still had to write. */
export async function leaveApp(page: Page): Promise<void> {
  await page.goto(new URL("icons/icon.svg", page.url().replace(/#.*/, "")).href);
}

/** Changes the page and the worker's list as a new build would. */
export async function publishNewVersion(folder: string): Promise<void> {
  const hash = (text: string) => createHash("sha256").update(text).digest("base64");
  const index = await readFile(join(folder, "index.html"), "utf8");
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  const next = index.replace("<title>", '<meta name="bearings-edition" content="next"><title>');
  await writeFile(join(folder, "index.html"), next);
  await writeFile(
    join(folder, "sw.js"),
    worker.replace(hash(index), hash(next)).replace(/^const VERSION = ".*";/, 'const VERSION = "next";'),
  );
}

/** Waits until the service worker controls the page and holds the app, so that cutting the network is fair. */
export async function expectReadyForOffline(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    await navigator.serviceWorker.ready;
    const wasm = document.querySelector<HTMLLinkElement>('link[rel="preload"][type="application/wasm"]');
    return navigator.serviceWorker.controller !== null && wasm !== null && (await caches.match(wasm.href)) !== undefined;
  });
}

/** Fails with a readable list if axe finds anything on the page as it is now. */
/** Opens what a sentence answered in the guide, to be answered otherwise. */
export async function openHeard(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Three questions");
  for (const one of await page.locator("details.heard:not([open]) > summary").all()) await one.click();
}

/** Axe finds nothing in the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await analyse(page, new AxeBuilder({ page }));
}

/** Axe finds no words that are hard to tell from their ground: what another theme can change. The other rules see the same page in both. */
export async function expectContrast(page: Page): Promise<void> {
  await analyse(page, new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]));
}

/** What has to be looked at in each theme. */
export const looksByTheme = { light: expectAccessible, dark: expectContrast } as const;

async function analyse(page: Page, axe: AxeBuilder): Promise<void> {
  // What is still fading in has no contrast to speak of: it is looked at as it stands in the end.
  await page.evaluate(async () => {
    const ends = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.all(ends.map((one) => one.finished.catch(() => one)));
  });
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.html}`));
  expect(found).toEqual([]);
}

/** Sends a key as it is told to pages while an input method composes: by its flag, and by the code that some browsers give instead. True where the page
 * leaves it to the input method. */
export async function compose(target: Locator, key: string, code = key): Promise<boolean> {
  const left = [];
  for (const how of [{ isComposing: true }, { keyCode: 229 }]) left.push(await send(target, { key, code, ...how }));
  return left.every(Boolean);
}

/** Sends a key that Playwright has no keyboard for. True where the page leaves it to the browser. */
export async function send(target: Locator, key: KeyboardEventInit & { keyCode?: number }): Promise<boolean> {
  return target.evaluate((element, key) => element.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...key })), key);
}

/** Every goal has one status, on whatever pages it is named. Answers with the goals that were seen with one. */
export async function expectOneStatusEach(page: Page): Promise<string[]> {
  const seen = new Map<string, Set<string>>();
  for (const route of ["#/", "#/kpis", "#/okrs?cycle=all", "#/okrs?view=squares", "#/map", "#/review"]) {
    await page.evaluate((to) => location.assign(to), route);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const found = await page.locator("main").evaluate((main) => {
      const goal = 'a[href^="#/kpi/"], a[href^="#/key-result/"], a[href^="#/objective/"]';
      const address = (link: Element) => link.getAttribute("href") ?? "";
      return [...main.querySelectorAll(goal)].flatMap((link) => {
        // The smallest part of the page that has a status and names no other goal.
        for (let place: Element | null = link; place && place !== main; place = place.parentElement) {
          if ([...place.querySelectorAll(goal)].some((other) => address(other) !== address(link))) return [];
          const status = place.querySelector(".status")?.textContent?.trim();
          if (status) return [[`${link.textContent?.trim()} (${address(link)})`, status] as const];
        }
        return [];
      });
    });
    for (const [goal, status] of found) seen.set(goal, (seen.get(goal) ?? new Set()).add(`${status} on ${route}`));
  }
  for (const [goal, words] of seen) expect(new Set([...words].map((word) => word.split(" on #")[0])).size, `${goal}: ${[...words].join(", ")}`).toBe(1);
  return [...seen.keys()].map((goal) => goal.replace(/ \(#.*/, ""));
}

/** A slow day: the page gets each frame this late, so that whatever moves the focus with a frame loses keys. */
export async function holdFramesBack(page: Page | BrowserContext, milliseconds = 400): Promise<void> {
  await page.addInitScript((late) => {
    const inTime = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (draw) => Number(setTimeout(() => inTime(draw), late));
  }, milliseconds);
}

interface TestFixtures {
  watch: Watch;
  /** A private copy of the release build that the test may change. */
  copyOfDist: string;
  /** Somebody else at another computer: a page of a browser with storage of its own, watched as closely. */
  colleague: Page;
}

interface WorkerFixtures {
  site: Site;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    async ({}, use) => {
      const site = await serveSite();
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ site }, use) => use(site.url),

  copyOfDist: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "bearings-dist-"));
    await cp(dist, folder, { recursive: true });
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },

  colleague: async ({ browser, site }, use) => {
    const context = await browser.newContext({ baseURL: site.url });
    const watch = await keepWatch(context);
    await use(await context.newPage());
    await context.close();
    expect(watch.problems).toEqual([]);
  },

  watch: [
    async ({ context }, use) => {
      const watch = await keepWatch(context);
      await use(watch);
      expect(watch.problems).toEqual([]);
    },
    { auto: true },
  ],
});

// The browser asks for the picture on the tab when it likes, also after a test has cut the network.
const TAB_ICON = /\/icons\/icon\.svg$/;
// A browser asks for this one where a page names none, as a picture does (leaveApp); ours names one.
const NO_ICON = /\/favicon\.ico$/;

/** Watches everything that happens in a browser context. `ownPlace`: it has a day, a place and a language of its own, whatever the run has. */
export async function keepWatch(context: BrowserContext, { ownPlace = false } = {}): Promise<Watch> {
  const allowed: RegExp[] = [];
  const watch: Watch = { problems: [], requests: [], allow: (pattern) => allowed.push(pattern) };
  const report = (text: string) => {
    if (!allowed.some((pattern) => pattern.test(text))) watch.problems.push(text);
  };
  let origin: string | undefined;

  // SLOW_FRAMES=400 npx playwright test: every journey on a slow day.
  if (process.env.SLOW_FRAMES) await holdFramesBack(context, Number(process.env.SLOW_FRAMES));
  // E2E_CLOCK=2028-02-29T12:00: every page that no test gives another day lives on this one, and its clock goes on.
  if (process.env.E2E_CLOCK && !ownPlace) await context.clock.setSystemTime(new Date(process.env.E2E_CLOCK));
  // The tests type and read numbers and days as English conventions have it. In a browser of another language they say so, as a person
  // would on the Settings page.
  if (!ownPlace && !/^en\b/.test(process.env.E2E_LOCALE ?? "en")) {
    await context.addInitScript(() => {
      try {
        if (localStorage.getItem("bearings.settings") === null) localStorage.setItem("bearings.settings", '{"numbers":"point","dates":"day-first"}');
      } catch {
        // Storage is blocked: the test is about that.
      }
    });
  }
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}:${event.lineNumber}`);
    });
  });
  context.on("console", (message) => {
    const policy = /content security policy|policy violation/i.test(message.text());
    if (TAB_ICON.test(message.location().url) && /ERR_CONNECTION/.test(message.text())) return;
    if (NO_ICON.test(message.location().url)) return;
    if (message.type() === "error" || policy) report(`console ${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (event) => report(`uncaught: ${event.error().message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!url.protocol.startsWith("http")) return;
    watch.requests.push(request.url());
    // Every test stays at the origin it first went to.
    origin ??= url.origin;
    if (url.origin !== origin) report(`request to another origin: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    const error = request.failure()?.errorText ?? "";
    // Whoever leaves a page gives up what it was still fetching in the background: the second file, an icon.
    if (error === "net::ERR_ABORTED" || NO_ICON.test(request.url())) return;
    if (TAB_ICON.test(request.url()) && error.startsWith("net::ERR_CONNECTION")) return;
    report(`request failed: ${request.url()} ${error}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400 && !NO_ICON.test(response.url())) report(`answer ${response.status()}: ${response.url()}`);
  });
  return watch;
}
