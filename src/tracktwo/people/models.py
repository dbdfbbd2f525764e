"""Accounts and what belongs to signing in. No name stands here, and no date of anybody's doing."""

from django.db import models

__all__ = ["Account", "BackupMade", "Handover", "Invitation", "SignedIn"]


class Account(models.Model):
    """A member of the third party. `name_tag` is a keyed hash of the sign-in name."""

    id = models.CharField(primary_key=True, max_length=32)
    name_tag = models.CharField(max_length=64, unique=True)
    salt = models.BinaryField()
    by_passphrase = models.BinaryField()
    by_code = models.BinaryField()
    # The seed of the keyring's key, boxed to the public keys of the same two ways in; empty in old accounts.
    seed_by_passphrase = models.BinaryField(default=bytes)
    seed_by_code = models.BinaryField(default=bytes)
    public_key = models.BinaryField()
    keyring = models.BinaryField()
    keyring_version = models.IntegerField(default=1)
    convenor = models.BooleanField(default=False)


class SignedIn(models.Model):
    """A browser that is signed in: the account secret under a key of cookie, boot key and a value in memory."""

    id = models.CharField(primary_key=True, max_length=64)
    account = models.ForeignKey(Account, models.CASCADE)
    blob = models.BinaryField()
    locked = models.BooleanField(default=False)
    # While the laptop is handed round: what a form for private answers shows, and nothing that opens anything.
    handed = models.BinaryField(null=True)


class Invitation(models.Model):
    """A code that was read out to a colleague: all content is sealed under the code."""

    id = models.CharField(primary_key=True, max_length=64)
    offer = models.BinaryField()
    answer = models.BinaryField(null=True)


class Handover(models.Model):
    """Keys on their way to a colleague, in a box from one pinned key to another."""

    to = models.ForeignKey(Account, models.CASCADE, related_name="handovers")
    sender = models.ForeignKey(Account, models.CASCADE, related_name="+")
    box = models.BinaryField()


class BackupMade(models.Model):
    """The day of a backup, so that erasing can say which older backups still keep what is erased."""

    day = models.DateField()
