"""The sign-in form."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length


class SignInForm(FlaskForm):  # type: ignore[misc]
    """Address and password; `volgende` is where to go afterwards."""

    email = StringField("E-mailadres", validators=[InputRequired(), Length(max=254)])
    wachtwoord = PasswordField("Wachtwoord", validators=[InputRequired(), Length(max=200)])
    volgende = HiddenField(validators=[Length(max=2000)])
