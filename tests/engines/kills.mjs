// Saved means saved: the browser is killed (kill -9, all of it) as soon as the screen says "Saved on this device", started again with the same
// profile, and what was acknowledged has to be there. KILL_AFTER="0.2 1 3 10" waits so many seconds before each kill instead, KILL_ROUNDS=5
// repeats every case (make test-long). Chromium: tests/e2e/killed.spec.ts.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { bigFile } from "../e2e/big-file.mjs";
import { draftKpi, merge, openSite, withBrowsers } from "./journeys.mjs";
import { label, link, text } from "./tab.mjs";

const WAITS = (process.env.KILL_AFTER ?? "0").split(/\s+/).map(Number);
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 1);

// Tabs that are open: with three, two of them look on and take part in all that tabs do together.
const TABS = process.env.KILL_AFTER ? [1, 3] : [1];

const numbered = (count) => Array.from({ length: count }, (_, place) => `Number ${place + 1}`);

export function kills(Engine) {
  let site;
  before(async () => {
    site = await openSite();
  });
  after(() => site.stop());

  for (const wait of WAITS) {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const killed = (name, work) =>
        test(`${Engine.named} killed ${wait} s after the screen said saved, round ${round}: ${name}`, { timeout: 600_000 }, () =>
          withBrowsers(Engine, async (start, newProfile) => {
            const profile = await newProfile();
            const kill = async (browser) => {
              if (wait > 0) await pause(wait * 1000);
              await browser.kill();
            };
            await work(() => start(profile), kill, profile);
          }),
        );

      /** All of these KPIs are there in a browser that was just started. */
      const expectKpis = async (browser, names) => {
        const tab = await browser.tab();
        await tab.open(`${site.url}#/kpis`);
        for (const name of names) await tab.sees(link(name, { exact: true }));
      };

      for (const tabs of TABS) {
        const among = tabs === 1 ? "" : `, with ${tabs} tabs open`;

        /** As many tabs of a browser that was just started; the one to work in. */
        const workplace = async (browser) => {
          for (let more = 1; more < tabs; more += 1) await (await browser.tab()).open(site.url);
          return browser.tab();
        };

        killed(`the only edit, and the eighth of eight in a minute${among}`, async (start, kill) => {
          let browser = await start();
          await draftKpi(await workplace(browser), site.url, "First of all");
          await kill(browser);
          browser = await start();
          await expectKpis(browser, ["First of all"]);
          const tab = await workplace(browser);
          for (const name of numbered(8)) await draftKpi(tab, site.url, name);
          await kill(browser);
          await expectKpis(await start(), ["First of all", ...numbered(8)]);
        });

        killed(`an import of 3 MB, and the number recorded after it${among}`, async (start, kill, profile) => {
          const path = join(profile, "big.json");
          await writeFile(path, bigFile());
          let browser = await start();
          let tab = await workplace(browser);
          await tab.open(`${site.url}#/share`);
          await merge(tab, path);
          await tab.saved();
          await kill(browser);

          browser = await start();
          tab = await workplace(browser);
          await tab.open(`${site.url}#/kpi/big39`);
          await tab.titled("Measure 39");
          await tab.go("#/kpi/big7");
          await tab.titled("Measure 7");
          await tab.fill(label("New value"), "4711");
          await tab.press("Enter");
          await tab.sees(text("4,711"));
          await tab.saved();
          await kill(browser);

          browser = await start();
          tab = await browser.tab();
          await tab.open(`${site.url}#/kpi/big7`);
          await tab.sees(text("4,711"));
        });
      }

      killed("edits of three tabs", async (start, kill) => {
        const browser = await start();
        const tabs = [await browser.tab(), await browser.tab(), await browser.tab()];
        const names = tabs.map((_, place) => `Of tab ${place}`);
        for (const [place, tab] of tabs.entries()) await draftKpi(tab, site.url, names[place]);
        await kill(browser);
        await expectKpis(await start(), names);
      });
    }
  }
}
