"""`python -m generator` is `letopis`."""

from generator.cli import main

if __name__ == "__main__":
    main()
