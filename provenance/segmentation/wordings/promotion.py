"""What a page wants of its reader: adverts, newsletters, networks, other stories."""

from __future__ import annotations

from provenance.segmentation.vocabulary import NETWORK, SHARING
from provenance.segmentation.wordings.entry import Wording

PROMOTION: tuple[Wording, ...] = (
    Wording("ornament", (r"[\W_]+",), ("* * *", "___", "…"), ("* a", "5")),
    Wording(
        "advert",
        (
            (
                r"[\W_]{0,9}(?:ads?|advertise?ments?|advertising|(?:sponsored|promoted|paid)(?: content| "
                r"links?)?)[\W_]{0,9}"
            ),
        ),
        ("- Advertisement -", "ADVERTISEMENT:", "Sponsored content"),
        ("Advertisement sales fell by a tenth.",),
        line_only=True,
    ),
    Wording(
        "advert",
        (
            r"(?:story|article) continue[sd] (?:below|after)(?: (?:the |this )?advertisement)?\.?",
            r"(?:advertisement )?continue reading(?: the main story)?\W{0,3}",
            r"scroll (?:down )?to continue(?: reading| with content)?\W{0,3}",
            r"(?:skip|remove|report this) (?:advertisement|ads?)",
        ),
        ("Story Continued Below", "Article continues after advertisement", "Continue reading the main story"),
        ("Continue reading to your child at night.",),
    ),
    Wording(
        "embed",
        (
            (
                r"\[(?:pullquote|image|video|audio[- ]clip|gallery|embed|caption|ad|break|tweet|photo)"
                r"[^\]]{0,40}\]"
            ),
            r"(?:pic\.twitter\.com/|https?://|www\.|poster=)\S{1,300}",
            r"view this post on .{3,40}",
            r"loading(?:\.\.\.|…)",
        ),
        ("[pullquote]", "View this post on Instagram", "Loading...", "https://gazette.example/a"),
        ("[He] left.", "Loading ships takes a day."),
    ),
    Wording(
        "newsletter",
        (
            (
                r"[\W_]{0,5}(?:please |click here to )?(?:sign[ -]?up|subscribe)(?: (?:now|today|here|free"
                r"|below))?[\W_]{0,5}"
            ),
            (
                r"[\W_]{0,5}(?:please |click here to )?(?:sign[ -]?up|subscribe)\b.{0,120}\b(?:newsletters?"
                r"|inbox|e-?mails?|alerts|briefing|notifications|digest|breaking news|channel)\b.{0,350}"
            ),
            r"[\W_]{0,5}(?:sign[ -]?up|subscribe) (?:here|now|today|below) (?:to|for) .{3,200}",
        ),
        (
            "Subscribe to our newsletter",
            "Sign up here to get the day's stories straight to your inbox.",
            "Sign Up for Daily Newsletters Manage Newsletters",
        ),
        ("Subscribe to a theory and it will fail you.", "Signing up took an hour."),
    ),
    Wording(
        "newsletter",
        (
            (
                r"[\W_]{0,5}(?:get|receive|have|want) .{3,160}\b(?:in|into|to) your (?:inbox|e-?mail"
                r"|mailbox|phone)\b.{0,250}"
            ),
            r"[\W_]{0,5}(?:get|receive) .{3,120}\bdirectly (?:on|to) your? (?:device|phone|inbox)\b.{0,80}",
            (
                r".{0,200}\bdelivered (?:(?:directly|straight|right|free) )?(?:in|to|into) your (?:inbox"
                r"|e-?mail)\b.{0,250}"
            ),
            r"[^“\"]{3,120}\b(?:in|to) your inbox\b[^“\"]{0,80}",
            (
                r"[^“\"]{3,120}\b(?:so (?:that )?|and )?(?:you )?never miss (?:a|an|any|the) (?:story|news"
                r"|update|beat)\w?\W?"
            ),
        ),
        (
            "Get our morning briefing in your inbox every weekday",
            "The day's stories, delivered straight to your inbox.",
        ),
        ("He had to get the letter to your mother before noon.",),
        clue=" you",
    ),
    Wording(
        "newsletter",
        (
            r"[\W_]{0,5}(?:get|receive) (?:real[ -]time|breaking) (?:news|updates|alerts)\b.{0,160}",
            r"[\W_]{0,5}(?:get|receive) (?:the latest|daily) (?:news|headlines|updates)(?: alerts)?\b.{0,40}",
            r"get our [\w ]{3,40} (?:briefing|newsletter|digest)",
            r"let our news meet your inbox.{0,200}",
            r"(?:daily |free |opinion )?newsletters?(?: sign[ -]?up)?|newsletter sign[ -]?up .{3,400}",
            r"manage newsletters",
            r"thank(?:s| you) for (?:signing up|subscribing)\b.{0,120}",
            r"by signing up,? you (?:agree|accept|consent)\b.{0,250}",
            r"(?:turn on|enable|allow) (?:push )?notifications\b.{0,120}",
            r"(?:be the first to|stay) (?:know|informed|up to date|updated)\b.{0,80}",
            r"(?:no spam|we (?:won[’']t|never|don[’']t) spam)\b.{0,80}",
        ),
        (
            "Get real time updates directly on your device, subscribe now.",
            "No spam, unsubscribe at any time.",
        ),
        ("The senators received the latest news on Friday.", "Newsletters cost money to print."),
    ),
    Wording(
        "newsletter",
        (r".{0,450}\byou (?:can|may) unsubscribe at any time\b.{0,300}",),
        ("Politics, explained. You can unsubscribe at any time.",),
        ("The members may unsubscribe from the list.",),
        clue="unsubscribe",
    ),
    Wording(
        "follow-us",
        (
            (
                rf"[\W_]{{0,5}}(?:please |you can )?(?:also )?(?:follow|like|join|find|add|watch|connect "
                rf"with) (?:us|him|her|them|[^.]{{2,60}}?) (?:on|via) (?:our |his |her |their )?(?:official "
                rf")?{NETWORK}(?: (?:page|channel))?(?:[.!:,]? .{{0,120}}|[^a-z]{{0,3}})"
            ),
            (
                r"[\W_]{0,5}(?:follow|tweet)(?: (?:him|her|them|us|me|the \w+ on twitter))?(?: at)?:? "
                r"?@\w{2,30}.{0,120}"
            ),
            r"[\W_]{0,5}(?:follow|like|join) us\b.{0,60}",
            r"(?:join|subscribe to|visit) our (?:\S+ ){0,3}(?:channel|group|community|page)\b.{0,120}",
            r"(?:download|get|install) (?:the|our) (?:\S+ ){0,3}app\b.{0,120}",
            r"@\w{2,30}|only most interesting and important news",
        ),
        (
            "Follow the Gazette on Telegram. Only what matters",
            "Follow us on Twitter @GazetteNews",
            "Like us on Facebook.",
            "Download our free app for more.",
            "Join our WhatsApp channel for news first",
        ),
        ("He asked reporters to follow the money, a source said.", "Join the army, he told them."),
    ),
    Wording(
        "share-bar",
        (
            (
                rf"(?:share|send)(?: (?:this|the))?(?: (?:story|article|post|page|news))?(?: (?:on|via|with"
                rf"|to|by) (?:{SHARING}|friends)\W{{0,3}}.{{0,80}})?[\W_]{{0,3}}"
            ),
            r"(?:read or share|share) this (?:story|article|post): .{0,200}",
            rf"{SHARING}(?:[\s|•·,/:]{{1,4}}(?:(?:this|article|story|on|via) )?{SHARING}){{0,14}}",
            r"(?:listen to article|share this article|click to share).{0,80}|\d{1,6} shares?|link copied!?",
        ),
        (
            "Share on Facebook",
            "Facebook Twitter WhatsApp Telegram",
            "Share this article",
            "Share Tweet Post Email",
        ),
        ("Share prices fell on Monday.", "Facebook said so.", "Facebook and Twitter removed the accounts."),
        line_only=True,
    ),
    Wording(
        "counter",
        (
            r"\W{0,3}\d[\d,.]{0,12}[km]?(?:\W{1,5}\d[\d,.]{0,12}[km]?){0,4}",
            (
                r"(?:\W{0,4}\d[\d,.]{0,12}[km]? (?:views?|shares?|comments?|likes?|reads?|reactions?"
                r"|min(?:ute)?s?(?: read| to read)?)){1,5}\W{0,3}"
            ),
            (
                r"(?:views?|shares?|comments?|likes?|reads?|hits?|reading time|word count|rating)"
                r"\W{1,3}\d[\d,.]{0,12}[km]?\W?(?: (?:min(?:ute)?s?|words))?"
            ),
            r"(?:no|add|post|view|show|leave a) (?:comments?|reply)|comments?",
        ),
        ("0 1,424", "2,318 views   14 shares", "5 min read", "Views: 1093", "No comments"),
        ("1,424 people died.", "12 votes short", "In 1999", "No comment was made."),
        line_only=True,
    ),
    Wording(
        "related-links",
        (
            (
                r"(?-i:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED|MORE|WATCH|READ|VIDEO|PHOTOS|LISTEN"
                r"|OPINION|TRENDING|DON[’']T MISS)\s?[:|–—-]\s?.{3,250}"
            ),
            (
                r"(?:also (?:read|see|on [\w.]{3,20})|(?:read|see) (?:more|also)|related(?: (?:story"
                r"|article|coverage|news|video))?|more(?: (?:on|from) [\w. ]{2,40})?)\s?[:|»>]\s?.{3,250}"
            ),
            (
                r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|in pictures|full coverage"
                r"|recommended|must read)\s?[:|»>]\s?.{2,250}"
            ),
            (
                r"\(\s?(?:also|see|photos?|videos?|podcasts?|read|related|more|watch|listen)\b[^()]{0,30}: "
                r"[^()]{3,200}\)"
            ),
            r"\(\s?(?:also on|see also|read more|photos)\b[^()]{3,200}\)|related coverage .{5,200}",
            r"(?:read|click|see|tap) (?:here )?(?:the )?(?:full|more|for more|rest)\b.{0,60}",
            r"for more\b.{0,60}\b(?:click|visit|go to|read)\b.{0,80}",
        ),
        (
            "READ MORE: Why the bridge fell",
            "Also read: Ferry runs aground",
            "Tags: ferry, port",
            "( PHOTOS: Ferry in the harbour)",
        ),
        ("More than 300 people died.", "Related costs rose.", "Read the letter, he said."),
        line_only=True,
    ),
    Wording(
        "related-links",
        (r".{10,200} (?-i:Read more)",),
        ("Mayor says bridge is safe Read more",),
        ("He asked her to read more.",),
        clue="read more",
        line_only=True,
    ),
)
