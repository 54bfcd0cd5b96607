"""`python -m argmap`, the same as `argmap`."""

from argmap.cli.main import main

if __name__ == "__main__":
    main()
