"""Coffee as members see it: `bot.coffee` in Discord."""
