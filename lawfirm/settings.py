"""Django's settings, all taken from the environment; `.env.example` explains each name."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url

from lawfirm.environment import Environment, Misconfigured, kept_key
from lawfirm.logs import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(os.environ, Path(os.environ.get("ENV_FILE", BASE_DIR / ".env")))

DEMO = env.flag("DEMO")
DEBUG = env.flag("DEBUG")
LOCAL = DEMO or DEBUG
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))
PORT = env.number("PORT", 8000, least=1)
WORKERS = env.number("WORKERS", 2, least=1)

if DEMO and DEBUG:
    raise Misconfigured("DEMO=1 shows the production server, DEBUG=1 is for developing: set one")
if LOCAL:
    SECRET_KEY = env.text("SECRET_KEY", kept_key(VAR_DIR / "secret_key"))
else:
    SECRET_KEY = env.text("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.names("SECRET_KEY_FALLBACKS")

# The address in permalinks and QR codes; taken from no request, so that none can forge it.
SITE_URL = env.text("SITE_URL", f"http://127.0.0.1:{PORT}" if LOCAL else None).rstrip("/")
if urlsplit(SITE_URL).scheme not in ("http", "https") or not urlsplit(SITE_URL).hostname:
    raise Misconfigured(f"SITE_URL={SITE_URL} is no address like https://www.example.com")
POST_PATH = env.text("POST_PATH", "/posts/{id}.html")
if not POST_PATH.startswith("/") or POST_PATH.count("{id}") != 1:
    raise Misconfigured(f"POST_PATH={POST_PATH} must begin with / and hold {{id}} once")

# The loopback names let a watchdog on the machine ask /healthz.
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", [urlsplit(SITE_URL).hostname or ""])
ALLOWED_HOSTS += ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS")
# How many proxies of the firm's own stand in front; their X-Forwarded-* headers count.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)

INSTALLED_APPS = [
    "lawfirm.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "taggit",
    "ckeditor",
    "legal_refs",
    "lawfirm.apps.LawfirmConfig",
    "articles",
]
MIDDLEWARE = [
    "lawfirm.headers.ContentSecurityMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lawfirm.caching.CacheControlMiddleware",
    "django.middleware.common.CommonMiddleware",
    "lawfirm.old_addresses.OldAddressMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lawfirm.sessions.SessionExpiryMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "lawfirm.second_factor.middleware.SecondFactorMiddleware",
    "lawfirm.acting.ActingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "lawfirm.urls"
WSGI_APPLICATION = "lawfirm.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.context.site",
            ]
        },
    }
]

VAR_DIR.mkdir(parents=True, exist_ok=True)
DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a writer waits for its turn (5 s) instead of failing when it first writes.
    # Django itself turns foreign keys on.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 5,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if CACHE_URL := env.text("CACHE_URL", ""):
    if not CACHE_URL.startswith(("redis://", "rediss://", "unix://")):
        raise Misconfigured("CACHE_URL must begin with redis://, rediss:// or unix://")
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": "lawfirm",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "articles.tags.split"
TAGGIT_STRING_FROM_TAGS = "articles.tags.join"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "lawfirm.static_finders.LeanAppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR_DIR / "media")))
SERVE_MEDIA = env.flag("SERVE_MEDIA", LOCAL)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644
WHITENOISE_ALLOW_ALL_ORIGINS = False
# A body of 300,000 Chinese characters, form-encoded, is larger than Django's 2.5 MB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# The SEO list sends nine fields a row.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
AUTH_PASSWORD_VALIDATORS += [
    {"NAME": f"lawfirm.accounts.password_rules.{name}", "OPTIONS": options}
    for name, options in {
        "LengthValidator": {"min_length": 12},
        "CommonPairsValidator": {},
        "FirmWordsValidator": {},
    }.items()
]
# Links that set a password.
PASSWORD_RESET_TIMEOUT = 3600
SECOND_FACTOR = env.text("SECOND_FACTOR", "off" if LOCAL else "required")
if SECOND_FACTOR not in ("off", "optional", "required", "everyone"):
    raise Misconfigured(f"SECOND_FACTOR={SECOND_FACTOR} is not off, optional, required or everyone")
OTP_TOTP_ISSUER = urlsplit(SITE_URL).hostname
# The window stays where the server's clock is, at 30 seconds to each side.
OTP_TOTP_SYNC = False
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "lawfirm.client_address.client_address"
AXES_CLIENT_STR_CALLABLE = "lawfirm.logs.nameless_client"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
# Its admin pages speak no Chinese; a lock ends by itself.
AXES_ENABLE_ADMIN = False
AXES_LOCKOUT_CALLABLE = "lawfirm.accounts.lock_out.locked_page"

SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", not LOCAL)
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if LOCAL else 365 * 24 * 3600
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_NAME = "session" if LOCAL else "__Host-session"
CSRF_COOKIE_NAME = "csrf" if LOCAL else "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "articles.views.errors.csrf_failed"
# Seconds since the sign-in, and since the last request.
SESSION_COOKIE_AGE = SESSION_LONGEST = 12 * 3600
SESSION_IDLE = 3600
X_FRAME_OPTIONS = "DENY"

SILENCED_SYSTEM_CHECKS = [
    # CKEditor 4.22.1 is the owner's choice. Its open advisories are kept out of reach by the widget's
    # configuration (articles/editor/widget.py), by the finder that leaves its risky plugins out
    # (lawfirm/static_finders.py) and by a policy without inline scripts (lawfirm/headers.py).
    "ckeditor.W001",
    # HSTS for other host names of the firm, and the browsers' preload list, are not this site's to decide.
    "security.W005",
    "security.W021",
]
LOGGING = logging_config(env.text("LOG_LEVEL", "INFO").upper())
