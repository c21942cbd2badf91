# SPDX-License-Identifier: GPL-3.0-or-later
# Configures the tiny project for CASE; it must succeed when EXPECTED is empty, else fail and say EXPECTED.
file(REMOVE_RECURSE ${BINARY})
execute_process(
    COMMAND ${CMAKE_COMMAND} -S ${SOURCE} -B ${BINARY} -G Ninja -D CASE=${CASE} -D MODULES=${MODULES}
        -D CMAKE_CXX_COMPILER=${CXX}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
# CMake breaks long messages into lines.
string(REGEX REPLACE "[ \n]+" " " flat "${output}")
if(EXPECTED STREQUAL "")
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "an allowed project was refused:\n${output}")
    endif()
elseif(result EQUAL 0)
    message(FATAL_ERROR "a forbidden project was accepted; expected: ${EXPECTED}")
else()
    string(FIND "${flat}" "${EXPECTED}" position)
    if(position EQUAL -1)
        message(FATAL_ERROR "refused for another reason than '${EXPECTED}':\n${output}")
    endif()
endif()
