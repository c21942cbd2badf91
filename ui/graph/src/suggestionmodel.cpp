// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/suggestionmodel.h>

#include <agentops/ui/models/runtext.h>

#include <QtCore/QTimeZone>
#include <agentops/ui/models/listdiff.h>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

QString iconOf(workflow::Completion::Kind kind)
{
    switch (kind) {
    case workflow::Completion::Kind::Root:
        return u"workflow"_s;
    case workflow::Completion::Kind::Member:
        return u"variable"_s;
    case workflow::Completion::Kind::Function:
        return u"sigma"_s;
    case workflow::Completion::Kind::Standard:
        return u"code"_s;
    }
    return {};
}

/// Whether the cursor is behind a `{{` that has not ended before it.
bool isInBraces(QStringView before)
{
    const qsizetype open = before.lastIndexOf("{{"_L1);
    return open >= 0 && !before.sliced(open).contains("}}"_L1);
}

QStringList zoneNames()
{
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        if (id.contains('/') || id == "UTC")
            names.append(QString::fromLatin1(id));
    }
    return names;
}

/// The folder that a path is in, with its `/`; empty for the top.
QString folderOf(const QString &path)
{
    return path.first(path.lastIndexOf(u'/') + 1);
}

} // namespace

SuggestionModel::SuggestionModel(QObject *parent) : QAbstractListModel(parent)
{
    connect(&m_reading, &Operation::stateChanged, this, [this] {
        if (m_reading.state() != Operation::Failed || m_entries)
            return;
        m_entries.emplace(); // a folder that is not there holds nothing
        refresh();
    });
}

int SuggestionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SuggestionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return row.text;
    case DetailRole:
        return row.detail;
    case IconRole:
        return row.icon;
    default:
        return {};
    }
}

QHash<int, QByteArray> SuggestionModel::roleNames() const
{
    return {{TextRole, "text"}, {DetailRole, "detail"}, {IconRole, "iconName"}};
}

void SuggestionModel::setAssistant(FieldAssistant *assistant)
{
    if (m_assistant == assistant)
        return;
    if (m_assistant)
        m_assistant->disconnect(this);
    m_assistant = assistant;
    if (assistant)
        connect(assistant, &FieldAssistant::contextChanged, this, &SuggestionModel::refresh);
    refresh();
    Q_EMIT placeChanged();
}

void SuggestionModel::setEditor(const QString &editor)
{
    if (m_editor == editor)
        return;
    m_editor = editor;
    refresh();
    Q_EMIT placeChanged();
}

void SuggestionModel::setTemplate(bool isTemplate)
{
    if (m_isTemplate == isTemplate)
        return;
    m_isTemplate = isTemplate;
    refresh();
    Q_EMIT placeChanged();
}

void SuggestionModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    refresh();
    Q_EMIT placeChanged();
}

void SuggestionModel::setCursor(int cursor)
{
    if (m_cursor == cursor)
        return;
    m_cursor = cursor;
    refresh();
    Q_EMIT placeChanged();
}

void SuggestionModel::setActive(bool active)
{
    if (m_isActive == active)
        return;
    m_isActive = active;
    if (active) {
        m_folder.reset(); // what there is may have changed since
        m_branches.reset();
    }
    refresh();
    Q_EMIT placeChanged();
}

QString SuggestionModel::textWith(int row) const
{
    QString text = m_text;
    return row >= 0 && row < count()
        ? text.replace(m_place.start, m_place.length, m_rows.at(row).text)
        : text;
}

int SuggestionModel::cursorWith(int row) const
{
    return row >= 0 && row < count() ? int(m_place.start + m_rows.at(row).text.size()) : m_cursor;
}

bool SuggestionModel::isOfPaths() const
{
    return m_editor == "file"_L1 || m_editor == "folder"_L1 || m_editor == "workflow"_L1
        || m_editor == "glob"_L1;
}

void SuggestionModel::refresh()
{
    const qsizetype cursor = std::clamp<qsizetype>(m_cursor, 0, m_text.size());
    const bool isInExpression = m_isTemplate && isInBraces(QStringView(m_text).first(cursor));
    // One line is one value.
    const qsizetype start = cursor > 0 ? m_text.lastIndexOf(u'\n', cursor - 1) + 1 : 0;
    const qsizetype end = m_text.indexOf(u'\n', cursor);
    m_place = {start, (end < 0 ? m_text.size() : end) - start,
               m_text.sliced(start, cursor - start)};
    m_isInExpression = isInExpression;
    QList<Row> rows;
    if (m_assistant && m_isActive)
        rows = isInExpression ? expressionRows() : rowsOfEditor();
    // What is written already is no suggestion.
    if (rows.size() == 1 && rows.first().text == m_text.sliced(m_place.start, m_place.length))
        rows.clear();
    m_isMissing = findMissing();
    ListDiff::apply(this, m_rows, rows, [](const Row &row) { return row.text; });
    Q_EMIT changed();
}

QList<SuggestionModel::Row> SuggestionModel::expressionRows()
{
    const workflow::Completions found =
        workflow::completeExpression(m_text, m_cursor, m_assistant->context());
    m_place = {found.start, found.length, m_text.sliced(found.start, found.length)};
    QList<Row> rows;
    for (const workflow::Completion &completion : found.list) {
        const QString type = completion.type.isEmpty() ? QString() : portTypeText(completion.type);
        rows.append({completion.text, completion.help.isEmpty() ? type : completion.help,
                     iconOf(completion.kind)});
    }
    return rows;
}

QList<SuggestionModel::Row> SuggestionModel::rowsOfEditor()
{
    const AuthoringHooks &hooks = m_assistant->hooks();
    if (isOfPaths())
        return pathRows();
    if (m_editor == "branch"_L1 || m_editor == "revision"_L1) {
        readBranches();
        return matching(m_branches.value_or(QStringList()), u"git-branch"_s);
    }
    if (m_editor == "secret"_L1)
        return matching(hooks.secretNames ? hooks.secretNames() : QStringList(), u"lock"_s);
    return m_editor == "timeZone"_L1 ? matching(zoneNames(), u"globe"_s) : QList<Row>();
}

QList<SuggestionModel::Row> SuggestionModel::matching(const QStringList &names,
                                                      const QString &icon) const
{
    constexpr qsizetype kMostShown = 100;
    QList<Row> first;
    QList<Row> others;
    for (const QString &name : names) {
        if (name.startsWith(m_place.typed, Qt::CaseInsensitive))
            first.append({name, {}, icon});
        else if (name.contains(m_place.typed, Qt::CaseInsensitive))
            others.append({name, {}, icon});
    }
    return (first + others).first(std::min(first.size() + others.size(), kMostShown));
}

QList<SuggestionModel::Row> SuggestionModel::pathRows()
{
    QString folder = folderOf(m_place.typed);
    QString typed = m_place.typed.sliced(folder.size());
    if (folder.contains(u'*') || folder.contains(u'?'))
        return {}; // a pattern has no folder to look into
    if (m_editor == "workflow"_L1 && m_place.typed.isEmpty())
        folder = kWorkflowFolder + u'/';
    readFolder(folder);
    QList<Row> rows;
    const QStringList entries = m_entries.value_or(QStringList());
    for (const QString &entry : entries) {
        const bool isFolder = entry.endsWith(u'/');
        const bool isWanted = isFolder
            || (m_editor == "workflow"_L1 ? entry.endsWith(".agentops.json"_L1)
                                          : m_editor != "folder"_L1);
        const bool isHidden = entry.startsWith(u'.') && !typed.startsWith(u'.');
        if (isWanted && !isHidden && entry.startsWith(typed, Qt::CaseInsensitive))
            rows.append({folder + entry, {}, isFolder ? u"folder"_s : u"file"_s});
    }
    return rows;
}

void SuggestionModel::readFolder(const QString &folder)
{
    if (m_folder == folder || !m_assistant || !m_assistant->hooks().folderEntries)
        return;
    m_folder = folder;
    m_entries.reset();
    m_reading.run(
        tr("Reading a folder"),
        [&](CancelToken token) { return m_assistant->hooks().folderEntries(folder, token); },
        [this](const QStringList &entries) {
            m_entries = entries;
            refresh();
        });
}

void SuggestionModel::readBranches()
{
    if (m_branches || !m_assistant->hooks().branches)
        return;
    m_branches.emplace();
    m_reading.run(
        tr("Reading the branches"),
        [this](CancelToken token) { return m_assistant->hooks().branches(token); },
        [this](const QStringList &branches) {
            m_branches = branches;
            refresh();
        });
}

bool SuggestionModel::findMissing()
{
    const bool isOnePath = isOfPaths() && m_editor != "glob"_L1 && !m_text.isEmpty()
        && !m_text.contains("{{"_L1) && !m_text.contains(u'\n');
    const bool isInside = !m_text.startsWith(u'/') && !m_text.contains(".."_L1)
        && !m_text.contains(u':') && m_text != "."_L1 && m_text != "./"_L1;
    if (!isOnePath || !isInside || !m_assistant)
        return false;
    QString path = m_text;
    if (path.endsWith(u'/'))
        path.chop(1);
    const QString folder = folderOf(path);
    // While suggestions are shown, their folder is the one that is read.
    if (!m_isActive)
        readFolder(folder);
    if (m_folder != folder || !m_entries)
        return m_isMissing; // until it is known
    const QString name = path.sliced(folder.size());
    return !m_entries->contains(name) && !m_entries->contains(name + u'/');
}

} // namespace agentops::ui::graph
