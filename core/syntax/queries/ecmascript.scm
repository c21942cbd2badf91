; SPDX-License-Identifier: GPL-3.0-or-later
; What JavaScript, TypeScript and TSX share.
(class_declaration name: (_) @name) @class
(class name: (_) @name) @class
(function_declaration name: (identifier) @name) @function
(generator_function_declaration name: (identifier) @name) @function
(method_definition name: (_) @name) @method
(variable_declarator
  name: (identifier) @name
  value: [(arrow_function) (function_expression) (generator_function)]) @function
(assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: [(arrow_function) (function_expression)]) @function
(program (lexical_declaration (variable_declarator name: (identifier) @name) @constant))
(program (export_statement
  declaration: (lexical_declaration (variable_declarator name: (identifier) @name) @constant)))

(import_statement) @import
(export_statement source: (string)) @import
(call_expression function: (import) arguments: (arguments . (string))) @import
(call_expression function: (identifier) @require arguments: (arguments . (string))) @import

(new_expression constructor: (identifier) @uses)
(call_expression function: (identifier) @calls)
(call_expression function: (member_expression
  object: [(identifier) (this)] @on property: (property_identifier) @calls))
