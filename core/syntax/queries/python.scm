; SPDX-License-Identifier: GPL-3.0-or-later
(class_definition name: (identifier) @name) @class
(function_definition name: (identifier) @name) @function
(type_alias_statement left: (type (identifier) @name)) @type
(module (expression_statement (assignment left: (identifier) @name) @constant))

(import_statement) @import
(import_from_statement) @import

(class_definition superclasses: (argument_list [(identifier) (attribute)] @inherits))
(class_definition superclasses: (argument_list (subscript value: [(identifier) (attribute)] @inherits)))
(decorator (identifier) @uses)
(decorator (call function: (identifier) @uses))
(type (identifier) @uses)
(call function: (identifier) @calls)
(call function: (attribute object: (identifier) @on attribute: (identifier) @calls))
