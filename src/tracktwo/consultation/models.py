"""Pseudonymous numbers in ordinary tables. No name, no address, and no time finer than a day is stored of anybody.

A field whose `db_column` differs from its name was renamed in the program alone: databases of the first version open
unchanged.
"""

from typing import Any, ClassVar

from django.db import models

__all__ = [
    "VOTE_COLUMNS",
    "Code",
    "Consultation",
    "Contributor",
    "DrawnMap",
    "GroupCount",
    "Statement",
    "StewardSession",
    "Tally",
    "Vote",
]

# The column of `Tally` in which a vote of each value is counted.
VOTE_COLUMNS = {1: "agree", -1: "disagree", 0: "passed"}


class Consultation(models.Model):
    """One question asked of many. Texts are objects from language code to text; the first language has them all."""

    id = models.CharField(primary_key=True, max_length=40)
    question: Any = models.JSONField()
    purpose: Any = models.JSONField()
    languages: Any = models.JSONField()
    sides: Any = models.JSONField()
    groups: Any = models.JSONField()
    entry = models.CharField(max_length=8)
    admission = models.CharField(max_length=8)
    publicity = models.CharField(max_length=8)
    opens = models.DateField(null=True)
    closes = models.DateField(null=True)
    # "waiting", "open" or "closed", as the steward says; days narrow "open" further.
    state = models.CharField(max_length=8, default="waiting")
    steward = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
    # Raised by every change of a statement, so that the statement cache knows when it is stale.
    revision = models.IntegerField(default=0)
    feedback: Any = models.JSONField(null=True, db_column="told")


class Statement(models.Model):
    """One statement. Its writer is not recorded."""

    consultation = models.ForeignKey(Consultation, models.CASCADE)
    number = models.IntegerField()
    text: Any = models.JSONField()
    contributed = models.BooleanField(default=False)
    may_publish = models.BooleanField(default=True)
    # "waiting" for moderation, "in" the consultation, or "out" of it.
    state = models.CharField(max_length=8)
    same_as = models.IntegerField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["consultation", "number"], name="statement_number")]


class Contributor(models.Model):
    """Somebody who takes part, known by the hash of a phrase that only they hold.

    `shown` is the statement in front of them, chosen as their `step`-th with this `probability`. `answered`, `written`
    and `hasty` count answers, statements they wrote, and answers given faster than a sentence can be read. `network`
    is two bytes of a hash under a key that lives in memory for a day: enough to see many telephones in one hand, too
    little to find a network again. `excluded_by` names the abuse signal that leaves them out of the map.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE)
    key = models.CharField(max_length=64, unique=True)
    side = models.CharField(max_length=40, default="")
    asked_side = models.BooleanField(default=False)
    answered = models.IntegerField(default=0, db_column="cast")
    written = models.IntegerField(default=0)
    hasty = models.IntegerField(default=0)
    step = models.IntegerField(default=0)
    shown = models.IntegerField(null=True)
    probability = models.FloatField(default=0, db_column="chance")
    network = models.IntegerField(default=0)
    day = models.DateField()
    excluded_by = models.CharField(max_length=80, default="", db_column="apart")


class Vote(models.Model):
    """1 for agree, -1 for disagree, 0 for pass; with the probability and the step at which the statement was shown."""

    pk = models.CompositePrimaryKey("contributor_id", "statement_id")
    contributor = models.ForeignKey(Contributor, models.CASCADE, db_index=False)
    statement = models.ForeignKey(Statement, models.CASCADE, db_index=False)
    value = models.SmallIntegerField()
    probability = models.FloatField(db_column="chance")
    step = models.IntegerField()


class Tally(models.Model):
    """Votes on a statement by people of one side, for routing alone."""

    pk = models.CompositePrimaryKey("statement_id", "side")
    statement = models.ForeignKey(Statement, models.CASCADE, db_index=False)
    side = models.CharField(max_length=40)
    agree = models.IntegerField(default=0)
    disagree = models.IntegerField(default=0)
    passed = models.IntegerField(default=0)


class Code(models.Model):
    """A code on paper, by its hash. Which contributor used it is not recorded."""

    consultation = models.ForeignKey(Consultation, models.CASCADE)
    key = models.CharField(max_length=64, unique=True)
    batch = models.IntegerField()
    used = models.BooleanField(default=False)


class GroupCount(models.Model):
    """How many said that they belong to a group. Only the count is stored, nobody's answer."""

    consultation = models.ForeignKey(Consultation, models.CASCADE)
    group = models.CharField(max_length=40)
    people = models.IntegerField(default=0)

    class Meta:
        db_table = "consultation_presence"
        constraints: ClassVar = [models.UniqueConstraint(fields=["consultation", "group"], name="presence_group")]


class StewardSession(models.Model):
    """A browser in which the steward is signed in, by a hash of its cookie."""

    key = models.CharField(primary_key=True, max_length=64)
    consultation = models.ForeignKey(Consultation, models.CASCADE)
    until = models.BigIntegerField()

    class Meta:
        db_table = "consultation_desk"


class DrawnMap(models.Model):
    """A stored map: what its pages show, and where people stood, so that the next map can be aligned with it.

    `shown` leaves excluded contributors out; `everybody` has them, where there are any. `files` are its picture and
    table in the program's languages. `places` and `places_everybody` are stored of the newest map alone. `public` says
    that anybody may read its totals, `was_public` that anybody ever could: no other map's totals are shown then.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE)
    number = models.IntegerField()
    day = models.DateField()
    shown: Any = models.JSONField()
    everybody: Any = models.JSONField(null=True)
    files: Any = models.JSONField(default=dict)
    places = models.BinaryField()
    places_everybody = models.BinaryField(default=b"")
    public = models.BooleanField(default=False)
    was_public = models.BooleanField(default=False)

    class Meta:
        db_table = "consultation_published"
        constraints: ClassVar = [models.UniqueConstraint(fields=["consultation", "number"], name="map_number")]
