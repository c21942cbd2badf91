; SPDX-License-Identifier: GPL-3.0-or-later
(class name: (constant) @name) @class
(class name: (scope_resolution) @name) @class
(module name: (constant) @name) @module
(module name: (scope_resolution) @name) @module
(method name: (_) @name) @method
(singleton_method name: (_) @name) @method
(assignment left: (constant) @name) @constant

(call method: (identifier) @require arguments: (argument_list . (string))) @import

(superclass [(constant) (scope_resolution)] @inherits)
(call receiver: (constant) @uses)
