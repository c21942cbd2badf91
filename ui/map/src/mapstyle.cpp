// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/map/mapstyle.h>

namespace agentops::ui::map {

MapStyle MapStyle::fromTheme(const theme::Theme &theme)
{
    MapStyle style;
    style.canvas = theme.canvas();
    style.surface = theme.surface();
    style.raised = theme.raised();
    style.line = theme.line();
    style.text = theme.text();
    style.muted = theme.muted();
    style.faint = theme.faint();
    style.accent = theme.accent();
    style.failed = theme.failed();
    style.edge = theme.edge();
    style.incoming = theme.portNumber();
    style.otherLanguage = theme.langOther();
    style.isDark = theme.isDark();
    for (const syntax::Language &language : syntax::languages())
        style.languages.insert(&language, theme.languageColor(QString(language.id)));
    return style;
}

MapFonts MapFonts::create(scene::TextLayoutCache &cache, const theme::Units &units)
{
    QFont captionStrong = units.captionFont();
    captionStrong.setWeight(QFont::DemiBold);
    MapFonts fonts;
    fonts.caption = cache.addFont(units.captionFont());
    fonts.captionStrong = cache.addFont(captionStrong);
    fonts.body = cache.addFont(units.secondaryFont());
    fonts.bodyStrong = cache.addFont(units.bodyStrongFont());
    fonts.title = cache.addFont(units.sectionFont());
    return fonts;
}

} // namespace agentops::ui::map
