"""What must be true of everything equipment heard, whatever happened."""

from bench.survive.control.books import all_agree, assert_lawful, heard

__all__ = ["all_agree", "assert_lawful", "heard"]
