// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/palette.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <cmath>

namespace agentops::ui::theme {

using namespace Qt::StringLiterals;

namespace {

Result<QJsonObject> tokensOf(const QByteArray &json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    const auto tokens = document.object().value("tokens"_L1);
    if (!tokens.isObject())
        return fail(Error(errors::kInvalidTheme, u"a theme is an object with \"tokens\""_s)
                        .with(u"reason"_s, error.errorString()));
    return tokens.toObject();
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(QColor color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

Result<Palette> readPalette(const QByteArray &json, const QByteArray &complete)
{
    AO_TRY(const QJsonObject tokens, tokensOf(json));
    AO_TRY(const QJsonObject known, tokensOf(complete));
    Palette palette;
    for (std::size_t i = 0; i < palette.size(); ++i) {
        QString name = QString::fromLatin1(Colors::kTokenNames[i]);
        for (int steps = 0; !tokens.contains(name); ++steps) {
            if (steps == Colors::kTokenCount)
                return fail(Error(errors::kInvalidTheme, u"the fallbacks of a token never end"_s)
                                .with(u"token"_s, name));
            name = known.value(name).toObject().value("fallback"_L1).toString();
        }
        const QString value = tokens.value(name).toObject().value("value"_L1).toString();
        palette[i] = QColor::fromString(value);
        if (!palette[i].isValid())
            return fail(Error(errors::kInvalidTheme, u"not a colour"_s)
                            .with(u"token"_s, name)
                            .with(u"value"_s, value));
    }
    return palette;
}

double contrastRatio(QColor front, QColor ground)
{
    const double a = luminance(front);
    const double b = luminance(ground);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor composed(QColor top, QColor ground)
{
    const float alpha = top.alphaF();
    const auto mix = [alpha](float t, float g) {
        return t * alpha + g * (1 - alpha);
    };
    return QColor::fromRgbF(mix(top.redF(), ground.redF()), mix(top.greenF(), ground.greenF()),
                            mix(top.blueF(), ground.blueF()));
}

} // namespace agentops::ui::theme
