"""The few primitives everything else is built from, each with one fixed set of parameters.

AES-256-GCM for sealing, HKDF-SHA256 for deriving, Argon2id for passphrases, X25519 boxes (NaCl) between people.
Parameters and their reasons stand in docs/security.md.
"""

import hashlib
import hmac
import os
import secrets
import struct
import threading

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import BadSignatureError, CryptoError
from nacl.public import Box, PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from .errors import Busy, Sealed

__all__ = [
    "KEY",
    "SALT",
    "Cipher",
    "associated",
    "box",
    "box_anonymous",
    "derive",
    "digest",
    "from_passphrase",
    "is_signed",
    "keyed_hash",
    "new_code",
    "new_id",
    "new_key",
    "new_salt",
    "pad",
    "plain_code",
    "public_of",
    "seal",
    "sign",
    "signing_public",
    "unbox",
    "unbox_anonymous",
    "unpad",
    "unseal",
]

KEY = 32
NONCE = 12
SALT = 16
SMALLEST = 256
LARGEST_DOUBLED = 65536
# Crockford's alphabet: no I, L, O or U, so that a code survives being read out over a telephone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
ARGON2 = {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 4}
# One at a time: each run holds 64 MiB, and a burst of sign-ins must not push a laptop into swap. A running room has
# a lane of its own, so that strangers who sign in over the network never make its unlocking wait.
_one_argon2, _room_argon2 = threading.Lock(), threading.Lock()
_waiting = threading.BoundedSemaphore(4)


def new_key() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(KEY)


def new_id() -> str:
    """128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def new_salt() -> bytes:
    """16 random bytes for Argon2."""
    return secrets.token_bytes(SALT)


def new_code(bits: int = 130) -> str:
    """A code to be read out or written down: groups of five letters from Crockford's alphabet."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(-(-bits // 5)))
    return "-".join(letters[i : i + 5] for i in range(0, len(letters), 5))


def plain_code(code: str) -> str:
    """The code as typed by a person, brought to the form it was made in (case, blanks, look-alikes)."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return letters.translate(LOOKALIKES)


def associated(*parts: object) -> bytes:
    """Unambiguous associated data: every part is length-prefixed, so that ("a", "bc") and ("ab", "c") differ."""
    encoded = [str(part).encode() for part in parts]
    return b"".join(struct.pack(">I", len(part)) + part for part in encoded)


def derive(secret: bytes, *context: object) -> bytes:
    """32 bytes from a uniformly random secret, bound to its purpose by the label and context (HKDF, RFC 5869).

    No salt is needed because every input is uniformly random already (RFC 5869, 3.1). A passphrase never comes here:
    `from_passphrase` stretches it first.
    """
    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=associated("tracktwo", *context)).derive(secret)


def keyed_hash(key: bytes, text: str, *context: object) -> str:
    """HMAC-SHA256 in hexadecimal, for what must be found again without being written down."""
    return hmac.new(key, associated("tracktwo", *context, text), hashlib.sha256).hexdigest()


def digest(*parts: bytes | str) -> bytes:
    """SHA-256 over parts of which each is preceded by its length."""
    encoded = [part.encode() if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"".join(struct.pack(">I", len(part)) + part for part in encoded)).digest()


def signing_public(seed: bytes) -> bytes:
    """The Ed25519 public key of a 32-byte seed (RFC 8032)."""
    return bytes(SigningKey(seed).verify_key)


def sign(seed: bytes, message: bytes) -> bytes:
    """A detached Ed25519 signature. For lists of convenors alone: what is said in a room is never signed."""
    return bytes(SigningKey(seed).sign(message).signature)


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature over the message was made with the seed of this public key."""
    try:
        VerifyKey(public).verify(message, signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def from_passphrase(passphrase: str, salt: bytes, room: bool = False) -> bytes:
    """Argon2id with 64 MiB, 3 passes and 4 lanes (RFC 9106's second recommended option).

    Raises:
        Busy: too many are waiting; never raised in the `room` lane, which signed-in people use.
    """
    if room:
        with _room_argon2:
            return hash_secret_raw(passphrase.encode(), salt, hash_len=KEY, type=Type.ID, **ARGON2)
    if not _waiting.acquire(blocking=False):
        raise Busy
    try:
        with _one_argon2:
            return hash_secret_raw(passphrase.encode(), salt, hash_len=KEY, type=Type.ID, **ARGON2)
    finally:
        _waiting.release()


def size_class(length: int) -> int:
    """The padded size: powers of two from 256 bytes to 64 KiB, then whole multiples of 64 KiB."""
    if length <= LARGEST_DOUBLED:
        return max(SMALLEST, 1 << (length - 1).bit_length())
    return -(-length // LARGEST_DOUBLED) * LARGEST_DOUBLED


def pad(plain: bytes) -> bytes:
    """Length, content, zeros up to the size class."""
    framed = struct.pack(">I", len(plain)) + plain
    return framed.ljust(size_class(len(framed)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The content of what `pad` made."""
    (length,) = struct.unpack_from(">I", padded)
    return padded[4 : 4 + length]


class Cipher:
    """AES-256-GCM under one key, with padding inside and a random nonce in front."""

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)

    def encrypt(self, plain: bytes, *context: object) -> bytes:
        """Pad and encrypt; the context is authenticated and must be given again to decrypt.

        Random 96-bit nonces are safe for 2^32 messages under one key (NIST SP 800-38D, 8.3). A compartment key seals
        one message per change of a record, far below that.
        """
        nonce = os.urandom(NONCE)
        return nonce + self._aead.encrypt(nonce, pad(plain), associated(*context))

    def decrypt(self, blob: bytes, *context: object) -> bytes:
        """Decrypt what `encrypt` made.

        Raises:
            Sealed: wrong key, wrong context, altered or truncated blob.
        """
        try:
            return unpad(self._aead.decrypt(blob[:NONCE], blob[NONCE:], associated(*context)))
        except (InvalidTag, ValueError, struct.error):
            raise Sealed("this key does not open it") from None


def seal(key: bytes, plain: bytes, *context: object) -> bytes:
    """Encrypt one plaintext under a key; see `Cipher.encrypt`."""
    return Cipher(key).encrypt(plain, *context)


def unseal(key: bytes, blob: bytes, *context: object) -> bytes:
    """Decrypt what `seal` made; see `Cipher.decrypt`."""
    return Cipher(key).decrypt(blob, *context)


def public_of(secret: bytes) -> bytes:
    """The X25519 public key of an account secret."""
    return bytes(PrivateKey(secret).public_key)


def box(secret: bytes, recipient: bytes, plain: bytes) -> bytes:
    """An authenticated box: only the recipient opens it, and knows that the holder of `secret` made it."""
    return bytes(Box(PrivateKey(secret), PublicKey(recipient)).encrypt(pad(plain)))


def unbox(secret: bytes, sender: bytes, blob: bytes) -> bytes:
    """Open a box from a sender whose public key is already known.

    Raises:
        Sealed: it was made by another key, for another key, or altered.
    """
    try:
        return unpad(Box(PrivateKey(secret), PublicKey(sender)).decrypt(blob))
    except (CryptoError, ValueError, TypeError):
        raise Sealed("this box is not from that sender") from None


def box_anonymous(recipient: bytes, plain: bytes, ephemeral: bytes = b"") -> bytes:
    """A box whose maker is not known, as libsodium's `crypto_box_seal`. Never for handing keys to a colleague.

    With an `ephemeral` secret the box is always the same, so that somebody who knows the content can make it again and
    see whether a box is what it should be. That secret must be used for this content and recipient alone.
    """
    if not ephemeral:
        return bytes(SealedBox(PublicKey(recipient)).encrypt(plain))
    public = public_of(ephemeral)
    # The nonce that libsodium derives: without it `crypto_box_seal_open` could not open the box.
    nonce = hashlib.blake2b(public + recipient, digest_size=Box.NONCE_SIZE).digest()
    return public + bytes(Box(PrivateKey(ephemeral), PublicKey(recipient)).encrypt(plain, nonce).ciphertext)


def unbox_anonymous(secret: bytes, blob: bytes) -> bytes:
    """Open what `box_anonymous` made.

    Raises:
        Sealed: it was made for another key, or altered.
    """
    try:
        return bytes(SealedBox(PrivateKey(secret)).decrypt(blob))
    except (CryptoError, ValueError, TypeError):
        raise Sealed("this box is for another key") from None
