// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>
#include <agentops/workflow/effect.h>
#include <agentops/workflow/parameter.h>
#include <agentops/workflow/port.h>

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>
#include <optional>

namespace agentops::workflow {

struct Node;

/// What a step may change; it decides what happens to a step that was cut off by a crash.
enum class Effect {
    Pure, ///< reads only: runs again
    Files, ///< changes files of its worktree: runs again
    Outside, ///< changes something beyond it: in doubt after a crash, a person decides
};

/// How often a container runs the nodes that name it as their parent; the engine does it itself.
enum class Body {
    None, ///< no container
    Once,
    Map, ///< once for each item of a list
    Loop, ///< while a condition holds
    Call, ///< the nodes of another document
};

/// What a step uses up while it runs; each has its own limit over all runs.
enum class Resource { None, Cpu, Net, Llm, Deploy };
inline constexpr size_t kResourceCount = 5;

/// What makes a step begin when nothing comes before it.
enum class Start {
    WithRun, ///< the beginning of the run, or of the body it is in
    ByHand, ///< a trigger: a person starts the run
    ByEvent, ///< a trigger: something that happened started the run
    OnFailure, ///< something has failed, and everything else has ended
};

/// Ports that every node has. Outputs: `done` is followed when the node succeeded or was skipped,
/// `error` when it failed for good, which is handled by that. Input: `after` takes anything and
/// only waits.
inline constexpr QLatin1StringView kDonePort{"done"};
inline constexpr QLatin1StringView kErrorPort{"error"};
inline constexpr QLatin1StringView kAfterPort{"after"};

/// What is wrong with a parameter beyond its type.
struct ParameterFault
{
    ErrorCode code;
    QString parameter;
    /// English, for developers and logs.
    QString message;
};

/// What a node kind looks like and takes; the same data gives palette, form, validation and docs.
struct NodeType
{
    /// Stable, such as `shell.command`.
    QString kind;
    /// Grows when the same parameters and inputs come to something else: earlier outcomes do not
    /// stand for it any more.
    int version = 1;
    /// `trigger`, `flow`, `shell`, `git`, `code`, `review` or `net`.
    QString category;
    /// English title and help; the interface translates by kind.
    QString title;
    QString help;
    /// Name of a lucide icon.
    QString icon;
    /// The parameter that a card shows as its one line of summary; may be empty.
    QString summaryParameter;
    QList<Port> inputs;
    QList<Port> outputs;
    /// The outputs of one node, where they depend on the parameters as written; absent: `outputs`.
    std::function<QList<Port>(const Node &)> outputsOf;
    QList<Parameter> parameters;
    Body body = Body::None;
    Start start = Start::WithRun;
    Resource resource = Resource::Cpu;
    /// Takes no time and touches nothing: it is done at once, and only its outcome is recorded.
    bool isInstant = false;
    Effect effect = Effect::Pure;
    /// The effect of one node, where it depends on the parameters as written; absent: `effect`.
    std::function<Effect(const Node &)> effectOf;
    /// What only the kind itself can tell about the parameters of a node, as written; absent:
    /// nothing.
    std::function<QList<ParameterFault>(const Node &)> check;
    /// Whether it works in the folder of the run, or only reads there; otherwise that need not be.
    bool worksInFolder = true;
    /// Whether it makes another folder, in which the steps behind it work.
    bool setsFolder = false;
    /// Whether it changes the checkout of the person wherever the run works. It asks before.
    bool changesCheckout = false;
    /// Whether it waits for a person.
    bool asksPerson = false;
    /// Whether it puts a value on some of its ports only, and so chooses what comes behind it.
    bool choosesPort = false;
    /// What it will do to the outside, from its parameters with defaults, in which texts that are
    /// not known yet stand as they are written. Absent: nothing when its effect is Pure, else
    /// nobody can tell.
    std::function<QList<PlannedEffect>(const QJsonObject &parameters)> effectsOf;
    /// The programs that it needs, from the same.
    std::function<QStringList(const QJsonObject &parameters)> programsOf;
    /// Codes of the errors that the executor can return.
    QStringList errorCodes;

    /// Whether the folder of the run has to be there for it.
    bool usesFolder() const { return worksInFolder && !isInstant && body == Body::None; }
    /// Whether other nodes of the same document can be in it.
    bool holdsSteps() const { return body != Body::None && body != Body::Call; }
    bool isTrigger() const { return start == Start::ByHand || start == Start::ByEvent; }
    QList<Port> outputsOn(const Node &node) const { return outputsOf ? outputsOf(node) : outputs; }
    /// Also built-in ones.
    std::optional<Port> findInput(QStringView name) const;
    std::optional<Port> findOutput(const Node &node, QStringView name) const;
    /// The pointer stays valid as long as the type.
    const Parameter *findParameter(QStringView name) const;
    Effect effectOn(const Node &node) const { return effectOf ? effectOf(node) : effect; }
};

} // namespace agentops::workflow
