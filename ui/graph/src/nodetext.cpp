// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/nodetext.h>

#include <QtCore/QCoreApplication>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

/// Catalogue texts are their own keys; nodecatalogtexts.cpp lists them for the translators.
QString translated(const QString &text)
{
    return text.isEmpty() ? text
                          : QCoreApplication::translate("NodeCatalog", text.toUtf8().constData());
}

struct DiagnosticWords
{
    const char *code;
    const char *text;
};

constexpr DiagnosticWords kDiagnostics[] = {
    {"workflow.unknown_kind",
     QT_TRANSLATE_NOOP("WorkflowDiagnostic", "This program has no node of this kind.")},
    {"workflow.unknown_port",
     QT_TRANSLATE_NOOP("WorkflowDiagnostic", "A connection ends at a port that is not there.")},
    {"workflow.unknown_element",
     QT_TRANSLATE_NOOP("WorkflowDiagnostic", "A connection ends at a node that is not there.")},
    {"workflow.type_mismatch",
     QT_TRANSLATE_NOOP("WorkflowDiagnostic", "The two ports carry different kinds of data.")},
    {"workflow.cycle", QT_TRANSLATE_NOOP("WorkflowDiagnostic", "The steps wait for one another.")},
};

} // namespace

QString nodeTitle(const workflow::NodeType &type)
{
    return translated(type.title);
}

QString nodeHelp(const workflow::NodeType &type)
{
    return translated(type.help);
}

QString parameterTitle(const workflow::Parameter &parameter)
{
    return parameter.title.isEmpty() ? parameter.name : translated(parameter.title);
}

QString parameterHelp(const workflow::Parameter &parameter)
{
    return translated(parameter.help);
}

QString portHelp(const workflow::Port &port)
{
    return translated(port.help);
}

QString categoryTitle(const QString &category)
{
    if (category == "trigger"_L1)
        return QCoreApplication::translate("NodeCategory", "Start");
    if (category == "flow"_L1)
        return QCoreApplication::translate("NodeCategory", "Flow");
    if (category == "shell"_L1)
        return QCoreApplication::translate("NodeCategory", "Commands");
    if (category == "git"_L1)
        return QCoreApplication::translate("NodeCategory", "Git");
    if (category == "code"_L1)
        return QCoreApplication::translate("NodeCategory", "Code");
    if (category == "review"_L1)
        return QCoreApplication::translate("NodeCategory", "Review");
    if (category == "net"_L1)
        return QCoreApplication::translate("NodeCategory", "Network");
    return category;
}

QString diagnosticText(const workflow::Diagnostic &diagnostic)
{
    for (const DiagnosticWords &words : kDiagnostics) {
        if (diagnostic.code == QLatin1StringView(words.code))
            return QCoreApplication::translate("WorkflowDiagnostic", words.text);
    }
    // The node is named beside the text already.
    const QString prefix = diagnostic.node.text() + u": "_s;
    return !diagnostic.node.isEmpty() && diagnostic.message.startsWith(prefix)
        ? diagnostic.message.mid(prefix.size())
        : diagnostic.message;
}

} // namespace agentops::ui::graph
