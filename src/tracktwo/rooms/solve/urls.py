from django.urls import path

from . import taking_back
from .issues import views as issues
from .options import views as options
from .packages import views as packages
from .predictions import views as predictions
from .reassurance import views as ladder
from .text import views as text

app_name = "solve"
urlpatterns = [
    path("", options.home, name="home"),
    path("round", options.start_round, name="round"),
    path("round/end", options.end_round, name="end-round"),
    path("idea/<str:id>/<str:side>/keep", options.keep, name="keep"),
    path("option/<str:id>", options.option, name="option"),
    path("option/<str:id>/link", options.link, name="link"),
    path("option/<str:id>/joint", options.joint, name="joint"),
    path("option/<str:id>/issue", options.place, name="place"),
    path("option/<str:id>/aim", options.aim, name="aim"),
    path("option/<str:id>/public/<str:side>", options.legitimacy, name="legitimacy"),
    path("option/<str:id>/release/<str:side>", options.release, name="release-option"),
    path("take-back/<str:id>", taking_back.take_back, name="take-back"),
    path("obstacles", options.obstacles, name="obstacles"),
    path("issues", issues.home, name="issues"),
    path("issues/bring", issues.bring, name="bring-issues"),
    path("issues/<str:id>", issues.edit, name="issue"),
    path("bank", options.bank, name="bank"),
    path("bank/<str:id>/bring", options.bring, name="bring-option"),
    path("predictions", predictions.home, name="predictions"),
    path("predictions/<str:id>/take-out", predictions.take_out, name="take-out"),
    path("predictions/begin", predictions.begin, name="begin-predictions"),
    path("predictions/hand-round", predictions.hand_round, name="start-hand-round"),
    path("predictions/enter", predictions.enter, name="enter"),
    path("predictions/sheet", predictions.sheet, name="sheet"),
    path("predictions/close", predictions.close, name="close-predictions"),
    path("predictions/destroy", predictions.destroy, name="destroy-predictions"),
    path("predictions/tag", predictions.tag, name="tag"),
    path("hand-round", predictions.questionnaire, name="hand-round"),
    path("packages", packages.home, name="packages"),
    path("packages/ask/<str:side>", packages.ask, name="ask"),
    path("packages/link", packages.link, name="link-options"),
    path("packages/valuation/<str:side>", packages.valuation, name="valuation"),
    path("ladder", ladder.home, name="ladder"),
    path("ladder/<str:id>", ladder.step, name="step"),
    path("ladder/<str:id>/pair", ladder.pair, name="step-pair"),
    path("ladder/<str:id>/keep", ladder.keep, name="step-keep"),
    path("ladder/<str:id>/read/<str:side>", ladder.read, name="step-read"),
    path("bear/<str:side>", ladder.tolerance, name="tolerance"),
    path("text", text.home, name="text"),
    path("text/<str:form>", text.home, name="text"),
    path("text/<str:form>/criticism", text.criticism, name="criticism"),
    path("text/<str:form>/release/<str:side>", text.release, name="release"),
]
