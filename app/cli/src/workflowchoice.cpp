// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflowchoice.h"

#include <agentops/base/closestword.h>
#include <agentops/base/file.h>
#include <agentops/git/errors.h>
#include <agentops/git/repository.h>
#include <agentops/nodes/examples.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace workflow;

Result<ChosenWorkflow> findWorkflow(const QString &name, const NodeCatalog &catalog)
{
    if (QFileInfo::exists(name)) {
        AO_TRY(const QByteArray text, readFile(name));
        return ChosenWorkflow{name, parseAndValidate(text, catalog), text};
    }
    QStringList names;
    for (const nodes::ExampleWorkflow &example : nodes::exampleWorkflows()) {
        if (example.name == name) {
            AO_TRY(const QByteArray text, readFile(example.resourcePath));
            return ChosenWorkflow{name, parseAndValidate(text, catalog), text};
        }
        names.append(example.name);
    }
    return fail(agentops::errors::kNotFound,
                u"there is no file and no example workflow '%1'"_s.arg(name)
                    + didYouMean(name, names));
}

Result<QString> calledWorkflowsRoot(const QString &file)
{
    const QString here = QDir::current().canonicalPath();
    const QFileInfo info(file); // or an example's name
    const auto repository = git::Repository::open(info.exists() ? info.canonicalPath() : here);
    if (repository && !repository->isBare())
        return QFileInfo(repository->workDir()).canonicalFilePath();
    if (repository || repository.error().code() == git::errors::kNotARepository)
        return here;
    return fail(repository.error());
}

Result<Document> documentOf(const ChosenWorkflow &chosen)
{
    for (const Diagnostic &diagnostic : chosen.parsed.diagnostics) {
        if (diagnostic.severity != Diagnostic::Severity::Error)
            continue;
        Error error(workflow::errors::kInvalidDocument, diagnostic.message);
        error = std::move(error).with(u"path"_s, chosen.source);
        if (diagnostic.line > 0) {
            error = std::move(error)
                        .with(u"line"_s, QString::number(diagnostic.line))
                        .with(u"column"_s, QString::number(diagnostic.column));
        }
        return fail(std::move(error).with(u"diagnostic"_s, diagnostic.code));
    }
    return chosen.parsed.toResult();
}

namespace {

/// JSON where the text is JSON, else the text.
QJsonValue valueFromText(const QString &text)
{
    const auto document = QJsonDocument::fromJson("[" + text.toUtf8() + "]");
    return document.array().size() == 1 ? document.array().first() : QJsonValue(text);
}

} // namespace

Result<QJsonObject> inputValues(const Document &document, const QStringList &assignments)
{
    QStringList names;
    for (const InputSpec &input : document.properties.inputs)
        names.append(input.name);
    QJsonObject values;
    for (const QString &assignment : assignments) {
        const QString name = assignment.section(u'=', 0, 0);
        const QString text = assignment.section(u'=', 1);
        const auto input = std::ranges::find(document.properties.inputs, name, &InputSpec::name);
        if (input == document.properties.inputs.end()) {
            return fail(workflow::errors::kMissingInput,
                        u"the workflow '%1' has no input '%2'"_s.arg(document.properties.name, name)
                            + didYouMean(name, names));
        }
        const bool isText = input->type == PortType::Text || input->type == PortType::File;
        auto value = convertValue(isText ? QJsonValue(text) : valueFromText(text), input->type);
        if (!value) {
            return fail(Error(workflow::errors::kWrongType,
                              u"--set %1: '%2' is no %3, as the workflow '%4' needs"_s.arg(
                                  name, text, portTypeName(input->type), document.properties.name))
                            .causedBy(std::move(value).error()));
        }
        values.insert(name, *value);
    }
    return values;
}

} // namespace agentops::cli
