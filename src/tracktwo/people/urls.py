from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("start", views.start, name="start"),
    path("start/code", views.code, name="code"),
    path("join", views.join, name="join"),
    path("sign-in", views.sign_in, name="sign-in"),
    path("recover", views.recover, name="recover"),
    path("strength", views.strength, name="strength"),
    path("here", views.here, name="here"),
    path("lock", views.lock, name="lock"),
    path("unlock", views.unlock, name="unlock"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("account", views.account, name="account"),
    path("account/colleagues", views.invite, name="invite"),
]
