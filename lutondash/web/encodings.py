"""Which encoding a browser takes best: the Accept-Encoding header, weights and all (RFC 9110, 12.5.3)."""

IDENTITY = "identity"
"""Nothing is packed."""
_ANY = "*"
_LEAST = 0.0005
"""Less than the smallest weight that can be written: what is not named is taken only before nothing else."""


def chosen(accepted: str, offered: tuple[str, ...]) -> str:
    """Return the offered encoding that weighs most, the first of equals; identity where none is taken."""
    weights = _weights(accepted)
    other = weights.get(_ANY, 0.0)
    plain = weights.get(IDENTITY, weights.get(_ANY, _LEAST))
    best = max(offered, key=lambda each: weights.get(each, other))
    return best if weights.get(best, other) > 0 and weights.get(best, other) >= plain else IDENTITY


def _weights(accepted: str) -> dict[str, float]:
    """Read the weight of each encoding; a weight that is no number counts as a refusal."""
    parts = (part.partition(";") for part in accepted.lower().split(","))
    return {name.strip(): _weight(rest) for name, _, rest in parts if name.strip()}


def _weight(written: str) -> float:
    name, _, value = written.replace(" ", "").partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
