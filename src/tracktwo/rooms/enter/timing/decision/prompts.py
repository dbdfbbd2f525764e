"""Questions to think with before one enters. They have no fields: what matters goes into the decision."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

__all__ = ["REFLECTION"]

# What practice discusses and no form can settle, by what it is about.
REFLECTION: tuple[tuple[Text, tuple[Text, ...]], ...] = (
    (
        _("Accountability"),
        (
            _("To whom will you answer if this does harm? Would they know whom to ask?"),
            _("Who of those affected could tell you to stop, and would you hear it?"),
        ),
    ),
    (
        _("The right to intervene"),
        (
            _("Who asked you to come, and who would rather you stayed away?"),
            _("What would happen if you did nothing, and who would do it instead?"),
        ),
    ),
    (
        _("Those who have done violence"),
        (
            _("Would you sit down with a group that has done great harm? What would it gain from your door?"),
            _("Who was harmed by it, and what do they hear when you invite it?"),
        ),
    ),
    (
        _("Secrecy"),
        (
            _("What is kept secret for the safety of those who come, and what for your own ease?"),
            _("If this were in a newspaper tomorrow, who would be in danger, and who would be right to be angry?"),
        ),
    ),
)
