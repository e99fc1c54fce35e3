"""The label of a text made with a machine's help, for readers and in the page's metadata.

Asked for by 《人工智能生成合成内容标识办法》第四条、第五条 and GB 45438-2025; the latter names the fields.
"""

from __future__ import annotations

import json

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..models import Edition, Firm

# 1 says of a content that it is generated.
GENERATED = "1"


def label_of(edition: Edition) -> str:
    """Return the words that readers see, "" for a text that no machine helped with.

    They name the lawyer who answers for it: who approved it, else who signs it.
    """
    if not edition.ai_assisted:
        return ""
    lawyer = edition.reviewer or edition.lawyer
    return (
        f"本文由人工智能辅助生成，经{lawyer.name}律师审核。"
        if lawyer
        else "本文由人工智能辅助生成。"
    )


def label_html(edition: Edition) -> SafeString:
    """Return the label as the last paragraph of the text, "" where there is none."""
    label = label_of(edition)
    return format_html('<p class="ai-label">{}</p>', label) if label else SafeString("")


def metadata(edition: Edition, firm: Firm) -> str:
    """Return the implicit label as JSON for ``<meta name="AIGC">``, "" where there is none.

    The firm spreads the content; which machine made it is not recorded.
    """
    if not edition.ai_assisted:
        return ""
    fields = {
        "Label": GENERATED,
        "ContentProducer": "",
        "ProduceID": "",
        "ReservedCode1": "",
        "ContentPropagator": firm.name,
        "PropagateID": f"{edition.post_id}-{edition.number}",
        "ReservedCode2": "",
    }
    return json.dumps(fields, ensure_ascii=False)
