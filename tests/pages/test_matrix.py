"""Every address by every role: each cell of the table below is asserted, and an address that is not in it fails.

Columns are who asks; `outsider` is asserted for three people who must not be told apart: one who was never pinned, one
who is pinned and let in nowhere, and one who was put out.
"""

import re
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from world import World, undone

from cast import both, client_of, sign_in
from tracktwo.people.sessions import COOKIE
from tracktwo.process import meetings

ROLES = ("stranger", "locked", "newcomer", "outsider", "one_sided", "facilitator", "convenor")
ALIKE = ("outsider", "charlie", "leaver")

# The address's name, a plus and a variant where one is asked for in more than one way: how its parts are filled.
ROWS: dict[str, dict[str, str]] = {
    "people:start": {},
    "people:code": {},
    "people:join": {},
    "people:sign-in": {},
    "people:recover": {},
    "people:strength": {},
    "people:lock": {},
    "people:unlock": {},
    "people:sign-out": {},
    "people:account": {},
    "people:here": {},
    "people:invite": {},
    "overview:dialogues": {},
    "overview:about": {},
    "ui:language": {},
    "overview:erase-account": {},
    "overview:begin": {},
    "demonstration": {},
    "overview:home": {"dialogue": "dialogue"},
    "overview:names": {"dialogue": "dialogue"},
    "overview:safeguards": {"dialogue": "dialogue"},
    "overview:override": {"dialogue": "dialogue"},
    "overview:lost": {"dialogue": "dialogue"},
    "overview:step": {"dialogue": "dialogue"},
    "overview:third-party": {"dialogue": "dialogue"},
    "overview:add-member": {"dialogue": "dialogue"},
    "overview:convenor": {"dialogue": "dialogue"},
    "overview:remove-member": {"dialogue": "dialogue"},
    "overview:erase": {"dialogue": "dialogue"},
    "ui:live": {"dialogue": "dialogue"},
    "overview:export": {"dialogue": "dialogue", "record": "record", "form": "=txt"},
    "overview:export+pdf": {"dialogue": "dialogue", "record": "record", "form": "=pdf"},
    "recruit:home": {"dialogue": "dialogue"},
    "recruit:several": {"dialogue": "dialogue"},
    "recruit:erase": {"dialogue": "dialogue", "id": "seat"},
    "prepare:home": {"dialogue": "dialogue"},
    "prepare:workshop": {"dialogue": "dialogue"},
    "prepare:usual-days": {"dialogue": "dialogue"},
    "prepare:held": {"dialogue": "dialogue", "id": "session"},
    "convene:home": {"dialogue": "dialogue"},
    "convene:board": {"dialogue": "dialogue"},
    "convene:act": {"dialogue": "dialogue"},
    "convene:compose": {"dialogue": "dialogue", "name": "=concern"},
    "ui:autosave": {"dialogue": "dialogue", "form": "=concern"},
    "convene:edit": {"dialogue": "dialogue", "id": "card"},
    "convene:take-back": {"dialogue": "dialogue", "id": "card"},
    "convene:paper": {"dialogue": "dialogue"},
    "convene:from-paper": {"dialogue": "dialogue"},
    "convene:wall": {"dialogue": "dialogue"},
    "convene:wall-board": {"dialogue": "dialogue"},
    "convene:word": {"dialogue": "dialogue", "id": "word"},
    "convene:word-close": {"dialogue": "dialogue", "id": "word"},
    "convene:meaning": {"dialogue": "dialogue", "id": "word", "side": "=a"},
    "convene:meaning-restated": {"dialogue": "dialogue", "id": "word", "side": "=a"},
    "convene:word-release": {"dialogue": "dialogue", "id": "word", "side": "=a"},
    "convene:caucus": {"dialogue": "dialogue", "side": "=a"},
    "convene:caucus+b": {"dialogue": "dialogue", "side": "=b"},
    "convene:bring": {"dialogue": "dialogue", "side": "=a", "id": "note_a"},
    "convene:bring+b": {"dialogue": "dialogue", "side": "=b", "id": "note_b"},
    "convene:withdraw": {"dialogue": "dialogue", "side": "=a", "id": "note_a"},
    "convene:withdraw+b": {"dialogue": "dialogue", "side": "=b", "id": "note_b"},
    "convene:ticket": {"dialogue": "dialogue"},
    "convene:tickets": {"dialogue": "dialogue"},
    "convene:notes": {"dialogue": "dialogue"},
    "convene:open": {"dialogue": "dialogue"},
    "convene:close": {"dialogue": "dialogue"},
    "convene:closed": {"dialogue": "dialogue", "id": "closed"},
    "solve:home": {"dialogue": "dialogue"},
    "solve:round": {"dialogue": "dialogue"},
    "solve:end-round": {"dialogue": "dialogue"},
    "solve:keep": {"dialogue": "dialogue", "id": "idea", "side": "=a"},
    "solve:link": {"dialogue": "dialogue", "id": "option"},
    "solve:joint": {"dialogue": "dialogue", "id": "option"},
    "solve:take-back": {"dialogue": "dialogue", "id": "idea"},
    "solve:obstacles": {"dialogue": "dialogue"},
    "solve:text": {"dialogue": "dialogue"},
    "solve:release": {"dialogue": "dialogue", "form": "=text", "side": "=a"},
    "solve:release+b": {"dialogue": "dialogue", "form": "=text", "side": "=b"},
    "solve:option": {"dialogue": "dialogue", "id": "option"},
    "solve:place": {"dialogue": "dialogue", "id": "option"},
    "solve:aim": {"dialogue": "dialogue", "id": "option"},
    "solve:legitimacy": {"dialogue": "dialogue", "id": "option", "side": "=b"},
    "solve:release-option": {"dialogue": "dialogue", "id": "option", "side": "=a"},
    "solve:release-option+b": {"dialogue": "dialogue", "id": "option", "side": "=b"},
    "solve:issues": {"dialogue": "dialogue"},
    "solve:issue": {"dialogue": "dialogue", "id": "issue"},
    "solve:bank": {"dialogue": "dialogue"},
    "solve:bring-option": {"dialogue": "dialogue", "id": "banked"},
    "solve:predictions": {"dialogue": "dialogue"},
    "solve:take-out": {"dialogue": "dialogue", "id": "question"},
    "solve:begin-predictions": {"dialogue": "dialogue"},
    "solve:start-hand-round": {"dialogue": "dialogue"},
    "solve:enter": {"dialogue": "dialogue"},
    "solve:sheet": {"dialogue": "dialogue"},
    "solve:close-predictions": {"dialogue": "dialogue"},
    "solve:tag": {"dialogue": "dialogue"},
    "solve:packages": {"dialogue": "dialogue"},
    "solve:ask": {"dialogue": "dialogue", "side": "=a"},
    "solve:ask+b": {"dialogue": "dialogue", "side": "=b"},
    "solve:link-options": {"dialogue": "dialogue"},
    "solve:valuation": {"dialogue": "dialogue", "side": "=a"},
    "solve:valuation+b": {"dialogue": "dialogue", "side": "=b"},
    "solve:ladder": {"dialogue": "dialogue"},
    "solve:step": {"dialogue": "dialogue", "id": "step"},
    "solve:step-pair": {"dialogue": "dialogue", "id": "step"},
    "solve:step-keep": {"dialogue": "dialogue", "id": "step"},
    "solve:step-read": {"dialogue": "dialogue", "id": "step", "side": "=b"},
    "solve:tolerance": {"dialogue": "dialogue", "side": "=a"},
    "solve:tolerance+b": {"dialogue": "dialogue", "side": "=b"},
    "solve:text+vision": {"dialogue": "dialogue", "form": "=vision"},
    "solve:criticism": {"dialogue": "dialogue", "form": "=text"},
    "solve:hand-round": {"dialogue": "dialogue"},
    "consult:home": {"dialogue": "dialogue"},
    "consult:begin": {"dialogue": "dialogue"},
    "consult:absent": {"dialogue": "dialogue"},
    "consult:liaison": {"dialogue": "dialogue"},
    "consult:finish": {"dialogue": "dialogue", "id": "liaison"},
    "consult:erase": {"dialogue": "dialogue", "kind": "=absent", "id": "absent"},
    "consult:card": {"dialogue": "dialogue"},
    "consult:consultation": {"dialogue": "dialogue", "id": "preparing"},
    "consult:consultation+carried": {"dialogue": "dialogue", "id": "answered"},
    "consult:words": {"dialogue": "dialogue", "id": "preparing"},
    "consult:seeds": {"dialogue": "dialogue", "id": "preparing"},
    "consult:statements": {"dialogue": "dialogue", "id": "preparing"},
    "consult:carry": {"dialogue": "dialogue", "id": "preparing"},
    "consult:take": {"dialogue": "dialogue", "id": "answered"},
    "consult:results": {"dialogue": "dialogue", "id": "answered"},
    "consult:bring": {"dialogue": "dialogue", "id": "answered"},
    "consult:feedback": {"dialogue": "dialogue", "id": "answered"},
    "consult:release": {"dialogue": "dialogue", "id": "answered", "side": "=a"},
    "consult:release+b": {"dialogue": "dialogue", "id": "answered", "side": "=b"},
    "consult:send-feedback": {"dialogue": "dialogue", "id": "answered"},
}
# What is sent with a POST, so that what differs is who may and not what was forgotten. A star stands for an id.
SENT: dict[str, dict[str, str]] = {
    "people:sign-in": {"name": "nobody", "passphrase": "nothing of the kind"},
    "people:strength": {"passphrase": "hello"},
    "people:unlock": {"passphrase": "wrong", "next": "/"},
    "people:invite": {"name": "somebody"},
    "ui:language": {"language": "ar", "next": "/"},
    "overview:erase-account": {"passphrase": "wrong"},
    "overview:override": {"override-rule": "word-restated", "override-how": "act", "override-subject": "*meeting"},
    "overview:step": {"room": "enter", "how": "paper"},
    "overview:add-member": {"account": "*charlie", "sides": "a"},
    "overview:convenor": {"member": "*member"},
    "overview:remove-member": {"member": "*member"},
    "overview:erase": {"code_name": "Larch"},
    "recruit:several": {"number": "2"},
    "prepare:usual-days": {"day": "2027-04-01"},
    "prepare:held": {"how": "here"},
    "convene:act": {"act": "key", "card": "*card"},
    "convene:compose": {"kind": "need", "owner": "a", "words": "A card", "key": "0" * 32},
    "ui:autosave": {"words": "typing"},
    "convene:edit": {"kind": "need", "words": "Changed", "version": "1"},
    "convene:from-paper": {"a-need": "From paper", "key": "0" * 32},
    "convene:meaning": {"means": "What it means", "version": "1"},
    "convene:caucus": {"kind": "need", "words": "A note"},
    "convene:caucus+b": {"kind": "need", "words": "A note"},
    "convene:ticket": {"code": "AAAA"},
    "convene:notes": {"form": "method", "text": "A note"},
    "convene:close": {"looked": "1"},
    "solve:home": {"words": "One more idea"},
    "solve:round": {"minutes": "5"},
    "solve:link": {"concern": "*card"},
    "solve:obstacles": {"option": "*option", "side": "a", "kind": "political", "who": "A union", "why": "Because"},
    "solve:text": {"title": "T", "wording": "Another wording", "after": "1"},
    "solve:place": {"issue": "*issue"},
    "solve:aim": {"aim": "opinion"},
    "solve:legitimacy": {"reading": "open"},
    "solve:release-option": {"wording": "*option_digest"},
    "solve:release-option+b": {"wording": "*option_digest"},
    "solve:issues": {"words": "One more issue", "agenda": "", "nature": ""},
    "solve:issue": {"form": "stake", "kind": "criterion", "words": "Even"},
    "solve:predictions": {"words": "A question", "kind": "importance", "about": ""},
    "solve:enter": {"side": "a"},
    "solve:close-predictions": {"sure": "1"},
    "solve:tag": {"nature": "interest", "target": "*issue"},
    "solve:link-options": {"kind": "needs", "one": "*option", "other": "*other_option"},
    "solve:ladder": {"side": "a", "gesture": "open", "words": "A step", "reassures": "2", "exposes": "1", "days": "0"},
    "solve:step": {"gesture": "open", "words": "A step", "reassures": "2", "exposes": "1", "days": "0", "version": "1"},
    "solve:tolerance": {"most": "5"},
    "solve:tolerance+b": {"most": "5"},
    "solve:text+vision": {"title": "T", "wording": "A vision", "after": "0"},
    "solve:criticism": {"side": "a", "words": "Too soon", "draft": "*text_id"},
    "solve:release": {"wording": "*digest"},
    "solve:release+b": {"wording": "*digest"},
    "consult:begin": {"language": "en", "entry": "open", "admission": "light", "publicity": "none"},
    "consult:absent": {"group": "Women", "modality": "refused"},
    "consult:liaison": {"track": "two", "task": "Tell them", "due": "2027-01-02"},
    "consult:card": {"words": "They fear for their wells"},
    "consult:words": {"question-en": "Q", "purpose-en": "P", "side-a-en": "North", "side-b-en": "South"},
    "consult:seeds": {"csv": "One more thought"},
    "consult:statements": {"count": "3", "s0-en": "One", "s1-en": "Two", "s2-en": "Three"},
    "consult:carry": {"by": "file"},
    "consult:take": {"by": "file"},
    "consult:bring": {"number": "0"},
    "consult:feedback": {"title": "Told", "wording": "We read it twice"},
    "consult:release": {"wording": "*told_digest"},
    "consult:release+b": {"wording": "*told_digest"},
    "consult:send-feedback": {"by": "file"},
}
TABLE = """
#                               stranger  locked    newcomer  outsider  onesided  facilit.  convenor
people:start              GET   302       302       302       302       302       302       302
people:start              POST  302       302       302       302       302       302       302
people:code               GET   302       423       200       200       200       200       200
people:code               POST  302       423       200       200       200       200       200
people:join               GET   200       200       200       200       200       200       200
people:join               POST  200       200       200       200       200       200       200
people:sign-in            GET   200       200       200       200       200       200       200
people:sign-in            POST  403       403       403       403       403       403       403
people:recover            GET   200       200       200       200       200       200       200
people:recover            POST  200       200       200       200       200       200       200
people:strength           GET   405       405       405       405       405       405       405
people:strength           POST  200       200       200       200       200       200       200
people:lock               GET   302       423       405       405       405       405       405
people:lock               POST  302       423       302       302       302       302       302
people:unlock             GET   405       405       405       405       405       405       405
people:unlock             POST  302       423       302       302       302       302       302
people:sign-out           GET   405       405       405       405       405       405       405
people:sign-out           POST  302       302       302       302       302       302       302
people:here               GET   302       423       204       204       204       204       204
people:here               POST  302       423       405       405       405       405       405
people:account            GET   302       423       302       200       200       200       200
people:account            POST  302       423       302       200       200       200       200
people:invite             GET   302       423       302       405       405       405       405
people:invite             POST  302       423       302       302       302       302       302
overview:dialogues              GET   302       423       302       200       200       200       200
overview:dialogues              POST  302       423       302       405       405       405       405
overview:about                  GET   200       200       200       200       200       200       200
overview:about                  POST  405       405       405       405       405       405       405
ui:language               GET   302       302       302       302       302       302       302
ui:language               POST  302       302       302       302       302       302       302
overview:erase-account          GET   302       423       302       200       200       200       200
overview:erase-account          POST  302       423       302       200       200       200       200
overview:begin                  GET   302       423       302       200       200       200       200
overview:begin                  POST  302       423       302       200       200       200       200
demonstration             GET   302       423       302       405       405       405       405
demonstration             POST  302       423       302       302       302       302       302
overview:home                   GET   302       423       302       404       200       200       200
overview:home                   POST  302       423       302       404       405       405       405
overview:names                  GET   302       423       302       404       200       200       200
overview:names                  POST  302       423       302       404       200       200       200
overview:safeguards             GET   302       423       302       404       200       200       200
overview:safeguards             POST  302       423       302       404       405       405       405
overview:override                   GET   302       423       302       404       405       405       405
overview:override                   POST  302       423       302       404       302       302       302
overview:lost                   GET   302       423       302       404       405       405       405
overview:lost                   POST  302       423       302       404       302       302       302
overview:step                   GET   302       423       302       404       405       405       405
overview:step                   POST  302       423       302       404       302       302       302
overview:third-party            GET   302       423       302       404       200       200       200
overview:third-party            POST  302       423       302       404       405       405       405
overview:add-member                 GET   302       423       302       404       405       405       405
overview:add-member                 POST  302       423       302       404       409       409       302
overview:convenor               GET   302       423       302       404       405       405       405
overview:convenor               POST  302       423       302       404       409       409       302
overview:remove-member                GET   302       423       302       404       405       405       405
overview:remove-member                POST  302       423       302       404       409       409       302
overview:erase                  GET   302       423       302       404       409       409       200
overview:erase                  POST  302       423       302       404       409       409       302
ui:live                   GET   302       423       302       404       200       200       200
ui:live                   POST  302       423       302       404       405       405       405
overview:export                 GET   302       423       302       404       200       200       200
overview:export                 POST  302       423       302       404       405       405       405
overview:export+pdf             GET   302       423       302       404       200       200       200
overview:export+pdf             POST  302       423       302       404       405       405       405
recruit:home              GET   302       423       302       404       200       200       200
recruit:home              POST  302       423       302       404       200       200       200
recruit:several           GET   302       423       302       404       405       405       405
recruit:several           POST  302       423       302       404       302       302       302
recruit:erase             GET   302       423       302       404       405       405       405
recruit:erase             POST  302       423       302       404       302       302       302
prepare:home              GET   302       423       302       404       200       200       200
prepare:home              POST  302       423       302       404       200       200       200
prepare:workshop          GET   302       423       302       404       405       405       405
prepare:workshop          POST  302       423       302       404       302       302       302
prepare:usual-days        GET   302       423       302       404       405       405       405
prepare:usual-days        POST  302       423       302       404       302       302       302
prepare:held              GET   302       423       302       404       405       405       405
prepare:held              POST  302       423       302       404       302       302       302
convene:home              GET   302       423       302       404       200       200       200
convene:home              POST  302       423       302       404       405       405       405
convene:board             GET   302       423       302       404       200       200       200
convene:board             POST  302       423       302       404       405       405       405
convene:act               GET   302       423       302       404       405       405       405
convene:act               POST  302       423       302       404       302       302       302
convene:compose           GET   302       423       302       404       200       200       200
convene:compose           POST  302       423       302       404       200       200       200
ui:autosave          GET   302       423       302       404       405       405       405
ui:autosave          POST  302       423       302       404       204       204       204
convene:edit              GET   302       423       302       404       200       200       200
convene:edit              POST  302       423       302       404       200       200       200
convene:take-back         GET   302       423       302       404       200       200       200
convene:take-back         POST  302       423       302       404       200       200       200
convene:paper             GET   302       423       302       404       200       200       200
convene:paper             POST  302       423       302       404       405       405       405
convene:from-paper        GET   302       423       302       404       200       200       200
convene:from-paper        POST  302       423       302       404       302       302       302
convene:wall              GET   302       423       302       404       200       200       200
convene:wall              POST  302       423       302       404       405       405       405
convene:wall-board        GET   302       423       302       404       200       200       200
convene:wall-board        POST  302       423       302       404       405       405       405
convene:word              GET   302       423       302       404       200       200       200
convene:word              POST  302       423       302       404       405       405       405
convene:word-close        GET   302       423       302       404       405       405       405
convene:word-close        POST  302       423       302       404       409       409       409
convene:meaning           GET   302       423       302       404       405       405       405
convene:meaning           POST  302       423       302       404       302       302       302
convene:meaning-restated  GET   302       423       302       404       405       405       405
convene:meaning-restated  POST  302       423       302       404       302       302       302
convene:word-release      GET   302       423       302       404       405       405       405
convene:word-release      POST  302       423       302       404       409       409       409
convene:caucus            GET   302       423       302       404       200       200       200
convene:caucus            POST  302       423       302       404       302       302       302
convene:caucus+b          GET   302       423       302       404       403       200       200
convene:caucus+b          POST  302       423       302       404       403       302       302
convene:bring             GET   302       423       302       404       405       405       405
convene:bring             POST  302       423       302       404       302       302       302
convene:bring+b           GET   302       423       302       404       405       405       405
convene:bring+b           POST  302       423       302       404       403       302       302
convene:withdraw          GET   302       423       302       404       405       405       405
convene:withdraw          POST  302       423       302       404       302       302       302
convene:withdraw+b        GET   302       423       302       404       405       405       405
convene:withdraw+b        POST  302       423       302       404       403       302       302
convene:ticket            GET   302       423       302       404       405       405       405
convene:ticket            POST  302       423       302       404       409       409       409
convene:tickets           GET   302       423       302       404       302       302       302
convene:tickets           POST  302       423       302       404       302       302       302
convene:notes             GET   302       423       302       404       200       200       200
convene:notes             POST  302       423       302       404       302       302       302
convene:open              GET   302       423       302       404       302       302       302
convene:open              POST  302       423       302       404       302       302       302
convene:close             GET   302       423       302       404       200       200       200
convene:close             POST  302       423       302       404       302       302       302
convene:closed            GET   302       423       302       404       200       200       200
convene:closed            POST  302       423       302       404       302       302       302
solve:home                GET   302       423       302       404       200       200       200
solve:home                POST  302       423       302       404       302       302       302
solve:round               GET   302       423       302       404       405       405       405
solve:round               POST  302       423       302       404       302       302       302
solve:end-round           GET   302       423       302       404       405       405       405
solve:end-round           POST  302       423       302       404       302       302       302
solve:keep                GET   302       423       302       404       405       405       405
solve:keep                POST  302       423       302       404       302       302       302
solve:link                GET   302       423       302       404       405       405       405
solve:link                POST  302       423       302       404       302       302       302
solve:joint               GET   302       423       302       404       405       405       405
solve:joint               POST  302       423       302       404       409       409       409
solve:take-back           GET   302       423       302       404       405       405       405
solve:take-back           POST  302       423       302       404       302       302       302
solve:obstacles           GET   302       423       302       404       200       200       200
solve:obstacles           POST  302       423       302       404       302       302       302
solve:text                GET   302       423       302       404       200       200       200
solve:text                POST  302       423       302       404       302       302       302
solve:release             GET   302       423       302       404       405       405       405
solve:release             POST  302       423       302       404       302       302       302
solve:release+b           GET   302       423       302       404       405       405       405
solve:release+b           POST  302       423       302       404       403       302       302
solve:option              GET  302       423       302       404       200       200       200
solve:option              POST 302       423       302       404       405       405       405
solve:place               GET  302       423       302       404       405       405       405
solve:place               POST 302       423       302       404       302       302       302
solve:aim                 GET  302       423       302       404       405       405       405
solve:aim                 POST 302       423       302       404       302       302       302
solve:legitimacy          GET  302       423       302       404       405       405       405
solve:legitimacy          POST 302       423       302       404       302       302       302
solve:release-option      GET  302       423       302       404       405       405       405
solve:release-option      POST 302       423       302       404       302       302       302
solve:release-option+b    GET  302       423       302       404       405       405       405
solve:release-option+b    POST 302       423       302       404       403       302       302
solve:issues              GET  302       423       302       404       200       200       200
solve:issues              POST 302       423       302       404       302       302       302
solve:issue               GET  302       423       302       404       200       200       200
solve:issue               POST 302       423       302       404       302       302       302
solve:bank                GET  302       423       302       404       200       200       200
solve:bank                POST 302       423       302       404       405       405       405
solve:bring-option        GET  302       423       302       404       405       405       405
solve:bring-option        POST 302       423       302       404       302       302       302
solve:predictions         GET  302       423       302       404       200       200       200
solve:predictions         POST 302       423       302       404       409       409       409
solve:take-out            GET  302       423       302       404       405       405       405
solve:take-out            POST 302       423       302       404       409       409       409
solve:begin-predictions   GET  302       423       302       404       405       405       405
solve:begin-predictions   POST 302       423       302       404       409       409       409
solve:start-hand-round    GET  302       423       302       404       405       405       405
solve:start-hand-round    POST 302       423       302       404       302       302       302
solve:enter               GET  302       423       302       404       200       200       200
solve:enter               POST 302       423       302       404       200       200       200
solve:sheet               GET  302       423       302       404       200       200       200
solve:sheet               POST 302       423       302       404       405       405       405
solve:close-predictions   GET  302       423       302       404       405       405       405
solve:close-predictions   POST 302       423       302       404       302       302       302
solve:tag                 GET  302       423       302       404       405       405       405
solve:tag                 POST 302       423       302       404       302       302       302
solve:packages            GET  302       423       302       404       200       200       200
solve:packages            POST 302       423       302       404       405       405       405
solve:ask                 GET  302       423       302       404       405       405       405
solve:ask                 POST 302       423       302       404       302       302       302
solve:ask+b               GET  302       423       302       404       405       405       405
solve:ask+b               POST 302       423       302       404       403       302       302
solve:link-options        GET  302       423       302       404       405       405       405
solve:link-options        POST 302       423       302       404       409       409       409
solve:valuation           GET  302       423       302       404       200       200       200
solve:valuation           POST 302       423       302       404       302       302       302
solve:valuation+b         GET  302       423       302       404       403       200       200
solve:valuation+b         POST 302       423       302       404       403       302       302
solve:ladder              GET  302       423       302       404       200       200       200
solve:ladder              POST 302       423       302       404       302       302       302
solve:step                GET  302       423       302       404       200       200       200
solve:step                POST 302       423       302       404       302       302       302
solve:step-pair           GET  302       423       302       404       405       405       405
solve:step-pair           POST 302       423       302       404       302       302       302
solve:step-keep           GET  302       423       302       404       405       405       405
solve:step-keep           POST 302       423       302       404       302       302       302
solve:step-read           GET  302       423       302       404       405       405       405
solve:step-read           POST 302       423       302       404       302       302       302
solve:tolerance           GET  302       423       302       404       200       200       200
solve:tolerance           POST 302       423       302       404       302       302       302
solve:tolerance+b         GET  302       423       302       404       403       200       200
solve:tolerance+b         POST 302       423       302       404       403       302       302
solve:text+vision         GET  302       423       302       404       200       200       200
solve:text+vision         POST 302       423       302       404       302       302       302
solve:criticism           GET  302       423       302       404       405       405       405
solve:criticism           POST 302       423       302       404       302       302       302
solve:hand-round          GET  302       302       302       302       302       302       302
solve:hand-round          POST 302       302       302       302       302       302       302
consult:home              GET  302       423       302       404       200       200       200
consult:home              POST 302       423       302       404       405       405       405
consult:begin             GET  302       423       302       404       200       200       200
consult:begin             POST 302       423       302       404       302       302       302
consult:absent            GET  302       423       302       404       405       405       405
consult:absent            POST 302       423       302       404       422       422       422
consult:liaison           GET  302       423       302       404       405       405       405
consult:liaison           POST 302       423       302       404       302       302       302
consult:finish            GET  302       423       302       404       405       405       405
consult:finish            POST 302       423       302       404       302       302       302
consult:erase             GET  302       423       302       404       405       405       405
consult:erase             POST 302       423       302       404       302       302       302
consult:card              GET  302       423       302       404       200       200       200
consult:card              POST 302       423       302       404       302       302       302
consult:consultation      GET  302       423       302       404       200       200       200
consult:consultation      POST 302       423       302       404       405       405       405
consult:consultation+carried GET  302       423       302       404       200       200       200
consult:consultation+carried POST 302       423       302       404       405       405       405
consult:words             GET  302       423       302       404       302       302       302
consult:words             POST 302       423       302       404       302       302       302
consult:seeds             GET  302       423       302       404       302       302       302
consult:seeds             POST 302       423       302       404       200       200       200
consult:statements        GET  302       423       302       404       200       200       200
consult:statements        POST 302       423       302       404       302       302       302
consult:carry             GET  302       423       302       404       302       302       302
consult:carry             POST 302       423       302       404       200       200       200
consult:take              GET  302       423       302       404       302       302       302
consult:take              POST 302       423       302       404       422       422       422
consult:results           GET  302       423       302       404       200       200       200
consult:results           POST 302       423       302       404       405       405       405
consult:bring             GET  302       423       302       404       405       405       405
consult:bring             POST 302       423       302       404       302       302       302
consult:feedback          GET  302       423       302       404       200       200       200
consult:feedback          POST 302       423       302       404       302       302       302
consult:release           GET  302       423       302       404       405       405       405
consult:release           POST 302       423       302       404       302       302       302
consult:release+b         GET  302       423       302       404       405       405       405
consult:release+b         POST 302       423       302       404       403       302       302
consult:send-feedback     GET  302       423       302       404       302       302       302
consult:send-feedback     POST 302       423       302       404       409       409       409
"""


CELLS = {
    (name, method): dict(zip(ROLES, map(int, cells), strict=True))
    for name, method, *cells in (line.split() for line in TABLE.strip().splitlines() if not line.startswith("#"))
}
# Open to everybody: signing in and what belongs to it, and what is promised.
PUBLIC = {name for name, method in CELLS if method == "GET" and CELLS[name, "GET"]["locked"] != 423}
# A browser that is handed round holds no dialogue; whoever else asks is sent away before one is looked up.
OF_A_DIALOGUE = [name for name, parts in ROWS.items() if "dialogue" in parts and name != "solve:hand-round"]
OF_A_MEETING = [name for name in OF_A_DIALOGUE if name.startswith(("convene:", "solve:"))]
BETWEEN_MEETINGS = ("convene:open", "convene:tickets", "convene:closed", "solve:bank")
OF_A_MEETING = [name for name in OF_A_MEETING if name not in BETWEEN_MEETINGS]
METHODS = ("GET", "POST")

pytestmark = both


def address(world: World, name: str, dialogue: str = "") -> str:
    """Where a row's address leads in this world, or the same in another dialogue."""
    parts = {
        part: value[1:] if value[0] == "=" else world.ids.get(value, world.dialogue)
        for part, value in ROWS[name].items()
    }
    if dialogue and "dialogue" in parts:
        parts["dialogue"] = dialogue
    return reverse(name.partition("+")[0], kwargs=parts)


def sent(world: World, name: str) -> dict[str, str]:
    return {key: world.ids[value[1:]] if value[:1] == "*" else value for key, value in SENT.get(name, {}).items()}


def ask(world: World, role: str, name: str, method: str, dialogue: str = "", **headers: Any) -> HttpResponse:
    """One request, by somebody in a role."""
    client = world.client(role)
    where = address(world, name, dialogue)
    return client.post(where, sent(world, name), **headers) if method == "POST" else client.get(where, **headers)


def names_of(resolver: URLResolver, namespace: str = "") -> list[str]:
    """Every name below a resolver."""
    found: list[str] = []
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            found.append(f"{namespace}:{one.name}" if namespace else str(one.name))
        else:
            found += names_of(one, one.namespace or namespace)
    return found


def masked(world: World, response: HttpResponse, dialogue: str) -> bytes:
    """The body, with the token of the form and the id that was asked for made equal in place."""
    body = re.sub(rb"[A-Za-z0-9]{64}", b"T" * 64, response.content)
    return body.replace(dialogue.encode(), b"D" * 32)


def test_every_address_is_in_the_table() -> None:
    known = {name.partition("+")[0] for name in ROWS}
    assert set(names_of(get_resolver())) == known
    assert set(CELLS) == {(name, method) for name in ROWS for method in METHODS}


def test_an_address_left_out_of_the_table_is_found() -> None:
    assert set(names_of(get_resolver())) - {name for name in ROWS if name != "overview:erase"} == {"overview:erase"}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", ROWS)
def test_each_cell(world: World, name: str, method: str) -> None:
    found = {}
    for role in ROLES:
        with undone():
            found[role] = ask(world, role, name, method).status_code
    assert found == CELLS[name, method]


@pytest.mark.parametrize("name", [name for name in ROWS if name not in PUBLIC])
def test_a_page_at_work_is_told_whether_to_unlock_or_to_sign_in(world: World, name: str) -> None:
    for headers in ({"HTTP_HX_REQUEST": "true"}, {"HTTP_ACCEPT": "text/event-stream"}):
        assert ask(world, "stranger", name, "GET", **headers).status_code == 401
        assert ask(world, "locked", name, "GET", **headers).status_code == 423


@pytest.mark.parametrize("name", [name for name in ROWS if name not in PUBLIC])
def test_a_stranger_is_shown_the_same_way_in_everywhere(world: World, name: str) -> None:
    assert ask(world, "stranger", name, "GET")["Location"] == reverse("people:sign-in")
    with undone():
        assert ask(world, "stranger", name, "POST")["Location"] == reverse("people:sign-in")


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}], ids=["page", "in place"])
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", OF_A_DIALOGUE)
def test_absent_and_forbidden_are_one_answer(world: World, name: str, method: str, headers: dict[str, str]) -> None:
    absent, bodies, sizes = "0" * 32, set(), set()
    for role in ALIKE:
        for dialogue in (world.dialogue, absent):
            with undone():
                response = ask(world, role, name, method, dialogue, **headers)
            assert response.status_code == 404
            bodies.add(masked(world, response, dialogue))
            sizes.add(len(response.content))
    assert len(bodies) == 1
    assert len(sizes) == 1


@pytest.mark.parametrize("role", ["outsider", "charlie"])
def test_absent_and_forbidden_are_the_same_work(world: World, role: str) -> None:
    counts = set()
    for dialogue in (world.dialogue, "0" * 32):
        with CaptureQueriesContext(connections["default"]) as queries:
            ask(world, role, "overview:home", "GET", dialogue)
        counts.add(len(queries))
    assert len(counts) == 1


def test_nothing_of_a_dialogue_is_on_the_pages_of_those_who_may_not_see_it(world: World) -> None:
    for role in ALIKE:
        for name in ("overview:dialogues", "people:account", "overview:erase-account"):
            page = ask(world, role, name, "GET").content.decode()
            assert world.dialogue not in page
            for word in ("Larch", "North", "الشمال"):
                assert word not in page


@pytest.mark.parametrize("role", ["one_sided", "facilitator", "convenor"])
@pytest.mark.parametrize(
    "name", [name for name, parts in ROWS.items() if {"id", "record", "side"} & set(parts) and "dialogue" in parts]
)
def test_what_is_not_there_is_the_same_for_everybody(world: World, role: str, name: str) -> None:
    method = "POST" if CELLS[name, "GET"]["convenor"] == 405 else "GET"
    parts = ROWS[name]
    unknown = {part: "=" + "f" * 32 if part in ("id", "record", "side") else value for part, value in parts.items()}
    with pytest.MonkeyPatch.context() as patch, undone():
        patch.setitem(ROWS, name, unknown)
        assert ask(world, role, name, method).status_code in (404, 409)


@pytest.mark.parametrize("name", OF_A_MEETING)
def test_a_closed_meeting_has_no_pages(world: World, name: str) -> None:
    with undone():
        meetings.close_meeting(world.meeting())
        for method in METHODS:
            page = ask(world, "convenor", name, method)
            in_place = ask(world, "convenor", name, method, HTTP_HX_REQUEST="true")
            assert (page.status_code, page["Location"]) == (302, address(world, "convene:open"))
            # The projector is led nowhere: it shows nothing.
            onward = None if name == "convene:wall-board" else address(world, "overview:home")
            assert (in_place.content, in_place.get("HX-Redirect")) == (b"", onward)


def test_a_closed_meeting_has_no_live_stream(world: World) -> None:
    with undone():
        meetings.close_meeting(world.meeting())
        assert ask(world, "convenor", "ui:live", "GET", HTTP_ACCEPT="text/event-stream").status_code == 403


def test_who_is_put_out_in_the_midst_loses_every_page_at_once(world: World) -> None:
    with undone():
        facilitator = world.client("facilitator")
        assert facilitator.get(address(world, "convene:home")).status_code == 200
        assert ask(world, "convenor", "overview:remove-member", "POST").status_code == 302
        for name in OF_A_DIALOGUE:
            assert facilitator.get(address(world, name)).status_code == 302, "signed out with it"
        actor = world.cast.facilitator
        again = client_of(actor)
        again.cookies[COOKIE] = sign_in(actor.id, actor.secret)[1]
        for name in OF_A_DIALOGUE:
            assert again.get(address(world, name)).status_code == 404
        assert ask(world, "convenor", "convene:home", "GET").status_code == 200
        assert ask(world, "one_sided", "convene:home", "GET").status_code == 200
