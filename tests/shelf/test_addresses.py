"""Links as people paste them: read, refused with a reason, and recognized when they come again."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.kit.errors import Refusal
from bot.kit.internet import as_ip, is_public, is_public_host
from bot.shelf import link_words as words
from bot.shelf.addresses import LIMIT, read, words_in

DOC = "1AbC_dEfGhIjKlMnOpQrStUvWxYz-0123456789abcdEf"


@pytest.mark.parametrize(
    ("pasted", "url"),
    [
        ("https://example.org/weeding", "https://example.org/weeding"),
        ("  https://example.org  ", "https://example.org/"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("[Weeding guide](https://example.org/a)", "https://example.org/a"),
        ("[https://example.org/a](https://example.org/a)", "https://example.org/a"),
        ("here it is: https://example.org/a.", "https://example.org/a"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/Weeding_(libraries)", "https://example.org/Weeding_(libraries)"),
        ("HTTPS://Example.ORG/Path", "https://example.org/Path"),
        ("www.example.org/a", "https://www.example.org/a"),
        ("example.org", "https://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org/a b", "https://example.org/a"),
        ("https://example.org/caf\u00e9?q=\u00fc", "https://example.org/caf%C3%A9?q=%C3%BC"),
        ("https://example.org/a?x=1&utm_source=mail#top", "https://example.org/a?x=1#top"),
        ("https://exa\u200bmple.org/a\u202e", "https://example.org/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://8.8.8.8/a", "https://8.8.8.8/a"),
    ],
)
def test_a_link(pasted: str, url: str) -> None:
    """What comes around a link is left out, and the rest opens the same page."""
    assert read(pasted).url == url


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        ("", words.NO_LINK),
        ("our weeding guide", words.NO_LINK),
        ("weeding", words.NO_LINK),
        ("javascript:alert(1)", words.NOT_THE_WEB),
        ("JavaScript:alert(1)//https:", words.NOT_THE_WEB),
        ("java\u200bscript:alert(1)", words.NOT_THE_WEB),
        ("java\nscript:alert(1)", words.NOT_THE_WEB),
        ("data:text/html,<script>", words.NOT_THE_WEB),
        ("file:///C:/Users/jsmith/weeding.docx", words.NOT_THE_WEB),
        ("ftp://example.org/a", words.NOT_THE_WEB),
        ("mailto:ruth@example.org", words.NOT_THE_WEB),
        ("vbscript:x", words.NOT_THE_WEB),
        ("https://", words.NO_LINK),
        ("https://exa%6dple.org", words.NO_HOST),
        ("https://-x-.org/", words.NO_HOST),
        ("https://example.org:99999/", words.NO_HOST),
        ("https://[::1", words.NO_HOST),
        ("https://example.org/a https://example.org/b", words.TWO_LINKS),
        ("https://docs.google.com@evil.example/a", words.WITH_A_NAME.format(host="evil.example")),
        ("https://a:b@evil.example/", words.WITH_A_NAME.format(host="evil.example")),
        ("https://@evil.example/", words.WITH_A_NAME.format(host="evil.example")),
        ("https://evil.example\\@good.example/", ""),
    ],
)
def test_what_is_no_link(pasted: str, sentence: str) -> None:
    """Each refusal says what to do instead; a backslash ends the host, as in browsers."""
    if not sentence:
        assert read(pasted).host == "evil.example"
        return
    with pytest.raises(Refusal) as refusal:
        read(pasted)

    assert refusal.value.message == sentence


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fe80::1%25eth0]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fec0::1]",
        "[ff02::1]",
        "[::127.0.0.1]",
        "[2001:db8::1]",
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "169.254.169.254",
        "169.254.1.1",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "198.18.0.1",
        "256.256.256.256",
        "1.2.3.4.5",
        "localhost",
        "LOCALHOST",
        "foo.localhost",
        "catalog",
        "printer.local",
        "\uff11\uff12\uff17.0.0.1",
        "opac.lan",
        "metadata.google.internal",
        "opac.corp",
        "localhost.",
        "\u24dbocalhost",
        "router.home.arpa",
        "127.0.0.1.",
    ],
)
def test_what_only_opens_inside(host: str) -> None:
    """A link into a building, or into the host's own computer, is refused, however it's written."""
    with pytest.raises(Refusal, match=r"only opens inside|can't tell where"):
        read(f"http://{host}/opac")


@pytest.mark.parametrize(
    ("host", "number"),
    [
        ("0x7f.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("1.2.3", "1.2.0.3"),
        ("3.0x", "3.0.0.0"),
    ],
)
def test_numbers_as_browsers_read_them(host: str, number: str) -> None:
    """WHATWG's reading of an IPv4 address, not the stricter one of Python's."""
    assert as_ip(host) == ip_address(number)


def test_the_public_internet() -> None:
    """What is public counts as public."""
    assert all(is_public(ip_address(one)) for one in ("8.8.8.8", "1.1.1.1", "2606:4700::1111"))
    assert is_public_host("example.org")
    assert as_ip("example.org") is None


@pytest.mark.parametrize(
    ("pasted", "host"),
    [
        ("https://www.c\u0430nva.com/design", "www.xn--cnva-53d.com"),  # a Cyrillic letter
        ("https://\u0430pple.com", "xn--pple-43d.com"),
        ("https://b\u00fccherei.example", "xn--bcherei-n2a.example"),
        ("https://docs.google.com.evil.example/d", "docs.google.com.evil.example"),
        ("https://example.org\u3002evil.example", "example.org.evil.example"),
    ],
)
def test_where_it_really_leads(pasted: str, host: str) -> None:
    """A look-alike is shown by its real name, in the link too."""
    found = read(pasted)

    assert found.host == host
    assert host in found.url
    assert found.url.isascii()


def test_long_links() -> None:
    """A link of 3,000 characters is refused, and so is a book."""
    with pytest.raises(Refusal, match=r"3,000 characters"):
        read("https://example.org/" + "a" * 2_980)
    with pytest.raises(Refusal, match=r"1,000,000 characters"):
        read("x" * 1_000_000)
    assert len(read("https://example.org/" + "a" * (LIMIT - 20)).url) == LIMIT


@pytest.mark.parametrize(
    "links",
    [
        (
            "https://example.org/weeding",
            "http://www.example.org/weeding/",
            "https://m.example.org/weeding#step-2",
            "example.org/weeding?utm_source=x&utm_medium=mail&fbclid=abc",
            "https://example.org:443/weeding/index.html",
            "https://www.google.com/url?q=https://example.org/weeding&sa=D",
            "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org"
            "%2Fweeding&data=05%7C02",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fweeding%3Ffbclid%3DIw",
        ),
        ("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"),
        (
            "https://www.youtube.com/watch?v=abc-DEF_123&t=30s&list=PL1",
            "https://youtu.be/abc-DEF_123?si=xyz",
            "https://m.youtube.com/watch?v=abc-DEF_123&feature=share",
            "https://www.youtube.com/shorts/abc-DEF_123",
            "https://www.youtube-nocookie.com/embed/abc-DEF_123",
        ),
        (
            f"https://docs.google.com/document/d/{DOC}/edit?usp=sharing&ouid=1#heading=h.x",
            f"https://docs.google.com/document/d/{DOC}/view",
            f"https://docs.google.com/document/u/1/d/{DOC}/copy",
            f"https://docs.google.com/a/district.example/document/d/{DOC}",
        ),
        (
            f"https://drive.google.com/file/d/{DOC}/view?usp=drive_link",
            f"https://drive.google.com/open?id={DOC}&authuser=0",
            f"https://drive.google.com/uc?export=download&id={DOC}",
        ),
        (
            "https://www.canva.com/design/DAFx1/AbC-d/edit?utm_content=DAFx1",
            "https://www.canva.com/design/DAFx1/EfG-h/view?mode=preview",
        ),
    ],
)
def test_the_same_page(links: tuple[str, ...]) -> None:
    """However it was copied, a page is one page."""
    assert len({read(one).key for one in links}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/A", "https://example.org/a"),
        ("https://example.org/?page=1", "https://example.org/?page=2"),
        ("https://app.example/#/lesson/1", "https://app.example/#/lesson/2"),
        ("https://youtu.be/one", "https://youtu.be/two"),
        ("https://m.co/a", "https://n.co/a"),
        (
            "https://docs.google.com/document/d/one/edit",
            "https://docs.google.com/document/d/two/edit",
        ),
        ("https://www.youtube.com/playlist?list=A", "https://www.youtube.com/playlist?list=B"),
    ],
)
def test_different_pages(one: str, other: str) -> None:
    """What's on another page isn't taken for a duplicate."""
    assert read(one).key != read(other).key


@pytest.mark.parametrize("kind", ["document", "spreadsheets", "presentation", "drawings", "forms"])
def test_google_editors(kind: str) -> None:
    """A link into the editor says so, and there's one that gives a copy."""
    base = f"https://docs.google.com/{kind}/d/{DOC}"

    found = read(f"{base}/edit?usp=sharing")

    assert found.editable
    assert found.copy == f"{base}/copy"
    assert read(base).editable
    assert not read(f"{base}/preview").editable
    assert not read(f"{base}/copy").editable


def test_google_copies_keep_their_key() -> None:
    """Older files open only with the key in their link."""
    found = read(f"https://docs.google.com/document/d/{DOC}/edit?resourcekey=0-abc")

    assert found.copy == f"https://docs.google.com/document/d/{DOC}/copy?resourcekey=0-abc"


def test_what_is_published_is_not_edited() -> None:
    """A form to fill in, and a document published to the web, have no original behind the link."""
    for one in (
        f"https://docs.google.com/forms/d/e/{DOC}/viewform",
        f"https://docs.google.com/document/d/e/{DOC}/pub",
    ):
        found = read(one)
        assert not found.editable
        assert not found.copy


def test_drive_and_canva() -> None:
    """Neither has a link that makes a copy out of every other one."""
    folder = read(f"https://drive.google.com/drive/u/0/folders/{DOC}?usp=sharing")
    editor = read("https://www.canva.com/design/DAFx1/AbC-d/edit")
    template = read("https://www.canva.com/design/DAFx1/AbC-d/view?mode=preview&utm_source=x")
    shown = read("https://www.canva.com/design/DAFx1/AbC-d/view")

    assert (folder.editable, folder.copy) == (False, "")
    assert (editor.editable, editor.copy) == (True, "")
    assert (template.editable, template.copy) == (False, template.url)
    assert (shown.editable, shown.copy) == (False, "")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("https://example.org/files/class-list-jayden-smith.pdf", "files class list jayden smith"),
        (
            "https://example.org/Jayden_Smith?from=Emily+Diaz#top",
            "Jayden Smith from Emily Diaz top",
        ),
        ("https://example.org/classList/JaydenSmith.html", "class List Jayden Smith"),
        (f"https://docs.google.com/document/d/{DOC}/edit", "document d . . . edit"),
        ("https://example.org/c.php?g=201878&p=9449869", "c g p"),
        ("https://example.org/", ""),
    ],
)
def test_what_a_person_reads_in_a_link(link: str, said: str) -> None:
    """Its words, and neither numbers nor what only a machine reads."""
    assert words_in(link) == said


@given(some.text(max_size=200))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    """No text at all ends in anything but a link or a refusal; a link read again is the same."""
    for typed in (text, f"https://{text}", f"https://example.org/{text}"):
        try:
            found = read(typed)
        except Refusal:
            continue
        assert found.url.isascii()
        assert not set(found.url) & set(' \n\t<>"\\|')
        again = read(found.url)
        assert (again.url, again.key) == (found.url, found.key)
