"""Each folder is a project of its own, with modules of the same names: run pytest inside it."""

from pathlib import Path

HERE = Path(__file__).parent


def pytest_ignore_collect(collection_path, config):
    inside = HERE in config.invocation_params.dir.parents
    return True if HERE in collection_path.parents and not inside else None
