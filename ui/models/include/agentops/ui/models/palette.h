// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>

#include <optional>

namespace agentops::ui {

/// What a palette finds.
enum class PaletteSection { Commands, Nodes, Elements, Workflows, Runs };

/// A section as it is kept, typed and headed.
struct PaletteSectionInfo
{
    PaletteSection section;
    /// Stable: it is kept between starts.
    const char *key;
    /// Typed first, it leaves only this section.
    char16_t prefix;
    /// English; see paletteSectionTitle().
    const char *title;
};

/// Shape: in the order in which they stand while nothing is typed.
const QList<PaletteSectionInfo> &paletteSections();
const PaletteSectionInfo &paletteSection(PaletteSection section);
/// In the person's language.
QString paletteSectionTitle(PaletteSection section);

/// One thing that can be chosen.
struct PaletteEntry
{
    /// Names it within its section, also after a restart.
    QString id;
    QString title;
    /// One line.
    QString help;
    QString iconName;
    /// Name of the port type whose colour the icon takes; empty for none of its own.
    QString tint;
    /// As this system writes it.
    QString shortcut;
    /// Heads it in a list of its section alone; those of a group stand together.
    QString group;
    /// How well it fits what was typed; see rate().
    int score = 0;
    /// Which characters of the title were typed. Shape: ascending indexes.
    QList<qsizetype> positions;

    friend bool operator==(const PaletteEntry &, const PaletteEntry &) = default;
};

/// Says how well what was typed fits an entry: its title best, less an `alias` such as the name of
/// its kind, least a part of its help. False when nothing fits; nothing typed fits everything.
[[nodiscard]] bool rate(PaletteEntry &entry, QStringView typed, QStringView alias = {});

/// What a palette was asked for.
struct PaletteScope
{
    /// Nothing: everything.
    std::optional<PaletteSection> only;
    /// A place on the canvas waits for a node, see GraphSession::paletteRequested().
    bool hasPlace = false;
    /// Only nodes with a port that can be joined to one of this type; empty: all.
    QString portType;
    bool isFromOutput = true;
};

/// Finds the entries of one section. Thread: main.
class PaletteProvider : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual PaletteSection section() const = 0;
    /// What its entries are asked for there, as a short title; empty: to be found among all.
    virtual QString purpose(const PaletteScope &) const { return {}; }
    /// Those that rate() lets pass. Shape: as they should stand while nothing is typed; the palette
    /// puts the best first otherwise.
    virtual QList<PaletteEntry> find(const QString &typed, const PaletteScope &scope) const = 0;
    /// Does what an entry is for; nothing when it is no longer there.
    virtual void choose(const QString &id, const PaletteScope &scope) = 0;

Q_SIGNALS:
    /// Other entries would be found now.
    void changed();
    /// An entry was used without being chosen: it was dragged to where it was wanted.
    void taken(const QString &id);
};

} // namespace agentops::ui
