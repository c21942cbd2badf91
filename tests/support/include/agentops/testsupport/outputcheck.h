// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/testsupport/jsonschema.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/runstatus.h>

#include <QtTest/QTest>

/// For tests that link core/workflow; tests/support itself does not.
namespace agentops::testsupport {

/// What a step hands on is what its kind promises; otherwise the test fails.
inline void verifyOutputs(const workflow::NodeType &type, const workflow::Node &node,
                          const QJsonObject &values)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        const auto port = type.findOutput(node, it.key());
        const QStringList problems = port
            ? JsonSchema(workflow::portSchema(*port)).problems(it.value())
            : QStringList(QStringLiteral("there is no such port"));
        for (const QString &problem : problems) {
            const QString text =
                QStringLiteral("%1, output \"%2\": %3").arg(type.kind, it.key(), problem);
            QTest::qFail(qPrintable(text), __FILE__, __LINE__);
        }
    }
}

/// The same for every step of a run.
inline void verifyOutputs(const workflow::NodeCatalog &catalog, const workflow::Document &document,
                          const workflow::RunStatus &status)
{
    for (const workflow::StepStatus &step : status.steps()) {
        const workflow::NodeType *type = catalog.findType(step.kind);
        const workflow::Node *node = document.findNode(step.node);
        const bool isWritten = node && node->kind == step.kind;
        // Of a step in a workflow that is called only the kind is at hand, and nobody knows what
        // a person has pinned.
        if (!type || step.isPinned || (type->outputsOf && !isWritten))
            continue;
        QJsonObject values = step.outputs;
        for (const QString &port : step.outputs.keys()) {
            if (values.value(port).isNull()) // marked as succeeded
                values.remove(port);
        }
        verifyOutputs(*type, isWritten ? *node : workflow::Node(), values);
    }
}

} // namespace agentops::testsupport
