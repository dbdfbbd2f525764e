"""Other ways in: a definition, nine tracks, a camp, a lay community as host, and a word that stood in the way."""

from django.utils.translation import gettext_lazy as _

from .kinds import Case, Fact

__all__ = ["IRAN", "MONTVILLE", "MULTI_TRACK", "SANT_EGIDIO", "SEEDS"]

MULTI_TRACK = Case(
    name="multi-track",
    title=_("The Institute for Multi-Track Diplomacy"),
    years="1992–",
    summary=_("From two tracks to nine, because no single one holds a peace."),
    facts=(
        Fact(
            _("A diplomat and a peacebuilder founded the institute in Washington in 1992."),
            (1, 2),
        ),
        Fact(
            _(
                "It describes nine tracks that work as one system: government, professionals, business, citizens, "
                "research and education, activism, religion, funding, and the media."
            ),
            (1,),
        ),
        Fact(
            _(
                "Among its twelve principles are to enter only where one is invited, to stay for years, and to work "
                "in partnership with people of the place."
            ),
            (2,),
        ),
    ),
    meaning=_(
        "Say which tracks beside yours the aim depends on, and who keeps in touch with each. What one dialogue is "
        "for follows from what others already do."
    ),
    choice="purpose",
    sources=(
        "Diamond, L. and McDonald, J. W. (1996). Multi-Track Diplomacy: A Systems Approach to Peace. Third edition. "
        "West Hartford: Kumarian Press.",
        "Institute for Multi-Track Diplomacy: Annual Report 2006. Washington.",
    ),
)

SEEDS = Case(
    name="seeds-of-peace",
    title=_("Seeds of Peace"),
    years="1993–",
    summary=_("Three weeks in a camp for young people, measured before, after and most of a year later."),
    facts=(
        Fact(
            _(
                "A journalist, John Wallach, founded it in 1993. Young people from both sides of conflicts live "
                "together for three weeks in Maine, with a facilitated dialogue each day."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "Israeli and Palestinian campers of 2010 to 2012, some 280 of them, were asked before, at the end, "
                "and nine to twelve months later."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "On average they felt better about the other group after the camp. Part of it was lost at home, and "
                "what was left was still above the start."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "Who had made one close friend on the other side had changed more. There was no control group: who "
                "chooses such a camp differs from who does not."
            ),
            (1,),
        ),
    ),
    meaning=_(
        "Plan for what comes after before you plan the days: one event fades. Let the same people meet again, leave "
        "time that nobody leads, and ask again months later."
    ),
    choice="series",
    sources=(
        "Schroeder, J. and Risen, J. L. (2016). Befriending the enemy: outgroup friendship longitudinally predicts "
        "intergroup attitudes in a coexistence program for Israelis and Palestinians. Group Processes and "
        "Intergroup Relations 19(1), 72–93.",
        "Summer camp can bring peace for Israelis and Palestinians. Chicago Booth Review, 9 September 2014.",
    ),
)

SANT_EGIDIO = Case(
    name="sant-egidio",
    title=_("Sant’Egidio and Mozambique"),
    years="1990–1992",
    summary=_("A lay community that both sides knew lent its house to a peace."),
    facts=(
        Fact(
            _(
                "The Community of Sant’Egidio, a Catholic lay community in Rome, had sent aid to Mozambique for "
                "years and was known to the government, to the church of the country and, later, to the insurgents."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "Four go-betweens sat with the two sides: two of the community, the archbishop of Beira, and one "
                "named by Italy’s government. Governments gave advice, money and guarantees from outside the room."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "There were eleven rounds in Rome over twenty-six months from July 1990. The peace was made there "
                "on 4 October 1992."
            ),
            (1, 3),
        ),
    ),
    meaning=_(
        "Where outsiders are distrusted, the way in may be somebody who was there before and wants nothing. Ask "
        "which institution both sides already trust, and whether you should stand behind it and not in front."
    ),
    choice="posture",
    sources=(
        "Hume, C. (1994). Ending Mozambique’s War: The Role of Mediation and Good Offices. Washington: United "
        "States Institute of Peace Press.",
        "Bartoli, A. (1999). Mediating peace in Mozambique: the role of the Community of Sant’Egidio. In: Crocker, "
        "C. A., Hampson, F. O. and Aall, P. (eds), Herding Cats: Multiparty Mediation in a Complex World. "
        "Washington: United States Institute of Peace Press.",
        "Armon, J., Hendrickson, D. and Vines, A. (eds) (1998). The Mozambican Peace Process in Perspective. Accord "
        "3. London: Conciliation Resources.",
    ),
)

IRAN = Case(
    name="iran",
    title=_("The Iran talks and the word “respect”"),
    years="2002–2015",
    summary=_("Where a single word stood in the way, and what unpacking it takes."),
    facts=(
        Fact(
            _(
                "Between Iranians and Americans, whose governments had no relations, unofficial meetings went on "
                "for years before and beside the nuclear talks."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "Jones gives it as the example of a word on which talks can founder: “respect”. One side asked for "
                "it, and the other did not know what it would have to do."
            ),
            (3,),
        ),
        Fact(
            _("To unpack such a word, in the other’s presence, he says, can take “a day-long conversation”."),
            (3,),
        ),
        Fact(
            _("The Joint Comprehensive Plan of Action was settled on 14 July 2015. The United States left it in 2018."),
            (4,),
        ),
    ),
    meaning=_(
        "Leave a day that belongs to nothing else. A programme that is full has no room for the word on which "
        "everything else depends."
    ),
    choice="series",
    sources=(
        "Parsi, T. (2017). Losing an Enemy: Obama, Iran, and the Triumph of Diplomacy. New Haven: Yale University "
        "Press.",
        "Jones, P. (2015). Track Two Diplomacy in Theory and Practice. Stanford: Stanford University Press.",
        "Jones, P. Track two diplomacy. Report of a webinar on the practice of track two, Duke University.",
        "Security Council resolution 2231 (2015), annex A; on the withdrawal: Arms Control Association, Timeline of "
        "Nuclear Diplomacy With Iran.",
    ),
)

MONTVILLE = Case(
    name="montville",
    title=_("Montville and the name"),
    years="1981–1991",
    summary=_("Where the words “track two” come from, and the three things meant by them."),
    facts=(
        Fact(
            _("The words stand for the first time in an article of 1981, by Davidson and Montville."),
            (1,),
        ),
        Fact(
            _(
                "Track two is unofficial and informal, between members of groups that are adversaries. Its aims are "
                "to develop “strategies, influence public opinion, and organize human” and material resources."
            ),
            (2,),
        ),
        Fact(
            _(
                "Three kinds of work follow: workshops that solve problems, work on public opinion, and economic "
                "cooperation. He calls it no substitute for official diplomacy."
            ),
            (2,),
        ),
    ),
    meaning=_(
        "Say which of the three aims the dialogue serves. An aim that nobody named is not missed when it is not "
        "reached."
    ),
    choice="purpose",
    sources=(
        "Davidson, W. D. and Montville, J. V. (1981). Foreign policy according to Freud. Foreign Policy 45, 145–157.",
        "Montville, J. V. (1991). The arrow and the olive branch: a case for track two diplomacy. In: Volkan, V. "
        "D., Montville, J. V. and Julius, D. A. (eds), The Psychodynamics of International Relationships, volume 2. "
        "Lexington: Lexington Books, 161–175.",
    ),
)
