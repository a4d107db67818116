"""The page about its article: dates, sections, bylines, notices, sign-offs and notes."""

from __future__ import annotations

from provenance.segmentation.vocabulary import DESK, PEOPLE, PROPER, SECTION, STAMP, STAMPED
from provenance.segmentation.wordings.entry import Wording

APPARATUS: tuple[Wording, ...] = (
    Wording(
        "date-line",
        (
            (
                rf"[\W_]{{0,4}}(?:{STAMPED}\W{{1,3}})?{STAMP}(?:\s*[|•·,/–—-]?\s*{STAMPED}\W{{1,3}}{STAMP})"
                rf"{{0,2}}[\W_]{{0,4}}"
            ),
            r"this (?:article|story|page) is more than \d{1,3} \w+ old",
            rf"{STAMPED}:? .{{0,16}}\d.{{0,40}}[^.]|{STAMPED}:?",
        ),
        (
            "17 November 2019 13:43 (UTC+04:00)",
            "Published: 3 March 2024 09:12 GMT | Updated 10:15",
            "2 hours ago",
            "Published",
            "14:51",
        ),
        (
            "May 5 was a holiday.",
            "Yesterday the minister resigned.",
            "Updated figures show a rise of 5 percent.",
        ),
        line_only=True,
    ),
    Wording(
        "date-line",
        (r"update(?:d)?:? at \d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\.?)?.{0,12}",),
        ("Update at 9:55 p.m. ET.", "Updated at 14:05"),
        ("Update at 9 the list of ships that have left the port.",),
    ),
    Wording(
        "section-date",
        (rf"{SECTION}(?:,? |\s*[|•·/–—-]\s*){STAMP}", rf"{STAMP}\s?[|•·–—-]?\s{SECTION}"),
        (
            "Business 15 November 13:45",
            "Oil&Gas 12:42",
            "Other News 13 November 10:20",
            "World | 2 hours ago",
        ),
        ("Business rose in May 2019 by far.", "Who left at 12:42 and why"),
        line_only=True,
    ),
    Wording(
        "section",
        (
            r"home(?:\s{0,3}[/>»›|]\s{0,3}[\w&’' -]{2,30}){1,5}",
            rf"{SECTION}(?:\s{{0,3}}[/>»›]\s{{0,3}}{SECTION}){{2,5}}",
            rf"{DESK}(?:\s?[/|>»•,]\s?{DESK}){{0,4}}[:.]?",
        ),
        ("Home / World / Environment", "World | Politics", "ANALYSIS/OPINION:", "WATCH:", "World"),
        ("World markets rose.", "News of the deal spread fast.", "Input/output errors"),
        line_only=True,
    ),
    Wording(
        "byline",
        (
            (
                rf"(?:by|written by|story by|reported by|words by|authors?|text)\s?[:|]?\s{PEOPLE}(?:\s?[,"
                rf"|/•·–—-]\s?.{{0,60}}| for .{{3,40}}| in {PROPER})?"
            ),
            rf"{PROPER} (?:staff|newsroom|staff writer|editorial board)|(?:the )?editorial board",
            r"opinion contributor",
            r"(?:staff|news desk|newsroom|web desk|staff (?:reporter|writer)|our correspondent|agencies)",
        ),
        (
            "By Jane Doe",
            "By The Associated Press",
            "Reuters Staff",
            "Written by: Ann Lee and Bo Ek",
            "By Jane Doe, Gazette Writer",
        ),
        ("By Monday the talks had failed.", "By the river", "Staff were told to leave."),
        line_only=True,
    ),
    Wording(
        "notice",
        (
            (
                r"(?:we|this (?:site|website|page)|our (?:site|website))\b.{0,80}\b(?:use|uses|using|set"
                r"|store)\b.{0,60}\bcookies?\b.{0,300}"
            ),
            r"(?:accept|reject|manage)(?: all)? cookies",
            r"by (?:continuing|using|clicking|browsing)\b.{0,140}\bcookies?\b.{0,200}",
        ),
        ("We use cookies to make this site better.", "Accept all cookies"),
        ("We ate the cookies she had baked.",),
        clue="cookie",
    ),
    Wording(
        "notice",
        (
            r"already a (?:subscriber|member)\b.{0,80}",
            r"(?:subscribe|log ?in|sign in) to (?:read|continue|unlock|comment)\b.{0,120}",
            r"to (?:continue|keep) reading (?:this (?:article|story)|,).{0,160}",
            r"please (?:log|sign) ?in\b.{0,80}|sign in|log ?in",
            r"you have (?:reached|read|\d+)\b.{0,40}\b(?:free )?articles?\b.{0,80}",
            r"(?:please )?enable javascript\b.{0,120}|skip to (?:main )?content|privacy policy",
            r"terms (?:of (?:use|service)|and conditions)",
            r"order reprints|print (?:this )?article|text size|(?:an )?error (?:has )?occurred\b.{0,60}",
            r"this article has been sent to.{0,60}",
            r"this copy is for your personal\b.{0,40}\buse only\b.{0,400}|thank you\W?",
            r"(?:click|tap) here (?:to|for) .{3,80}|click here",
            r"(?:this site|website) is protected by recaptcha.{0,160}",
        ),
        ("Already a subscriber? Log in", "Please enable JavaScript to go on.", "Click here to read more."),
        ("To continue reading aloud was his wish.", "Please sign here, he said."),
    ),
    Wording(
        "copyright",
        (
            r"(?:copyright\b ?(?:©|\(c\))?|©|\(c\)) ?(?:\d{4}|the |by )\b.{0,300}|© .{2,100}",
            r"this material may not be (?:published|broadcast|rewritten|reproduced)\b.{0,160}",
            r"our standards: .{5,80}|(?:republished|reprinted|reproduced) with permission\b.{0,120}",
            r"content created by .{3,60} is available without charge\b.{0,400}",
        ),
        (
            "Copyright 2024 Gazette Ltd. All rights reserved.",
            "© 2018 Gazette",
            "Our Standards: The Gazette Principles.",
        ),
        ("Copyright law was changed in May, he said.",),
    ),
    Wording(
        "copyright",
        (r".{0,100}\ball rights reserved\b.{0,250}",),
        ("Gazette Ltd. All rights reserved.",),
        ("All rights were reserved to the crown.",),
        clue="all rights reserved",
    ),
    Wording(
        "sign-off",
        (
            (
                r"[\W_]{0,5}(?:additional )?(?:reporting|writing|editing|compiled|translated|graphics"
                r"|production) by .{3,400}"
            ),
            r"[\W_]{0,5}(?:contributing|contributors?): .{3,120}",
            r"(?:with|additional) (?:files|inputs?|reporting) from .{3,100}",
            r"\W{0,3}this (?:article|story) (?:is|was) based in part on .{3,80}",
            r"(?-i:[a-z]{2,4}(?:[/-][a-z]{2,4}){1,4}|[A-Z]{2,4}/[A-Z]{2,4})",
        ),
        (
            "(Reporting by Ann Lee in Oslo; Editing by Bo Ek)",
            "Additional reporting by Ann Lee",
            "pv/jm",
            "With inputs from agencies",
        ),
        ("Reporting the news is hard.", "Editing the film took a year."),
    ),
    Wording(
        "sign-off",
        (
            r".{3,160} contributed (?:reporting|to this (?:report|story|article))\b.{0,80}",
            rf"{PEOPLE} contributed\W?",
        ),
        ("The Associated Press contributed to this report.", "Ann Lee contributed reporting from Oslo."),
        ("Low rates contributed to the rise.",),
        clue=" contributed",
    ),
    Wording(
        "update-note",
        (
            r"[\W_]{0,5}(?:editor[’']?s?[’']? note|correction|clarification|disclaimer)s?\s?[:–—] .{5,500}",
            r"[\W_]{0,5}this is a (?:developing|breaking)(?: news)? story\b.{0,120}",
            r"this is a rush transcript.{0,120}",
            (
                r"[\W_]{0,5}this (?:story|article|post|report|piece|page) (?:has been|was|will be|is being) "
                r"(?:updated|corrected|amended|edited|originally published|first published|auto|republished)"
                r"\b.{0,250}"
            ),
            r"(?:an earlier|a previous) version of this (?:story|article|report)\b.{0,400}",
            r"(?:the )?(?:views|opinions) expressed\b.{0,400}",
        ),
        (
            "This story has been updated.",
            "Correction: the ferry sank on Monday.",
            "This is a developing story.",
        ),
        ("This story has two sides.", "The update was sent out at night."),
    ),
    Wording(
        "contact",
        (
            r"(?:e-?mail|write to|contact|reach)\b.{0,60}[\w.+-]+@[\w-]+\.\w[\w.]{0,40}.{0,40}",
            r".{0,60}\bcan be reached (?:at|on|by|via) .{0,80}",
            r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,40}",
        ),
        (
            "Email: ann@gazette.example",
            "ann@gazette.example",
            "Ann Lee can be reached at ann@gazette.example.",
        ),
        ("He was told @ noon.",),
        clue="@",
    ),
    Wording(
        "contact",
        (
            r"(?:phone|tel|telephone|fax|mob|mobile|call)\.?\s?[:+].{0,20}\d[\d ()-]{5,20}.{0,40}",
            r"\+\d[\d ()-]{7,18}",
            r"(?:send|submit) (?:letters|tips|comments|feedback|news tips)\b.{0,80}",
            r"(?:do you have|got) a (?:news )?tip\b.{0,120}",
        ),
        ("Tel: +49 30 1234567", "Send letters to the editor."),
        ("He called the number 12 times.", "Contact was lost at noon."),
    ),
)
