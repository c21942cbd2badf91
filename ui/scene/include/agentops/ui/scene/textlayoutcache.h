// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QPointF>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QTextLayout>

#include <memory>
#include <vector>

namespace agentops::ui::scene {

/// One line of text, laid out.
struct TextLine
{
    std::shared_ptr<QTextLayout> layout;
    qreal width = 0;
    qreal ascent = 0;
    qreal height = 0;
};

/// Lays out single lines once and keeps them while they are in use.
///
/// Fonts are registered and named by index, so that a look-up hashes no font. A line that was not
/// asked for during two generations is dropped.
/// Thread: GUI (fonts belong to the thread that lays out).
class TextLayoutCache
{
public:
    using FontIndex = int;

    FontIndex addFont(const QFont &font);
    /// Replaces a font and forgets what was laid out with it.
    void setFont(FontIndex index, const QFont &font);
    const QFont &font(FontIndex index) const { return m_fonts[size_t(index)]; }

    /// `text` on one line, elided at its end when wider than `maxWidth`
    /// (0: never elided). The reference lives until the next nextGeneration().
    const TextLine &line(const QString &text, FontIndex font, qreal maxWidth = 0);

    /// `text` broken into lines no wider than `width`; line breaks are kept.
    /// The reference lives until the next nextGeneration().
    const QStringList &wrapped(const QString &text, FontIndex font, qreal width);

    /// Begins a new picture.
    void nextGeneration();
    qsizetype size() const { return m_lines.size(); }

private:
    struct Key
    {
        QString text;
        int width = 0;
        FontIndex font = 0;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.width, key.font);
        }
    };
    struct Entry
    {
        std::shared_ptr<const TextLine> line;
        quint32 generation = 0;
    };

    struct Wrapped
    {
        QStringList lines;
        quint32 generation = 0;
    };

    std::vector<QFont> m_fonts;
    QHash<Key, Entry> m_lines;
    QHash<Key, Wrapped> m_wrapped;
    quint32 m_generation = 1;
};

/// A line at its place. Shape: `position` is the top left corner in scene coordinates.
struct PlacedText
{
    TextLine line;
    QPointF position;
    QColor color;
};

} // namespace agentops::ui::scene
