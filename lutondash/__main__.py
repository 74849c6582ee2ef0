"""`python -m lutondash` is `lutondash`."""

from lutondash.cli.main import run

if __name__ == "__main__":
    run()
