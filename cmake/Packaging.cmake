# SPDX-License-Identifier: GPL-3.0-or-later
# What an installed program needs beside its files, and the packages that hold them (tools/package.sh).

install(FILES ${CMAKE_SOURCE_DIR}/LICENSES/GPL-3.0-or-later.txt DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
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
list(JOIN ao_runtime ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "git, fonts-inter, fonts-jetbrains-mono")
include(CPack)
