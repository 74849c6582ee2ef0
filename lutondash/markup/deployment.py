"""Files for those who run the site, filled in from templates: for nginx, containers and clusters."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    """Make the environment once. Nothing is escaped as in HTML: who calls checks what is filled in."""
    return Environment(  # nosec B701  # these files are no web pages
        loader=PackageLoader("lutondash.markup", "templates/deployment"),
        autoescape=False,  # noqa: S701  these files are no web pages
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def filled(template: str, **values: object) -> str:
    """Fill a template; a name that it does not know is an error, not a blank."""
    return _environment().get_template(template).render(**values)
