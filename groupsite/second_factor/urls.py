from django.urls import path

from groupsite.second_factor.login_views import CodeView, SetUpView
from groupsite.second_factor.views import NewRecoveryCodesView, ResetView, TurnOffView

app_name = "groupsite_second_factor"
urlpatterns = [
    path("", CodeView.as_view(), name="code"),
    path("set-up/", SetUpView.as_view(), name="set_up"),
    path("turn-off/", TurnOffView.as_view(), name="turn_off"),
    path("recovery-codes/", NewRecoveryCodesView.as_view(), name="recovery_codes"),
    path("reset/<int:pk>/", ResetView.as_view(), name="reset"),
]
