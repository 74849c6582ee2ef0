// Starts the app behind the finished page and hands over to it once its page is complete. Where data is dear the
// app starts only when the reader asks. Without script, or where the app never comes, the finished page stays.
(() => {
  const html = document.documentElement;
  const offer = document.querySelector(".explore");
  const QUIET = 400; // no handing over while the reader scrolls, types or taps
  const QUIET_IN_A_FIELD = 1500; // a pause between two words is not yet the end
  const LONGEST_PRESS = 5000; // a button held longer was let go where nobody saw it
  const LONGEST_CHOICE = 10000; // a choice made and not sent
  const LOOK_EVERY = 100;
  const LOOK_SELDOM = 1000; // once the app should long have come
  const TOO_LONG = 60000;
  const NOT_AGAIN = 30000; // servers may take a while until all show the new edition
  const line = navigator.connection;
  const isDear =
    offer.dataset.line === "dear" || line?.saveData || /2g|3g/.test(line?.effectiveType ?? "") || matchMedia("(prefers-reduced-data: reduce)").matches;

  // The front end asks here for its server, instead of trying every folder of the address first.
  window.__streamlit = { BACKEND_BASE_URL: location.origin };

  const root = () => document.getElementById("root");
  const finished = () => document.getElementById("finished");
  const isVisible = (each) => each.getClientRects().length > 0;
  const isLive = () => html.classList.contains("live");

  // Back and forward may lead to another page of a visit that the app has had: only the server has it here.
  const here = location.pathname + location.search;
  addEventListener("popstate", () => { if (!isLive() && location.pathname + location.search !== here) location.reload(); });

  let stirred = 0;
  const stir = () => { stirred = performance.now(); };
  for (const kind of ["scroll", "keydown", "pointerdown", "pointermove", "touchmove", "input"]) addEventListener(kind, stir, { passive: true, capture: true });

  // In the middle of something: a word half typed, a choice not yet sent, words marked, a button held down.
  let pressed = -Infinity;
  const release = () => { pressed = -Infinity; };
  addEventListener("pointerdown", (event) => { if (event.button === 0) pressed = performance.now(); }, { passive: true, capture: true });
  for (const kind of ["pointerup", "pointercancel", "dragend"]) addEventListener(kind, release, { passive: true, capture: true });
  addEventListener("blur", release); // the window's own: what happens elsewhere is not told here
  let isComposing = false; // a word of many keys, as in Chinese
  for (const kind of ["compositionstart", "compositionend"]) addEventListener(kind, () => { isComposing = kind === "compositionstart"; }, { capture: true });
  let chosen = -Infinity;
  addEventListener("change", (event) => { if (event.target.matches("select")) chosen = performance.now(); }, { capture: true });

  const quiet = () => performance.now() - stirred;
  const knowsOpen = CSS.supports("selector(:open)");
  // Where a browser does not say whether its list is open, one that is in focus counts as open for a while.
  const isChoosing = (element) => {
    const select = element.closest("#finished form")?.querySelector("select");
    if (!select) return false;
    if (select.value && performance.now() - chosen < LONGEST_CHOICE) return true;
    if (element !== select) return false;
    return knowsOpen ? select.matches(":open") : !select.value && quiet() < LONGEST_CHOICE;
  };
  const isBusy = () => {
    const element = document.activeElement;
    return (
      performance.now() - pressed < LONGEST_PRESS ||
      quiet() < (element.matches("#finished :is(input, select)") ? QUIET_IN_A_FIELD : QUIET) ||
      isComposing ||
      isChoosing(element) ||
      !getSelection().isCollapsed
    );
  };

  // Which edition a page shows: while an app was on its way, another may have come out. Its page may be another in
  // everything, so it is told by nothing else.
  const edition = (place) => place.querySelector(".lut .top")?.dataset.edition;
  const isOtherEdition = () => edition(root()) && edition(root()) !== edition(finished());
  const RELOADED = "reloaded-for-an-edition";
  const isReloadedJustNow = () => Date.now() - Number(sessionStorage.getItem(RELOADED)) < NOT_AGAIN;
  const reload = () => {
    try {
      if (isReloadedJustNow()) return;
      sessionStorage.setItem(RELOADED, Date.now());
    } catch { return; } // nothing can be kept in mind: rather the finished page than one reload after another
    location.reload();
  };
  // What was under way when the page was loaded anew is gone on with: where data is dear, the reader has asked.
  const isAnew = (() => {
    try {
      return performance.getEntriesByType("navigation")[0]?.type === "reload" && isReloadedJustNow();
    } catch { return false; }
  })();

  const isComplete = () => {
    const charts = [...root().querySelectorAll('[data-testid="stVegaLiteChart"]')].filter(isVisible);
    const words = root().querySelector(".lut h1")?.textContent.trim();
    return (
      words === finished().querySelector("h1").textContent.trim() && // the very page: a session may have gone on to another
      root().querySelector(".lut .foot") &&
      !root().querySelector('[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stException"]') &&
      charts.length === [...finished().querySelectorAll(".drawing")].length &&
      charts.every((chart) => chart.querySelector("svg.marks :is(.mark-symbol, .mark-rect) path")) // points or bars are there
    );
  };

  // What stands in both pages is the same fragment: the same element with the same words, in the same order.
  const alike = (place, like) => {
    const key = (each) => [each.textContent.trim(), each.getAttribute("href"), each.getAttribute("name")].join("\n");
    return [...place.querySelectorAll(like.tagName)].filter((each) => key(each) === key(like));
  };
  const counterpart = (element) => alike(root(), element)[alike(finished(), element).indexOf(element)];
  // The app's own buttons say the same but are made otherwise; what has gone leads to the page's heading.
  const button = (words) => [...root().querySelectorAll("button")].find((each) => each.textContent.trim() === words);
  const heading = () => {
    const h1 = root().querySelector(".lut h1");
    h1.tabIndex = -1;
    return h1;
  };
  const successor = (element) => {
    if (element.matches(".places *")) return root().querySelector('.st-key-places [role="combobox"]');
    return counterpart(element) ?? button(element.textContent.trim()) ?? heading();
  };

  const focused = () => {
    const element = document.activeElement;
    return finished().contains(element) ? successor(element) : null;
  };
  // The cursor, or the words marked, in a field of text.
  const cursor = (element) => {
    const { selectionStart: from, selectionEnd: to, selectionDirection: way } = element;
    return (other) => { if (typeof from === "number" && other?.setSelectionRange) other.setSelectionRange(from, to, way); };
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
    const element = [...finished().querySelectorAll(READ)].find((each) => isVisible(each) && each.getBoundingClientRect().top >= 0 && counterpart(each));
    const other = element && counterpart(element);
    const top = element?.getBoundingClientRect().top;
    const before = scrollY;
    return () => (other ? scrollY + other.getBoundingClientRect().top - top : before);
  };

  const handOver = () => {
    typed();
    opened();
    const focus = focused();
    const point = cursor(document.activeElement);
    const place = anchor();
    html.classList.add("live");
    finished().hidden = true;
    scrollTo({ top: place(), behavior: "instant" });
    focus?.focus({ preventScroll: true });
    point(focus);
    finished().remove();
    keepTitle.disconnect();
    keepFree.disconnect();
    document.getElementById("voice").textContent = isAnew ? "The figures here have changed. This page is now interactive." : "This page is now interactive.";
  };

  const watch = (begun) => {
    let height = -1;
    const look = () => {
      const now = root().scrollHeight;
      if (!isBusy()) {
        if (isOtherEdition()) reload();
        else if (isComplete() && now === height) return handOver();
      }
      height = now;
      const isLate = performance.now() - begun > TOO_LONG;
      if (isLate && !offer.hidden) say("The interactive page has not come. You can still read everything here.");
      setTimeout(look, isLate ? LOOK_SELDOM : LOOK_EVERY);
    };
    look();
  };

  // Where our face came too late for the first paint, the app's style sheet would bring it in, and every line would
  // move: the page then keeps the face it has.
  const keepFace = () => {
    const [ours, ...others] = getComputedStyle(html).getPropertyValue("--face").split(",");
    const words = finished().querySelector(".skip"); // on one line, and out of sight
    const anew = words.cloneNode(true);
    anew.style.fontFamily = `${ours}, monospace`;
    words.after(anew);
    if (anew.offsetWidth !== words.offsetWidth) html.style.setProperty("--face", others.join(","));
    anew.remove();
  };
  // The app calls itself by other names until it knows its page.
  const title = document.title;
  const keepTitle = new MutationObserver(() => {
    if (document.title !== title) document.title = title;
  });

  // Where the app cannot connect, it shuts off all but its notice, which is not shown here.
  const keepFree = new MutationObserver(() => {
    for (const name of ["inert", "aria-hidden"]) if (finished().hasAttribute(name)) finished().removeAttribute(name);
    for (const each of [html, document.body]) if (each.style.overflow) each.style.overflow = "";
  });

  const start = () => {
    keepFace();
    for (const each of [finished(), html, document.body]) keepFree.observe(each, { attributeFilter: ["inert", "aria-hidden", "style"] });
    keepTitle.observe(document.head, { childList: true, characterData: true, subtree: true });
    document.head.append(document.getElementById("app").content.cloneNode(true));
    watch(performance.now());
  };
  const say = (words) => { offer.querySelector("[role=status]").textContent = words; };

  const startAsked = () => {
    say("The interactive page is on its way. You can go on reading.");
    start();
  };

  if (isDear) {
    html.dataset.line = "dear"; // links.js saves too
    offer.hidden = false;
    if (isAnew) addEventListener("load", startAsked);
    else offer.querySelector("button").addEventListener("click", startAsked, { once: true });
  } else {
    // After the first paint: the app's files wait until the page can be read.
    addEventListener("load", () => requestAnimationFrame(() => setTimeout(start)));
  }
})();
