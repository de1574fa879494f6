"""Pictures: decoded, turned upright, shrunk, written as new files, and kept beside the database."""
