"""How forms are drawn: one template for all of them."""

from django.forms.renderers import DjangoTemplates

__all__ = ["FormRenderer"]


class FormRenderer(DjangoTemplates):
    """Django's renderer with the house's form template."""

    form_template_name = "ui/form.html"
