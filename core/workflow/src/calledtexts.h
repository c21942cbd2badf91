// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rewriting.h"

#include <QtCore/QMap>

namespace agentops::workflow {

class NodeCatalog;

/// The expressions of a called document as they are to be where the call stood: they read what the
/// call was given where it came from, and steps by their new ids.
class CalledTexts
{
public:
    /// All of it must outlive this.
    CalledTexts(const Document &caller, const NodeCatalog &catalog, const Node &call,
                const Document &called, const QHash<NodeId, NodeId> &renamed);

    /// Finds what each input stands for.
    /// Errors: workflow.missing_input, workflow.wrong_type, workflow.not_inlinable.
    Result<> bindInputs();
    /// The inputs that are used and no value of a step, as templates by name.
    const QMap<QString, QString> &given() const { return m_given; }
    /// The step that tells one of them.
    void setGiver(const QString &input, const NodeId &step) { m_givers.insert(input, step); }
    /// How JavaScript reads an output that is one value of a step; empty for others.
    QString directOutput(const QString &text) const;
    /// `names` are those that are known where it will stand.
    Result<QString> rewritten(const QString &text, const ExpressionNames &names) const;

    /// Whether an expression of the document refers to that scope.
    static bool mentions(const Document &document, const NodeCatalog &catalog,
                         const QString &scope);

private:
    Result<QSet<QString>> usedInputs() const;
    Result<> bindInput(const InputSpec &input, const QJsonValue &written);
    Result<> requireSameType(const InputSpec &input, const Reference &value) const;
    std::unexpected<Error> refuse(const QString &input, const QString &problem) const;

    const Document &m_caller;
    const NodeCatalog &m_catalog;
    const Node &m_call;
    const Document &m_called;
    const QHash<NodeId, NodeId> &m_renamed;
    ExpressionNames m_namesOutside;
    ExpressionNames m_namesInside;
    /// The values that inputs stand for.
    QMap<QString, Reference> m_direct;
    QMap<QString, QString> m_given;
    QMap<QString, NodeId> m_givers;
};

} // namespace agentops::workflow
