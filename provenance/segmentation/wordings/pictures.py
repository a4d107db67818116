"""Credits and captions of pictures, players of videos."""

from __future__ import annotations

from provenance.segmentation.vocabulary import AGENCY, PROPER
from provenance.segmentation.wordings.entry import Wording

PICTURES: tuple[Wording, ...] = (
    Wording(
        "photo-credit",
        (r"[^\n]*?\b(?:hide|show) caption \d{1,3} of \d{1,3}\b[^\n]*",),
        (
            "Photos: The flood in the valley A boat on the street. Hide Caption 1 of 2 Photos: The flood in the valley",
        ),
        ("Click to hide caption two of the picture.",),
        clue=" caption ",
        line_only=True,
        long=True,
    ),
    Wording(
        "photo-credit",
        (
            r"file(?: photo| picture| image)?\s?[:–—-]+ .{5,500}|file (?:photo|picture|image) of .{3,300}",
            (
                r"(?:photo|photograph|image|picture|graphic|illustration|video|credit|courtesy|(?:image"
                r"|photo|picture|video) (?:credit|by|courtesy|source|caption|copyright)|representational "
                r"image|featured image)s?\s?[:©|]\s?.{2,300}"
            ),
            rf"(?:photo|photograph|image|picture)s? (?:by|courtesy(?: of)?|via|from) {PROPER}.{{0,60}}",
            rf"(?:copyright |© ?|\(c\) ){AGENCY}.{{0,20}}|\({AGENCY}[ /](?:images|photo)[^()]{{0,40}}\)",
            r"enlarge this image.{0,300}|toggle caption.{0,200}|slideshow \(\d{1,4} images?\)",
            rf"{AGENCY} ?/ ?{PROPER}|(?:hide|show) caption.{{0,600}}",
            r"(?:(?:prev|next) )?image \d{1,3} of \d{1,3}|\d{1,3} of \d{1,3}",
            r"facebook twitter pinterest .{5,400}|photos: .{3,400}",
        ),
        (
            "Photos: The flood in the valley",
            "Photo: Ann Lee",
            "© Reuters",
            "File photo of the minister at a summit",
            "FILE - In this May 3 photo, a ship leaves port.",
        ),
        ("The photo shows a ship.", "The photos: a boat, a mill.", "File a complaint, he said."),
        line_only=True,
    ),
    Wording(
        "photo-credit",
        (
            (
                r"[^()]{0,400}\([^()]{0,80}\b(?:photos?|photograph|images?|picture|getty|shutterstock"
                r"|istock|alamy|screengrab|screenshot)\b[^()]{0,80}\)\W{0,2}"
            ),
            (
                rf"[^()]{{0,400}}\((?-i:[A-Z])[^()/]{{2,50}}/ ?(?:[^()/]{{2,30}}/ ?)?{AGENCY}[^()]{{0,40}}\)"
                rf"\W{{0,2}}"
            ),
        ),
        (
            "(Getty Images)",
            "File photo: the old bridge in summer (Getty Images)",
            "The minister in May. (Ann Lee/Reuters)",
        ),
        ("The ship sank (officials said nothing of its cargo).", "He said so on Monday. (Reuters)"),
        clue=")",
        line_only=True,
    ),
    Wording(
        "photo-credit",
        (
            (
                rf"(?:[^/]{{0,400}}[\s|])?(?-i:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}}) ?/ "
                rf"?(?:{AGENCY}(?:/[\w ]{{2,20}})?|[A-Z]{{4,12}})(?: via [\w ]{{2,20}})?"
            ),
        ),
        ("Smoke over the port on Monday. Ann Lee/AFP/Getty Images", "Ann Lee/AP"),
        ("Talks between Ann Lee/Bo Ek and others failed.", "He met the AFP/Reuters team."),
        clue="/",
        line_only=True,
    ),
    Wording(
        "photo-credit",
        (r".{5,400} photograph: .{3,60}",),
        ("The minister leaves the hall. Photograph: Ann Lee/Gazette",),
        ("He took the photograph at noon.",),
        clue="photograph: ",
        line_only=True,
    ),
    Wording(
        "photo-credit",
        (
            r"\((?:file )?(?:photo|image|picture)s?\b[^()]{2,60}\)",
            rf"\({AGENCY}(?: photo)? ?/[^()]{{2,60}}\)|(?:hide|show) caption \d.{{0,600}}",
        ),
        ("(AP Photo/Ann Lee, File)", "(Photo by Ann Lee)", "Hide Caption 4 of 9 Photos: A ship leaves port"),
        ("(photographed from the air)",),
    ),
    Wording(
        "embed",
        (r"[—–-] ?.{2,60} \(@\w{2,30}\) .{0,20}\d{4}",),
        ("— Ann Lee (@annlee) May 24, 2016",),
        ("— a lie, he said",),
        clue="(@",
    ),
    Wording(
        "video",
        (
            r"just watched .{3,400}|watch (?:the )?video(?: below| above)?:?|video player.{0,60}",
            r"(?:watch|play|listen)(?: (?:now|live|here))?(?: ?[·•|]? ?\d{1,2}:\d\d){1,3}",
            (
                r"(?:media|your browser|this (?:content|video))\b.{0,60}\b(?:not supported|not available"
                r"|does not support)\b.{0,120}"
            ),
        ),
        (
            "JUST WATCHED Floods in the valley Replay More Videos ... MUST WATCH Floods 02:10",
            "Your browser does not support this video.",
        ),
        ("Watch what he does, not what he says.",),
    ),
)
