// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/selection.h>
#include <agentops/ui/graph/workflowlistmodel.h>
#include <agentops/ui/graph/workflowservices.h>
#include <agentops/ui/models/action.h>
#include <agentops/ui/models/operation.h>
#include <agentops/workflow/subworkflow.h>

#include <QtCore/QObject>
#include <QtCore/QPointF>
#include <QtQml/QQmlListProperty>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace agentops::ui::graph {

struct CalledRead;
struct ExtractionTrial;
struct InliningTrial;
class GraphSession;
class WorkflowController;

/// Workflows that call each other: opens the called one in the place of its caller and goes back,
/// makes one of selected steps, and puts the steps of one in the place of its call.
///
/// The way back leads to the caller as it was left, with its edits, history, selection and view.
/// Each edit is one step of the caller; no file is ever replaced or deleted by them.
/// Thread: main. Errors are told by notice(), and the nodes that they are about are selected.
class CalledWorkflows : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(QQmlListProperty<agentops::ui::Action> actions READ actions CONSTANT)
    /// Names of the workflows that led to the open one, the outermost first.
    Q_PROPERTY(QStringList callers READ callers NOTIFY callersChanged)
    /// What came of the last command; empty when there is nothing to tell.
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
    Q_PROPERTY(bool isRefusal READ isRefusal NOTIFY noticeChanged)
    /// Of the workflow that is to be made, until a person says otherwise.
    Q_PROPERTY(QString proposedName READ proposedName NOTIFY namingWanted)
    Q_PROPERTY(QString proposedFile READ proposedFile NOTIFY namingWanted)
    /// How many steps go into it, and what goes in and comes out.
    Q_PROPERTY(QString extent READ extent NOTIFY namingWanted)
    /// Why the file that was checked last cannot be made; empty when it can, or is being checked.
    Q_PROPERTY(QString fileProblem READ fileProblem NOTIFY fileChecked)
    Q_PROPERTY(bool isFileFree READ isFileFree NOTIFY fileChecked)

public:
    /// The session is that of the controller; both must outlive this.
    CalledWorkflows(WorkflowServices services, GraphSession &session,
                    WorkflowController &controller);
    ~CalledWorkflows() override;

    QQmlListProperty<Action> actions() { return {this, &m_actions}; }
    /// The action of that id, or null.
    Q_INVOKABLE agentops::ui::Action *find(const QString &actionId) const;
    QStringList callers() const;
    const QString &notice() const { return m_notice; }
    bool isRefusal() const { return m_isRefusal; }
    const QString &proposedName() const { return m_proposed.name; }
    const QString &proposedFile() const { return m_proposed.path; }
    const QString &extent() const { return m_extent; }
    const QString &fileProblem() const { return m_fileProblem; }
    bool isFileFree() const { return m_isFileFree; }

    /// Opens what this node calls in the place of the open workflow.
    void open(const workflow::NodeId &call);
    /// Goes back to one of callers().
    Q_INVOKABLE void goTo(int caller);
    /// Asks for a name and a file when the selection can become a workflow.
    void prepareExtraction();
    /// A new file for a workflow of this name, beside that of the open one.
    Q_INVOKABLE QString fileFor(const QString &name) const;
    Q_INVOKABLE void checkFile(const QString &file);
    /// Makes the workflow that was prepared. The suffix of the file may be left out.
    Q_INVOKABLE void extract(const QString &name, const QString &file);
    /// Puts the steps of what this node calls in its place.
    void inlineCall(const workflow::NodeId &call);
    Q_INVOKABLE void dismissNotice();

    /// Another document is shown, or none: unless it was opened here, nothing has led to it.
    void arrived();
    /// Something else is being opened.
    void giveUp();

Q_SIGNALS:
    void callersChanged();
    void noticeChanged();
    void namingWanted();
    void fileChecked();

private:
    /// A workflow that was left for one that it calls.
    struct Place
    {
        WorkflowEntry entry;
        Selection selection;
        QPointF sceneCenter;
        double zoom = 1;
    };
    struct Arrival
    {
        QList<Place> trail;
        std::optional<Place> place;
    };

    /// The node that is selected, if it calls a workflow.
    std::optional<workflow::NodeId> currentCall() const;
    bool isBusy() const;
    bool isStill(const workflow::Document &document) const;
    void refresh();
    void tell(const QString &text);
    void refuse(const QString &text);
    QString titleOf(const workflow::NodeId &node) const;
    void selectNamed(const QStringList &nodes);
    Place here() const;
    void restore(const Place &place);
    void showCalled(const workflow::NodeId &call, CalledRead read);
    void showCaller(int caller, CalledRead read);
    void refuseExtraction(const Error &error);
    void askForName(const workflow::Document &document, ExtractionTrial trial);
    void putCall(const workflow::Document &document, ExtractionTrial trial);
    void putSteps(const workflow::Document &document, const workflow::NodeId &call,
                  InliningTrial trial);
    QList<workflow::NodeId> chosenNodes() const;
    QString proposeName(const QList<workflow::NodeId> &nodes) const;

    WorkflowServices m_services;
    GraphSession &m_session;
    WorkflowController &m_controller;
    QList<Action *> m_actions;
    QList<Place> m_trail;
    /// Where the document that is shown next lies on the way.
    std::optional<Arrival> m_arrival;
    QString m_notice;
    bool m_isRefusal = false;
    QList<workflow::NodeId> m_chosen;
    workflow::ExtractionTarget m_proposed;
    QString m_extent;
    QString m_fileProblem;
    bool m_isFileFree = false;
    Operation m_checking;
    Operation m_work;
};

} // namespace agentops::ui::graph
