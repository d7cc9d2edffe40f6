import { expect, go, test } from "./fixtures";

/** Families of different widths: each is there on every system, as some font or other. */
const FONTS = [
  ["monospace", "font-family: monospace"],
  ["serif", "font-family: serif"],
  ["wide", "font-family: sans-serif; letter-spacing: 2px; word-spacing: 3px"],
] as const;

for (const [name, looks] of FONTS) {
  for (const width of [320, 390, 1280]) {
    test(`every word of a chart stays in the picture at ${width} pixels in a ${name} font`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await go(page, "#/kpis");
      await page.evaluate((looks) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { ${looks} !important; }`.replace(/; /g, " !important; "));
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }, looks);
      for (const hash of ["#/kpi/example~response", "#/kpi/example~release", "#/kpi/example~uptime", "#/okrs?view=course"]) {
        await page.evaluate((hash) => location.assign(hash), hash);
        const chart = page.getByRole("main").locator("svg.chart").first();
        await expect(chart.locator("text").first()).toBeVisible();
        await expect.poll(() => chart.evaluate((svg) => svg.getAttribute("viewBox")?.split(" ")[2] === String((svg.parentElement as HTMLElement).clientWidth))).toBe(true);
        const outside = await chart.evaluate((svg) => {
          const frame = svg.getBoundingClientRect();
          return [...svg.querySelectorAll("text")]
            .filter((text) => text.textContent !== "")
            .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
            .filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
            .map(({ text }) => text);
        });
        expect(outside, hash).toEqual([]);
      }
    });
  }
}
