; SPDX-License-Identifier: GPL-3.0-or-later
(field_definition
  property: (property_identifier) @name value: [(arrow_function) (function_expression)]) @method
(class_heritage (identifier) @inherits)
