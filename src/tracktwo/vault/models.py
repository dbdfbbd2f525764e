"""The relational skeleton: opaque rows and counters, nothing that says anything."""

from django.db import models

__all__ = ["Compartment", "EpochLink", "Instrument", "Lodged", "SealedRecord", "Shard", "Slot", "Ticket"]


class Compartment(models.Model):
    """A set of records under one line of keys. What it is for stands in keyrings, not here."""

    id = models.CharField(primary_key=True, max_length=32)
    dialogue = models.CharField(max_length=32, db_index=True)
    epoch = models.IntegerField(default=1)
    head = models.BigIntegerField(default=0)
    seal = models.BinaryField()


class EpochLink(models.Model):
    """The key of an earlier epoch, sealed under the key of the next."""

    compartment = models.ForeignKey(Compartment, models.CASCADE)
    epoch = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compartment", "epoch"], name="one_link_per_epoch")]


class SealedRecord(models.Model):
    """One encrypted payload. `seq` is the head of its compartment when it was last written."""

    id = models.CharField(primary_key=True, max_length=32)
    compartment = models.ForeignKey(Compartment, models.CASCADE, db_index=False)
    epoch = models.IntegerField()
    version = models.IntegerField()
    seq = models.BigIntegerField()
    body = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["compartment", "seq"], name="record_by_seq")]


class Shard(models.Model):
    """B, one per open meeting. Lives in the volatile store; destroying it closes the meeting."""

    meeting = models.CharField(primary_key=True, max_length=32)
    value = models.BinaryField()

    class Meta:
        db_table = "volatile_shard"


class Ticket(models.Model):
    """A single-use code on a side's paper: its id and its content are both derived from the code."""

    id = models.CharField(primary_key=True, max_length=64)
    meeting = models.CharField(max_length=32, db_index=True)
    value = models.BinaryField()

    class Meta:
        db_table = "volatile_ticket"


class Instrument(models.Model):
    """A key pair for private answers: the secret half under the room's key, and which slots are taken."""

    id = models.CharField(primary_key=True, max_length=32)
    meeting = models.CharField(max_length=32, db_index=True)
    secret = models.BinaryField()
    desk = models.BinaryField()

    class Meta:
        db_table = "volatile_instrument"


class Slot(models.Model):
    """Room for one answer. All are of one size and there from the beginning, filled or not."""

    instrument = models.CharField(max_length=32)
    number = models.IntegerField()
    answer = models.BinaryField()

    class Meta:
        db_table = "volatile_slot"
        constraints = [models.UniqueConstraint(fields=["instrument", "number"], name="one_slot_per_number")]


class Lodged(models.Model):
    """A key lodged for one person: where it lies and what it says both take a secret that stands elsewhere, sealed."""

    id = models.CharField(primary_key=True, max_length=64)
    value = models.BinaryField()

    class Meta:
        db_table = "volatile_lodged"
