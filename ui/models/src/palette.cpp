// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/palette.h>

#include <agentops/ui/models/fuzzymatch.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace agentops::ui {

const QList<PaletteSectionInfo> &paletteSections()
{
    static const QList<PaletteSectionInfo> kSections{
        {PaletteSection::Commands, "command", u'>', QT_TRANSLATE_NOOP("Palette", "Commands")},
        {PaletteSection::Nodes, "node", u'+', QT_TRANSLATE_NOOP("Palette", "Add a node")},
        {PaletteSection::Elements, "element", u'@',
         QT_TRANSLATE_NOOP("Palette", "In this workflow")},
        {PaletteSection::Workflows, "workflow", u'/', QT_TRANSLATE_NOOP("Palette", "Workflows")},
        {PaletteSection::Runs, "run", u'#', QT_TRANSLATE_NOOP("Palette", "Runs")},
    };
    return kSections;
}

const PaletteSectionInfo &paletteSection(PaletteSection section)
{
    return *std::ranges::find(paletteSections(), section, &PaletteSectionInfo::section);
}

QString paletteSectionTitle(PaletteSection section)
{
    return QCoreApplication::translate("Palette", paletteSection(section).title);
}

bool rate(PaletteEntry &entry, QStringView typed, QStringView alias)
{
    entry.score = 0;
    entry.positions.clear();
    if (typed.trimmed().isEmpty())
        return true;
    if (const auto match = fuzzyMatch(typed, entry.title)) {
        entry.score = match->score;
        entry.positions = match->positions;
        return true;
    }
    if (const auto match = fuzzyMatch(typed, alias)) {
        entry.score = match->score / 2;
        return true;
    }
    return entry.help.contains(typed.trimmed(), Qt::CaseInsensitive);
}

} // namespace agentops::ui
