"""Model to text: the structured page (``page``) and the published record (``record``)."""
