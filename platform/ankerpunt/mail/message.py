"""A waiting message as it goes over the line: the same bytes at every try."""

from __future__ import annotations

import html
import uuid
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage, Message
from email.policy import SMTP, Policy
from email.utils import format_datetime

from ankerpunt.mail.models import MailBericht
from ankerpunt.mail.wishes import link
from ankerpunt.settings import Settings

NAME = "Ankerpunt"
FOOTER = "Je krijgt dit omdat iemand jou iets vraagt of antwoordt. Liever geen mail hierover? "


class Unbroken(UnstructuredHeader, BaseHeader):
    """A header on one line: an address in pieces is no address. RFC 5322 (2.1.1) leaves room for 998 characters."""

    def fold(self, *, policy: Policy[Message]) -> str:
        """As it is; header values hold no line ends."""
        return f"{self.name}: {self}{policy.linesep}"


HEADERS = HeaderRegistry()
for name in ("message-id", "list-unsubscribe"):
    HEADERS.map_to_type(name, Unbroken)
POLICY = SMTP.clone(header_factory=HEADERS)


@dataclass(frozen=True)
class Sender:
    """Who sends: the address, and what links are made of."""

    address: str
    base_url: str
    secret_key: str

    def new_message_id(self) -> str:
        """A Message-ID that no other message has."""
        return f"<{uuid.uuid4().hex}@{self.address.rpartition('@')[2]}>"


def sender_of(settings: Settings) -> Sender:
    """The sender that the settings say."""
    return Sender(settings.mail_from, settings.base_url, settings.secret_key)


def write(bericht: MailBericht, sender: Sender) -> EmailMessage:
    """The message, which must have its Message-ID. Raises ValueError for an address or text that no mail can hold."""
    if not bericht.message_id:
        raise ValueError("a message needs its Message-ID before it is written")
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(NAME, addr_spec=sender.address)
    message["To"] = _address(bericht.aan)
    message["Subject"] = bericht.onderwerp
    message["Date"] = format_datetime(bericht.gemaakt_op)
    message["Message-ID"] = bericht.message_id
    message["Auto-Submitted"] = "auto-generated"
    unsubscribe = link(sender.base_url, sender.secret_key, bericht.aan, bericht.soort) if bericht.soort else None
    if unsubscribe:
        message["List-Unsubscribe"] = f"<{unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(_text(bericht.tekst, unsubscribe))
    if bericht.html is not None:
        message.add_alternative(_html(bericht.html, unsubscribe), subtype="html")
        message.set_boundary(f"=_{bericht.message_id.strip('<>').partition('@')[0]}")
    return message


def _address(adres: str) -> Address:
    """One address and nothing else. Raises ValueError."""
    try:
        found = Address(addr_spec=adres)
    except (
        HeaderParseError,
        AttributeError,
        IndexError,
    ) as error:  # the parser stumbles over some of what is no address
        raise ValueError("no address") from error
    if not found.username or not found.domain:
        raise ValueError("no address")
    return found


def _text(text: str, unsubscribe: str | None) -> str:
    return text if unsubscribe is None else f"{text.rstrip()}\n\n-- \n{FOOTER}{unsubscribe}\n"


def _html(body: str, unsubscribe: str | None) -> str:
    footer = ""
    if unsubscribe is not None:
        footer = f'<hr><p><small>{FOOTER}<a href="{html.escape(unsubscribe)}">Meld je af</a>.</small></p>'
    return f'<!doctype html><html lang="nl"><head><meta charset="utf-8"></head><body>{body}{footer}</body></html>\n'
