; SPDX-License-Identifier: GPL-3.0-or-later
(package_clause (package_identifier) @package)
(function_declaration name: (identifier) @name) @function
(method_declaration
  receiver: (parameter_list (parameter_declaration type: [
    (type_identifier) @owner
    (pointer_type (type_identifier) @owner)
    (generic_type type: (type_identifier) @owner)
    (pointer_type (generic_type type: (type_identifier) @owner))]))
  name: (field_identifier) @name) @method
(type_spec name: (type_identifier) @name type: (struct_type)) @struct
(type_spec name: (type_identifier) @name type: (interface_type)) @interface
(type_spec name: (type_identifier) @name) @type
(type_alias name: (type_identifier) @name) @type
(const_spec name: (identifier) @name) @constant
(method_elem name: (field_identifier) @name) @method

(import_spec) @import

(type_identifier) @uses
(call_expression function: (identifier) @calls)
(call_expression function: (selector_expression
  operand: (identifier) @on field: (field_identifier) @calls))
