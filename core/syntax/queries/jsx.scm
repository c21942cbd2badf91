; SPDX-License-Identifier: GPL-3.0-or-later
(jsx_self_closing_element name: (identifier) @uses)
(jsx_opening_element name: (identifier) @uses)
