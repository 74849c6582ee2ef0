// Hands clicks on links within the site, and the search, to the running app: no reload, same session.
// Without it, and while its line to the server is broken, the same links simply load. Back and forward are the browser's own; the reader's place on a
// page, the keyboard's place and what a search left are looked after here, as a loaded page would.
(() => {
  if (window.lutondashLinks) return;
  window.lutondashLinks = true;
  const LONGEST_WAIT = 5000;
  const places = new Map();
  let arriving = null;
  let owed = null; // where to land on a page that was asked for and has not come yet
  const here = () => location.pathname + location.search;

  // Where this page speaks to a screen reader: the shell's own place, or one made here.
  const voice = document.getElementById("voice") ?? document.createElement("div");
  voice.setAttribute("role", "status");
  voice.style.cssText = "position:fixed;top:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
  document.body.append(voice);

  // A page has come when its foot is there, nothing of the page before is left, and its height keeps still.
  const isDrawn = () => {
    const h1 = document.querySelector("#root .lut h1");
    return h1 && !h1.dataset.left && document.querySelector("#root .lut .foot") && !document.querySelector('[data-stale="true"]');
  };
  // The head follows the page, for whoever shares, saves or reads it: at once what is sure, then all that the
  // finished page says of itself. It is not asked for where data is dear, nor where there are no finished pages.
  const SAID = 'link[rel="canonical"], meta:is([name="description"], [name="robots"], [property^="og:"]), script[type="application/ld+json"]';
  const OF_EVERY_PAGE = '[property="og:type"], [property="og:site_name"], [property="og:locale"]';
  const site = document.head.querySelector('link[rel="canonical"]')?.href;
  const edition = (place) => place.querySelector(".lut .top")?.dataset.edition;
  // A run brings the page part by part. Where it brings another edition, what is left of the one before is hidden
  // until all of the new one is there: nobody sees two on one page.
  let shown;
  const keepToOne = () => {
    const now = edition(document.getElementById("root"));
    const { classList } = document.documentElement;
    if (now && shown && now !== shown) classList.add("switching");
    if (!document.querySelector('#root [data-stale="true"]')) classList.remove("switching");
    shown = now ?? shown;
  };
  keepToOne();
  new MutationObserver(keepToOne).observe(document.getElementById("root"), { attributeFilter: ["data-stale"], childList: true, subtree: true });
  const sayOnly = (found) => {
    for (const each of document.head.querySelectorAll(SAID)) each.remove();
    document.head.append(...found);
  };
  const sayWhatIsSure = () => {
    const own = new URL(here(), site);
    const past = own.searchParams.has("edition"); // an earlier edition: the page to remember is the one of today
    for (const name of ["edition", "meeting"]) own.searchParams.delete(name);
    const canonical = Object.assign(document.createElement("link"), { rel: "canonical", href: own.href });
    const url = Object.assign(document.createElement("meta"), { content: canonical.href });
    url.setAttribute("property", "og:url");
    const robots = Object.assign(document.createElement("meta"), { name: "robots", content: "noindex" });
    sayOnly([...document.head.querySelectorAll(OF_EVERY_PAGE), canonical, url, ...(past ? [robots] : [])]);
  };
  const sayAll = async () => {
    const asked = here();
    const answer = await fetch(asked, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.head.querySelectorAll(SAID);
    const isSame = edition(page) === edition(document.getElementById("root")); // else a newer one has come out since
    if (found.length && here() === asked && isSame) sayOnly(found);
  };
  const describe = () => {
    if (!site) return;
    sayWhatIsSure();
    if (document.documentElement.dataset.line !== "dear") sayAll().catch(() => {}); // what is sure has been said
  };
  // Where a reader lands: so far down the page, or at a part of it that a link named.
  const land = (goal) => {
    const h1 = document.querySelector("#root .lut h1");
    const part = typeof goal === "string" ? document.getElementById(goal) : null;
    if (part) part.scrollIntoView();
    else scrollTo(0, Number(goal) || 0);
    if (!h1) return;
    delete h1.dataset.left;
    describe();
    const read = part ?? h1;
    read.tabIndex = -1;
    read.focus({ preventScroll: true });
    const news = part?.querySelector("[data-announce]") ?? document.querySelector("#root .lut [data-announce]");
    voice.textContent = news?.textContent ?? "";
  };
  const arrive = (goal) => {
    owed = { goal };
    const h1 = document.querySelector("#root .lut h1");
    if (h1) h1.dataset.left = "yes";
    voice.textContent = "";
    const mine = (arriving = {});
    const begun = performance.now();
    let height = -1;
    const look = () => {
      if (arriving !== mine) return;
      const now = document.documentElement.scrollHeight;
      const late = performance.now() - begun > LONGEST_WAIT;
      const come = isDrawn() && now === height;
      if (come) owed = null;
      if (late || come) {
        land(goal);
        arriving = null;
      } else {
        height = now;
        setTimeout(look, 80);
      }
    };
    setTimeout(look, 40);
  };
  // The app forgets what it is asked while its line is broken, and what it asked last before it broke.
  const isConnected = () => document.querySelector(".stApp")?.dataset.testConnectionState === "CONNECTED";
  const ask = () => window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  const askAgain = () => {
    if (!owed || !isConnected()) return;
    arrive(owed.goal);
    ask();
  };
  // Where the line stays broken the app lays a notice over the page and shuts off all the rest. The page can
  // still be read and its links load: the notice is closed, as a reader might.
  const keepReadable = () => {
    if (isConnected()) return;
    const close = document.querySelector('body > :not(#root) [role="dialog"] button[aria-label="Close"]');
    if (!close) return;
    close.click();
    voice.textContent = "The line to this site is broken. You can still read this page.";
  };
  new MutationObserver(keepReadable).observe(document.body, { childList: true, subtree: true });
  const line = { attributeFilter: ["data-test-connection-state"], subtree: true };
  new MutationObserver(askAgain).observe(document.getElementById("root"), line);
  const go = (address, part = "") => {
    if (!isConnected()) {
      location.assign(address + (part && `#${part}`));
      return;
    }
    places.set(here(), scrollY);
    history.pushState({}, "", address);
    arrive(part || 0);
    ask();
    if (!part) scrollTo(0, 0); // a choice within a page leaves the reader where it was made
  };
  const isFile = (url) => /^\/(media|download)\//.test(url.pathname);
  const isOurs = (url) => url.origin === location.origin && !isFile(url);

  document.addEventListener("scroll", () => {
    if (!arriving) places.set(here(), scrollY);
  }, { passive: true });
  window.addEventListener("popstate", (event) => {
    if (!event.isTrusted || location.hash) return;
    if (isConnected()) arrive(places.get(here()) ?? 0);
    else location.reload();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#root .lut a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href, location.href);
    if (!isOurs(url) || link.target) return;
    const samePage = url.pathname === location.pathname && url.search === location.search;
    if (samePage && url.hash) {
      event.preventDefault();
      const place = document.getElementById(url.hash.slice(1));
      place?.scrollIntoView();
      place?.focus({ preventScroll: true });
      return;
    }
    event.preventDefault();
    go(url.pathname + url.search, url.hash.slice(1));
  });
  // Streamlit's own single-letter shortcuts (r runs the page again) would take letters from speech input and
  // screen readers (WCAG 2.1.4): a letter alone means nothing here, except where it is typed.
  window.addEventListener("keydown", (event) => {
    const isTyped = event.target.closest?.("input, select, textarea, [contenteditable]");
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isLetter && event.key !== " " && !isTyped) event.stopImmediatePropagation();
  }, { capture: true });
  // Escape closes the box at a point of a chart, until the pointer comes to a point again (WCAG 1.4.13).
  const box = () => document.getElementById("vg-tooltip-element");
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box()) box().dataset.closed = "yes";
  });
  document.addEventListener("pointerover", (event) => {
    if (event.target.closest?.(".vega-embed") && box()) delete box().dataset.closed;
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("#root .lut form");
    if (!form) return;
    event.preventDefault();
    const query = new URLSearchParams(new FormData(form)).toString();
    go(form.getAttribute("action") + (query ? "?" + query : ""));
  });
})();
