"""Source digests: short fingerprints that tell whether words have changed since acceptance."""

from __future__ import annotations

import hashlib
import json

from .model import Words

DIGESTED = ("say", "write", "when", "avoid", "why")
"""Keywords are left out: each locale has its own, so a change there outdates nothing."""


def digest(words: Words) -> str:
    """16 hexadecimal digits that change when any of the digested words does."""
    canonical = json.dumps([getattr(words, name) for name in DIGESTED], ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
