// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/codemap/indexservice.h>
#include <agentops/ui/map/mappicture.h>
#include <agentops/ui/map/nodelistmodel.h>
#include <agentops/ui/models/operation.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace agentops::ui::map {

/// What the code map's page shows and can do: the map, the selection and what is known about it,
/// search, and the indexing itself. Once there is a map it follows the files as they are saved.
/// Thread: main. The service must outlive the controller.
class CodeMapController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the window.")

    /// Indexing: progress, failure, cancel.
    Q_PROPERTY(agentops::ui::Operation *indexing READ indexing CONSTANT FINAL)
    Q_PROPERTY(bool hasMap READ hasMap NOTIFY mapChanged FINAL)
    Q_PROPERTY(int fileCount READ fileCount NOTIFY mapChanged FINAL)
    Q_PROPERTY(int symbolCount READ symbolCount NOTIFY mapChanged FINAL)
    Q_PROPERTY(int edgeCount READ edgeCount NOTIFY mapChanged FINAL)
    Q_PROPERTY(int cycleCount READ cycleCount NOTIFY mapChanged FINAL)
    /// Imports of this repository's own files that were found. Units: 0 to 1.
    Q_PROPERTY(double resolvedShare READ resolvedShare NOTIFY mapChanged FINAL)
    /// Language ids with most lines first, for the legend.
    Q_PROPERTY(QStringList languageIds READ languageIds NOTIFY mapChanged FINAL)
    Q_PROPERTY(QStringList languageNames READ languageNames NOTIFY mapChanged FINAL)

    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(agentops::ui::map::NodeListModel *hits READ hits CONSTANT FINAL)

    /// Id of the selected node; empty for none.
    Q_PROPERTY(QString selectedId READ selectedId WRITE select NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QString selectedName READ selectedName NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QString selectedKind READ selectedKind NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QString selectedKindText READ selectedKindText NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QString selectedIcon READ selectedIcon NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QString selectedLanguage READ selectedLanguage NOTIFY selectionChanged FINAL)
    /// Path with line: "app/User.php:14".
    Q_PROPERTY(QString selectedPlace READ selectedPlace NOTIFY selectionChanged FINAL)
    Q_PROPERTY(int selectedLines READ selectedLines NOTIFY selectionChanged FINAL)
    Q_PROPERTY(int selectedFiles READ selectedFiles NOTIFY selectionChanged FINAL)
    Q_PROPERTY(int selectedSymbols READ selectedSymbols NOTIFY selectionChanged FINAL)
    Q_PROPERTY(agentops::ui::map::NodeListModel *dependencies READ dependencies CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::map::NodeListModel *dependents READ dependents CONSTANT FINAL)
    /// Cycles of the whole map, or those of the selection.
    Q_PROPERTY(agentops::ui::map::NodeListModel *cycles READ cycles CONSTANT FINAL)
    /// What lies in the selected folder or file, or beside the selected symbol.
    Q_PROPERTY(agentops::ui::map::NodeListModel *outline READ outline CONSTANT FINAL)
    Q_PROPERTY(QString outlineTitle READ outlineTitle NOTIFY selectionChanged FINAL)

    Q_PROPERTY(QString previewText READ previewText NOTIFY previewChanged FINAL)
    Q_PROPERTY(QString previewFile READ previewFile NOTIFY previewChanged FINAL)
    Q_PROPERTY(int previewFirstLine READ previewFirstLine NOTIFY previewChanged FINAL)
    Q_PROPERTY(int previewLine READ previewLine NOTIFY previewChanged FINAL)

public:
    explicit CodeMapController(codemap::IndexService &service, QObject *parent = nullptr);
    ~CodeMapController() override;

    Operation *indexing() { return &m_indexing; }
    bool hasMap() const { return m_scene != nullptr; }
    int fileCount() const;
    int symbolCount() const;
    int edgeCount() const;
    int cycleCount() const { return int(m_cycles.size()); }
    double resolvedShare() const;
    QStringList languageIds() const;
    QStringList languageNames() const;
    const QString &query() const { return m_query; }
    void setQuery(const QString &query);
    NodeListModel *hits() { return &m_hits; }
    QString selectedId() const { return m_selectedId; }
    QString selectedName() const;
    QString selectedKind() const;
    QString selectedKindText() const;
    QString selectedIcon() const;
    QString selectedLanguage() const;
    QString selectedPlace() const;
    int selectedLines() const;
    int selectedFiles() const;
    int selectedSymbols() const;
    NodeListModel *dependencies() { return &m_dependencies; }
    NodeListModel *dependents() { return &m_dependents; }
    NodeListModel *cycles() { return &m_cycleRows; }
    NodeListModel *outline() { return &m_outline; }
    QString outlineTitle() const;
    const QString &previewText() const { return m_previewText; }
    const QString &previewFile() const { return m_previewFile; }
    int previewFirstLine() const { return m_previewFirstLine; }
    int previewLine() const { return m_previewLine; }

    /// What the canvas draws; null without a map.
    const std::shared_ptr<const MapScene> &scene() const { return m_scene; }
    const MapFocus &focus() const { return m_focus; }

    /// Says everything anew, after the language has changed.
    void retranslate();
    /// Indexes the working tree again.
    Q_INVOKABLE void refresh();
    /// Selects a node; an unknown id or an empty one selects nothing.
    Q_INVOKABLE void select(const QString &nodeId);
    void selectNode(NodeIndex node);
    /// Selects a node and asks the canvas to show it.
    Q_INVOKABLE void reveal(const QString &nodeId);
    Q_INVOKABLE void clearSelection() { selectNode(kNoNode); }
    /// Selects what lies around the selection.
    Q_INVOKABLE void selectAround();

Q_SIGNALS:
    void mapChanged();
    void queryChanged();
    void selectionChanged();
    void previewChanged();
    /// The canvas should bring this node into view.
    void revealRequested(agentops::codemap::NodeIndex node);

private:
    /// Files that import each other, and the shortest way around.
    struct Cycle
    {
        std::vector<NodeIndex> files;
        QList<codemap::Edge> path;
    };
    void takeMap();
    void showProgress();
    void search();
    void fillRelations();
    void fillCycles();
    void fillOutline();
    void loadPreview();
    NodeRow rowOf(NodeIndex node) const;

    codemap::IndexService &m_service;
    Operation m_indexing;
    std::shared_ptr<const MapScene> m_scene;
    std::vector<Cycle> m_cycles;
    MapFocus m_focus;
    QString m_selectedId;
    QString m_query;
    NodeListModel m_hits;
    NodeListModel m_dependencies;
    NodeListModel m_dependents;
    NodeListModel m_cycleRows;
    NodeListModel m_outline;
    QString m_previewText;
    QString m_previewFile;
    int m_previewFirstLine = 1;
    int m_previewLine = 0;
    /// A preview that arrives after another was asked for is dropped.
    quint64 m_previewSerial = 0;
    std::unique_ptr<CancelSource> m_previewCancel;
};

} // namespace agentops::ui::map
