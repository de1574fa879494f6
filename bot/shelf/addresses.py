"""Links as people paste them: where one really leads, and whether two lead to the same page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, unquote_plus, urlencode, urlsplit

from bot.kit.errors import Refusal
from bot.kit.internet import ascii_host, is_public_host
from bot.shelf import link_words as words

LIMIT = 1_000  # characters of a link that's kept
PASTED_LIMIT = 20_000  # of a text with a link in it; more isn't read

_LINK = re.compile(r"\bhttps?://[^\s<>\"]+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BARE = re.compile(r"[^\s/:@]+\.[^\s/:@\d][^\s/:@]+(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_SHOWN_BREAKS = re.compile("[\t\n\r\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"

_ENDING = re.compile(r"\.[a-z][a-z0-9]{2,4}(?=[/?#&]|\s|$)", re.IGNORECASE)  # ".pdf"
_ID = re.compile(r"\d|.{21}")
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])")

_MOBILE = re.compile(r"(?:www\d?|m|mobile|amp|touch)\.")
# What says who sent a link or where it was read, and never which page it is.
_TRACKING = re.compile(
    r"utm_\w+|_?ga|_gl|gclid|dclid|gbraid|wbraid|fbclid|msclkid|yclid|ttclid|twclid|igshid?|igsh"
    r"|li_fat_id|mc_[ce]id|mkt_tok|_hsenc|_hsmi|hsctatracking|vero_id|oly_\w+_id|s_cid|si|feature"
    r"|usp|ouid|rtpof|authuser|pli|ref_src|ref_url|cmpid|_branch_match_id|wt\.mc_id|sfmc_\w+",
    re.IGNORECASE,
)
# Services that put their own address around the one that was meant, and where they keep it.
_AROUND = {
    "google.com/url": ("q", "url"),
    "l.facebook.com/l.php": ("u",),
    "lm.facebook.com/l.php": ("u",),
    "out.reddit.com/": ("url",),
    "safelinks.protection.outlook.com/": ("url",),
}

_GOOGLE = re.compile(
    r"(?:/a/[^/]+)?/(?P<kind>document|spreadsheets|presentation|drawings|forms)(?:/u/\d+)?"
    r"/d/(?P<published>e/)?(?P<id>[\w-]+)(?:/(?P<does>[\w-]+))?"
)
_DRIVE = re.compile(
    r"(?:/a/[^/]+)?/(?:drive/(?:u/\d+/)?(?:mobile/)?folders|(?:u/\d+/)?file/d)/(?P<id>[\w-]+)"
    r"(?:/(?P<does>\w+))?"
)
_CANVA = re.compile(r"/design/(?P<id>[\w-]+)(?:/(?P<token>[\w-]+))?(?:/(?P<does>\w+))?")
_YOUTUBE = re.compile(r"/(?:shorts|embed|live|v)/(?P<id>[\w-]+)")


@dataclass(frozen=True, slots=True)
class Address:
    """A link that can be kept.

    *url* is ASCII, so that a look-alike reads "xn--…"; *host* is where it really leads. Two
    addresses with the same *key* open the same page. *editable*: it opens an editor, so anyone who
    has it may change the original. *copy* is the link that gives each person a copy of their own;
    empty where the service has none, or has one that only its owner can make.
    """

    url: str
    host: str
    key: str
    editable: bool = False
    copy: str = ""


def read(text: str) -> Address:
    """Return the one link in what somebody pasted. Raises Refusal with what to do instead."""
    if len(text) > PASTED_LIMIT:
        raise Refusal(words.TOO_LONG.format(length=len(text), most=LIMIT))
    address = _address(_only_link(_SHOWN_BREAKS.sub("", text.strip())))
    for _ in range(3):  # an address around an address, as mail filters and chats put it
        inner = _inside(address)
        if inner is None:
            break
        address = _address(inner)
    if len(address.url) > LIMIT:
        raise Refusal(words.TOO_LONG.format(length=len(address.url), most=LIMIT))
    return _known(address)


def words_in(link: str) -> str:
    """Return the words that a person reads in a link: not its numbers, ids and endings."""
    parts = urlsplit(link)
    said = _ENDING.sub(" ", unquote_plus(f"{parts.path} {parts.query} {parts.fragment}"))
    return " ".join(
        "." if _ID.search(one) else _RUN_TOGETHER.sub(" ", one)
        for one in re.split(r"[\W_]+", said)
        if one and not one.isdigit()
    )


def _only_link(text: str) -> str:
    found = {_without_closing(one) for one in _LINK.findall(text)}
    if len(found) > 1:
        # A link as its own title, "[https://…](https://…)", is one link.
        found = {one for one in found if not any(one != other and other in one for other in found)}
    if len(found) > 1:
        raise Refusal(words.TWO_LINKS)
    if found:
        return found.pop()
    bare = text.strip("<>()[]\"' ")
    if _BARE.fullmatch(bare):
        return "https://" + bare
    scheme = _SCHEME.match(bare)
    if scheme and scheme[0].lower() not in ("http:", "https:"):
        raise Refusal(words.NOT_THE_WEB)
    raise Refusal(words.NO_LINK)


def _without_closing(link: str) -> str:
    """Leave out what ends the sentence around a link."""
    link = link.partition("](")[0]
    while link:
        last = link[-1]
        opens = _CLOSING.get(last)
        if last in ".,;:!?'*_|" or (opens and link.count(opens) < link.count(last)):
            link = link[:-1]
        else:
            break
    return link


def _address(link: str) -> Address:
    # Browsers read a backslash as a slash, other programs as part of a name.
    link = link.replace("\\", "/")
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError as error:
        raise Refusal(words.NO_HOST) from error
    if parts.scheme.lower() not in ("http", "https"):
        raise Refusal(words.NOT_THE_WEB)
    try:
        host = ascii_host((parts.hostname or "").rstrip("."))
    except ValueError as error:
        raise Refusal(words.NO_HOST) from error
    if parts.username is not None or parts.password is not None:
        raise Refusal(words.WITH_A_NAME.format(host=host))
    if not is_public_host(host):
        raise Refusal(words.ONLY_THERE.format(host=host[:100]))
    scheme = parts.scheme.lower()
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        place = f"{place}:{port}"
    path = quote(parts.path, safe=_PATH_SAFE)
    asked = [
        one for one in parts.query.split("&") if not _TRACKING.fullmatch(one.partition("=")[0])
    ]
    query = quote("&".join(asked), safe=_PATH_SAFE + "?")
    fragment = quote(parts.fragment, safe=_PATH_SAFE + "?")
    url = f"{scheme}://{place}{path or '/'}"
    url += (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    if (shorter := _without_closing(url)) != url:
        return _address(shorter)
    return Address(url, place, _key(place, path, query, parts.fragment))


def _key(host: str, path: str, query: str, fragment: str) -> str:
    host = _MOBILE.sub("", host, count=1) if host.count(".") > 1 else host
    path = re.sub(r"/(?:index|default)\.(?:html?|php|aspx?)$", "/", path).rstrip("/")
    kept = sorted(parse_qsl(query, keep_blank_values=True))
    # A fragment is a place on a page, except where one page draws many: "#/lesson/5", "#!tab".
    route = f"#{fragment}" if fragment[:1] in ("/", "!") else ""
    return f"{host}{path}" + (f"?{urlencode(kept)}" if kept else "") + route


def _inside(address: Address) -> str | None:
    """Return the address that a mail filter or a chat put its own around."""
    parts = urlsplit(address.url)
    at = f"{address.host.removeprefix('www.')}{parts.path}"
    for place, names in _AROUND.items():
        host, _, path = place.partition("/")
        inner_host = at.partition("/")[0]
        if (inner_host == host or inner_host.endswith("." + host)) and at.endswith("/" + path):
            values = dict(parse_qsl(parts.query))
            found = next((values[name] for name in names if name in values), "")
            return found if found.lower().startswith(("http://", "https://")) else None
    return None


def _known(address: Address) -> Address:
    """Add what's known of the services that librarians use most."""
    parts = urlsplit(address.url)
    host = _MOBILE.sub("", address.host, count=1)
    query = dict(parse_qsl(parts.query))
    if host == "docs.google.com" and (found := _GOOGLE.match(parts.path)):
        return _google(address, found, query)
    if host == "drive.google.com":
        return _drive(address, parts.path, query)
    if host == "canva.com" and (found := _CANVA.match(parts.path)):
        # A template link is one that only its owner can make.
        previewed = found["does"] == "view" and query.get("mode") == "preview"
        return replace(
            address,
            key=f"canva.com/design/{found['id']}",
            editable=found["does"] == "edit",
            copy=address.url if previewed else "",
        )
    if video := _video(host, parts.path, query):
        return replace(address, key=f"youtube.com/watch?v={video}")
    return address


def _google(address: Address, found: re.Match[str], query: dict[str, str]) -> Address:
    kind, document, does = found["kind"], found["id"], found["does"] or ""
    key = f"docs.google.com/{kind}/d/{found['published'] or ''}{document}"
    if found["published"]:  # a page made from it, or a form to fill in: nobody changes that
        return replace(address, key=key)
    owned = {name: query[name] for name in ("resourcekey",) if name in query}
    copy = f"https://docs.google.com/{kind}/d/{document}/copy"
    return replace(
        address,
        key=key,
        editable=does in ("", "edit"),
        copy=copy + (f"?{urlencode(owned)}" if owned else ""),
    )


def _drive(address: Address, path: str, query: dict[str, str]) -> Address:
    found = _DRIVE.match(path)
    if found:
        return replace(
            address,
            key=f"drive.google.com/{found['id']}",
            editable=found["does"] == "edit",
        )
    if path in ("/open", "/uc") and re.fullmatch(r"[\w-]+", query.get("id", "")):
        return replace(address, key=f"drive.google.com/{query['id']}")
    return address


def _video(host: str, path: str, query: dict[str, str]) -> str:
    """Return a YouTube video's id, however its link was made."""
    if host == "youtu.be":
        return path.strip("/").partition("/")[0]
    if host not in ("youtube.com", "music.youtube.com", "youtube-nocookie.com"):
        return ""
    if path == "/watch":
        return query.get("v", "")
    found = _YOUTUBE.match(path)
    return found["id"] if found else ""
