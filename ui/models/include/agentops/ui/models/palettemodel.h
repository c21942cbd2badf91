// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/palette.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// The rows of the palette: what its providers find for what is typed. Nothing typed, what was used
/// last stands first. The first character may name a section, see paletteSections().
/// Thread: main.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(int count READ count NOTIFY rowsChanged)
    /// It was asked for nodes, to be put where it was asked for them.
    Q_PROPERTY(bool addsNodes READ addsNodes NOTIFY scopeChanged)
    /// What is to be chosen, where it is not just anything.
    Q_PROPERTY(QString purpose READ purpose NOTIFY scopeChanged)
    /// Only nodes that fit a port.
    Q_PROPERTY(bool fitsPort READ fitsPort NOTIFY scopeChanged)
    /// Why there is no row.
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY rowsChanged)
    /// What names a section, when typed first. Shape: "prefix<tab>title".
    Q_PROPERTY(QStringList prefixes READ prefixes NOTIFY scopeChanged)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< QString
        RichTitleRole, ///< QString, the title with the typed characters in bold
        HelpRole, ///< QString, one line
        IconRole, ///< QString
        TintRole, ///< QString, name of a port type; may be empty
        ShortcutRole, ///< QString, may be empty
        HeadingRole, ///< QString, those of a heading stand together; may be empty
        NodeKindRole, ///< QString, what can be dragged onto a canvas; empty for other entries
        KeyRole, ///< QString, names the entry over all sections
    };

    /// How many entries of a section are listed beside those of others.
    static constexpr int kMostOfSection = 8;
    /// How many of those that were used stand first.
    static constexpr int kMostRecents = 5;
    /// How many of them are remembered.
    static constexpr int kRecentsKept = 40;

    explicit PaletteModel(QObject *parent = nullptr);
    ~PaletteModel() override;

    /// In place of those before; a provider that goes must be left out first.
    void setProviders(const QList<PaletteProvider *> &providers);

    /// Begins to find: everything.
    Q_INVOKABLE void begin();
    /// Nodes for a place on the canvas, where `portType` is not empty those that can be joined to
    /// it.
    Q_INVOKABLE void beginNodes(const QString &portType, bool isFromOutput);
    /// The rows stay as they are from now on, and cannot be chosen.
    Q_INVOKABLE void end();
    /// Does what a row is for and remembers that it was used.
    Q_INVOKABLE void choose(int row);

    const QString &query() const { return m_query; }
    void setQuery(const QString &query);
    int count() const { return static_cast<int>(m_rows.size()); }
    bool addsNodes() const { return m_scope.hasPlace; }
    QString purpose() const;
    bool fitsPort() const { return !m_scope.portType.isEmpty(); }
    QString emptyText() const;
    QStringList prefixes() const;

    /// What was used last, newest first, to be kept. Shape: KeyRole.
    const QStringList &recents() const { return m_recents; }
    void setRecents(const QStringList &recents);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void queryChanged();
    void scopeChanged();
    void rowsChanged();
    void recentsChanged();
    /// An entry of that section is about to be done, or was dragged out: the palette is no longer
    /// needed.
    void chosen(agentops::ui::PaletteSection section);

private:
    struct Row
    {
        PaletteEntry entry;
        PaletteProvider *provider = nullptr;
        QString heading;

        friend bool operator==(const Row &, const Row &) = default;
    };
    struct Typed
    {
        QString text;
        std::optional<PaletteSection> only;
    };

    void begin(const PaletteScope &scope);
    Typed typed() const;
    static QString keyOf(PaletteSection section, const QString &id);
    static QString keyOf(const Row &row);
    QList<Row> found() const;
    QList<Row> foundBy(PaletteProvider &provider, const Typed &typed) const;
    QList<Row> takeRecents(QList<QList<Row>> &sections) const;
    void note(PaletteSection section, const QString &id);
    void refresh();
    void show(const QList<Row> &rows);

    QList<PaletteProvider *> m_providers;
    bool m_isOpen = false;
    PaletteScope m_scope;
    QString m_query;
    QList<Row> m_rows;
    QStringList m_recents;
};

} // namespace agentops::ui
