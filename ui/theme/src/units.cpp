// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/units.h>

#include <QtCore/QPointer>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtQml/QQmlEngine>

namespace agentops::ui::theme {

using namespace Qt::StringLiterals;

namespace {

QPointer<Units> s_units;

QString firstInstalled(const QStringList &families, QFontDatabase::SystemFont otherwise)
{
    for (const QString &family : families) {
        if (QFontDatabase::hasFamily(family))
            return family;
    }
    return QFontDatabase::systemFont(otherwise).family();
}

} // namespace

Units::Units(QObject *parent)
    : QObject(parent)
    , m_uiFamily(firstInstalled({u"Inter"_s, u"Inter Variable"_s}, QFontDatabase::GeneralFont))
    , m_codeFamily(firstInstalled({u"JetBrains Mono"_s, u"Cascadia Mono"_s, u"Menlo"_s},
                                  QFontDatabase::FixedFont))
{
    s_units = this;
}

Units::~Units() = default;

Units *Units::create(QQmlEngine *engine, QJSEngine *)
{
    if (!s_units)
        return new Units(engine);
    QJSEngine::setObjectOwnership(s_units, QJSEngine::CppOwnership);
    return s_units;
}

void Units::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    Q_EMIT densityChanged();
}

void Units::setReducedMotion(bool reduced)
{
    if (m_reducedMotion == reduced)
        return;
    m_reducedMotion = reduced;
    Q_EMIT motionChanged();
}

QFont Units::labelFont() const
{
    QFont font = uiFont(11, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    font.setCapitalization(QFont::AllUppercase);
    return font;
}

QFont Units::numberFont() const
{
    QFont font = uiFont(13);
    font.setFeature("tnum", 1);
    return font;
}

QFont Units::secondaryNumberFont() const
{
    QFont font = uiFont(12);
    font.setFeature("tnum", 1);
    return font;
}

QFont Units::uiFont(int pixels, QFont::Weight weight) const
{
    QFont font(m_uiFamily);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QFont Units::fixedFont(double pixels) const
{
    QFont font(m_codeFamily);
    // QFont counts pixels in whole numbers only, so the size is given in points.
    const QScreen *screen = QGuiApplication::primaryScreen();
    const double dotsPerInch = screen ? screen->logicalDotsPerInchY() : 96.0;
    font.setPointSizeF(pixels * 72.0 / dotsPerInch);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    // Source is shown as it is written: no ligature may hide how many characters there are.
    for (const QFont::Tag tag :
         {QFont::Tag("liga"), QFont::Tag("calt"), QFont::Tag("clig"), QFont::Tag("dlig")})
        font.setFeature(tag, 0);
    return font;
}

} // namespace agentops::ui::theme
