"""The conflict report for readers: what it says is put together once (`outline`), and set as text, Markdown or a page."""
