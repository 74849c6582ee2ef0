"""Write the dictionary part of data/README.md from the models: `python scripts/data_dictionary.py`."""

from pathlib import Path

from lutondash.exports.dictionary import with_dictionary

README = Path(__file__).parents[1] / "data" / "README.md"

if __name__ == "__main__":
    README.write_text(with_dictionary(README.read_text("utf-8")), encoding="utf-8", newline="\n")
