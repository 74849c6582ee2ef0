"""How it is drawn as HTML: jinja2 fragments that every renderer shares."""
