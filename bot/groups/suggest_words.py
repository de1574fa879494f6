"""What coordinators read about a feature that they could switch on."""

SUGGEST = "**One more thing you could switch on: {feature}.** {why}"
SUGGEST_YES = "Switch it on"
SUGGEST_NO = "Not for us"
SUGGEST_ON = "Switched on: {feature}. The commands are there now."
SUGGEST_DECLINED = (
    "Of course. I won't ask again. If you change your mind, it's in /setup, *More settings*."
)
