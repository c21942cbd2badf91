// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/workflowservices.h>
#include <agentops/ui/models/operation.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>
#include <QtCore/QUrl>

namespace agentops::ui::graph {

/// Workflows to begin with, of one source at a time: those that come with the program, those of a
/// folder, and those behind the address of a git repository. Sources that a person added are
/// remembered. Nothing of a template is run by showing or opening it.
/// Thread: main; folders are read on a pool. Errors are shown by loading().
class TemplateModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(int count READ count NOTIFY shownChanged)
    /// What was typed to find some of them.
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY shownChanged)
    /// In words; the first one are the examples.
    Q_PROPERTY(QStringList sources READ sources NOTIFY sourcesChanged)
    Q_PROPERTY(int source READ source WRITE setSource NOTIFY sourcesChanged)
    /// Files of the source that cannot be read.
    Q_PROPERTY(QStringList unreadable READ unreadable NOTIFY shownChanged)
    Q_PROPERTY(agentops::ui::Operation *loading READ loading CONSTANT)
    Q_PROPERTY(agentops::ui::theme::Theme *theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(agentops::ui::theme::Units *units READ units WRITE setUnits NOTIFY themeChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString
        DescriptionRole, ///< QString, its first line
        StepsRole, ///< QString, how many steps it has, translated
        PreviewRole, ///< QString, for a SvgItem; may be empty
    };

    /// The services must outlive it.
    explicit TemplateModel(const WorkflowServices &services, QObject *parent = nullptr);
    ~TemplateModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_shown.size()); }
    const QString &search() const { return m_search; }
    void setSearch(const QString &search);
    QStringList sources() const;
    int source() const { return m_source; }
    void setSource(int source);
    const QStringList &unreadable() const { return m_listing.unreadable; }
    Operation *loading() { return &m_loading; }
    theme::Theme *theme() const { return m_theme; }
    void setTheme(theme::Theme *theme);
    theme::Units *units() const { return m_units; }
    void setUnits(theme::Units *units);

    /// Adds a folder, or the address of a git repository, and shows it.
    Q_INVOKABLE void addSource(const QString &folderOrAddress);
    Q_INVOKABLE void addFolder(const QUrl &folder);
    /// Forgets the source that is shown, which is not that of the examples.
    Q_INVOKABLE void removeSource();
    /// Reads the source again; a git repository is fetched anew.
    Q_INVOKABLE void refresh();
    /// Opens a copy of it as a new workflow.
    Q_INVOKABLE void use(int row);
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void shownChanged();
    void sourcesChanged();
    void themeChanged();
    void chosen(const agentops::workflow::Document &document);

private:
    void load(bool isFetched);
    void show(TemplateListing listing);
    void filter();
    void redraw();
    void remember() const;
    QString preview(int row) const;

    const WorkflowServices &m_services;
    theme::Theme *m_theme = nullptr;
    theme::Units *m_units = nullptr;
    /// Without that of the examples.
    QStringList m_sources;
    int m_source = 0;
    QString m_search;
    TemplateListing m_listing;
    /// Into the templates of the listing.
    QList<qsizetype> m_shown;
    /// By template; drawn when it is first seen.
    mutable QHash<qsizetype, QString> m_previews;
    Operation m_loading;
};

} // namespace agentops::ui::graph
