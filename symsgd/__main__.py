"""``python -m symsgd`` is the command ``symsgd``."""

from symsgd.cli.main import run

if __name__ == "__main__":
    run()
