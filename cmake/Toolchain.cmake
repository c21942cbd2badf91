# SPDX-License-Identifier: GPL-3.0-or-later
# Language, warnings, where outputs land, and the options of the project.

option(BUILD_TESTING "Build the tests" ON)
option(AGENTOPS_DESKTOP "Build the desktop program (needs Qt Quick)" ON)
option(AGENTOPS_WEBENGINE "Render pages with QtWebEngine; without it the desktop shows them as rich text" ON)
option(AGENTOPS_UNITY "Compile small sources together: a build from nothing takes half the time" ON)
option(AGENTOPS_BENCHMARKS "Build the benchmarks" OFF)
option(AGENTOPS_FUZZERS "Build the libFuzzer targets (clang only)" OFF)

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_LINK_LIBRARIES_ONLY_TARGETS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(QT_QML_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml)
# AUTOMOC asks for nothing but the moc headers of a target's own sources.
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF)
set_property(GLOBAL PROPERTY USE_FOLDERS ON)

add_library(ao_options INTERFACE)
target_compile_definitions(ao_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_UP_TO=0x060800)
if(MSVC)
    target_compile_options(ao_options INTERFACE /W4 /WX /permissive- /Zc:__cplusplus /utf-8)
else()
    target_compile_options(ao_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
        -Woverloaded-virtual -Wcast-align -Wformat=2 -Werror
        # A designated initializer leaves out what has a default on purpose.
        $<$<COMPILE_LANGUAGE:CXX>:-Wno-missing-field-initializers>
        # GCC 14 warns wrongly about std::expected in coroutines, and about sources that are compiled together as if
        # they were headers.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-subobject-linkage>
        # Programs too: they share the precompiled headers of the libraries.
        -fPIC -fvisibility=hidden -fvisibility-inlines-hidden)
endif()
