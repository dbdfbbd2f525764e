"""Workshops of scholars and practitioners: Burton, Kelman, Azar, Cyprus, the Ottawa Dialogue."""

from django.utils.translation import gettext_lazy as _

from .kinds import Case, Fact

__all__ = ["AZAR", "BURTON", "CYPRUS", "KELMAN", "OTTAWA"]

KELMAN = Case(
    name="kelman",
    title=_("Kelman’s workshops and Oslo"),
    years="1971–1993",
    summary=_("Twenty years of workshops with Israelis and Palestinians, and what of them reached the official talks."),
    facts=(
        Fact(
            _(
                "The workshops began in 1971 as meetings of a few days: three to six of each side, a third party of "
                "social scientists, no publicity and no record."
            ),
            (1, 3),
        ),
        Fact(
            _(
                "From 1990 to 1993 the same people met again and again: the first continuing workshop. It was "
                "politically well connected on both sides, and held no office."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "When official talks began in 1991 and 1992, several of them took part in these or advised. Those "
                "who had crossed over could no longer be part of the workshop in the same way."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "Kelman names three contributions to the breakthrough of 1993: people prepared for productive "
                "talks, information and new ideas that went into them, and a climate in which talks seemed "
                "possible. He claims no more."
            ),
            (2,),
        ),
    ),
    meaning=_(
        "Whom you invite decides what can be carried over. Look for people near power but not in it, and agree "
        "beforehand what happens when one of them takes office."
    ),
    choice="seats",
    sources=(
        "Rouhana, N. N. and Kelman, H. C. (1994). Promoting joint thinking in international conflicts: an "
        "Israeli-Palestinian continuing workshop. Journal of Social Issues 50(1), 157–178.",
        "Kelman, H. C. (1995). Contributions of an unofficial conflict resolution effort to the Israeli-Palestinian "
        "breakthrough. Negotiation Journal 11(1), 19–27.",
        "Cohen, S. P., Kelman, H. C., Miller, F. D. and Smith, B. L. (1977). Evolving intergroup techniques for "
        "conflict resolution: an Israeli-Palestinian pilot workshop. Journal of Social Issues 33(1), 165–189.",
    ),
)

AZAR = Case(
    name="azar",
    title=_("Azar on Lebanon and Sri Lanka"),
    years="1984–1985",
    summary=_("Forums for conflicts that last for generations, because needs and not interests are denied in them."),
    facts=(
        Fact(
            _(
                "Azar called a conflict protracted and social where groups fight over generations for security, "
                "identity, acceptance and a fair share in decisions."
            ),
            (1,),
        ),
        Fact(
            _(
                "At the University of Maryland he held problem-solving forums with Lebanese of the warring "
                "communities in 1984, and with Sinhalese and Tamils of Sri Lanka in 1985."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "The forums began with the needs of each community and went to institutions only afterwards. Azar "
                "names informal networks across the lines as one result."
            ),
            (1, 2),
        ),
        Fact(_("Neither war ended with them: Lebanon’s went on until 1990, Sri Lanka’s until 2009."), (3,)),
    ),
    meaning=_(
        "Say what the dialogue is for before you say what it should produce. Where needs are denied, changed views "
        "and lasting ties are a fair aim; an end of the war within a few meetings is none."
    ),
    choice="purpose",
    sources=(
        "Azar, E. E. (1990). The Management of Protracted Social Conflict: Theory and Cases. Aldershot: Dartmouth.",
        "Fisher, R. J. (1997). Interactive Conflict Resolution. Syracuse: Syracuse University Press, chapter 4.",
        "Uppsala Conflict Data Program: UCDP Conflict Encyclopedia, entries on Lebanon and Sri Lanka.",
    ),
)

CYPRUS = Case(
    name="cyprus",
    title=_("Cyprus"),
    years="1966–2002",
    summary=_("Workshops over thirty-five years, and a report that became news years after it was written."),
    facts=(
        Fact(
            _(
                "Burton’s group met with Greek and Turkish Cypriots in London in 1966. A workshop planned for July "
                "1974 did not take place: the coup and the landing of Turkish troops came first."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "In the 1990s people of both communities met in many workshops and trained one another; some of "
                "them later worked in government or in the talks."
            ),
            (1, 3),
        ),
        Fact(
            _(
                "In 1998, 52 Greek and Turkish Cypriots met in Norway and wrote a report. It had been given to the "
                "press and was ignored."
            ),
            (4,),
        ),
        Fact(
            _(
                "In January 2002, while the leaders met face to face and an election was near, a newspaper put it "
                "on its front page. Members of the government who had been at such workshops were attacked for it."
            ),
            (4,),
        ),
    ),
    meaning=_(
        "What leaves in writing is read again when it can hurt, by people it was not written for. Read each report "
        "as somebody would who means harm, years later, when somebody who was there has taken office."
    ),
    choice="report",
    sources=(
        "Fisher, R. J. (2001). Cyprus: the failure of mediation and the escalation of an identity-based conflict to "
        "an adversarial impasse. Journal of Peace Research 38(3), 307–326.",
        "Mitchell, C. R. (1981). Peacemaking and the Consultant’s Role. Farnborough: Gower; Doob, L. W. (1974). A "
        "Cyprus workshop: an exercise in intervention methodology. Journal of Social Psychology 94(2), 161–178.",
        "Broome, B. J. (1997). Designing a collective approach to peace: interactive design and problem-solving "
        "workshops with Greek-Cypriot and Turkish-Cypriot communities in Cyprus. International Negotiation 2(3), "
        "381–407.",
        "Conflict resolution critics ‘playing a political game’. Cyprus Mail, 29 January 2002.",
    ),
)

OTTAWA = Case(
    name="ottawa",
    title=_("The Ottawa Dialogue"),
    years="2009–",
    summary=_("A university that runs several long dialogues and studies its own practice."),
    facts=(
        Fact(
            _(
                "In April 2009 a small group from India and Pakistan met at the University of Ottawa to speak of "
                "strategic stability. Out of it came a first lasting dialogue, and then others."
            ),
            (1,),
        ),
        Fact(
            _(
                "Its participants are mostly retired officials and officers, and were chosen so that sceptics were "
                "among them. Some of its work is between track one and track two."
            ),
            (2, 3),
        ),
        Fact(
            _(
                "The university raises funds, provides the place and runs the meetings. What is talked about is set "
                "by people from the region."
            ),
            (4,),
        ),
        Fact(
            _(
                "The same body does research on dialogue and uses it in its own work: assumptions are tested on the "
                "next meeting."
            ),
            (1, 3),
        ),
    ),
    meaning=_(
        "Decide beforehand who in the team asks what was learnt, and when. A team that studies its own practice "
        "needs a lesson from each workshop and a place where the next team finds it."
    ),
    choice="team",
    sources=(
        "Ottawa Dialogue, University of Ottawa: About us (ottawadialogue.ca).",
        "India, Pakistan must restrict nuclear arms race. Rediff News, 21 July 2010.",
        "Jones, P. (2015). Track Two Diplomacy in Theory and Practice. Stanford: Stanford University Press.",
        "Afghan president officially recognizes uOttawa initiative. Gazette, University of Ottawa, April 2012.",
    ),
)

BURTON = Case(
    name="burton",
    title=_("Burton and controlled communication"),
    years="1965–1969",
    summary=_("The first workshop of this kind, and where the habit of asking instead of proposing comes from."),
    facts=(
        Fact(
            _(
                "In December 1965 scholars in London met with people named by Indonesia, Malaysia and Singapore, "
                "which were in an undeclared war."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "The panel proposed nothing. It asked how each side saw the conflict, offered what was known of "
                "other conflicts, and kept the talk on analysis: “controlled communication”."
            ),
            (1,),
        ),
        Fact(
            _(
                "Later Burton put human needs at the centre: interests can be traded, needs for identity, security "
                "and recognition cannot."
            ),
            (3,),
        ),
    ),
    meaning=_(
        "A third party is there to make analysis possible. Choose people who know how conflicts work and can keep "
        "from proposing, and say beforehand which norms they will not set aside."
    ),
    choice="team",
    sources=(
        "Burton, J. W. (1969). Conflict and Communication: The Use of Controlled Communication in International "
        "Relations. London: Macmillan.",
        "Fisher, R. J. (1997). Interactive Conflict Resolution. Syracuse: Syracuse University Press, chapter 1.",
        "Burton, J. W. (1990). Conflict: Resolution and Provention. London: Macmillan.",
    ),
)
