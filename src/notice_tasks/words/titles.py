"""What the codes of `check` are about, in a few words: the titles under which services list what was found."""

from typing import Final

from notice_tasks.words.catalogue import N_

TITLES: Final[dict[str, str]] = {
    "N101": N_("File that is not UTF-8"),
    "N102": N_("Byte order mark"),
    "N103": N_("Text that is not valid TOML"),
    "N104": N_("File that cannot be read"),
    "N201": N_("Missing key or table"),
    "N202": N_("Unknown key"),
    "N203": N_("Value of the wrong kind"),
    "N204": N_("Word that the key does not know"),
    "N205": N_("Value that cannot be"),
    "N206": N_("Due rule with no form, or with several"),
    "N207": N_("Unknown time zone"),
    "N301": N_("Id that stands for two things"),
    "N302": N_("Unit or group that is not declared"),
    "N303": N_("Due rule that counts from what is not there"),
    "N304": N_("Duty that is tracked for nobody"),
    "N305": N_("Amendment of a requirement that is not there"),
    "N306": N_("Requirements that count from each other"),
    "N307": N_("Recurrence that cannot be understood, or gives no day"),
    "N308": N_("Rest days that contradict each other"),
    "N309": N_("Amendments out of order"),
    "N310": N_("Exception for no occurrence, or twice for one"),
    "N401": N_("Day before the notice itself"),
    "N402": N_("Window that ends before it opens"),
    "N403": N_("Forwarding of what is not there"),
    "N404": N_("Notices that forward each other in a circle"),
    "N405": N_("Due day later than the one above"),
    "N406": N_("Hours counted from a day"),
    "N407": N_("Anchor without a day"),
    "N408": N_("Due day that is a rest day"),
    "N501": N_("Record of what is not there"),
    "N502": N_("Record in the wrong place"),
    "N503": N_("Two events with one id"),
    "N504": N_("Moment without its offset from UTC"),
    "N505": N_("Record of no occurrence"),
    "N601": N_("Accepted finding that is not there"),
}
