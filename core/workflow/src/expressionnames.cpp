// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/document.h>
#include <agentops/workflow/expressionlibraries.h>
#include <agentops/workflow/template.h>

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

// A resource of a static library is only found after this call, which must stand outside of any
// namespace.
static void initScriptResources()
{
    Q_INIT_RESOURCE(agentops_script);
}

namespace agentops::workflow {

namespace {

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || c == u'_' || c == u'-';
}

struct KnownLibraries
{
    QStringList names;
    QList<script::Library> list;

    KnownLibraries()
    {
        initScriptResources();
        const QDir folder(u":/agentops/script"_s);
        for (const QString &file : folder.entryList({u"*.js"_s}, QDir::Files, QDir::Name)) {
            QFile source(folder.filePath(file));
            AO_VERIFY(source.open(QIODevice::ReadOnly));
            names.append(file.chopped(3));
            list.append({names.last(), QString::fromUtf8(source.readAll())});
        }
    }
};

const KnownLibraries &knownLibraries()
{
    static const KnownLibraries libraries;
    return libraries;
}

} // namespace

ExpressionNames::ExpressionNames(const QStringList &names) : m_isOpen(false)
{
    m_names = QSet<QString>(names.begin(), names.end());
    m_names << u"inputs"_s << u"run"_s << u"before"_s;
}

ExpressionNames ExpressionNames::ofDocument(const Document &document)
{
    ExpressionNames names((QStringList()));
    for (const Node &node : document.nodes)
        names.add(node.id.text());
    return names;
}

void ExpressionNames::add(const QString &name)
{
    m_isOpen = false;
    m_names.insert(name);
}

QStringList ExpressionNames::list() const
{
    QStringList names(m_names.begin(), m_names.end());
    names.sort();
    return names;
}

qsizetype ExpressionNames::longNameAt(QStringView text) const
{
    qsizetype length = 0;
    while (length < text.size() && isNameCharacter(text[length]))
        ++length;
    const QStringView run = text.first(length);
    if (!run.contains(u'-'))
        return 0;
    if (m_isOpen) {
        // What is read from as from an object counts as one name.
        const QStringView behind = text.sliced(length);
        const bool isRead =
            behind.startsWith(u'.') || behind.startsWith("?."_L1) || behind.startsWith(u'[');
        return isRead && isValidLocalId(run) ? length : 0;
    }
    // A name ends at a sign or at the end of all that could be one.
    for (qsizetype end = length; end > 0; end = run.lastIndexOf(u'-', end - 1)) {
        const QStringView name = run.first(end);
        if (!name.contains(u'-'))
            return 0;
        if (m_names.contains(name.toString()))
            return end;
    }
    return 0;
}

QStringList expressionLibraryNames()
{
    return knownLibraries().names;
}

QList<script::Library> expressionLibraries(const QStringList &names)
{
    QList<script::Library> found;
    for (const script::Library &library : knownLibraries().list) {
        if (names.contains(library.name))
            found.append(library);
    }
    return found;
}

} // namespace agentops::workflow
