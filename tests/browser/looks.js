// What a browser really drew: colours, sizes and structure of every element in sight. Each function returns
// what is wrong, in words, so that an empty list is a page in order.
(() => {
  const TEXT = 4.5;
  const LARGE_TEXT = 3;
  const EDGE = 3;
  const LARGE = 24;
  const LARGE_BOLD = 18.66;
  const TARGET = 24;
  // What is never drawn, and the white halo that a chart draws around a word under the word itself.
  const SILENT = "script, style, template, noscript, title, desc, option, svg text[stroke]";
  const COLOURS = /rgba?\([^)]*\)|color\(srgb [^)]*\)/g;

  const colour = (css) => {
    const numbers = css.match(/[\d.e-]+%?/g)?.map(parseFloat) ?? [0, 0, 0, 0];
    const [r, g, b, a = 1] = numbers;
    return css.startsWith("color(") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const light = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  const look = (element, part) => getComputedStyle(element, part);
  const inSight = (element) => {
    const style = look(element);
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0 && style.clipPath !== "inset(50%)";
  };
  const isUnseen = (element) => element.closest(".unseen, [aria-hidden='true'].unseen") || !inSight(element) || inClipped(element);
  const inClipped = (element) => {
    for (let each = element; each; each = each.parentElement) if (look(each).clipPath === "inset(50%)") return true;
    return false;
  };

  // Every ground that may stand behind an element: gradients count with each of their colours.
  const grounds = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) {
      const style = look(each);
      const image = style.backgroundImage === "none" || style.backgroundImage.includes("url(") ? [] : style.backgroundImage.match(COLOURS) ?? [];
      const base = colour(style.backgroundColor);
      layers.push({ image: image.map(colour), base });
      if (base[3] === 1) break;
    }
    let found = [[255, 255, 255, 1]];
    for (const { image, base } of layers.reverse()) {
      found = found.map((ground) => over(base, ground));
      found = [...found, ...image.flatMap((paint) => found.map((ground) => over(paint, ground)))];
    }
    return found;
  };
  const worst = (paint, element) => Math.min(...grounds(element).map((ground) => contrast(over(paint, ground), ground)));
  const faded = (element) => {
    let all = 1;
    for (let each = element; each; each = each.parentElement) all *= parseFloat(look(each).opacity);
    return all;
  };
  const textColour = (element, part) => {
    const style = look(element, part);
    const [r, g, b, a] = colour(element.closest("svg") ? style.fill : style.color);
    return [r, g, b, a * faded(element)];
  };
  const needed = (element) => {
    const style = look(element);
    const size = parseFloat(style.fontSize);
    return size >= LARGE || (size >= LARGE_BOLD && parseInt(style.fontWeight) >= 700) ? LARGE_TEXT : TEXT;
  };
  const named = (element) => `${element.tagName.toLowerCase()}${element.className?.baseVal ?? element.className ? "." + String(element.className?.baseVal ?? element.className).trim().replace(/\s+/g, ".") : ""} “${(element.innerText ?? element.textContent ?? "").trim().slice(0, 40)}”`;
  const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  const isDisabled = (element) => element.matches(":disabled, :disabled *, [aria-disabled='true'], [aria-disabled='true'] *");

  // Text against each ground behind it.
  const paleText = (place = document.body) => {
    const wrong = [];
    for (const element of [place, ...place.querySelectorAll("*")]) {
      if (!hasWords(element) || element.matches(SILENT) || isUnseen(element)) continue;
      const found = worst(textColour(element), element);
      if (found < needed(element)) wrong.push(`${named(element)} has ${found.toFixed(2)} to 1`);
    }
    for (const input of place.querySelectorAll("input[placeholder]:placeholder-shown")) {
      if (isUnseen(input)) continue;
      const found = worst(textColour(input, "::placeholder"), input);
      if (found < TEXT) wrong.push(`placeholder of ${named(input)} has ${found.toFixed(2)} to 1`);
    }
    return wrong;
  };

  // The edge of whatever is pressed or typed in: its border or its ground stands out from what lies around it.
  const CONTROLS = "input:not([type=hidden]), select, button, .filters a, .downloads a, [data-baseweb='select'] > div, [data-baseweb='tag']";
  const paleEdges = () => {
    const wrong = [];
    for (const element of document.querySelectorAll(CONTROLS)) {
      const style = look(element);
      const bare = parseFloat(style.borderTopWidth) === 0 && colour(style.backgroundColor)[3] === 0;
      if (isUnseen(element) || isDisabled(element) || bare || !element.parentElement) continue;
      const border = parseFloat(style.borderTopWidth) && style.borderTopStyle !== "none" ? worst(colour(style.borderTopColor), element.parentElement) : 0;
      const ground = worst(colour(style.backgroundColor), element.parentElement);
      if (Math.max(border, ground) < EDGE) wrong.push(`${named(element)}: its edge has ${Math.max(border, ground).toFixed(2)} to 1`);
    }
    return wrong;
  };

  // Links within sentences are told by more than their colour.
  const plainLinks = () => [...document.querySelectorAll("p a[href], dd a[href], td a[href], li a[href]")]
    .filter((link) => !isUnseen(link) && isInline(link) && !look(link).textDecorationLine.includes("underline"))
    .map((link) => `${named(link)} is told from the text by its colour alone`);
  const isInline = (element) => {
    const block = element.parentElement;
    const others = [...block.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim().length > 1);
    return look(element).display === "inline" && others;
  };

  // A pointer's targets: 24 by 24, or with so much room around (WCAG 2.5.8); links within sentences are exempt.
  const TARGETS = "a[href], button, input:not([type=hidden]), select, summary, [role=button], [role=combobox], [role=option], [role=switch]";
  const smallTargets = () => {
    const all = [...document.querySelectorAll(TARGETS)].filter((each) => !isUnseen(each) && !isInline(each) && each.getBoundingClientRect().right > 0);
    const boxes = all.map((each) => ({ each, rects: [...each.getClientRects()] }));
    const isSmall = ({ width, height }) => width < TARGET - 0.5 || height < TARGET - 0.5;
    const wrong = [];
    for (const { each, rects } of boxes) {
      const box = each.getBoundingClientRect();
      if (!isSmall(box)) continue;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const touches = ({ left, right, top, bottom }) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < TARGET / 2 - 0.5;
      const near = boxes.find((other) => other.each !== each && !other.each.contains(each) && !each.contains(other.each) && other.rects.some(touches));
      if (near) wrong.push(`${named(each)} is ${Math.round(box.width)} by ${Math.round(box.height)}, beside ${named(near.each)}`);
    }
    return wrong;
  };

  // Structure: one main heading, no level skipped, tables with caption and scopes, the landmarks once each.
  const structure = () => {
    const wrong = [];
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(inSight).map((each) => [Number(each.tagName[1]), each]);
    if (levels.filter(([level]) => level === 1).length !== 1) wrong.push("not one main heading");
    if (levels.length && levels[0][0] !== 1) wrong.push(`the first heading is ${named(levels[0][1])}`);
    levels.forEach(([level, each], n) => { if (n && level > levels[n - 1][0] + 1) wrong.push(`${named(each)} skips a level`); });
    for (const table of document.querySelectorAll("table")) {
      if (!table.caption?.textContent.trim()) wrong.push("a table has no caption");
      for (const head of table.querySelectorAll("th")) if (!head.scope) wrong.push(`${named(head)} has no scope`);
    }
    if (document.querySelectorAll("main, [role=main]").length !== 1) wrong.push("not one main landmark");
    if (!document.querySelector("header") || !document.querySelector("footer")) wrong.push("no header or no footer");
    if (!document.querySelector("main h1, [role=main] h1")) wrong.push("the main heading is not in the main landmark");
    if (!/^en\b/.test(document.documentElement.lang)) wrong.push("no language");
    return wrong;
  };

  // Reflow: only a region that says so may scroll sideways; nothing else sticks out.
  const sideways = () => {
    const wrong = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    for (const element of document.querySelectorAll("body *")) {
      const box = element.getBoundingClientRect();
      if (!isUnseen(element) && hasWords(element) && box.width && (box.right > clientWidth + 1 || box.left < -1) && !element.closest(".scroll, svg, .skip")) wrong.push(`${named(element)} sticks out`);
    }
    return wrong;
  };

  // Words that their own box cuts off, or that lie over other words.
  const cutOff = () => [...document.querySelectorAll(".lut *")]
    .filter((element) => {
      const style = look(element);
      const hides = [style.overflowX, style.overflowY].some((each) => ["hidden", "clip"].includes(each));
      return hides && !isUnseen(element) && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2);
    })
    .map((element) => `${named(element)} is cut off`);
  const overlaps = () => {
    const words = [...document.querySelectorAll(".lut *")].filter((each) => hasWords(each) && !isUnseen(each) && !each.closest("svg, .scroll, .skip"));
    const lines = words.flatMap((element) => {
      const range = document.createRange();
      return [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()).flatMap((node) => {
        range.selectNodeContents(node);
        return [...range.getClientRects()].map((box) => ({ element, box }));
      });
    });
    lines.sort((a, b) => a.box.top - b.box.top);
    const wrong = [];
    for (let n = 0; n < lines.length; n++) {
      for (let m = n + 1; m < lines.length && lines[m].box.top < lines[n].box.bottom; m++) {
        const [one, other] = [lines[n], lines[m]];
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 2 && down > Math.min(one.box.height, other.box.height) / 2) wrong.push(`${named(one.element)} lies over ${named(other.element)}`);
      }
    }
    return wrong;
  };

  // One element of every kind that can be pointed at or focused, marked so that a test can put it in a state.
  const marked = () => {
    const kinds = new Set();
    for (const element of document.querySelectorAll(TARGETS + ", .scroll")) {
      const style = look(element);
      const kind = [element.tagName, element.className, element.parentElement.className, style.color, style.backgroundColor, style.fontSize].join();
      if (isUnseen(element) || isDisabled(element) || kinds.has(kind)) continue;
      kinds.add(kind);
      element.dataset.kind = kinds.size;
    }
    return kinds.size;
  };
  const MARKED = "[data-kind]";
  const paleMarked = () => [...document.querySelectorAll(MARKED)].flatMap(paleText);
  // The line around what is in focus stands out from the ground it is drawn on.
  const paleRings = () => [...document.querySelectorAll(MARKED)].flatMap((element) => {
    const style = look(element);
    const ring = parseFloat(style.outlineWidth) >= 2 && !["none", "hidden"].includes(style.outlineStyle) ? worst(colour(style.outlineColor), element.parentElement) : 0;
    return ring < EDGE ? [`${named(element)}: the line around it has ${ring.toFixed(2)} to 1`] : [];
  });

  // The element in focus: what it is, whether its looks tell, and whether it can be seen where it is.
  const focused = () => {
    const it = document.activeElement;
    const style = look(it);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const box = [...it.getClientRects()].find(({ width, height }) => width && height) ?? it.getBoundingClientRect();
    const inWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return {
      tag: it.tagName.toLowerCase(),
      name: (it.getAttribute("aria-label") || it.innerText || it.getAttribute("placeholder") || "").trim(),
      href: it.getAttribute("href") || "",
      ringed: ring,
      shown: inWindow && Boolean(top) && (it.contains(top) || top === it.parentElement || it.labels?.[0] === top),
      place: [...document.querySelectorAll("*")].indexOf(it),
    };
  };

  window.looks = { paleText, paleEdges, plainLinks, smallTargets, structure, sideways, cutOff, overlaps, marked, paleMarked, paleRings, focused };
})();
