// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/ids.h>

namespace agentops::workflow {

/// Where a step is in a run: its node, and the passes of the containers it is in.
/// Shape: `shell-2` at the top, `each-1#3/shell-2` in pass 3 (from 0) of `each-1`.
class StepPath
{
public:
    StepPath() = default;
    explicit StepPath(QString text) : m_text(std::move(text)) { }
    /// A step at the top.
    StepPath(const NodeId &node) : m_text(node.text()) { } // NOLINT(google-explicit-constructor)

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }
    /// The node in the document.
    NodeId node() const;
    /// The container that the step is in; empty at the top.
    StepPath container() const;
    /// The pass of that container; -1 at the top.
    int pass() const;
    /// A step in the body of this one.
    StepPath inside(int pass, const NodeId &node) const;

    static bool isValid(QStringView text);

    friend bool operator==(const StepPath &, const StepPath &) = default;
    friend bool operator<(const StepPath &a, const StepPath &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const StepPath &path, size_t seed = 0) { return qHash(path.m_text, seed); }

private:
    QString m_text;
};

} // namespace agentops::workflow

Q_DECLARE_METATYPE(agentops::workflow::StepPath)
