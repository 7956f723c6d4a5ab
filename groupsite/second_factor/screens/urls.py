from django.urls import path

from groupsite.second_factor.screens.login_views import CodeView, PasskeySignInView, SetUpView
from groupsite.second_factor.screens.passkey_views import (
    AddPasskeyView,
    PasskeyChallengeView,
    RemovePasskeyView,
)
from groupsite.second_factor.screens.views import (
    NewPhoneView,
    NewRecoveryCodesView,
    ResetView,
    TurnOffView,
)

app_name = "groupsite_second_factor"
urlpatterns = [
    path("", CodeView.as_view(), name="code"),
    path("set-up/", SetUpView.as_view(), name="set_up"),
    path("turn-off/", TurnOffView.as_view(), name="turn_off"),
    path("new-phone/", NewPhoneView.as_view(), name="new_phone"),
    path("recovery-codes/", NewRecoveryCodesView.as_view(), name="recovery_codes"),
    path("reset/<int:pk>/", ResetView.as_view(), name="reset"),
    path("passkey/", PasskeySignInView.as_view(), name="passkey"),
    path("passkey/challenge/", PasskeyChallengeView.as_view(), name="challenge"),
    path("passkey/add/", AddPasskeyView.as_view(), name="add_passkey"),
    path("passkey/<int:pk>/remove/", RemovePasskeyView.as_view(), name="remove_passkey"),
]
