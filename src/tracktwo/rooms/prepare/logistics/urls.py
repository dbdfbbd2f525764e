from django.urls import path

from . import views

urlpatterns = [
    path("logistics", views.home, name="logistics"),
    path("logistics/begin", views.begin, name="begin-needs"),
    path("logistics/let-in", views.let_in, name="let-into-needs"),
    path("logistics/end", views.end, name="end-needs"),
    path("logistics/<str:of>/<str:key>", views.edit, name="logistics-card"),
]
