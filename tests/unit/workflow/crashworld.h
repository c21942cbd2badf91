// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runfixture.h"

#include <agentops/testsupport/faultydisk.h>

namespace agentops::testing {

/// What a step of a crash world does, besides leaving its traces.
struct Deed
{
    /// Attempts that fail before one succeeds.
    int failures = 0;
    bool isFailing = false;
    /// Goes on so long after its work.
    std::chrono::milliseconds wait{0};
    bool asks = false;
    bool hasChild = false;
    bool leavesFile = false;
    /// Holds until the world lets go of it.
    Gate *gate = nullptr;
};

/// Programs that carry out one run, one after another, on a disk that may fail; and a world outside
/// of the journal that remembers what they really did, and finds every broken promise.
/// The numbers of the promises are those of docs/formats/journal.md.
class CrashWorld
{
public:
    /// Whether every announcement outlasts the loss that is played: a kill, or with
    /// RunServiceOptions::isSynced a loss of power.
    enum class Promise { Everything, OutsideOnly };

    explicit CrashWorld(workflow::Document document);
    ~CrashWorld();

    testsupport::FaultyDisk disk;
    RunFixture fixture;
    bool isSynced = false;
    Promise promise = Promise::Everything;
    /// Where the run holds until the world, which remembers that, lets it go on.
    QList<workflow::Breakpoint> breakpoints;
    /// Workflows that the document calls, by name.
    QMap<QString, workflow::Document> called;
    /// Told of the run once a turn, before people answer.
    std::function<void(const workflow::RunStatus &)> onTurn;
    /// Broken promises, as sentences.
    QStringList violations;

    void teach(const QString &node, const Deed &deed);
    /// Ends one step for good.
    void cancelStep(const workflow::StepPath &step);
    /// One life of the program: it starts the run, or carries it on, until that has ended, the
    /// program is cut off, or there is nothing to do in so many turns. A fault of the disk is
    /// repaired when it has been felt.
    void live(int turns = 400);
    /// One turn of a life: whatever can go on does, people answer, and time passes.
    void turn();
    /// The program has died: the next life begins on what has survived.
    void die(testsupport::FaultyDisk::Loss loss, unsigned seed);
    bool isOver() const;
    workflow::RunStatus status();
    /// Compares the journal with what the world remembers, once the run has ended.
    void check();

    int lives() const { return m_life; }
    /// Codes of the errors that the program has reported.
    const QStringList &errors() const { return m_errors; }

private:
    struct Attempt
    {
        int number = 0;
        int life = 0;
    };
    /// What is known of a step outside of the journal.
    struct Traces
    {
        QList<Attempt> begun;
        /// Attempts whose effect has happened.
        QList<int> done;
        /// Attempts that have failed for the journal to see.
        int failures = 0;
        /// What the program has announced.
        int succeededAt = 0;
        bool isDecided = false;
        /// Somebody has told it to go on from where it is held; and has been told that it does.
        bool mayBegin = false;
        bool isLetGo = false;
        /// An attempt has begun, and nobody has been told what became of it.
        bool isOpen = false;
        bool isCancelled = false;
        /// A person has said that it did happen: its values are not known.
        bool isMarked = false;
        std::optional<Timestamp> dueAt;
        int liveChildren = 0;
        QStringList shown;
    };

    static Task<Result<workflow::StepOutput>> perform(CrashWorld *world, Deed deed,
                                                      workflow::StepContext context,
                                                      CancelToken token);
    void begins(const workflow::StepContext &context);
    void hear(const workflow::RunEvent &event);
    void startOrFind();
    void answer(const workflow::RunStatus &status);
    void recover();
    void note(const Error &error);
    void checkStep(const workflow::StepStatus &step);
    void violate(const QString &sentence);
    workflow::RunServiceOptions options();
    bool isOutside(const workflow::NodeId &node) const;
    bool holdsBefore(const workflow::NodeId &node) const;
    bool isDead() const { return disk.isCut() || m_isEnding; }

    workflow::Document m_document;
    QMap<QString, Traces> m_traces;
    std::optional<workflow::RunId> m_run;
    bool m_isPromised = false;
    /// The program does not go on with the run.
    bool m_isLost = false;
    /// The disk has had a fault in this life.
    bool m_hasFailed = false;
    bool m_isEnding = false;
    bool m_isOpen = false;
    bool m_isFinal = false;
    int m_life = 0;
    int m_resumed = 0;
    qint64 m_lastSequence = 0;
    QStringList m_errors;
};

} // namespace agentops::testing
