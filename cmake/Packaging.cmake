# SPDX-License-Identifier: GPL-3.0-or-later
# What an installed program needs beside its files, and the packages that hold them (tools/package.sh).

install(FILES ${CMAKE_SOURCE_DIR}/LICENSES/GPL-3.0-or-later.txt DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

# The licences of what is compiled in ask that their texts come along. (Shared libraries bring their own.)
set(ao_notices "Parts of AgentOps Workbench were made by others, under these licences.\n")
file(GLOB ao_licences ${AO_NODE_MODULES}/tree-sitter*/LICENSE ${AO_NODE_MODULES}/lucide-static/LICENSE)
foreach(licence IN LISTS ao_licences)
    get_filename_component(folder ${licence} DIRECTORY)
    file(READ ${folder}/package.json package)
    string(JSON name GET "${package}" name)
    string(JSON version GET "${package}" version)
    file(READ ${licence} text)
    string(APPEND ao_notices "\n---- ${name} ${version}\n\n${text}")
endforeach()
file(READ ${AO_NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib/src/unicode/LICENSE text)
string(APPEND ao_notices "\n---- Unicode functions in tree-sitter (ICU)\n\n${text}")
file(READ ${CMAKE_SOURCE_DIR}/LICENSES/QuickJS.txt text) # Debian has it as a static library
string(APPEND ao_notices "\n---- QuickJS\n\n${text}")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/third-party-notices.txt CONTENT "@ao_notices@" @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/third-party-notices.txt DESTINATION ${CMAKE_INSTALL_DOCDIR})

if(UNIX AND NOT APPLE AND AGENTOPS_DESKTOP)
    set(ao_linux ${CMAKE_SOURCE_DIR}/installer/linux)
    install(FILES ${ao_linux}/org.agentops.Workbench.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${ao_linux}/org.agentops.Workbench.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${ao_linux}/org.agentops.Workbench.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

set(CPACK_PACKAGE_NAME agentops-workbench)
set(CPACK_PACKAGE_VENDOR "The AgentOps Workbench contributors")
set(CPACK_PACKAGE_CONTACT "The AgentOps Workbench contributors <maintainers@agentops.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Take a change from task to deployed, with workflows you can see and review")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSES/GPL-3.0-or-later.txt)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_SOURCE_DIR}/build/package)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# QML modules and plugins are loaded at run time, where dpkg-shlibdeps cannot see them.
set(ao_runtime
    qml6-module-qtquick qml6-module-qtquick-controls qml6-module-qtquick-dialogs qml6-module-qtquick-effects
    qml6-module-qtquick-layouts qml6-module-qtquick-templates qml6-module-qtquick-window qml6-module-qtcore
    qml6-module-qtqml-workerscript qt6-svg-plugins)
if(AGENTOPS_WEBENGINE)
    list(APPEND ao_runtime qml6-module-qtwebengine qml6-module-qtwebchannel)
endif()
if(NOT AGENTOPS_DESKTOP)
    set(ao_runtime "")
endif()
list(APPEND ao_runtime tzdata) # schedules; Qt reads it from the system
list(JOIN ao_runtime ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "git, fonts-inter, fonts-jetbrains-mono, qt6-wayland")
include(CPack)
