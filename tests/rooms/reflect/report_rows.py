"""The report in the room reflect: every address, what each role gets there and sees."""

from matrix import Row

ROWS = [
    Row("reflect:report", 200, 405, sees="A second table"),
    Row("reflect:begin-report", 405, 302),
    Row("reflect:discard-report", 405, 302),
    Row("reflect:write-report", 200, 302, parts={"name": "=risks"}, sent={"risks": "A leak", "version": "2"}),
    Row("reflect:write-report+stale", 200, 409, parts={"name": "=risks"}, sent={"risks": "A leak", "version": "1"}),
    Row("reflect:write-report+people", 200, 422, parts={"name": "=people"}, sent={"people": "many"}),
    Row("reflect:write-report+nowhere", 404, 404, parts={"name": "=nowhere"}),
    Row("reflect:report-file", 200, 405, parts={"id": "report", "form": "=pdf"}),
    Row("reflect:report-file+word", 200, 405, parts={"id": "report", "form": "=docx"}),
    Row("reflect:report-file+other", 404, 405, parts={"id": "report", "form": "=txt"}),
    Row("reflect:release-report", 200, 405, sees="A second table"),
    Row("reflect:report-release", 405, 302, parts={"side": "=a"}, sent={"wording": "*report_digest"}),
]
