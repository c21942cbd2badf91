// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/nodetext.h>

#include <agentops/ui/models/runtext.h>

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

QString translatedExampleText(const QString &text)
{
    return text.isEmpty()
        ? text
        : QCoreApplication::translate("ExampleWorkflow", text.toUtf8().constData());
}

class Words
{
    Q_DECLARE_TR_FUNCTIONS(WorkflowDiagnostic)

public:
    /// Empty for a code that has no words.
    static QString of(const workflow::Diagnostic &diagnostic)
    {
        const QString &code = diagnostic.code;
        if (code == "workflow.unknown_kind"_L1)
            return tr("This program has no node of the kind “%1”.").arg(argument(diagnostic, 1));
        if (code == "workflow.unknown_port"_L1)
            return tr("A connection ends at the port “%1”, which is not there.")
                .arg(diagnostic.port);
        if (code == "workflow.unknown_element"_L1)
            return tr("A connection ends at the node “%1”, which is not there.")
                .arg(argument(diagnostic, 1));
        if (code == "workflow.type_mismatch"_L1)
            return tr("“%1” does not fit into “%2”.")
                .arg(portTypeText(argument(diagnostic, 1)), portTypeText(argument(diagnostic, 2)));
        if (code == "workflow.other_body"_L1)
            return tr("A connection leads into a container, or out of one.");
        if (code == "workflow.not_a_container"_L1)
            return tr("“%1” cannot have this step in it.").arg(argument(diagnostic, 1));
        if (code == "workflow.no_effect"_L1)
            return tr("“%1” has no effect on a container; set it on the steps in it.")
                .arg(argument(diagnostic, 1));
        if (code == "workflow.no_reuse"_L1)
            return tr("A step that changes something outside always runs; earlier outcomes never "
                      "stand for it.");
        if (code == "workflow.cycle"_L1)
            return tr("This step waits for itself through other steps.");
        if (code == "workflow.missing_input"_L1)
            return tr("The input “%1” needs a connection.").arg(diagnostic.port);
        if (code == "workflow.bad_expression"_L1)
            return ofExpression(diagnostic);
        if (code == "workflow.no_value"_L1) {
            // The last two say where the field is missing, and which it is.
            const qsizetype last = diagnostic.arguments.size() - 1;
            return tr("“%1” has no field “%2”.")
                .arg(argument(diagnostic, last - 1), argument(diagnostic, last));
        }
        if (code == "workflow.merge_conflict"_L1)
            return tr("Both sides of a merge have changed %1: decide which one is to be.")
                .arg(argument(diagnostic, 0));
        if (code == "workflow.invalid_document"_L1)
            return ofInvalid(diagnostic);
        return {};
    }

private:
    static QString argument(const workflow::Diagnostic &diagnostic, qsizetype index)
    {
        return diagnostic.arguments.value(index);
    }

    static QString ofExpression(const workflow::Diagnostic &diagnostic)
    {
        if (diagnostic.parameter.isEmpty())
            return tr("The condition cannot be understood.");
        // The third is what it refers to; without it there is nothing that could be read.
        return diagnostic.arguments.size() < 3
            ? tr("An expression in “%1” cannot be understood.").arg(diagnostic.parameter)
            : tr("An expression in “%1” refers to nothing.").arg(diagnostic.parameter);
    }

    static QString ofInvalid(const workflow::Diagnostic &diagnostic)
    {
        if (diagnostic.node.isEmpty())
            return tr("The workflow has no steps.");
        if (diagnostic.severity == workflow::Diagnostic::Severity::Warning)
            return tr("This kind of node has no setting “%1”.").arg(diagnostic.parameter);
        return diagnostic.path.endsWith(".parameters"_L1)
            ? tr("“%1” needs a value.").arg(diagnostic.parameter)
            : tr("The value of “%1” does not fit.").arg(diagnostic.parameter);
    }
};

} // namespace

QString stepsInsideText(size_t count)
{
    return QCoreApplication::translate("WorkflowContainer", "%n steps inside", nullptr, int(count));
}

QString emptyBodyText()
{
    return QCoreApplication::translate("WorkflowContainer", "Drop steps here");
}

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

QString shownTitle(const workflow::Node &node, const workflow::NodeType *type)
{
    if (type && (node.title.isEmpty() || node.title == type->title))
        return nodeTitle(*type);
    return node.title.isEmpty() ? node.kind : node.title;
}

QString parameterPlaceholder(const workflow::Parameter &parameter)
{
    return translated(parameter.placeholder);
}

QString choiceText(const QString &choice)
{
    return translated(choice);
}

QString diagnosticText(const workflow::Diagnostic &diagnostic)
{
    const QString words = Words::of(diagnostic);
    return words.isEmpty() ? diagnostic.message : words;
}

QString exampleName(const QString &name)
{
    return translatedExampleText(name);
}

workflow::Document translatedExample(workflow::Document example)
{
    workflow::Properties &properties = example.properties;
    properties.name = translatedExampleText(properties.name);
    properties.description = translatedExampleText(properties.description);
    for (workflow::InputSpec &input : properties.inputs)
        input.help = translatedExampleText(input.help);
    for (workflow::Node &node : example.nodes)
        node.title = translatedExampleText(node.title);
    for (workflow::Note &note : example.notes)
        note.text = translatedExampleText(note.text);
    for (workflow::Group &group : example.groups)
        group.title = translatedExampleText(group.title);
    return example;
}

} // namespace agentops::ui::graph
