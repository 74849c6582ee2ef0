"""What search engines are told: every page there is, and that all may be read."""

from xml.sax.saxutils import escape

from lutondash.dataset.dataset import Dataset
from lutondash.site import pages
from lutondash.site.structured import Locate

_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def sitemap(dataset: Dataset, locate: Locate) -> str:
    """List the address of every page, with the day of the figures it shows."""
    day = dataset.as_of.isoformat()
    found = (locate(pages.address(name, choices)) for name, choices in pages.addresses(dataset))
    entries = (f"<url><loc>{escape(each)}</loc><lastmod>{day}</lastmod></url>\n" for each in found)
    return f"{_OPENING}{''.join(entries)}</urlset>\n"


def robots(locate: Locate) -> str:
    """Let every program read the site, and say where its pages are listed."""
    return f"User-agent: *\nAllow: /\nSitemap: {locate('/sitemap.xml')}\n"
