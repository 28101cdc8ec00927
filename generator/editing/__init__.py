"""Files in content/ written on a person's behalf: new ones, and edits in place."""
