; SPDX-License-Identifier: GPL-3.0-or-later
(namespace_declaration name: (_) @package)
(file_scoped_namespace_declaration name: (_) @package)
(class_declaration name: (identifier) @name) @class
(record_declaration name: (identifier) @name) @class
(struct_declaration name: (identifier) @name) @struct
(interface_declaration name: (identifier) @name) @interface
(enum_declaration name: (identifier) @name) @enum
(delegate_declaration name: (identifier) @name) @type
(method_declaration name: (identifier) @name) @method
(constructor_declaration name: (identifier) @name) @method
(local_function_statement name: (identifier) @name) @function

(using_directive) @import

(base_list [(identifier) @inherits (generic_name . (identifier) @inherits)])
(object_creation_expression type: (identifier) @uses)
(variable_declaration type: (identifier) @uses)
(parameter type: (identifier) @uses)
(property_declaration type: (identifier) @uses)
(method_declaration returns: (identifier) @uses)
(invocation_expression function: (identifier) @calls)
