# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks of the project, one function each; see tools/check.py."""
