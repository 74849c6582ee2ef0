// Hands clicks on links within the site, and the search, to the running app: no reload, same session.
// Without it the same links simply load. Back and forward are the browser's own.
(() => {
  if (window.lutondashLinks) return;
  window.lutondashLinks = true;
  const go = (address) => {
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  };
  const isOurs = (url) => url.origin === location.origin && !url.pathname.startsWith("/media/");
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".stHtml a[href]");
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
    go(url.pathname + url.search);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.(".stHtml form");
    if (!form) return;
    event.preventDefault();
    const query = new URLSearchParams(new FormData(form)).toString();
    go(form.getAttribute("action") + (query ? "?" + query : ""));
  });
})();
