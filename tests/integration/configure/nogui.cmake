# SPDX-License-Identifier: GPL-3.0-or-later
# Looks into PROGRAM with READELF: it may load Qt's libraries without a window only.
execute_process(COMMAND ${READELF} -d ${PROGRAM} OUTPUT_VARIABLE dynamic COMMAND_ERROR_IS_FATAL ANY)
if(NOT dynamic MATCHES "libQt6Core")
    message(FATAL_ERROR "${PROGRAM} does not seem to load Qt:\n${dynamic}")
elseif(dynamic MATCHES "lib(Qt6(Gui|Widgets|OpenGL|Qml|Quick|Svg|WebEngine)|KF6)[A-Za-z0-9]*")
    message(FATAL_ERROR "${PROGRAM} loads ${CMAKE_MATCH_0}")
endif()
