from .category import Category
from .checks import CheckLevel, Term
from .edition import Edition, EditionPage, EditionText
from .firm import Firm
from .image import Image
from .lawyer import Lawyer
from .listing import CitedProvision, EditionTag
from .post import Post, RelatedPost
from .review import Action, Remark, Transition, Waiver
from .stamp import Stamp

__all__ = [
    "Action",
    "Category",
    "CheckLevel",
    "CitedProvision",
    "Edition",
    "EditionPage",
    "EditionTag",
    "EditionText",
    "Firm",
    "Image",
    "Lawyer",
    "Post",
    "RelatedPost",
    "Remark",
    "Stamp",
    "Term",
    "Transition",
    "Waiver",
]
