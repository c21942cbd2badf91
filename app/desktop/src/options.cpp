// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <array>
#include <utility>

namespace agentops::desktop {

using namespace Qt::StringLiterals;
using Scheme = ui::theme::Theme::Scheme;

namespace {

constexpr std::array kPages{"workflow", "map", "review", "runs", "settings", "palette", "welcome"};
constexpr std::array kSchemes{std::pair("light", Scheme::Light), std::pair("dark", Scheme::Dark),
                              std::pair("high-contrast", Scheme::HighContrast)};
constexpr int kSmallestEdge = 320;
constexpr int kLargestEdge = 8192;
constexpr int kLargestScale = 16;

std::unexpected<Error> invalid(const QString &option, const QString &value)
{
    return fail(errors::kInvalidArgument, u"--%1: '%2' is not possible"_s.arg(option, value));
}

Result<QSize> parseSize(const QString &text)
{
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    const bool fits = parts.size() == 2 && size.width() >= kSmallestEdge
        && size.height() >= kSmallestEdge && size.width() <= kLargestEdge
        && size.height() <= kLargestEdge;
    return fits ? Result<QSize>(size) : invalid(u"size"_s, text);
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"The window of AgentOps Workbench: workflows, code map, review and runs of a repository."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"repository"_s, u"A folder inside a Git repository."_s,
                                 u"[REPOSITORY]"_s);
    parser.addOptions({
        {u"data-dir"_s, u"Keep data below this folder."_s, u"folder"_s},
        {u"theme"_s, u"light, dark or high-contrast, for this start."_s, u"name"_s},
        {u"language"_s, u"en or fr, for this start."_s, u"code"_s},
        {u"size"_s, u"Size of the window of a picture, such as 1440x900."_s, u"WxH"_s},
        {u"startup-trace"_s, u"Print how long the start takes, in milliseconds."_s},
        {u"self-test"_s, u"Open every page, fail on any warning, and quit."_s},
        {u"screenshot"_s,
         u"Take a picture of a page when it is ready, and quit: workflow, map, review, runs, "
         "settings, palette or welcome."_s,
         u"page"_s},
        {u"draw"_s, u"Draw a workflow file, without a window or a display, and quit."_s, u"file"_s},
        {u"scale"_s, u"Pixels of a drawing in PNG for each unit of the canvas, 1 to 16."_s,
         u"number"_s},
        {u"transparent"_s, u"Nothing is behind the drawing."_s},
        {u"out"_s, u"The PNG file of the picture; of a drawing, .svg or .png."_s, u"file"_s},
    });
    parser.process(arguments);

    Options options;
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1)
        return fail(errors::kInvalidArgument, u"only one repository can be opened at a time"_s);
    if (!positional.isEmpty())
        options.repository = QDir::current().absoluteFilePath(positional.constFirst());
    if (parser.isSet(u"data-dir"_s))
        options.dataRoot = QDir::current().absoluteFilePath(parser.value(u"data-dir"_s));
    options.tracesStartup = parser.isSet(u"startup-trace"_s);
    options.testsItself = parser.isSet(u"self-test"_s);
    if (parser.isSet(u"size"_s)) {
        AO_TRY(options.size, parseSize(parser.value(u"size"_s)));
    }
    if (parser.isSet(u"theme"_s)) {
        const QString name = parser.value(u"theme"_s);
        for (const auto &[known, scheme] : kSchemes) {
            if (name == QLatin1StringView(known))
                options.scheme = scheme;
        }
        if (!options.scheme)
            return invalid(u"theme"_s, name);
    }
    if (parser.isSet(u"language"_s)) {
        options.language = parser.value(u"language"_s);
        if (options.language != u"en"_s && options.language != u"fr"_s
            && options.language != u"qps"_s)
            return invalid(u"language"_s, *options.language);
    }
    if (parser.isSet(u"screenshot"_s)) {
        options.screenshotPage = parser.value(u"screenshot"_s);
        if (!std::ranges::any_of(kPages, [&](const char *page) {
                return options.screenshotPage == QLatin1StringView(page);
            }))
            return invalid(u"screenshot"_s, options.screenshotPage);
    }
    if (parser.isSet(u"draw"_s))
        options.drawnFile = QDir::current().absoluteFilePath(parser.value(u"draw"_s));
    if (!options.screenshotPage.isEmpty() || !options.drawnFile.isEmpty()) {
        if (parser.value(u"out"_s).isEmpty())
            return fail(errors::kInvalidArgument, u"a picture needs --out FILE"_s);
        options.outputFile = QDir::current().absoluteFilePath(parser.value(u"out"_s));
    }
    if (parser.isSet(u"scale"_s)) {
        options.scale = parser.value(u"scale"_s).toInt();
        if (options.scale < 1 || options.scale > kLargestScale)
            return invalid(u"scale"_s, parser.value(u"scale"_s));
    }
    options.isTransparent = parser.isSet(u"transparent"_s);
    return options;
}

} // namespace agentops::desktop
