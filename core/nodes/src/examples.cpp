// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/examples.h>

#include <agentops/base/file.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

// A resource of a static library is only found after this call, which must stand outside of any
// namespace.
static void initExampleResources()
{
    Q_INIT_RESOURCE(agentops_workflows);
    Q_INIT_RESOURCE(agentops_steps);
}

namespace agentops::nodes {

QList<ExampleWorkflow> exampleWorkflows()
{
    initExampleResources();
    const QString folder = u":/agentops/workflows/"_s;
    QStringList files = QDir(folder).entryList(QDir::Files, QDir::Name);
    const QString first = u"check-and-ship.agentops.json"_s;
    files.removeOne(first);
    files.prepend(first);

    QList<ExampleWorkflow> examples;
    for (const QString &file : std::as_const(files)) {
        const Result<QByteArray> text = readFile(folder + file);
        AO_VERIFY(text.has_value());
        const Result<workflow::Document> document = workflow::parseDocument(*text).toResult();
        AO_VERIFY(document.has_value());
        examples.append({.name = file.chopped(workflow::kDocumentSuffix.size()),
                         .resourcePath = folder + file,
                         .document = *document});
    }
    return examples;
}

std::optional<StepExample> stepExample(const QString &kind)
{
    initExampleResources();
    const Result<QByteArray> text = readFile(u":/agentops/steps/examples.json"_s);
    AO_VERIFY(text.has_value());
    const QJsonObject example = QJsonDocument::fromJson(*text)[kind].toObject();
    if (example.isEmpty())
        return std::nullopt;
    // Read as a document, so that a mistake in it is found like in any other.
    const QJsonObject whole{{u"format"_s, u"agentops.workflow"_s},
                            {u"version"_s, 2},
                            {u"id"_s, u"019a0000-0000-7000-8000-00000000ffff"_s},
                            {u"name"_s, kind},
                            {u"nodes"_s, example["nodes"_L1]},
                            {u"edges"_s, example["edges"_L1]}};
    const auto document = workflow::parseDocument(QJsonDocument(whole).toJson()).toResult();
    AO_VERIFY(document.has_value());
    return StepExample{workflow::NodeId(example["step"_L1].toString()), *document};
}

} // namespace agentops::nodes
