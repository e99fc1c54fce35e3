from .category import Category
from .edition import Edition, EditionPage, EditionText
from .firm import Firm
from .image import Image
from .lawyer import Lawyer
from .listing import CitedProvision, EditionTag
from .post import Post, RelatedPost
from .review import Action, Remark, Transition, Waiver

__all__ = [
    "Action",
    "Category",
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
    "Transition",
    "Waiver",
]
