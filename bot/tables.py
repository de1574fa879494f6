"""Every feature's tables, so that the metadata is whole."""

from bot.kit import tables as kit
from bot.kit.columns import Base
from bot.services import FEATURES

TABLES = (kit, *(module for feature in FEATURES for module in feature.tables))
metadata = Base.metadata
