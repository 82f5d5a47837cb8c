"""The headers that a web server should send with the site, and the files that tell hosts so."""

from __future__ import annotations

from collections.abc import Mapping

CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
"""The policy that stands in every page; data: images are the masks in Material's stylesheet."""

SECURITY = {
    "Content-Security-Policy": f"{CSP}; frame-ancestors 'none'",  # a page cannot say that itself
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""For every file (OWASP Secure Headers Project)."""

CACHING = "no-cache"
"""Ask each time whether a file has changed: a device that keeps the site asks once a visit."""

CACHING_FONTS = "public, max-age=2592000"


def files() -> Mapping[str, str]:
    """What Netlify and Cloudflare Pages read in the site: headers, and the page for lost ways."""
    headers = {**SECURITY, "Cache-Control": CACHING}
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    lines += ["/fonts/*", "  ! Cache-Control", f"  Cache-Control: {CACHING_FONTS}"]
    return {"_headers": "\n".join(lines) + "\n", "_redirects": "/* /404.html 404\n"}
