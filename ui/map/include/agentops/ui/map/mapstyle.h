// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/syntax/language.h>
#include <agentops/ui/scene/textlayoutcache.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QHash>
#include <QtGui/QColor>

namespace agentops::ui::map {

/// The colours of the map, taken from the theme once per change.
struct MapStyle
{
    QColor canvas;
    QColor surface;
    QColor raised;
    QColor line;
    QColor text;
    QColor muted;
    QColor faint;
    QColor accent;
    QColor failed;
    QColor edge;
    QColor incoming;
    QColor otherLanguage;
    QHash<const syntax::Language *, QColor> languages;
    bool isDark = false;

    static MapStyle fromTheme(const theme::Theme &theme);
    QColor tint(const syntax::Language *language) const
    {
        return languages.value(language, otherLanguage);
    }
};

/// The fonts of the map in a layout cache.
struct MapFonts
{
    scene::TextLayoutCache::FontIndex caption = 0;
    scene::TextLayoutCache::FontIndex captionStrong = 0;
    scene::TextLayoutCache::FontIndex body = 0;
    scene::TextLayoutCache::FontIndex bodyStrong = 0;
    scene::TextLayoutCache::FontIndex title = 0;

    static MapFonts create(scene::TextLayoutCache &cache, const theme::Units &units);
};

} // namespace agentops::ui::map
