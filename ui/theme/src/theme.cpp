// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/theme.h>

#include <agentops/ui/theme/palette.h>

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtGui/QGuiApplication>
#include <QtGui/QStyleHints>
#include <QtQml/QQmlEngine>

namespace agentops::ui::theme {

using namespace Qt::StringLiterals;

namespace {

QPointer<Theme> s_theme;

QByteArray builtIn(QLatin1StringView name)
{
    QFile file(":/agentops/theme/"_L1 + name + ".json"_L1);
    AO_VERIFY(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QLatin1StringView fileOf(Theme::Scheme scheme)
{
    switch (scheme) {
    case Theme::Scheme::Dark:
        return "dark"_L1;
    case Theme::Scheme::HighContrast:
        return "high-contrast"_L1;
    case Theme::Scheme::Light:
    case Theme::Scheme::FollowSystem:
        break;
    }
    return "light"_L1;
}

using Token = Colors::Token;
using Names = QHash<QString, Token>;

} // namespace

Theme::Theme(QObject *parent) : Colors(parent)
{
    s_theme = this;
    if (qGuiApp)
        connect(qGuiApp->styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::refresh);
    refresh();
}

Theme::~Theme() = default;

Theme *Theme::create(QQmlEngine *engine, QJSEngine *)
{
    if (!s_theme)
        return new Theme(engine);
    QJSEngine::setObjectOwnership(s_theme, QJSEngine::CppOwnership);
    return s_theme;
}

void Theme::setScheme(Scheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    refresh();
    Q_EMIT schemeChanged();
}

void Theme::setSystemWantsContrast(bool wanted)
{
    m_systemWantsContrast = wanted;
    refresh();
}

void Theme::refresh()
{
    Scheme effective = m_scheme;
    if (effective == Scheme::FollowSystem) {
        const bool dark = qGuiApp && qGuiApp->styleHints()->colorScheme() == Qt::ColorScheme::Dark;
        effective = m_systemWantsContrast ? Scheme::HighContrast
            : dark                        ? Scheme::Dark
                                          : Scheme::Light;
    }
    if (effective == m_effective)
        return;
    m_effective = effective;
    m_values = paletteOf(effective);
    Q_EMIT changed();
}

std::array<QColor, Colors::kTokenCount> Theme::paletteOf(Scheme scheme)
{
    // The built-in files are covered by tests, so that reading them cannot fail here.
    const auto palette = readPalette(builtIn(fileOf(scheme)), builtIn("light"_L1));
    AO_VERIFY(palette.has_value());
    return *palette;
}

QColor Theme::stateColor(const QString &state) const
{
    static const Names names{
        {u"ok"_s, Token::Ok},           {u"succeeded"_s, Token::Ok},
        {u"running"_s, Token::Running}, {u"waiting"_s, Token::Waiting},
        {u"failed"_s, Token::Failed},   {u"inDoubt"_s, Token::InDoubt},
        {u"skipped"_s, Token::Skipped},
    };
    return color(names.value(state, Token::Muted));
}

QColor Theme::stateGround(const QString &state) const
{
    static const Names names{
        {u"ok"_s, Token::OkSoft},           {u"succeeded"_s, Token::OkSoft},
        {u"running"_s, Token::RunningSoft}, {u"waiting"_s, Token::WaitingSoft},
        {u"failed"_s, Token::FailedSoft},   {u"inDoubt"_s, Token::InDoubtSoft},
        {u"accent"_s, Token::AccentSoft},
    };
    return color(names.value(state, Token::NeutralSoft));
}

QColor Theme::portColor(const QString &type) const
{
    static const Names names{
        {u"any"_s, Token::PortAny},           {u"text"_s, Token::PortText},
        {u"number"_s, Token::PortNumber},     {u"boolean"_s, Token::PortBoolean},
        {u"object"_s, Token::PortObject},     {u"list"_s, Token::PortList},
        {u"file"_s, Token::PortFile},         {u"diff"_s, Token::PortDiff},
        {u"findings"_s, Token::PortFindings}, {u"model"_s, Token::PortModel},
    };
    return color(names.value(type, Token::PortAny));
}

QColor Theme::languageColor(const QString &language) const
{
    static const Names names{
        {u"php"_s, Token::LangPhp},
        {u"javascript"_s, Token::LangJavaScript},
        {u"jsx"_s, Token::LangJavaScript},
        {u"vue"_s, Token::LangJavaScript},
        {u"typescript"_s, Token::LangTypeScript},
        {u"tsx"_s, Token::LangTypeScript},
        {u"python"_s, Token::LangPython},
        {u"c"_s, Token::LangCpp},
        {u"cpp"_s, Token::LangCpp},
        {u"java"_s, Token::LangJava},
        {u"kotlin"_s, Token::LangJava},
        {u"go"_s, Token::LangGo},
        {u"rust"_s, Token::LangRust},
        {u"csharp"_s, Token::LangCSharp},
        {u"ruby"_s, Token::LangRuby},
        {u"html"_s, Token::LangMarkup},
        {u"css"_s, Token::LangMarkup},
        {u"markdown"_s, Token::LangMarkup},
        {u"json"_s, Token::LangData},
        {u"yaml"_s, Token::LangData},
        {u"toml"_s, Token::LangData},
        {u"xml"_s, Token::LangData},
        {u"sql"_s, Token::LangData},
        {u"test"_s, Token::LangTest},
    };
    return color(names.value(language, Token::LangOther));
}

QColor Theme::withOpacity(QColor color, double opacity)
{
    color.setAlphaF(static_cast<float>(color.alphaF() * opacity));
    return color;
}

} // namespace agentops::ui::theme
