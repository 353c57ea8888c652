"""The forms about people: signing in, choosing a password, the second step, invitations, profiles."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, PasswordField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import UnboundField
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta
from wtforms.validators import InputRequired, Length, Optional

from ankerpunt.accounts import mensen, wachtwoord
from ankerpunt.accounts.reader import ALGEMEEN, ROLLEN
from ankerpunt.leefgebieden import LEEFGEBIEDEN
from ankerpunt.web.signs import UNSHOWABLE

#: How a role is called on a page. The others follow from being in a vakgroep.
ROL_NAMEN = {
    "lezer": "Lezer: leest alles voor leden en stelt verbeteringen voor",
    "gespreksleider": "Gespreksleider: leidt intervisie",
    "ervaringsdeskundige": "Ervaringsdeskundige: mag ook teksten beoordelen",
    "beheerder": "Beheerder: nodigt mensen uit en beheert Ankerpunt",
}


def showable(value: str | None) -> str | None:
    """Without signs that no page can show and no database keeps."""
    return UNSHOWABLE.sub("", value) if value else value


class Form(FlaskForm):  # type: ignore[misc]
    """A form with the token that shows that it comes from our own page."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """What is typed in the open is cleaned; passwords and hidden values are taken as they come."""

        locales = ("nl",)

        def get_translations(self, form: BaseForm) -> Any:
            """The Dutch of WTForms itself, without Flask-Babel."""
            return DefaultMeta.get_translations(self, form)

        def bind_field(self, form: BaseForm, unbound_field: UnboundField, options: dict[str, Any]) -> Field:
            """As in FlaskForm, with our filter."""
            if unbound_field.field_class in {StringField, TextAreaField}:
                options = {**options, "filters": [showable]}
            return unbound_field.bind(form=form, **options)


def _password(label: str) -> PasswordField:
    return PasswordField(label, validators=[InputRequired(), Length(max=wachtwoord.LONGEST)])


class SignInForm(Form):
    """Address and password; `volgende` is where to go afterwards."""

    email = StringField("E-mailadres", validators=[InputRequired(), Length(max=254)])
    wachtwoord = _password("Wachtwoord")
    volgende = HiddenField(validators=[Length(max=2000)])


class CodeForm(Form):
    """The code from the app, or a recovery code."""

    code = StringField("Code", validators=[InputRequired(), Length(max=30)])


class EmailForm(Form):
    """An address."""

    email = StringField("E-mailadres", validators=[InputRequired(), Length(max=254)])


class NewPasswordForm(Form):
    """A new password."""

    nieuw = _password("Nieuw wachtwoord")


class AcceptForm(Form):
    """Who somebody is, and the password they choose."""

    naam = StringField("Je naam", validators=[InputRequired(), Length(max=120)])
    nieuw = _password("Kies een wachtwoord")


class NameForm(Form):
    """A name."""

    naam = StringField("Je naam", validators=[InputRequired(), Length(max=120)])


class ChangePasswordForm(Form):
    """The old password and a new one."""

    wachtwoord = _password("Wachtwoord van nu")
    nieuw = _password("Nieuw wachtwoord")


class ConfirmForm(Form):
    """The password again, before something that matters."""

    wachtwoord = _password("Je wachtwoord")


class SecondStepForm(ConfirmForm):
    """A code of the app that was shown, with the secret it belongs to."""

    code = StringField("Code uit je app", validators=[InputRequired(), Length(max=30)])
    geheim = HiddenField(validators=[InputRequired(), Length(min=32, max=32)])


class KeyForm(ConfirmForm):
    """A name for a key."""

    naam = StringField("Waarvoor is de sleutel?", validators=[InputRequired(), Length(max=60)])


class InviteForm(Form):
    """Who is invited, and for what."""

    email = StringField("E-mailadres", validators=[InputRequired(), Length(max=254)])
    naam = StringField("Naam", validators=[InputRequired(), Length(max=120)])
    rol = SelectField("Rol", choices=[SelectChoice(rol, ROL_NAMEN[rol]) for rol in ROLLEN if rol in ALGEMEEN])


class TeamForm(Form):
    """A team and its gemeente."""

    team = StringField("Team", validators=[InputRequired(), Length(max=mensen.LONGEST_TEAM)])
    gemeente = StringField("Gemeente", validators=[InputRequired(), Length(max=mensen.LONGEST_TEAM)])


_GEBIEDEN = [SelectChoice(name, label) for name, label in LEEFGEBIEDEN.items()]


class ProfileForm(Form):
    """What somebody tells colleagues. Each subject is a choice of leefgebieden and words of one's own."""

    team = SelectField("Mijn team", validators=[Optional()])
    specialist_gebieden = SelectMultipleField("Leefgebieden", choices=_GEBIEDEN)
    specialist_woorden = StringField("In eigen woorden", validators=[Length(max=800)])
    generalist_gebieden = SelectMultipleField("Leefgebieden", choices=_GEBIEDEN)
    generalist_woorden = StringField("In eigen woorden", validators=[Length(max=800)])
    vragen_gebieden = SelectMultipleField("Leefgebieden", choices=_GEBIEDEN)
    vragen_woorden = StringField("In eigen woorden", validators=[Length(max=800)])
    over_mij = TextAreaField("Over mij", validators=[Length(max=mensen.LONGEST_TEXT)])
    bereikbaar = StringField("Hoe je mij bereikt", validators=[Length(max=mensen.LONGEST_LINE)])
    toont = SelectMultipleField(
        "Wat zien collega’s?", choices=[SelectChoice(name, label) for name, label in mensen.DELEN.items()]
    )
