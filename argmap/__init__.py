"""The arguments of news articles as plain text: checked, compared across outlets, reasoned about, drawn."""

__version__ = "0.1.0"
