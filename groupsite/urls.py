from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from groupsite import public_media_folders, views
from groupsite.api.router import api_urls, open_data_urls
from groupsite.layout import site_icons
from groupsite.layout.bit_line_page import bit_line_explanation_page
from groupsite.layout.routing import serve_page
from groupsite.layout.site_link_preview import link_preview_picture
from groupsite.logins.views import NewPasswordView
from groupsite.page_cache.declarations import public_patterns
from groupsite.search.suggestions import suggestions
from groupsite.search.views import search_page
from groupsite.second_factor.screens.login_views import LoginViewWithSecondFactor
from groupsite.university_login.login_steps import LogoutViewWithProvider
from people.sitemap import urls as sitemap_urls
from vacancies.feeds import urls as feed_urls

# A page with all components, for developers only.
workshop = [path("gallery/", include("groupsite.demo.gallery.urls"))] if settings.DEBUG else []

# Wagtail's patterns, with our view in place of its own for pages; those below _util/ come first.
page_patterns = [
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve")
    if pattern.name == "wagtail_serve"
    else pattern
    for pattern in wagtail_urls.urlpatterns
]

handler500 = "groupsite.error_responses.server_error"

urlpatterns = [
    path("robots.txt", views.robots_txt),
    path("", include((public_patterns(sitemap_urls.urlpatterns), sitemap_urls.app_name))),
    path("favicon.ico", site_icons.favicon),
    path("apple-touch-icon.png", site_icons.icon),
    path("icon-<int:size>.png", site_icons.icon, name="groupsite_icon"),
    path(".well-known/security.txt", views.security_txt),
    path(
        "admin/password_reset/confirm/<uidb64>/<token>/",
        NewPasswordView.as_view(),
        name="wagtailadmin_password_reset_confirm",
    ),
    path("admin/login/", LoginViewWithSecondFactor.as_view(), name="wagtailadmin_login"),
    path("admin/second-factor/", include("groupsite.second_factor.screens.urls")),
    path("admin/logout/", LogoutViewWithProvider.as_view(), name="wagtailadmin_logout"),
    path("admin/university-login/", include("groupsite.university_login.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v2/", api_urls()),
    path("open-data/", open_data_urls()),
    path("documents/", include(wagtaildocs_urls)),
    *public_media_folders.bucket_media_urls(),
    *public_media_folders.development_media_urls(),
    *i18n_patterns(
        # Translators: the address of the search, in small letters a-z without spaces.
        path(_("search/"), search_page, name="groupsite_search"),
        # Translators: the address of suggestions for a search, in small letters a-z without spaces.
        path(_("search/suggestions/"), suggestions, name="groupsite_search_suggestions"),
        # Translators: the address of the page about the line of bits, in small letters a-z, with hyphens.
        path(_("how-to-read-the-line/"), bit_line_explanation_page, name="groupsite_code_line"),
        path("site.webmanifest", site_icons.web_app_manifest, name="groupsite_manifest"),
        path("link-preview-<slug:digest>.png", link_preview_picture, name="groupsite_link_preview"),
        # Translators: the address of the application forms, in small letters a-z without spaces.
        path(_("apply/"), include("vacancies.urls")),
        # Translators: the address of e-mail alerts about vacancies, in small letters a-z without spaces.
        path(_("alerts/"), include("vacancies.alerts.urls")),
        path("feeds/", include((public_patterns(feed_urls.urlpatterns), feed_urls.app_name))),
        *workshop,
        *page_patterns,
        prefix_default_language=True,
    ),
]
