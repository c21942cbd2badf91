# SPDX-License-Identifier: GPL-3.0-or-later
# The outside libraries; docs/dependencies.md says what each is for.

find_package(Qt6 6.8 REQUIRED COMPONENTS Core Network Concurrent)
qt_standard_project_setup(REQUIRES 6.8 I18N_TRANSLATED_LANGUAGES fr)
# What Qt adds beside a target (resources, initializers) needs no moc: ours ask for it.
set(CMAKE_AUTOMOC OFF)
set(CMAKE_AUTOUIC OFF)
set(CMAKE_AUTORCC OFF)
find_package(QCoro6 0.10 REQUIRED COMPONENTS Core Network)
find_package(SQLite3 3.40 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libgit2 REQUIRED IMPORTED_TARGET libgit2>=1.5)
pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET libarchive>=3.6)
pkg_check_modules(libcurl REQUIRED IMPORTED_TARGET libcurl>=7.88)
pkg_check_modules(libyaml REQUIRED IMPORTED_TARGET yaml-0.1>=0.2)

# QuickJS comes without a description for either: one header and one static library.
find_path(QUICKJS_INCLUDE_DIR quickjs/quickjs.h REQUIRED)
find_library(QUICKJS_LIBRARY quickjs PATH_SUFFIXES quickjs ${CMAKE_LIBRARY_ARCHITECTURE}/quickjs REQUIRED)
find_package(Threads REQUIRED)
add_library(quickjs::quickjs UNKNOWN IMPORTED)
set_target_properties(quickjs::quickjs PROPERTIES
    IMPORTED_LOCATION ${QUICKJS_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${QUICKJS_INCLUDE_DIR}
    INTERFACE_LINK_LIBRARIES "Threads::Threads;${CMAKE_DL_LIBS};$<$<BOOL:${UNIX}>:m>")

if(AGENTOPS_DESKTOP)
    find_package(Qt6 6.8 REQUIRED COMPONENTS Gui Qml Quick QuickControls2 Svg LinguistTools)
    find_package(KF6SyntaxHighlighting REQUIRED)
    if(UNIX AND NOT APPLE) # the desktop portal tells what the person asked the system for
        find_package(Qt6 6.8 REQUIRED COMPONENTS DBus)
    endif()
    pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c-html>=0.4.8)
    if(AGENTOPS_WEBENGINE)
        find_package(Qt6 6.8 REQUIRED COMPONENTS WebEngineQuick)
    endif()
endif()
if(BUILD_TESTING)
    find_package(Qt6 6.8 REQUIRED COMPONENTS Test HttpServer)
    if(AGENTOPS_DESKTOP)
        find_package(Qt6 6.8 REQUIRED COMPONENTS QuickTest)
    endif()
    enable_testing()
endif()
