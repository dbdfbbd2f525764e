"""Pseudonymous numbers in ordinary tables. No name, no address, and no time finer than a day is kept of anybody."""

from typing import Any, ClassVar

from django.db import models

__all__ = [
    "Code",
    "Consultation",
    "Contributor",
    "Desk",
    "Presence",
    "Published",
    "Statement",
    "Tally",
    "Vote",
]


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
    # Raised by every change of a statement, so that what is held in memory is known to be old.
    revision = models.IntegerField(default=0)
    told: Any = models.JSONField(null=True)


class Statement(models.Model):
    """One statement. Who wrote it is kept nowhere."""

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

    `shown` is the statement before them, with the probability `chance` of having been chosen as their `step`-th.
    `network` is two bytes of a hash under a key that lives in memory for a day: enough to see many phones from one
    hand, too little to find a network again.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE)
    key = models.CharField(max_length=64, unique=True)
    side = models.CharField(max_length=40, default="")
    asked_side = models.BooleanField(default=False)
    cast = models.IntegerField(default=0)
    written = models.IntegerField(default=0)
    hasty = models.IntegerField(default=0)
    step = models.IntegerField(default=0)
    shown = models.IntegerField(null=True)
    chance = models.FloatField(default=0)
    network = models.IntegerField(default=0)
    day = models.DateField()
    apart = models.CharField(max_length=80, default="")


class Vote(models.Model):
    """1 for agree, -1 for disagree, 0 for pass; with the probability and the step of the showing it answers."""

    pk = models.CompositePrimaryKey("contributor_id", "statement_id")
    contributor = models.ForeignKey(Contributor, models.CASCADE, db_index=False)
    statement = models.ForeignKey(Statement, models.CASCADE, db_index=False)
    value = models.SmallIntegerField()
    chance = models.FloatField()
    step = models.IntegerField()


class Tally(models.Model):
    """Votes on a statement by people of one side; what routing looks at, and nothing else."""

    pk = models.CompositePrimaryKey("statement_id", "side")
    statement = models.ForeignKey(Statement, models.CASCADE, db_index=False)
    side = models.CharField(max_length=40)
    agree = models.IntegerField(default=0)
    disagree = models.IntegerField(default=0)
    passed = models.IntegerField(default=0)


class Code(models.Model):
    """A code on paper, by its hash. Which contributor used it is not kept."""

    consultation = models.ForeignKey(Consultation, models.CASCADE)
    key = models.CharField(max_length=64, unique=True)
    batch = models.IntegerField()
    used = models.BooleanField(default=False)


class Presence(models.Model):
    """How many said that they belong to a group. It is a count; nobody's answer is kept."""

    consultation = models.ForeignKey(Consultation, models.CASCADE)
    group = models.CharField(max_length=40)
    people = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["consultation", "group"], name="presence_group")]


class Desk(models.Model):
    """A browser in which the steward is signed in, by the hash of its cookie."""

    key = models.CharField(primary_key=True, max_length=64)
    consultation = models.ForeignKey(Consultation, models.CASCADE)
    until = models.BigIntegerField()


class Published(models.Model):
    """A map that was drawn: what its pages show, and where people stood, so that the next lies on it.

    `shown` is without those set apart, `everybody` with them where there are any. `files` are its picture and table in
    the program's languages. `places` and `places_everybody` are kept of the newest alone. `public` says that anybody
    may read its totals, `was_public` that anybody could once: no other map's are shown then.
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
        constraints: ClassVar = [models.UniqueConstraint(fields=["consultation", "number"], name="map_number")]
