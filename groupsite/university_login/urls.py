from django.urls import path

from groupsite.university_login.login_steps import EndedView, ReturnView, SignOutView, StartView

app_name = "groupsite_university_login"
urlpatterns = [
    path("", StartView.as_view(), name="start"),
    path("return/", ReturnView.as_view(), name="return"),
    path("ended/", EndedView.as_view(), name="ended"),
    path("sign-out/", SignOutView.as_view(), name="sign_out"),
]
