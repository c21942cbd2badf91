; SPDX-License-Identifier: GPL-3.0-or-later
(namespace_definition name: (_) @name) @namespace
(class_specifier name: (type_identifier) @name body: (_)) @class
(class_specifier name: (template_type name: (type_identifier) @name) body: (_)) @class
(struct_specifier name: (template_type name: (type_identifier) @name) body: (_)) @struct
(alias_declaration name: (type_identifier) @name) @type
(concept_definition name: (identifier) @name) @type

(function_definition declarator: (reference_declarator
  (function_declarator declarator: (identifier) @name))) @function
(declaration declarator: (reference_declarator
  (function_declarator declarator: (identifier) @name))) @prototype

(function_definition declarator: (function_declarator
  declarator: [(field_identifier) (destructor_name) (operator_name)] @name)) @method
(function_definition declarator: (operator_cast) @name) @method
(function_definition declarator: (pointer_declarator
  declarator: (function_declarator declarator: (field_identifier) @name))) @method
(function_definition declarator: (reference_declarator
  (function_declarator declarator: [(field_identifier) (operator_name)] @name))) @method
(field_declaration declarator: (function_declarator
  declarator: [(field_identifier) (operator_name)] @name)) @method
(field_declaration declarator: (pointer_declarator
  declarator: (function_declarator declarator: (field_identifier) @name))) @method
(field_declaration declarator: (reference_declarator
  (function_declarator declarator: [(field_identifier) (operator_name)] @name))) @method
(declaration declarator: (function_declarator
  declarator: [(destructor_name) (operator_name)] @name)) @prototype

(function_definition declarator: (function_declarator
  declarator: (qualified_identifier scope: (_) @owner name: (_) @name))) @function
(function_definition declarator: (pointer_declarator declarator: (function_declarator
  declarator: (qualified_identifier scope: (_) @owner name: (_) @name)))) @function
(function_definition declarator: (reference_declarator (function_declarator
  declarator: (qualified_identifier scope: (_) @owner name: (_) @name)))) @function

(base_class_clause [
  (type_identifier) @inherits
  (qualified_identifier) @inherits
  (template_type name: (type_identifier) @inherits)])
(call_expression function: (qualified_identifier) @calls)
(call_expression function: (field_expression argument: (this) @on field: (field_identifier) @calls))
