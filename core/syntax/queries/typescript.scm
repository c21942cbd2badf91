; SPDX-License-Identifier: GPL-3.0-or-later
(abstract_class_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @interface
(enum_declaration name: (_) @name) @enum
(type_alias_declaration name: (_) @name) @type
(internal_module name: (_) @name) @namespace
(module name: (identifier) @name) @namespace
(function_signature name: (identifier) @name) @function
(abstract_method_signature name: (_) @name) @method
(method_signature name: (_) @name) @method
(public_field_definition
  name: (property_identifier) @name value: [(arrow_function) (function_expression)]) @method

(extends_clause value: (identifier) @inherits)
(implements_clause [
  (type_identifier) @implements
  (generic_type name: (type_identifier) @implements)])
(extends_type_clause type: [
  (type_identifier) @inherits
  (generic_type name: (type_identifier) @inherits)])
(type_identifier) @uses

; The grammar does not know the newest module syntax; its text is still searched for a target.
(ERROR) @error
