; SPDX-License-Identifier: GPL-3.0-or-later
(package_declaration [(identifier) (scoped_identifier)] @package)
(class_declaration name: (identifier) @name) @class
(record_declaration name: (identifier) @name) @class
(interface_declaration name: (identifier) @name) @interface
(annotation_type_declaration name: (identifier) @name) @interface
(enum_declaration name: (identifier) @name) @enum
(method_declaration name: (identifier) @name) @method
(constructor_declaration name: (identifier) @name) @method

(import_declaration) @import

(superclass [(type_identifier) @inherits (generic_type . (type_identifier) @inherits)])
(super_interfaces (type_list [
  (type_identifier) @implements (generic_type . (type_identifier) @implements)]))
(extends_interfaces (type_list [
  (type_identifier) @inherits (generic_type . (type_identifier) @inherits)]))
(type_identifier) @uses
(method_invocation !object name: (identifier) @calls)
(method_invocation object: [(identifier) (this)] @on name: (identifier) @calls)
