"""Starts the server: `python -m lutondash.web --port 8501 --address localhost`, data and day from the environment."""

import argparse

from lutondash.web.serving import app


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(prog="lutondash.web", description="Serve the dashboard.")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default="localhost")
    given = parser.parse_args()
    app().run(config={"server.port": given.port, "server.address": given.address})


if __name__ == "__main__":
    main()
