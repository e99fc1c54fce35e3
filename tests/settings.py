"""Settings of the tests: production's, but for what would be slow or leave files behind."""

import os
import tempfile

os.environ |= {
    "ENV_FILE": os.devnull,
    "DEMO": "0",
    "DEBUG": "0",
    "SECRET_KEY": "only-for-tests",
    "SITE_URL": "https://law.example",
    "ALLOWED_HOSTS": "law.example,testserver",
    "VAR_DIR": tempfile.gettempdir() + f"/lawfirm-tests-{os.getuid()}",
    "SERVE_MEDIA": "1",
    # Tests of signing in turn it on.
    "SECOND_FACTOR": "off",
    "LOG_LEVEL": "WARNING",
}
for name in ("CACHE_URL", "MEDIA_ROOT", "PORT", "POST_PATH", "TRUSTED_PROXIES"):
    os.environ.pop(name, None)

from lawfirm.settings import *  # noqa: E402, F403
from lawfirm.settings import STATIC_ROOT, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The test client speaks plain HTTP; tests of the redirect to https turn it on.
SECURE_SSL_REDIRECT = False
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# WhiteNoise warns of a missing folder.
STATIC_ROOT.mkdir(exist_ok=True)
