from django.urls import path

from . import views

urlpatterns = [
    path("referrals", views.home, name="referrals"),
    path("referrals/begin", views.begin, name="begin-referrals"),
    path("referrals/holder/<str:id>", views.holder, name="referral-holder"),
    path("referrals/<str:id>/erase", views.erase, name="erase-referral"),
]
