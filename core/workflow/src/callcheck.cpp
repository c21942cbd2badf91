// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/callcheck.h>

#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/recipe.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QSet>

#include <optional>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr QLatin1StringView kWorkflow{"workflow"};

/// Follows calls from document to document.
class CallCheck
{
public:
    CallCheck(const NodeCatalog &catalog, const CalledReader &read)
        : m_catalog(catalog)
        , m_read(read)
    { }

    /// What is wrong with a called workflow, or with what it calls; nothing when it can be run.
    std::optional<Error> problemWith(const QString &name);

private:
    std::optional<Error> problemIn(const Document &called, const QString &name);
    QString callerText() const;

    const NodeCatalog &m_catalog;
    const CalledReader &m_read;
    /// The names that have led down to here.
    QStringList m_chain;
    QSet<QString> m_sound;
};

QString CallCheck::callerText() const
{
    return m_chain.isEmpty() ? QString() : u", which \"%1\" calls,"_s.arg(m_chain.last());
}

std::optional<Error> CallCheck::problemWith(const QString &name)
{
    if (m_sound.contains(name))
        return std::nullopt;
    if (const qsizetype begin = m_chain.indexOf(name); begin >= 0) {
        const QString circle = (m_chain.sliced(begin) << name).join(u" → ");
        return Error(errors::kCycle, u"the calls have no end: "_s + circle);
    }
    const Result<Document> called = m_read(name);
    if (!called)
        return Error(errors::kNotLoaded,
                     u"the called workflow \"%1\"%2 cannot be read: %3"_s.arg(
                         name, callerText(), called.error().message()));
    std::optional<Error> problem = problemIn(*called, name);
    if (!problem)
        m_sound.insert(name);
    return problem;
}

std::optional<Error> CallCheck::problemIn(const Document &called, const QString &name)
{
    for (const Diagnostic &found : validate(called, m_catalog)) {
        if (found.severity == Diagnostic::Severity::Error)
            return Error(errors::kInvalidDocument,
                         u"the called workflow \"%1\"%2 has an error: %3"_s.arg(name, callerText(),
                                                                                found.message));
    }
    m_chain.append(name);
    std::optional<Error> problem;
    for (const QString &next : calledWorkflows(called, m_catalog)) {
        problem = problemWith(next);
        if (problem)
            break;
    }
    m_chain.removeLast();
    return problem;
}

} // namespace

QList<Diagnostic> checkCalls(const Document &document, const NodeCatalog &catalog,
                             const CalledReader &read)
{
    CallCheck check(catalog, read);
    QList<Diagnostic> found;
    for (qsizetype i = 0; i < document.nodes.size(); ++i) {
        const Node &node = document.nodes[i];
        const NodeType *type = catalog.findType(node.kind);
        const QString name = node.parameters.value(kWorkflow).toString();
        if (!type || type->body != Body::Call || name.trimmed().isEmpty())
            continue;
        const std::optional<Error> problem = check.problemWith(name);
        if (!problem)
            continue;
        Diagnostic diagnostic;
        diagnostic.code = QString::fromLatin1(problem->code().text());
        diagnostic.message = node.id.text() + u": "_s + problem->message();
        diagnostic.arguments = {node.id.text(), name};
        diagnostic.node = node.id;
        diagnostic.parameter = kWorkflow;
        diagnostic.path = u"$.nodes[%1].parameters.%2"_s.arg(QString::number(i), kWorkflow);
        found.append(diagnostic);
    }
    return found;
}

} // namespace agentops::workflow
