; SPDX-License-Identifier: GPL-3.0-or-later
(struct_item name: (type_identifier) @name) @struct
(union_item name: (type_identifier) @name) @struct
(enum_item name: (type_identifier) @name) @enum
(trait_item name: (type_identifier) @name) @trait
(type_item name: (type_identifier) @name) @type
(function_item name: (identifier) @name) @function
(function_signature_item name: (identifier) @name) @function
(const_item name: (identifier) @name) @constant
(static_item name: (identifier) @name) @constant
(mod_item name: (identifier) @name body: (_)) @module
(impl_item type: [
  (type_identifier) @name
  (generic_type type: (type_identifier) @name)]) @container

(use_declaration) @import
(mod_item !body) @import

(impl_item trait: [
  (type_identifier) @implements
  (generic_type type: (type_identifier) @implements)])
(type_identifier) @uses
(call_expression function: (identifier) @calls)
(call_expression function: (scoped_identifier path: (identifier) @on name: (identifier) @calls))
