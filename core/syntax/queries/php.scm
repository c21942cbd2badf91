; SPDX-License-Identifier: GPL-3.0-or-later
(namespace_definition name: (namespace_name) @package)
; `namespace { … }` is the global one again.
(namespace_definition !name) @package

(class_declaration name: (name) @name) @class
(interface_declaration name: (name) @name) @interface
(trait_declaration name: (name) @name) @trait
(enum_declaration name: (name) @name) @enum
(enum_case name: (name) @name) @constant
(function_definition name: (name) @name) @function
(method_declaration name: (name) @name) @method
(const_element . (name) @name) @constant

(namespace_use_declaration) @import
(include_expression) @import
(include_once_expression) @import
(require_expression) @import
(require_once_expression) @import

(base_clause [(name) (qualified_name)] @inherits)
(class_interface_clause [(name) (qualified_name)] @implements)
(use_declaration [(name) (qualified_name)] @uses)
(object_creation_expression [(name) (qualified_name)] @uses)
(class_constant_access_expression . [(name) (qualified_name)] @uses)
(scoped_property_access_expression scope: [(name) (qualified_name)] @uses)
(named_type [(name) (qualified_name)] @uses)
(attribute . [(name) (qualified_name)] @uses)
(binary_expression operator: "instanceof" right: [(name) (qualified_name)] @uses)

(function_call_expression function: [(name) (qualified_name)] @calls)
(scoped_call_expression scope: [(name) (qualified_name) (relative_scope)] @on name: (name) @calls)
(member_call_expression object: (variable_name) @on name: (name) @calls)
