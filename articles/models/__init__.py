from .autosave import Autosave
from .backup_code import BackupCode
from .category import Category
from .checks import CheckLevel, Term
from .edit_lock import EditLock
from .edition import Edition, EditionPage, EditionText
from .error_report import ErrorReport
from .firm import Firm
from .image import Image
from .inner_link import InnerLink
from .lawyer import Lawyer
from .listing import CitedProvision, EditionTag
from .log import AuditEntry, Event
from .post import Post, RelatedPost
from .reading import CountedLog, ViewCount
from .redirect import MissedPath, Redirect
from .review import Action, Remark, Transition, Waiver
from .search import SearchText
from .seo_desk import SeoPost, SeoUpload
from .stamp import Stamp
from .task import ReviewTask

__all__ = [
    "Action",
    "AuditEntry",
    "Autosave",
    "BackupCode",
    "Category",
    "CheckLevel",
    "CitedProvision",
    "CountedLog",
    "EditLock",
    "Edition",
    "EditionPage",
    "EditionTag",
    "EditionText",
    "ErrorReport",
    "Event",
    "Firm",
    "Image",
    "InnerLink",
    "Lawyer",
    "MissedPath",
    "Post",
    "Redirect",
    "RelatedPost",
    "Remark",
    "ReviewTask",
    "SearchText",
    "SeoPost",
    "SeoUpload",
    "Stamp",
    "Term",
    "Transition",
    "ViewCount",
    "Waiver",
]
