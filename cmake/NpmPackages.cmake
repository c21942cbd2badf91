# SPDX-License-Identifier: GPL-3.0-or-later
# Sources that only the npm registry carries: the tree-sitter runtime, its grammars, and the icon set. They are pinned
# by cmake/npm/package-lock.json (integrity hashes, no addresses) and unpacked once per lock file; their install
# scripts never run.

set(AO_NPM_DIR ${CMAKE_BINARY_DIR}/npm)
file(SHA256 ${CMAKE_SOURCE_DIR}/cmake/npm/package-lock.json ao_npm_lock)
set(ao_npm_stamp ${AO_NPM_DIR}/unpacked)
set(ao_npm_have "")
if(EXISTS ${ao_npm_stamp})
    file(READ ${ao_npm_stamp} ao_npm_have)
endif()
if(NOT ao_npm_have STREQUAL ao_npm_lock)
    find_program(AO_NPM npm REQUIRED)
    message(STATUS "Fetching grammars and icons with npm")
    file(COPY ${CMAKE_SOURCE_DIR}/cmake/npm/package.json ${CMAKE_SOURCE_DIR}/cmake/npm/package-lock.json
        DESTINATION ${AO_NPM_DIR})
    execute_process(
        COMMAND ${AO_NPM} ci --ignore-scripts --legacy-peer-deps --no-audit --no-fund --prefer-offline --loglevel=error
        WORKING_DIRECTORY ${AO_NPM_DIR}
        RESULT_VARIABLE ao_npm_result OUTPUT_QUIET)
    if(NOT ao_npm_result EQUAL 0)
        message(FATAL_ERROR "npm could not fetch the packages of cmake/npm/package-lock.json (see above). "
            "The build needs the npm registry once; later builds use its local cache.")
    endif()
    file(WRITE ${ao_npm_stamp} ${ao_npm_lock})
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/cmake/npm/package-lock.json)
set(AO_NODE_MODULES ${AO_NPM_DIR}/node_modules)
