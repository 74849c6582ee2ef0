"""Compares two pictures as an eye would: a little blurred, part by part."""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

BLUR = 1.2
"""Edges of letters are drawn a little differently from machine to machine."""
SEEN = 40
"""How far a colour may be off, of 255, before it is another."""
TILE = 32
MOST = 0.03
"""The share of a part that may differ."""
TALLER = 4
"""Pixels by which a page may be taller or shorter."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How two pictures differ: in size or in parts, where the most differs, and a picture of where."""

    share: float
    where: tuple[int, int]
    image: Image.Image

    @property
    def is_seen(self) -> bool:
        """Tell whether somebody would notice."""
        return self.share > MOST


def difference(old: Image.Image, new: Image.Image) -> Difference:
    """Compare two pictures; other sizes differ altogether."""
    if old.width != new.width or abs(old.height - new.height) > TALLER:
        return Difference(1.0, (0, 0), new)
    box = (0, 0, old.width, min(old.height, new.height))
    before, after = (
        each.convert("RGB").crop(box).filter(ImageFilter.GaussianBlur(BLUR)) for each in (old, new)
    )
    marks = _marks(ImageChops.difference(before, after))
    share, where = max((_share(marks.crop(tile)), tile[:2]) for tile in _tiles(marks))
    return Difference(share, where, marks)


def _marks(differences: Image.Image) -> Image.Image:
    """Mark every pixel whose colour is another: white on black."""
    strongest = differences.split()
    most = ImageChops.lighter(ImageChops.lighter(strongest[0], strongest[1]), strongest[2])
    return most.point(lambda value: 255 if value > SEEN else 0)


def _tiles(image: Image.Image) -> list[tuple[int, int, int, int]]:
    """Divide a picture into parts that overlap by half."""
    step = TILE // 2
    return [
        (x, y, x + TILE, y + TILE) for y in range(0, image.height, step) for x in range(0, image.width, step)
    ]


def _share(tile: Image.Image) -> float:
    return tile.histogram()[255] / (TILE * TILE)
