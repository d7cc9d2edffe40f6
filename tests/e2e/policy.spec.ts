// The policy as response headers: the files that a build leaves for hosts say the same, the whole suite runs under them, and Settings tells
// which protections are live.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { dist, expect, expectAccessible, openApp, serveSite, test } from "./fixtures";

const NAMES = [
  "content-security-policy",
  "x-content-type-options",
  "x-frame-options",
  "referrer-policy",
  "permissions-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
];

test("the header files of all hosts carry the page's policy and what a page cannot say", async ({ page, site }) => {
  const answer = await page.request.get(site.url);
  const headers = answer.headers();
  const inPage = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(await answer.text())?.[1];
  expect(headers["content-security-policy"]).toBe(`${inPage}; frame-ancestors 'none'`);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["permissions-policy"]).toContain("camera=()");
  expect(headers["permissions-policy"]).not.toContain("clipboard");

  const apache = await readFile(join(dist, ".htaccess"), "utf8");
  const vercel = JSON.parse(await readFile(join(dist, "vercel.json"), "utf8"));
  for (const name of NAMES) {
    expect(headers, name).toHaveProperty(name);
    expect(apache).toContain(`"${headers[name]}"`);
    const one = vercel.headers[0].headers.find(({ key }: { key: string }) => key.toLowerCase() === name);
    expect(one.value).toBe(headers[name]);
  }
  // docs/HOSTING.md holds the policy for hosts that read no file.
  const hosting = await readFile(join(dist, "../docs/HOSTING.md"), "utf8");
  expect(hosting).toContain(headers["content-security-policy"]);
  // Hosts do not give these files out, so the worker must not ask for them.
  const worker = await readFile(join(dist, "sw.js"), "utf8");
  for (const file of ["_headers", ".htaccess", "vercel.json"]) expect(worker).not.toContain(`"${file}"`);
});

test("another site cannot show the app in a frame", async ({ page, site, watch }) => {
  watch.allow(/frame|refused|violates|blocked|another origin/i);
  await page.route("**/framing.html", (route) => route.fulfill({ contentType: "text/html", body: `<link rel="icon" href="data:,"><iframe src="${site.url}"></iframe>` }));
  watch.allow(/404/);
  await page.goto(`${site.url.replace("127.0.0.1", "localhost")}framing.html`);
  await expect.poll(() => page.frames().slice(1).map((frame) => frame.url())).toEqual([expect.stringMatching(/^chrome-error:/)]);
});

for (const [sent, word] of [[true, "On"], [false, "Off"]] as const) {
  test(`Settings says which protections are live, ${sent ? "with" : "without"} the headers`, async ({ page, copyOfDist }) => {
    if (!sent) await rm(join(copyOfDist, "_headers"));
    const host = await serveSite({ folder: copyOfDist });
    await page.goto(`${host.url}#/settings`);
    const card = page.locator("section").filter({ has: page.getByRole("heading", { name: "Protection" }) });
    await expect(card.getByText(`No other site can show Bearings in a frame: ${word}`)).toBeVisible();
    await expect(card.getByText(`File types are never guessed: ${word}`)).toBeVisible();
    await expect(card.getByText("Only this site’s own files run: On")).toBeVisible();
    await expect(card.getByText("Files are checked before they run: On")).toBeVisible();
    await expect(card.getByText("Text cannot become code: On")).toBeVisible();
    await expect(card.getByRole("listitem")).toHaveCount(6);
    await expectAccessible(page);
    await page.close();
    await host.stop();
  });
}

test("nothing but inert markup becomes HTML, and nothing else a script", async ({ page, watch }) => {
  watch.allow(/policy|TrustedHTML|TrustedScript/i);
  await openApp(page);
  const tried = await page.evaluate(() => {
    const refused = (work: () => unknown) => {
      try {
        work();
        return false;
      } catch {
        return true;
      }
    };
    const html = (text: string) => refused(() => (document.createElement("div").innerHTML = text));
    return {
      markup: ['<p class="small">as the framework <b>writes</b> it</p>', "no < markup", '<p class="a">', ""].map(html),
      hostile: [
        "<img src=x onerror=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        '<p onclick="alert(1)">x</p>',
        '<p class="a" onclick="alert(1)">x</p>',
        '<p class="a"onclick="alert(1)">x</p>',
        "<p/onclick=alert(1)>x</p>",
        '<a href="javascript:alert(1)">x</a>',
        "<iframe srcdoc='x'></iframe>",
        '<button type="submit" formaction="javascript:alert(1)">x</button>',
        "<!--><img src=x onerror=alert(1)>-->",
        '<p class="<">x</p>',
        "<style>*{}</style>",
      ].map(html),
      others: [
        refused(() => (document.createElement("script").src = "elsewhere.js")),
        refused(() => (document.createElement("script").text = "1")),
        refused(() => (document.createElement("iframe").srcdoc = "<img src=x>")),
        refused(() => new Worker("elsewhere.js")),
        refused(() => (window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => void } }).trustedTypes.createPolicy("mine", {})),
      ],
    };
  });
  expect(tried.markup).toEqual([false, true, false, false]);
  expect(tried.hostile).toEqual(tried.hostile.map(() => true));
  expect(tried.others).toEqual(tried.others.map(() => true));
});
