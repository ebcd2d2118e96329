"""How to subscribe in common calendar programs, and what each does not show.

Statements without "is said to" were verified with the program itself.
"""

from typing import Final, NamedTuple

from notice_tasks.words.catalogue import N_


class Client(NamedTuple):
    """A calendar program: how to subscribe, and what to expect."""

    name: str
    how: str
    limits: str


CLIENTS: Final = (
    Client(
        N_("Outlook"),
        N_("Add calendar, Subscribe from web; paste the https address."),
        N_("It is said to check for changes a few times a day, and to drop the alarms of subscribed calendars."),
    ),
    Client(
        N_("Google Calendar"),
        N_("On a computer: Other calendars, +, From URL; paste the https address. The phone shows it afterwards."),
        N_(
            "It is said to check for changes about once a day, to drop alarms and tasks, to hide cancelled items, and "
            "to ignore feeds over 900 KB."
        ),
    ),
    Client(
        N_("iPhone, iPad, Mac"),
        N_("Tap subscribe; or on a Mac: File, New Calendar Subscription."),
        N_("It is said to drop alarms unless they are switched on in the subscription's settings."),
    ),
    Client(
        N_("Thunderbird"),
        N_("New calendar, On the network; paste the https address."),
        N_("Shows events, alarms and tasks, and asks whether the feed has changed each time."),
    ),
    Client(
        N_("Android phones"),
        N_("Install ICSx5, +, paste the https address; the phone's own calendar shows it."),
        N_("Many phones' own calendars cannot subscribe. ICSx5 can set alarms for a whole calendar."),
    ),
    Client(
        N_("WeCom, DingTalk, Feishu"),
        N_(
            "As far as we know not every version can subscribe. Subscribe with the phone's own calendar, "
            "or import single deadlines."
        ),
        N_("Imported deadlines do not change when the deadline does."),
    ),
)
