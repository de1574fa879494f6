"""The weekly post as members see it, and its panel."""
