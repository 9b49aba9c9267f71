"""Whose words these are: attributions, their scopes, and the speakers."""
