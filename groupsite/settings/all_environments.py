"""Settings common to all environments."""

from pathlib import Path
from typing import Any

from django.utils.csp import CSP

PROJECT = Path(__file__).resolve().parent.parent.parent

INSTALLED_APPS = [
    "groupsite",
    "groupsite.page_cache",
    # Before vacancies: notes when its regular commands end.
    "groupsite.monitoring",
    "groupsite.second_factor",
    "groupsite.university_login",
    "groupsite.search.index",
    "vacancies",
    "research",
    # Before wagtail_localize: we extend its editor's template under the same name.
    "people",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # Wagtail says "15 minutes ago" with it: for the Swedish of that
]

MIDDLEWARE = [
    # The id is known to all that follow, and every answer is counted.
    "groupsite.monitoring.request_id.RequestId",
    "groupsite.monitoring.metrics.RequestMetrics",
    "groupsite.monitoring.middleware.HealthAndReadiness",  # whatever host, scheme and cache say
    "groupsite.page_cache.middleware.PageCache",  # answers before anything is read
    "groupsite.middleware.csp.CrossOriginResourcePolicy",
    "groupsite.middleware.csp.PermissionsPolicy",
    "groupsite.search.index.indexing_middleware.index_after_writing",
    "django.middleware.security.SecurityMiddleware",
    "groupsite.middleware.csp.ContentSecurityPolicyByPath",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "groupsite.middleware.language.LocaleMiddlewareWithUnprefixedUrls",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "groupsite.middleware.language.AdminInLanguageOfUser",
    "django.contrib.messages.middleware.MessageMiddleware",
    "groupsite.middleware.sessions.SessionLimits",
    "groupsite.second_factor.middleware.SecondFactor",
    "groupsite.logins.middleware.FormsSentWhileSignedOut",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "groupsite.middleware.redirects.RedirectsToVisiblePages",
    "groupsite.logins.middleware.PasswordAttemptLimits",
]

ROOT_URLCONF = "groupsite.urls"
WSGI_APPLICATION = "groupsite.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


SQLITE = "groupsite.sqlite"


def sqlite_database_settings(path: Path) -> dict[str, object]:
    """Return database settings for an SQLite file: WAL, durable commits, deleted data overwritten."""
    return {
        "ENGINE": SQLITE,
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,  # seconds a writer waits for another
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                # Overwrite deleted data with zeros, whatever the default of this SQLite build.
                "PRAGMA secure_delete=ON;"
            ),
        },
    }


CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# Languages: the code is "en", not "en-us", because the first Locale row is made from it.
LANGUAGE_CODE = "en"
# Words of Wagtail that are better said otherwise; it has precedence over the catalogues of all apps.
LOCALE_PATHS = [PROJECT / "groupsite" / "wagtail_locale"]
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("sv", "Svenska")]
FORMAT_MODULE_PATH = ["people.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_USER_TIME_ZONES = ["Europe/Stockholm", "UTC"]
# A new translation is a draft: otherwise untranslated text would be live in the wrong language.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Keep the translated texts of a deleted page until the record's last language is deleted.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True

CSRF_FAILURE_VIEW = "groupsite.logins.views.csrf_failure"
SESSION_COOKIE_AGE = 12 * 3600  # seconds since login; enforced by groupsite.middleware.sessions

STATIC_URL = "/static/"
STATIC_ROOT = PROJECT / "staticfiles"
MEDIA_URL = "/media/"

GROUPSITE_SWEDISH_ALPHABET = True
GROUPSITE_VACANCIES_CURRENCY = "SEK"
# Ours is in templates/groupsite_vacancies/apply/notice.html.
GROUPSITE_VACANCIES_PRIVACY_NOTICE_CONFIRMED = True
GROUPSITE_VACANCIES_ALERTS_NOTICE_CONFIRMED = True
# The longest time in hours between the ends of regular commands; production names them.
GROUPSITE_REGULAR_COMMANDS: dict[str, float] = {}
# A folder with the link that tells nginx whether its cached pages are true.
GROUPSITE_FRONT_CACHE: Path | None = None
# Production reads these from the environment.
GROUPSITE_METRICS_FOLDER = GROUPSITE_SENTRY_DSN = ""
GROUPSITE_SENTRY_ENVIRONMENT = "production"
GROUPSITE_SEARCH_THROTTLE = True
GROUPSITE_API_THROTTLE = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "groupsite.search.backend"}}
WAGTAIL_SITE_NAME = "Communication Systems"
# The title of the home page, which has a name in each language.
GROUPSITE_LINK_PREVIEW_SITE_NAME = None
WAGTAILADMIN_USER_LOGIN_FORM = "groupsite.logins.forms.LoginFormWithPasswordLabel"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "groupsite.logins.forms.LimitedPasswordResetForm"  # noqa: S105
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # å ä ö are transliterated
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# Only types that neither browsers nor programs execute, and always as a download (R59).
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "key", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt"]
WAGTAILDOCS_EXTENSIONS += ["xlsx", "zip"]
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]  # no SVG (R59)
# A phone's largest pictures are 8192 × 6144. Processing one in colour needs about 400 MB of memory.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 51_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "groupsite.images.ImageFormWithPixelLimitMessage"
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp"}

# The admin would send requests to third parties by default.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

AUTHENTICATION_BACKENDS = ["groupsite.logins.backends.RateLimitedBackend"]
# Whether everybody who may read applications or administer accounts must set up two-step verification.
# On in production.
GROUPSITE_SECOND_FACTOR_REQUIRED = False
# Arguments of `groupsite.university_login.configuration.UniversityLogin`.
GROUPSITE_OIDC: dict[str, Any] | None = None
PASSWORD_HASHERS = [
    "groupsite.logins.hashing.Argon2InHashingThread",
    "groupsite.logins.hashing.ScryptInHashingThread",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Nothing inline and nothing from other sites. The admin has its own policy:
# groupsite.middleware.csp.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail itself allows its previews to be framed by the admin
MAILERS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
}
