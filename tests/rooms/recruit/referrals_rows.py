"""Who named whom: every address, what each role gets there and sees; its key is the convenor's alone."""

from matrix import Row

ROWS = [
    Row("recruit:referrals", 200, 422, sent={"nominee": ""}),
    Row("recruit:begin-referrals", 405, 409),
    Row("recruit:referral-holder", 405, (409, 409, 302), parts={"id": "member"}),
    Row("recruit:erase-referral", 405, (409, 409, 302), parts={"id": "referral"}),
]
