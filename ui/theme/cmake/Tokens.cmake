# SPDX-License-Identifier: GPL-3.0-or-later
# ao_generate_colors(JSON HEADER): writes class agentops::ui::theme::Colors, one typed property per token of the theme
# file JSON, so that a colour nobody defined is a compile error in C++ and a lint error in QML.
function(ao_generate_colors JSON HEADER)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${JSON})
    file(READ ${JSON} text)
    string(JSON tokens GET "${text}" tokens)
    string(JSON count LENGTH "${tokens}")
    math(EXPR last "${count} - 1")
    foreach(i RANGE ${last})
        string(JSON name MEMBER "${tokens}" ${i})
        string(JSON meaning GET "${tokens}" ${name} meaning)
        list(APPEND names ${name})
        string(REGEX REPLACE "^(.)(.*)$" "\\1;\\2" split ${name})
        list(GET split 0 first)
        list(GET split 1 rest)
        string(TOUPPER ${first} first)
        string(APPEND properties "    Q_PROPERTY(QColor ${name} READ ${name} NOTIFY changed)\n")
        string(APPEND enumerators "        ${first}${rest}, ///< ${meaning}.\n")
        string(APPEND getters "    QColor ${name}() const { return color(Token::${first}${rest}); }\n")
        string(APPEND texts "        \"${name}\",\n")
    endforeach()
    file(CONFIGURE OUTPUT ${HEADER} @ONLY CONTENT [=[// SPDX-License-Identifier: GPL-3.0-or-later
// Made from resources/theme/light.json by ui/theme/cmake/Tokens.cmake.
#pragma once

#include <QtCore/QObject>
#include <QtGui/QColor>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace agentops::ui::theme {

/// The colours of the current theme, by meaning.
class Colors : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
@properties@
public:
    enum class Token {
@enumerators@    };
    static constexpr int kTokenCount = @count@;
    /// Token names as written in the theme files, in the order of Token.
    static constexpr std::array<const char *, kTokenCount> kTokenNames{
@texts@    };

    QColor color(Token token) const { return m_values[static_cast<std::size_t>(token)]; }
@getters@
Q_SIGNALS:
    void changed();

protected:
    using QObject::QObject;
    std::array<QColor, kTokenCount> m_values;
};

} // namespace agentops::ui::theme
]=])
endfunction()
