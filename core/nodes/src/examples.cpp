// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/examples.h>

#include <agentops/base/file.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>

using namespace Qt::StringLiterals;

// A resource of a static library is only found after this call, which must stand outside of any
// namespace.
static void initExampleResources()
{
    Q_INIT_RESOURCE(agentops_workflows);
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

} // namespace agentops::nodes
