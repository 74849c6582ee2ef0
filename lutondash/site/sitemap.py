"""What search engines are told: every page there is, and that all may be read."""

from xml.sax.saxutils import escape

from lutondash.dataset.dataset import Dataset
from lutondash.site import pages
from lutondash.site.newest import of_page
from lutondash.site.pages import Choices
from lutondash.site.taken import Locate

_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def sitemap(dataset: Dataset, locate: Locate) -> str:
    """List the address of every page, with the day, month or year of the newest figures it shows."""
    found = (_entry(dataset, name, choices, locate) for name, choices in pages.addresses(dataset))
    return f"{_OPENING}{''.join(found)}</urlset>\n"


def _entry(dataset: Dataset, name: str, choices: Choices, locate: Locate) -> str:
    address = escape(locate(pages.address(name, choices)))
    when = of_page(dataset, name, choices)
    return f"<url><loc>{address}</loc><lastmod>{when}</lastmod></url>\n"


def robots(locate: Locate) -> str:
    """Let every program read the site, and say where its pages are listed."""
    return f"User-agent: *\nAllow: /\nSitemap: {locate('/sitemap.xml')}\n"
