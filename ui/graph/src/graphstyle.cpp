// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphstyle.h>

#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QHash>
#include <QtGui/QFontInfo>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::PortType;
using workflow::StepState;

GraphStyle GraphStyle::fromTheme(const theme::Theme &theme)
{
    theme::Palette palette;
    for (size_t i = 0; i < palette.size(); ++i)
        palette[i] = theme.color(theme::Colors::Token(i));
    return fromPalette(palette, theme.isDark());
}

GraphStyle GraphStyle::fromPalette(const theme::Palette &palette, bool isDark)
{
    using Token = theme::Colors::Token;
    const auto color = [&palette](Token token) {
        return palette[size_t(token)];
    };
    GraphStyle style;
    style.canvas = color(Token::Canvas);
    style.raised = color(Token::Raised);
    style.line = color(Token::Line);
    style.text = color(Token::Text);
    style.muted = color(Token::Muted);
    style.faint = color(Token::Faint);
    style.accent = color(Token::Accent);
    style.selection = color(Token::Selection);
    style.grid = color(Token::Grid);
    style.shadow = color(Token::Shadow);
    style.note = color(Token::Note);
    style.ok = color(Token::Ok);
    style.failed = color(Token::Failed);
    style.waiting = color(Token::Waiting);
    style.running = color(Token::Running);
    style.inDoubt = color(Token::InDoubt);
    style.skipped = color(Token::Skipped);
    style.ports = {color(Token::PortAny),     color(Token::PortText),   color(Token::PortNumber),
                   color(Token::PortBoolean), color(Token::PortObject), color(Token::PortList),
                   color(Token::PortFile),    color(Token::PortDiff),   color(Token::PortFindings),
                   color(Token::PortModel)};
    style.isDark = isDark;
    return style;
}

PortType categoryPortType(const QString &category)
{
    static const QHash<QString, PortType> kTints{
        {u"trigger"_s, PortType::Any}, {u"flow"_s, PortType::Boolean},
        {u"shell"_s, PortType::File},  {u"git"_s, PortType::Diff},
        {u"code"_s, PortType::Number}, {u"review"_s, PortType::Findings},
        {u"net"_s, PortType::Text},    {u"llm"_s, PortType::Object},
    };
    return kTints.value(category, PortType::Any);
}

QString categoryTint(const QString &category)
{
    return portTypeName(categoryPortType(category));
}

QColor GraphStyle::categoryColor(const QString &category) const
{
    return portColor(categoryPortType(category));
}

QColor GraphStyle::stateColor(StepState state) const
{
    switch (state) {
    case StepState::Running:
        return running;
    case StepState::WaitingForApproval:
    case StepState::WaitingForRetry:
    case StepState::WaitingForTime:
    case StepState::WaitingForTurn:
        return waiting;
    case StepState::InDoubt:
        return inDoubt;
    case StepState::Succeeded:
        return ok;
    case StepState::Failed:
        return failed;
    case StepState::Skipped:
        return skipped;
    case StepState::Planned:
    case StepState::Cancelled:
        break;
    }
    return faint;
}

const QStringList &GraphStyle::groupColors()
{
    static const QStringList kNames{QString(),  u"red"_s,  u"orange"_s, u"yellow"_s,
                                    u"green"_s, u"blue"_s, u"purple"_s, u"gray"_s};
    return kNames;
}

QColor GraphStyle::groupColor(const QString &name) const
{
    static const QHash<QString, PortType> kTints{
        {u"red"_s, PortType::Findings},   {u"orange"_s, PortType::Diff},
        {u"yellow"_s, PortType::Boolean}, {u"green"_s, PortType::File},
        {u"blue"_s, PortType::Text},      {u"purple"_s, PortType::Object},
        {u"gray"_s, PortType::Any},
    };
    const auto tint = kTints.constFind(name);
    return tint == kTints.constEnd() ? accent : portColor(*tint);
}

QColor GraphStyle::noteColor(const QString &name) const
{
    if (name.isEmpty() || !groupColors().contains(name))
        return note;
    // As pale as paper, so that text on it is read like text on a card.
    const QColor tint = groupColor(name);
    const float share = isDark ? 0.1F : 0.12F;
    const auto mixed = [share](float ground, float color) {
        return ground + (color - ground) * share;
    };
    return QColor::fromRgbF(mixed(raised.redF(), tint.redF()),
                            mixed(raised.greenF(), tint.greenF()),
                            mixed(raised.blueF(), tint.blueF()));
}

QColor GraphStyle::noteBorder(const QString &name) const
{
    const bool isTinted = !name.isEmpty() && groupColors().contains(name);
    QColor color = isTinted ? groupColor(name) : waiting;
    color.setAlphaF(isTinted ? 0.35F : 0.18F);
    return color;
}

QColor GraphStyle::problemColor(workflow::Diagnostic::Severity severity) const
{
    switch (severity) {
    case workflow::Diagnostic::Severity::Error:
        return failed;
    case workflow::Diagnostic::Severity::Warning:
        return waiting;
    case workflow::Diagnostic::Severity::Hint:
        break;
    }
    return muted;
}

scene::Shape GraphStyle::portShape(PortType type)
{
    switch (type) {
    case PortType::Any:
        return scene::Shape::Circle;
    case PortType::Text:
        return scene::Shape::Disc;
    case PortType::Number:
        return scene::Shape::Diamond;
    case PortType::Boolean:
        return scene::Shape::DiamondOutline;
    case PortType::Object:
        return scene::Shape::Square;
    case PortType::List:
        return scene::Shape::Bars;
    case PortType::File:
        return scene::Shape::TriangleUp;
    case PortType::Diff:
        return scene::Shape::HalfSquare;
    case PortType::Findings:
        return scene::Shape::Hexagon;
    case PortType::Model:
        return scene::Shape::Star;
    }
    return scene::Shape::Circle;
}

QString GraphStyle::stateIcon(StepState state)
{
    switch (state) {
    case StepState::Planned:
    case StepState::Running:
        return {};
    case StepState::WaitingForApproval:
        return u"hand"_s;
    case StepState::WaitingForRetry:
    case StepState::WaitingForTime:
    case StepState::WaitingForTurn:
        return u"rotate-ccw"_s;
    case StepState::InDoubt:
        return u"circle-help"_s;
    case StepState::Succeeded:
        return u"circle-check"_s;
    case StepState::Failed:
        return u"circle-x"_s;
    case StepState::Cancelled:
        return u"circle-slash"_s;
    case StepState::Skipped:
        return u"circle-dashed"_s;
    }
    return {};
}

GraphFonts GraphFonts::create(scene::TextLayoutCache &cache, const theme::Units &units)
{
    const auto sized = [&cache](QFont font, int pixels) {
        font.setPixelSize(pixels);
        return cache.addFont(font);
    };
    GraphFonts fonts;
    fonts.full = {cache.addFont(units.bodyStrongFont()), cache.addFont(units.smallCodeFont()),
                  cache.addFont(units.secondaryFont()), cache.addFont(units.captionFont())};
    fonts.names = {sized(units.bodyStrongFont(), 18), sized(units.smallCodeFont(), 16),
                   sized(units.secondaryFont(), 16), sized(units.captionFont(), 16)};
    const auto slanted = [&cache](GraphFonts::Index of) {
        QFont font = cache.font(of);
        font.setItalic(true);
        return cache.addFont(font);
    };
    const auto forNotes = [&](GraphFonts::Set &set, int body) {
        const Index strong = sized(units.bodyStrongFont(), body);
        set.note = {set.label,
                    strong,
                    slanted(set.label),
                    slanted(strong),
                    set.code,
                    sized(units.bodyStrongFont(), body + 1),
                    sized(units.bodyStrongFont(), body + 3)};
    };
    forNotes(fonts.full, QFontInfo(units.secondaryFont()).pixelSize());
    forNotes(fonts.names, 16);
    fonts.largeTitle = sized(units.bodyStrongFont(), 22);
    return fonts;
}

} // namespace agentops::ui::graph
