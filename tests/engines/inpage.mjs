// What runs inside the page: finding what a person would name. Sent as text with every call; the page keeps nothing of it.
//
// A target is { role, name }, { label }, { text } or { css }; `in` is a target that it lies in, `exact` asks for the whole name, and a
// name may be a regular expression. Only what can be seen is found.
export function find(target) {
  const squeezed = (text) => text.replace(/\s+/g, " ").trim();
  const isSeen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible" && !element.closest("[inert]");
  const fits = (text, wanted) => {
    if (wanted instanceof RegExp) return wanted.test(text);
    return target.exact ? text === wanted : text.toLowerCase().includes(wanted.toLowerCase());
  };
  const words = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let said = "";
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("[aria-hidden=true]")) said += walker.currentNode.data;
    return squeezed(said);
  };
  const labels = (element) => [...(element.labels ?? [])].map(words).join(" ");
  const nameOf = (element) => {
    const by = element.getAttribute("aria-labelledby");
    const named = by && by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(words).join(" ");
    return squeezed(element.getAttribute("aria-label") || named || labels(element) || words(element) || element.title || "");
  };
  const roles = {
    button: "button, summary, [role=button]",
    checkbox: "input[type=checkbox]",
    complementary: "aside",
    dialog: "dialog[open], [role=dialog]",
    heading: "h1, h2, h3, h4, h5, h6",
    link: "a[href], [role=link]",
    main: "main",
    navigation: "nav",
    radio: "input[type=radio], [role=radio]",
    row: "tr",
    status: "[role=status]",
  };
  const all = (within) => {
    if (target.css) return [...within.querySelectorAll(target.css)];
    if (target.label !== undefined) return [...within.querySelectorAll("input, textarea, select")].filter((one) => fits(nameOf(one), target.label));
    if (target.text !== undefined) {
      const having = [...within.querySelectorAll("*")].filter((one) => !/^(SCRIPT|STYLE|NOSCRIPT)$/.test(one.tagName) && fits(words(one), target.text));
      return having.filter((one) => !having.some((other) => other !== one && one.contains(other)));
    }
    const found = [...within.querySelectorAll(roles[target.role])];
    return target.name === undefined ? found : found.filter((one) => fits(nameOf(one), target.name));
  };
  const scopes = target.in ? find(target.in) : [document];
  const found = scopes.flatMap(all).filter((one) => target.hidden || isSeen(one));
  const having = target.has === undefined ? found : found.filter((one) => words(one).includes(target.has));
  return target.nth === undefined ? having : having.slice(target.nth, target.nth + 1);
}

/**
 * Where to click so that the target gets it, or nothing while it moves, is covered or cannot be used. `window.bearingsTestHit` says
 * afterwards whether it got the click: the page may move in the last moment.
 */
export async function placeOf(target) {
  const [element] = find(target);
  if (!element || element.disabled) return null;
  const frame = () => new Promise((done) => {
    requestAnimationFrame(done);
    // A tab in the background is not drawn.
    setTimeout(done, 200);
  });
  const box = (one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2), wide: width, high: height };
  };
  // Radio buttons and boxes may be drawn by their labels.
  for (const one of [element, ...(element.labels ?? [])]) {
    one.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    await frame();
    const before = box(one);
    await frame();
    const now = box(one);
    const hit = document.elementFromPoint(now.x, now.y);
    const isOurs = (got) => one.contains(got) || got.closest("label")?.control === element;
    if (hit && isOurs(hit) && JSON.stringify(before) === JSON.stringify(now)) {
      document.addEventListener("pointerdown", (event) => (window.bearingsTestHit = isOurs(event.target)), { capture: true, once: true });
      return now;
    }
  }
  return null;
}

/** Puts the cursor into a field with its text selected. */
export function readyToType(target) {
  const [element] = find(target);
  if (!element || element.disabled || element.readOnly) return false;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  // A browser that does not have the system's focus tells nobody that a field has it.
  let told = document.activeElement === element;
  element.addEventListener("focusin", () => (told = true), { once: true });
  element.focus();
  if (!told) element.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  element.select?.();
  return document.activeElement === element;
}

export function choose(target, label) {
  const [element] = find(target);
  const option = element && [...element.options].find((one) => one.label === label);
  if (!option) return false;
  element.value = option.value;
  element.dispatchEvent(new Event("input", { bubbles: true }));
  element.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}
