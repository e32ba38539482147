"""The library step: mentions, places, facts, addresses, who cites whom."""
