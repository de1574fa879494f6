"""Pictures: decoded, turned upright, shrunk, written anew, and kept beside the database."""
