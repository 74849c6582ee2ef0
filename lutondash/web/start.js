// Starts the app behind the finished page and hands over to it once its page is complete. Where data is dear the
// app starts only when the reader asks. Without script, or where the app never comes, the finished page stays.
(() => {
  const html = document.documentElement;
  const offer = document.querySelector(".explore");
  const QUIET = 400; // no handing over while the reader scrolls, types or taps
  const LOOK_EVERY = 100;
  const TOO_LONG = 60000;
  const line = navigator.connection;
  const isDear =
    offer.dataset.line === "dear" || line?.saveData || /2g|3g/.test(line?.effectiveType ?? "") || matchMedia("(prefers-reduced-data: reduce)").matches;

  // The front end asks here for its server, instead of trying every folder of the address first.
  window.__streamlit = { BACKEND_BASE_URL: location.origin };

  let stirred = 0;
  const stir = () => { stirred = performance.now(); };
  for (const kind of ["scroll", "keydown", "pointerdown", "touchmove", "input"]) addEventListener(kind, stir, { passive: true, capture: true });

  const root = () => document.getElementById("root");
  const finished = () => document.getElementById("finished");
  const isVisible = (each) => each.getClientRects().length > 0;

  const isComplete = () => {
    const charts = [...root().querySelectorAll('[data-testid="stVegaLiteChart"]')].filter(isVisible);
    return (
      root().querySelector(".lut h1") &&
      root().querySelector(".lut .foot") &&
      !root().querySelector('[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stException"]') &&
      charts.length === [...finished().querySelectorAll(".drawing")].length &&
      charts.every((chart) => chart.querySelector("svg.marks .mark-symbol path"))
    );
  };

  // What stands in both pages is the same fragment: the same element with the same words, in the same order.
  const alike = (place, like) => {
    const key = (each) => [each.textContent.trim(), each.getAttribute("href"), each.getAttribute("name")].join("\n");
    return [...place.querySelectorAll(like.tagName)].filter((each) => key(each) === key(like));
  };
  const counterpart = (element) => alike(root(), element)[alike(finished(), element).indexOf(element)];

  const inFocus = () => {
    const element = document.activeElement;
    if (!finished().contains(element)) return () => {};
    const other = element.matches(".places *")
      ? root().querySelector('.st-key-places [role="combobox"]')
      : counterpart(element) ?? [...root().querySelectorAll("button")].find((each) => each.textContent.trim() === element.textContent.trim());
    const cursor = element.matches("input") ? [element.selectionStart, element.selectionEnd] : null;
    return () => {
      other?.focus({ preventScroll: true });
      if (cursor && other?.matches("input")) other.setSelectionRange(...cursor);
    };
  };
  const typed = () => {
    for (const input of finished().querySelectorAll('input:not([type="hidden"])')) {
      const other = counterpart(input);
      if (other && other.value !== input.value) other.value = input.value;
    }
  };
  const opened = () => {
    for (const details of finished().querySelectorAll("details")) {
      const other = counterpart(details);
      if (other) other.open = details.open;
    }
  };
  const READ = "h1, h2, h3, h4, p, tr, li, dt, summary";
  // The line the reader's eye is on, so that it stays where it is whatever stands before it.
  const anchor = () => {
    if (scrollY === 0) return () => 0;
    const element = [...finished().querySelectorAll(READ)].find((each) => isVisible(each) && each.getBoundingClientRect().top >= 0);
    const top = element?.getBoundingClientRect().top;
    const other = element && counterpart(element);
    const before = scrollY;
    return () => (other ? scrollY + other.getBoundingClientRect().top - top : before);
  };

  const handOver = () => {
    typed();
    opened();
    const focus = inFocus();
    const place = anchor();
    html.classList.add("live");
    finished().hidden = true;
    scrollTo({ top: place(), behavior: "instant" });
    focus();
    finished().remove();
    document.getElementById("voice").textContent = "This page is now interactive.";
  };

  const watch = (begun) => {
    let height = -1;
    const look = () => {
      const now = root().scrollHeight;
      const isQuiet = performance.now() - stirred > QUIET;
      if (isComplete() && now === height && isQuiet) return handOver();
      height = now;
      if (!offer.hidden && performance.now() - begun > TOO_LONG) say("The interactive page has not come. You can still read everything here.");
      setTimeout(look, LOOK_EVERY);
    };
    look();
  };

  const start = () => {
    document.head.append(document.getElementById("app").content.cloneNode(true));
    watch(performance.now());
  };
  const say = (words) => { offer.querySelector("[role=status]").textContent = words; };

  if (isDear) {
    offer.hidden = false;
    offer.querySelector("button").addEventListener("click", () => {
      say("The interactive page is on its way. You can go on reading.");
      start();
    }, { once: true });
  } else {
    // After the first paint: the app's files wait until the page can be read.
    addEventListener("load", () => requestAnimationFrame(() => setTimeout(start)));
  }
})();
