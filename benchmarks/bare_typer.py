"""The least that a program on Typer can be: what the speed of each command is measured against."""

import typer


def main() -> None:
    """Print one line."""
    print("one line")


if __name__ == "__main__":
    typer.run(main)
