// The core journeys, the same in every browser: firefox.test.mjs and webkit.test.mjs walk them. Each starts a browser of its own with an
// empty profile, and fails on a console error, an uncaught error, a breach of the policy, or a request to another origin.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { constants, inflateSync } from "node:zlib";
import { serve } from "../../scripts/serve.mjs";
import { button, css, dialog, heading, label, link, radio, text } from "./tab.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const CSAT = "Customer satisfaction (CSAT)";
const REPLIES = "Answer more requests within a day";
const OBJECTIVE = "Win back customer satisfaction";
const LIST = `O: Delight our customers | Maria
- NPS | 20 | 40 | 25
- Reduce churn from 5% to 3% (owner: Jo)
Gross margin above 40%
`;

const row = (name, more) => css("[data-row]", { has: name, ...more });
const fieldset = (place) => css(".key-result", { nth: place });
const place = (name) => link(name, { in: { role: "navigation", name: "Pages" } });

/** A site whose network can be cut for good. */
export async function openSite() {
  const server = await serve({ folder: DIST, port: 0 });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** A folder for a profile, and all browsers that were started with one; they end with the test, having shown no fault. */
export async function withBrowsers(Engine, work) {
  const profiles = [];
  const running = [];
  const start = async (profile) => {
    const browser = await Engine.start(profile);
    running.push(browser);
    return browser;
  };
  const newProfile = async () => {
    const profile = await mkdtemp(join(tmpdir(), "bearings-engine-"));
    profiles.push(profile);
    return profile;
  };
  try {
    await work(start, newProfile);
    for (const browser of running) assert.deepEqual(await browser.found(), []);
  } finally {
    for (const browser of running) await browser.kill().catch(() => {});
    for (const profile of profiles) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export async function draftKpi(tab, url, name) {
  await tab.open(`${url}#/kpi/new`);
  await tab.fill(label("Name of the KPI"), name);
  await tab.click(radio("Lower is better"));
  await tab.click(button("Save KPI"));
  await tab.titled(name);
  await tab.saved();
}

/** Opens a file through the file field and merges it. */
export async function merge(tab, path) {
  await tab.attach(label("File to open"), path);
  await tab.click(button("Merge", { in: dialog }));
  await tab.lacks(dialog);
}

async function exported(tab) {
  await tab.click(place("Share"));
  return tab.download(() => tab.click(button("Save a backup")));
}

/** From the wish to an objective under way, by the guide and the one form it fills; then the KPI's target. */
async function draftBoth(tab) {
  const inMain = { in: { role: "main" } };
  await tab.click(button("Guide me", inMain));
  await tab.titled("What do you want to happen?");
  await tab.fill(label("Your wish"), "Customer satisfaction is too low.");
  await tab.click(button("Next", { exact: true }));
  await tab.titled("Three questions");
  // What the sentence answered is one line that opens.
  await tab.call(() => document.querySelectorAll("details.heard").forEach((one) => void (one.open = true)));
  for (const option of ["Win back a number", "A coin flip", "A quarter"]) await tab.click(radio(option));
  await tab.click(button("Next", { exact: true }));
  await tab.titled("How will you measure it?");
  await tab.click({ role: "checkbox", name: "Customer satisfaction" });
  await tab.fill(label("Another measure in your own words"), CSAT);
  await tab.fill(label(`now: ${CSAT}`), "70 %");
  await tab.fill(label(`goal: ${CSAT}`), "85 %");
  await tab.click(button("Draft it"));

  await tab.titled("New objective");
  await tab.fill(label("What will be different", { in: fieldset(1) }), REPLIES);
  await tab.choose(label("Unit", { exact: true, in: fieldset(1) }), "Percent");
  await tab.fill(label("Start value", { in: fieldset(1) }), "40");
  await tab.fill(label("Target", { exact: true, in: fieldset(1) }), "80");
  await tab.click(button("Start objective"));
  await tab.titled(OBJECTIVE);

  await tab.go("#/kpis");
  await tab.click(link(CSAT, inMain));
  await tab.titled(CSAT);
  await tab.click(link("Edit", { exact: true }));
  await tab.titled("Edit KPI");
  await tab.fill(label("Target", { exact: true }), "85");
  await tab.fill(label("Alarm", { exact: true }), "75");
  await tab.click(button("Measured not set"));
  await tab.choose(label("How often it is measured"), "weekly");
  await tab.click(button("Save KPI"));
  await tab.titled(CSAT);
  await tab.click(link(OBJECTIVE, inMain));
  await tab.titled(OBJECTIVE);
}

async function record(tab, name, value) {
  await tab.fill(label(`New value, ${name}`), value);
  await tab.press("Enter");
}

/** How many pages a PDF has. */
function pagesOf(pdf) {
  let said = pdf.toString("latin1");
  // Newer writers pack what says so.
  for (const { index, 0: start } of said.matchAll(/stream\r?\n/g)) {
    try {
      said += inflateSync(pdf.subarray(index + start.length), { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
    } catch {
      // A stream of another kind.
    }
  }
  return said.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

export function journeys(Engine) {
  let site;
  before(async () => {
    site = await openSite();
  });
  after(() => site.stop());
  const journey = (name, work) => test(`${Engine.named}: ${name}`, { timeout: 600_000 }, () => withBrowsers(Engine, work));

  journey("from a wish to goals and their first numbers, there again after a reload and a restart", async (start, newProfile) => {
    const profile = await newProfile();
    let browser = await start(profile);
    let tab = await browser.tab();
    await tab.open(site.url);
    await draftBoth(tab);
    await tab.sees(text("“Customer satisfaction is too low.”"));
    await tab.click(place("Today"));
    await record(tab, CSAT, "78");
    await tab.sees(row(CSAT, { has: "Watch" }));
    await record(tab, REPLIES, "50");
    await tab.sees(text("recorded", { in: row(REPLIES) }));
    // Undo and redo by key, outside of a field.
    await tab.click(place("KPIs"));
    await tab.titled("KPIs");
    await tab.press("Control+z");
    await tab.sees(text("Undone: check-in."));
    await tab.press("Control+Shift+z");
    await tab.sees(text("Redone: check-in."));
    await tab.saved();

    await tab.reload();
    await tab.titled("KPIs");
    await tab.click(link(CSAT, { in: { role: "main" } }));
    await tab.titled(CSAT);
    await tab.sees(css("tr", { has: "78" }));

    await browser.quit();
    browser = await start(profile);
    tab = await browser.tab();
    await tab.open(`${site.url}#/okrs`);
    await tab.click(link(OBJECTIVE, { in: { role: "main" } }));
    await tab.titled(OBJECTIVE);
    await tab.sees(css('[data-row] input[placeholder^="50"]'));
  });

  journey("a pasted list becomes goals in one step that undo takes back", async (start, newProfile) => {
    const tab = await (await start(await newProfile())).tab();
    await tab.open(`${site.url}#/sort`);
    await tab.fill(label("Your list"), LIST);
    await tab.click(button(/^Sort/));
    await tab.sees(css("header .lead", { has: "4 lines: 1 KPI, 1 objective and 2 key results." }));
    await tab.sees(css("li[id^=line-]", { has: "“from 5% to 3%” is a measured change" }));
    await tab.click(button("Accept 4 lines"));
    await tab.sees(heading(/^Added from this list/));
    await tab.click(button("Undo"));
    await tab.lacks(heading(/^Added from this list/));
    await tab.click(button("Accept 4 lines"));
    await tab.click(link("Delight our customers"));
    await tab.titled("Delight our customers");
    await tab.sees(link("Reduce churn"));
  });

  journey("a file goes out and comes back, and what two people wrote apart waits until one chooses", async (start, newProfile) => {
    const [mine, theirs] = [await newProfile(), await newProfile()];
    const tab = await (await start(mine)).tab();
    await draftKpi(tab, site.url, "Refund rate");
    const address = await tab.call(() => location.hash);
    const first = await exported(tab);
    assert.match(first.name, /^bearings-[a-z]+-\d{4}-\d\d-\d\d\.json$/);
    assert.ok(first.text.startsWith('{\n  "format": "bearings",\n'));

    const rename = async (where, name) => {
      await where.go(`${address}/edit`);
      await where.fill(label("Name of the KPI"), name);
      await where.click(button("Save KPI"));
      await where.titled(name);
      await where.saved();
    };
    const colleague = await (await start(theirs)).tab();
    await colleague.open(`${site.url}#/share`);
    await merge(colleague, first.path);
    await rename(colleague, "Refunds per order");
    const back = await exported(colleague);

    await rename(tab, "Refunds in percent");
    await tab.go("#/share");
    await tab.titled("Share");
    await tab.attach(label("File to open"), back.path);
    await tab.sees(text("Conflicts: both values are kept", { in: dialog }));
    await tab.click(button("Merge", { in: dialog }));
    await tab.lacks(dialog);
    await tab.sees(button("Refunds per order"));
    await tab.click(button("Refunds in percent"));
    await tab.lacks(heading("1 conflict to decide"));
    await tab.click(place("KPIs"));
    await tab.sees(link("Refunds in percent"));

    // What is no file of ours is refused with a sentence, and nothing changes.
    const other = join(mine, "other.json");
    await writeFile(other, "not JSON");
    await tab.click(place("Share"));
    await tab.attach(label("File to open"), other);
    await tab.sees(text("was not opened", { in: dialog }));
  });

  journey("two tabs that are open at once end with the work of both", async (start, newProfile) => {
    const browser = await start(await newProfile());
    const [tab, second] = [await browser.tab(), await browser.tab()];
    await tab.open(site.url);
    await second.open(site.url);
    await draftKpi(tab, site.url, "From the first tab");
    await second.go("#/kpis");
    await second.sees(link("From the first tab"));
    await draftKpi(second, site.url, "From the second tab");
    await tab.go("#/kpis");
    await tab.sees(link("From the second tab"));
  });

  journey("with the network cut it opens again, in a new tab and after a restart", async (start, newProfile) => {
    const own = await openSite();
    const profile = await newProfile();
    let browser = await start(profile);
    let tab = await browser.tab();
    await draftKpi(tab, own.url, "Kept offline");
    await tab.until("the worker to hold the app", async () => {
      await navigator.serviceWorker.ready;
      const files = [...document.querySelectorAll('link[rel="preload"][type="application/wasm"]')].map((one) => one.href);
      const kept = await Promise.all(files.map((file) => caches.match(file)));
      return navigator.serviceWorker.controller !== null && kept.length > 0 && kept.every(Boolean);
    });
    await tab.until("the page to know it", () => document.documentElement.dataset.offline === "ready");
    await own.stop();
    // The browser asks for the picture on the tab, and for a newer worker, when it likes.
    browser.allowed.push(/icon\.svg|sw\.js/);
    await tab.reload();
    await tab.titled("Kept offline");
    tab = await browser.tab();
    await tab.open(`${own.url}#/sort`);
    await tab.sees(label("Your list"));

    await browser.quit();
    browser = await start(profile);
    browser.allowed.push(/icon\.svg|sw\.js/);
    tab = await browser.tab();
    await tab.open(`${own.url}#/kpis`);
    await tab.sees(link("Kept offline"));
  });

  journey("a first visit offers no new version, however late a busy page hears of its worker", async (start, newProfile) => {
    const tab = await (await start(await newProfile())).tab();
    await tab.open(site.url);
    // Busy nearly all the time until the worker has the page.
    const isHeld = () => {
      const end = Date.now() + 1500;
      while (Date.now() < end);
      return navigator.serviceWorker.controller !== null;
    };
    await tab.until("the worker to have the page", isHeld);
    await tab.until("the page to know it", () => document.documentElement.dataset.offline === "ready");
    assert.equal(await tab.call(() => document.documentElement.dataset.update ?? "none"), "none");
  });

  journey("the example's map is printed on one page", async (start, newProfile) => {
    const tab = await (await start(await newProfile())).tab();
    await tab.open(site.url);
    await tab.click(button("Load the example"));
    await tab.sees(button("Remove example"));
    await tab.go("#/map?as=map");
    await tab.sees(css(".goal"));
    assert.equal(pagesOf(await tab.print()), 1);
  });

  journey("the policy holds: no script of others, no word to other origins, and Settings says what is live", async (start, newProfile) => {
    const browser = await start(await newProfile());
    const tab = await browser.tab();
    await tab.open(`${site.url}#/settings`);
    for (const promise of [
      "No other site can show Bearings in a frame: On",
      "File types are never guessed: On",
      "Only this site’s own files run: On",
      "Files are checked before they run: On",
    ]) {
      await tab.sees(text(promise));
    }
    assert.deepEqual(await browser.found(), []);
    browser.allowed.push(/policy|refused|blocked|CSP|load failed|NetworkError|127\.0\.0\.1:9\b|not allowed/i);
    const escaped = await tab.call(async () => {
      const violated = [];
      document.addEventListener("securitypolicyviolation", (event) => violated.push(event.effectiveDirective));
      const script = document.createElement("script");
      try {
        script.textContent = "window.escaped = true";
        document.body.append(script);
      } catch {
        // Where the browser knows Trusted Types it does not come so far.
      }
      const answered = await fetch("http://127.0.0.1:9/").then(() => "answered", () => "refused");
      const picture = new Image();
      const loaded = new Promise((done) => {
        picture.onload = () => done("loaded");
        picture.onerror = () => done("refused");
      });
      picture.src = "http://127.0.0.1:9/spy.png";
      const refused = await loaded;
      // A violation is told a little later than the refusal.
      await new Promise((done) => setTimeout(done));
      return { inline: window.escaped === true, answered, picture: refused, violated };
    });
    const { violated, ...rest } = escaped;
    assert.deepEqual(rest, { inline: false, answered: "refused", picture: "refused" });
    for (const directive of [/^connect-src$/, /^img-src$/, /^(script-src-elem|require-trusted-types-for)$/]) {
      assert.ok(violated.some((one) => directive.test(one)), `${directive} among ${violated}`);
    }
  });
}

