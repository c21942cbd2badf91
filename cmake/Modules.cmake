# SPDX-License-Identifier: GPL-3.0-or-later
# The modules of the product and the only edges allowed between them. docs/ARCHITECTURE.md prints this table; a target
# can only be made by the functions below, and an edge that is not here stops configuration.
#
# Row: NAME : modules it may link. An edge to a module brings that module's public headers, nothing else.
set(AO_EDGES
    "core/base      :"
    "core/store     : core/base"
    "core/process   : core/base"
    "core/git       : core/base"
    "core/reports   : core/base"
    "core/syntax    : core/base"
    "core/script    : core/base"
    "core/layout    : core/base"
    "core/workflow  : core/base core/store core/script core/layout"
    "core/interop   : core/base core/workflow"
    "core/versions  : core/base core/store core/workflow"
    "core/telemetry : core/base core/workflow"
    "core/codemap   : core/base core/store core/git core/syntax"
    "core/review    : core/base core/store core/git core/syntax core/codemap"
    "core/triggers  : core/base core/store core/git core/workflow"
    "core/nodes     : core/base core/store core/process core/git core/reports core/syntax core/script core/workflow core/codemap core/review core/triggers"
    "core/workspace : core/base core/store core/process core/git core/syntax core/script core/workflow core/codemap core/review core/triggers core/nodes core/interop core/versions core/telemetry"

    "ui/theme       : core/base"
    "ui/scene       : core/base ui/theme"
    "ui/models      : core/base core/workflow ui/theme"
    "ui/graph       : core/base core/workflow core/versions ui/theme ui/scene ui/models"
    "ui/map         : core/base core/syntax core/codemap ui/theme ui/scene ui/models"
    "ui/diff        : core/base core/git core/review ui/theme ui/scene ui/models"
    "ui/web         : core/base ui/theme"
    "ui/shell       : core/base core/workspace core/workflow core/codemap core/review core/git core/nodes ui/theme ui/models ui/graph ui/map ui/diff ui/web"

    "qml/Controls   : ui/theme"
    "qml/RunData    : ui/theme qml/Controls ui/models"
    "qml/Workflow   : ui/theme qml/Controls qml/RunData ui/graph ui/models"
    "qml/CodeMap    : ui/theme qml/Controls ui/map ui/models"
    "qml/Review     : ui/theme qml/Controls ui/diff ui/models"
    "qml/Runs       : ui/theme qml/Controls qml/RunData ui/models ui/web"
    "qml/Settings   : ui/theme qml/Controls ui/models ui/shell"
    "qml/Shell      : ui/theme qml/Controls qml/Workflow qml/CodeMap qml/Review qml/Runs qml/Settings ui/shell ui/models ui/map"

    "app/commandline : core/base"
    "app/cli        : core/base app/commandline core/workspace core/workflow core/codemap core/review core/git core/triggers core/nodes core/process core/syntax core/interop core/versions core/telemetry"
    "app/desktop    : core/base core/workspace ui/theme ui/shell ui/web qml/Shell"
    "tests/support  : core/base core/store core/git core/workflow core/process"
)

# The window; everything else builds without it (AGENTOPS_DESKTOP=OFF).
set(AO_DESKTOP_MODULES "^(ui/|qml/|app/desktop)")

set(AO_NO_GUI_LIBRARIES "Qt6::(Gui|Widgets|OpenGL|Qml|Quick|Svg|WebEngine|WebView|Multimedia|PrintSupport).*|KF6::.*")

function(ao_target_name OUT MODULE)
    string(REPLACE "/" "_" name ${MODULE})
    set(${OUT} ${name} PARENT_SCOPE)
endfunction()

function(ao_allowed_edges OUT MODULE)
    foreach(row IN LISTS AO_EDGES)
        string(REGEX MATCH "^([^ :]+) *:(.*)$" _ "${row}")
        if(CMAKE_MATCH_1 STREQUAL MODULE)
            separate_arguments(edges UNIX_COMMAND "${CMAKE_MATCH_2}")
            set(${OUT} "${edges}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    message(FATAL_ERROR "module ${MODULE} has no row in cmake/Modules.cmake")
endfunction()

# ao_add_all_modules(): the directories of the table, in its order.
function(ao_add_all_modules)
    # The glob is only there to configure again when a module appears or goes.
    file(GLOB ignored CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/*/*/CMakeLists.txt)
    foreach(row IN LISTS AO_EDGES)
        string(REGEX MATCH "^[^ :]+" module "${row}")
        if((module MATCHES "${AO_DESKTOP_MODULES}" AND NOT AGENTOPS_DESKTOP) OR module MATCHES "^tests/")
            continue()
        endif()
        if(EXISTS ${CMAKE_SOURCE_DIR}/${module}/CMakeLists.txt)
            add_subdirectory(${CMAKE_SOURCE_DIR}/${module} ${CMAKE_BINARY_DIR}/${module})
        endif()
    endforeach()
endfunction()

function(ao_link MODULE SCOPE)
    ao_target_name(target ${MODULE})
    ao_allowed_edges(allowed ${MODULE})
    foreach(edge IN LISTS ARGN)
        if(NOT edge IN_LIST allowed)
            message(FATAL_ERROR "the edge ${MODULE} -> ${edge} is not in the table of cmake/Modules.cmake")
        endif()
        ao_target_name(dependency ${edge})
        target_link_libraries(${target} ${SCOPE} ${dependency})
    endforeach()
endfunction()

function(ao_link_external MODULE SCOPE)
    ao_target_name(target ${MODULE})
    foreach(library IN LISTS ARGN)
        if(MODULE MATCHES "^(core/|app/cli|app/commandline)" AND library MATCHES "^(${AO_NO_GUI_LIBRARIES})$")
            message(FATAL_ERROR "${MODULE} has no window: it may not link ${library}")
        endif()
        target_link_libraries(${target} ${SCOPE} ${library})
    endforeach()
endfunction()

# ao_precompile(TARGET MODULE): the headers of Qt and the standard library are most of what a source makes the compiler
# read, so they are read once: for everything without a window by core/base, for the rest by ao_quick.
function(ao_precompile TARGET MODULE)
    if(MODULE STREQUAL "core/base")
        target_precompile_headers(${TARGET} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch/core.h)
    elseif(MODULE MATCHES "${AO_DESKTOP_MODULES}")
        if(NOT TARGET ao_quick)
            add_library(ao_quick STATIC ${CMAKE_SOURCE_DIR}/cmake/pch/quick.cpp)
            target_link_libraries(ao_quick PRIVATE ao_options Qt6::Quick QCoro6::Core)
            target_precompile_headers(ao_quick PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch/quick.h)
        endif()
        target_link_libraries(${TARGET} PRIVATE Qt6::Quick)
        target_precompile_headers(${TARGET} REUSE_FROM ao_quick)
    else()
        target_precompile_headers(${TARGET} REUSE_FROM core_base)
    endif()
endfunction()

# ao_compile_together(TARGET SOURCES…): sources that stand side by side share most of what the compiler reads, so they are
# compiled as one, up to a size that keeps the build after an edit short (measured, ADR 0008). What is generated for the
# target is small and makes one group.
set(AO_TOGETHER_BYTES 20000)
function(ao_compile_together TARGET)
    set_target_properties(${TARGET} PROPERTIES UNITY_BUILD "${AGENTOPS_UNITY}" UNITY_BUILD_MODE GROUP)
    set(group 1)
    set(size 0)
    list(FILTER ARGN INCLUDE REGEX "^src/.*\\.cpp$")
    foreach(source IN LISTS ARGN)
        file(SIZE ${CMAKE_CURRENT_SOURCE_DIR}/${source} bytes)
        math(EXPR size "${size} + ${bytes}")
        if(size GREATER AO_TOGETHER_BYTES)
            math(EXPR group "${group} + 1")
            set(size ${bytes})
        endif()
        set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
    endforeach()
    get_target_property(sources ${TARGET} SOURCES)
    foreach(source IN LISTS sources)
        if(source MATCHES "^${CMAKE_BINARY_DIR}/.*\\.cpp$")
            set_source_files_properties(${source} PROPERTIES UNITY_GROUP generated)
        endif()
    endforeach()
endfunction()

# ao_add_module(NAME core/x SOURCES… [PUBLIC modules…] [PRIVATE modules…] [EXTERNAL libs…] [EXTERNAL_PRIVATE libs…]
#               [URI AgentOps.X] [QML files…] [RESOURCES files…] [QML_DEPENDENCIES QtQuick…])
# A static library with public headers in include/ and private ones in src/. With URI it is also a QML module.
function(ao_add_module)
    cmake_parse_arguments(arg "" "NAME;URI" "SOURCES;PUBLIC;PRIVATE;EXTERNAL;EXTERNAL_PRIVATE;QML;RESOURCES;QML_DEPENDENCIES" ${ARGN})
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "ao_add_module(${arg_NAME}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
    endif()
    ao_target_name(target ${arg_NAME})
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/include/*.h)
    qt_add_library(${target} STATIC ${arg_SOURCES} ${headers})
    # QML becomes byte code, not C++: that builds in a fraction of the time and starts as fast (measured, ADR 0008).
    set_target_properties(${target} PROPERTIES AUTOMOC ON QT_QMLCACHEGEN_ARGUMENTS "--only-bytecode")
    target_link_libraries(${target} PRIVATE ao_options)
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/include)
        target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/include)
    endif()
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/src)
        target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/src)
    endif()
    ao_link(${arg_NAME} PUBLIC ${arg_PUBLIC})
    ao_link(${arg_NAME} PRIVATE ${arg_PRIVATE})
    ao_link_external(${arg_NAME} PUBLIC ${arg_EXTERNAL})
    ao_link_external(${arg_NAME} PRIVATE ${arg_EXTERNAL_PRIVATE})
    ao_precompile(${target} ${arg_NAME})
    if(arg_URI)
        string(REPLACE "." "/" uri_path ${arg_URI})
        qt_add_qml_module(${target} URI ${arg_URI} VERSION 1.0
            OUTPUT_DIRECTORY ${QT_QML_OUTPUT_DIRECTORY}/${uri_path}
            QML_FILES ${arg_QML} RESOURCES ${arg_RESOURCES} DEPENDENCIES ${arg_QML_DEPENDENCIES})
        target_link_libraries(${target}plugin PRIVATE ao_options)
        set_target_properties(${target}plugin PROPERTIES AUTOMOC ON)
        ao_precompile(${target}plugin qml/${arg_URI})
        ao_compile_together(${target}plugin)
        # The generated type registration includes public headers by file name.
        foreach(header IN LISTS headers)
            get_filename_component(dir ${header} DIRECTORY)
            target_include_directories(${target} PRIVATE ${dir})
        endforeach()
    endif()
    ao_compile_together(${target} ${arg_SOURCES})
    # What QML can import where this module is linked: its own URI and those of the modules below it.
    set(uris ${arg_URI})
    set(plugins "")
    if(arg_URI)
        set(plugins ${target}plugin)
    endif()
    foreach(module IN LISTS arg_PUBLIC arg_PRIVATE)
        get_property(below GLOBAL PROPERTY AO_QML_URIS_${module})
        list(APPEND uris ${below})
        get_property(below GLOBAL PROPERTY AO_QML_PLUGINS_${module})
        list(APPEND plugins ${below})
    endforeach()
    list(REMOVE_DUPLICATES uris)
    list(REMOVE_DUPLICATES plugins)
    set_property(GLOBAL PROPERTY AO_QML_URIS_${arg_NAME} ${uris})
    set_property(GLOBAL PROPERTY AO_QML_PLUGINS_${arg_NAME} ${plugins})
endfunction()

# ao_import_qml_plugins(TARGET MODULES…): links the QML modules among those, and below them, into a program or test.
function(ao_import_qml_plugins TARGET)
    set(plugins "")
    set(classes "")
    foreach(module IN LISTS ARGN)
        get_property(below GLOBAL PROPERTY AO_QML_PLUGINS_${module})
        list(APPEND plugins ${below})
        get_property(below GLOBAL PROPERTY AO_QML_URIS_${module})
        list(TRANSFORM below REPLACE "\\." "_")
        list(TRANSFORM below APPEND "Plugin")
        list(APPEND classes ${below})
    endforeach()
    list(REMOVE_DUPLICATES plugins)
    list(REMOVE_DUPLICATES classes)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${TARGET}_qmlplugins.cpp)
    set(text "#include <QtQml/qqmlextensionplugin.h>\n")
    foreach(class IN LISTS classes)
        string(APPEND text "Q_IMPORT_QML_PLUGIN(${class})\n")
    endforeach()
    file(CONFIGURE OUTPUT ${source} CONTENT "${text}" @ONLY)
    target_sources(${TARGET} PRIVATE ${source})
    target_link_libraries(${TARGET} PRIVATE ${plugins})
    # Qt is shared: only the project's own modules are linked statically, so there is nothing else to scan for.
    set_target_properties(${TARGET} PROPERTIES QT_QML_MODULE_NO_IMPORT_SCAN ON)
endfunction()

# ao_add_program(NAME app/x OUTPUT name SOURCES… PRIVATE modules… [EXTERNAL_PRIVATE libs…] [QML_PLUGINS])
function(ao_add_program)
    cmake_parse_arguments(arg "QML_PLUGINS" "NAME;OUTPUT" "SOURCES;PRIVATE;EXTERNAL_PRIVATE" ${ARGN})
    ao_target_name(target ${arg_NAME})
    qt_add_executable(${target} ${arg_SOURCES})
    set_target_properties(${target} PROPERTIES OUTPUT_NAME ${arg_OUTPUT} AUTOMOC ON)
    target_link_libraries(${target} PRIVATE ao_options)
    ao_link(${arg_NAME} PRIVATE ${arg_PRIVATE})
    ao_link_external(${arg_NAME} PRIVATE ${arg_EXTERNAL_PRIVATE})
    ao_precompile(${target} ${arg_NAME})
    ao_compile_together(${target} ${arg_SOURCES})
    if(arg_QML_PLUGINS)
        ao_import_qml_plugins(${target} ${arg_PRIVATE})
    endif()
    add_custom_target(${arg_OUTPUT} DEPENDS ${target})
    install(TARGETS ${target} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

function(ao_link_test TARGET MODULES EXTERNAL)
    set_target_properties(${TARGET} PROPERTIES AUTOMOC ON)
    target_link_libraries(${TARGET} PRIVATE ao_options Qt6::Test tests_support ${EXTERNAL})
    target_compile_definitions(${TARGET} PRIVATE AO_SOURCE_DIR="${CMAKE_SOURCE_DIR}" AO_BINARY_DIR="${CMAKE_BINARY_DIR}")
    foreach(module IN LISTS MODULES)
        ao_target_name(dependency ${module})
        target_link_libraries(${TARGET} PRIVATE ${dependency})
    endforeach()
endfunction()

# What several tests use is compiled once: OUT is its target.
function(ao_share_test_source OUT SOURCE PRECOMPILED)
    cmake_path(GET SOURCE STEM stem)
    cmake_path(ABSOLUTE_PATH SOURCE NORMALIZE OUTPUT_VARIABLE path)
    ao_target_name(shared ${PRECOMPILED}/${stem})
    if(NOT TARGET ${shared})
        add_library(${shared} OBJECT ${path})
        set_target_properties(${shared} PROPERTIES AO_SHARED_SOURCE ${path})
        ao_precompile(${shared} ${PRECOMPILED})
    endif()
    get_target_property(first ${shared} AO_SHARED_SOURCE)
    if(NOT first STREQUAL path)
        message(FATAL_ERROR "Tests share ${first} and ${path}: give one of them another name")
    endif()
    set(${OUT} ${shared} PARENT_SCOPE)
endfunction()

# ao_add_test(tst_name MODULES modules… [SOURCES…] [EXTERNAL libs…] [GUI] [NIGHTLY] [LABELS…] [TIMEOUT s])
# A Qt Test program made of tst_name.cpp. GUI tests run on the X server that the test command starts. NIGHTLY ones are
# also run by "./dev nightly", where AGENTOPS_THOROUGH=1 tells them to try everything.
function(ao_add_test NAME)
    cmake_parse_arguments(arg "GUI;NIGHTLY" "TIMEOUT" "MODULES;SOURCES;EXTERNAL;LABELS" ${ARGN})
    qt_add_executable(${NAME} ${NAME}.cpp)
    set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    if("${arg_MODULES}" MATCHES "(^|;)(ui|qml)/")
        set(precompiled qml/tests)
    else()
        set(precompiled tests)
    endif()
    ao_link_test(${NAME} "${arg_MODULES}" "${arg_EXTERNAL}")
    ao_precompile(${NAME} ${precompiled})
    foreach(source IN LISTS arg_SOURCES)
        ao_share_test_source(shared ${source} ${precompiled})
        ao_link_test(${shared} "${arg_MODULES}" "${arg_EXTERNAL}")
        target_link_libraries(${NAME} PRIVATE ${shared})
    endforeach()
    # A test includes its own .moc file: this one is empty.
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${NAME}_autogen/mocs_compilation.cpp
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    add_test(NAME ${NAME} COMMAND ${NAME})
    if(arg_GUI)
        ao_import_qml_plugins(${NAME} ${arg_MODULES})
        # Only one window at a time has the keyboard.
        set_tests_properties(${NAME} PROPERTIES RESOURCE_LOCK display)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set(environment TZ=UTC LC_ALL=C.UTF-8 QT_LOGGING_RULES= GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1)
    set_tests_properties(${NAME} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}" ENVIRONMENT "${environment}")
    if(arg_NIGHTLY)
        add_test(NAME ${NAME}_nightly COMMAND ${NAME} CONFIGURATIONS Nightly)
        set_tests_properties(${NAME}_nightly PROPERTIES TIMEOUT 14400 LABELS nightly
            ENVIRONMENT "${environment};AGENTOPS_THOROUGH=1")
    endif()
endfunction()

# ao_add_benchmark(bench_name MODULES modules… [SOURCES…] [EXTERNAL libs…] [ARGS arguments…] [QML_PLUGINS])
# A program made of bench_name.cpp. The target run_bench_name runs it with ARGS; it prints figures (tools/bench.sh).
function(ao_add_benchmark NAME)
    cmake_parse_arguments(arg "QML_PLUGINS" "" "MODULES;SOURCES;EXTERNAL;ARGS" ${ARGN})
    qt_add_executable(${NAME} ${NAME}.cpp ${arg_SOURCES})
    set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench AUTOMOC ON)
    target_link_libraries(${NAME} PRIVATE ao_options ${arg_EXTERNAL})
    target_compile_definitions(${NAME} PRIVATE AO_SOURCE_DIR="${CMAKE_SOURCE_DIR}" AO_BINARY_DIR="${CMAKE_BINARY_DIR}")
    foreach(module IN LISTS arg_MODULES)
        ao_target_name(dependency ${module})
        target_link_libraries(${NAME} PRIVATE ${dependency})
    endforeach()
    if(arg_QML_PLUGINS)
        ao_import_qml_plugins(${NAME} ${arg_MODULES})
    endif()
    add_custom_target(run_${NAME} COMMAND ${NAME} ${arg_ARGS} USES_TERMINAL VERBATIM)
endfunction()

# ao_add_fuzzer(fuzz_name MODULES modules…)
# A program made of fuzz_name.cpp: with AGENTOPS_FUZZERS a libFuzzer program (preset fuzz), else a test that replays
# corpus/name.
function(ao_add_fuzzer NAME)
    cmake_parse_arguments(arg "" "" "MODULES" ${ARGN})
    string(REPLACE "fuzz_" "" subject ${NAME})
    set(corpus ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${subject})
    qt_add_executable(${NAME} ${NAME}.cpp)
    target_link_libraries(${NAME} PRIVATE ao_options Qt6::Core)
    foreach(module IN LISTS arg_MODULES)
        ao_target_name(dependency ${module})
        target_link_libraries(${NAME} PRIVATE ${dependency})
    endforeach()
    ao_precompile(${NAME} tests)
    if(AGENTOPS_FUZZERS)
        target_link_options(${NAME} PRIVATE -fsanitize=fuzzer)
    else()
        target_sources(${NAME} PRIVATE ${CMAKE_SOURCE_DIR}/tests/fuzz/replay.cpp)
        set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
        add_test(NAME ${NAME} COMMAND ${NAME} ${corpus})
        set_tests_properties(${NAME} PROPERTIES TIMEOUT 60 LABELS fuzz)
    endif()
endfunction()
