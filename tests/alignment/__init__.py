"""The two texts of a document as one."""
