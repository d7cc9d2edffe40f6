// Charts in fonts of different widths: no word leaves the picture, whatever the system writes with.
import { expect, openApp, test } from "./fixtures";

/** Families of different widths: each is there on every system, as some font or other. */
const FONTS = [
  ["monospace", "font-family: monospace !important;"],
  ["serif", "font-family: serif !important;"],
  ["wide", "font-family: sans-serif !important; letter-spacing: 2px !important; word-spacing: 3px !important;"],
] as const;

const PAGES = ["#/kpi/example~response", "#/kpi/example~release", "#/kpi/example~revenue", "#/okrs?view=course"];

for (const [name, looks] of FONTS) {
  test(`every word of a chart stays in the picture in a ${name} font`, async ({ page }) => {
    test.slow();
    await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
    await openApp(page);
    await page.getByRole("button", { name: "Load the example" }).click();
    await page.getByRole("button", { name: "Close this message" }).click();
    await page.evaluate((looks) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { ${looks} }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }, looks);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const hash of PAGES) {
        await page.evaluate((to) => void (location.hash = to), "#/learn");
        await page.evaluate((to) => void (location.hash = to), hash);
        const chart = page.getByRole("main").locator("svg.chart").first();
        await expect(chart.locator("text").first()).toBeVisible();
        // Laid out for the width it has.
        const fits = () => chart.evaluate((svg) => Number(svg.getAttribute("viewBox")?.split(" ")[2]) === svg.parentElement?.clientWidth);
        await expect.poll(fits).toBe(true);
        const outside = await chart.evaluate((svg) => {
          const frame = svg.getBoundingClientRect();
          const words = [...svg.querySelectorAll("text")].filter((text) => text.textContent !== "");
          const leaves = ({ left, right, top, bottom }: DOMRect) =>
            left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 2 || bottom > frame.bottom + 2;
          return words.filter((text) => leaves(text.getBoundingClientRect())).map((text) => text.textContent);
        });
        expect(outside, `${hash} at ${width}`).toEqual([]);
      }
    }
  });
}
