// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/conflictmodel.h>

#include "changetexts.h"

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/versions/documentmerge.h>

#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Conflict;

namespace {

constexpr std::array kLists{"inputs"_L1, "nodes"_L1, "edges"_L1, "notes"_L1, "groups"_L1};

/// Where a conflict is.
struct Place
{
    QString section = u"document"_s;
    QString id;
    QStringList field;

    static Place of(const Conflict &conflict)
    {
        const QStringList steps = conflict.path.isEmpty() ? QStringList() : stepsOf(conflict.path);
        if (steps.size() < 2 || std::ranges::find(kLists, steps.first()) == kLists.end())
            return {.id = {}, .field = steps};
        return {steps.at(0), steps.at(1), steps.sliced(2)};
    }
};

versions::Side sideOf(ConflictModel::Choice choice)
{
    switch (choice) {
    case ConflictModel::Theirs:
        return versions::Side::Theirs;
    case ConflictModel::Base:
        return versions::Side::Base;
    case ConflictModel::Ours:
    case ConflictModel::Both:
        break;
    }
    return versions::Side::Ours;
}

Hit elementAt(const GraphScene &scene, const Place &place)
{
    const auto at = [](Hit::Kind kind, int item) {
        return item < 0 ? Hit() : Hit{kind, item, -1};
    };
    if (place.section == "nodes"_L1)
        return at(Hit::Kind::Node, scene.indexOf(workflow::NodeId(place.id)));
    if (place.section == "edges"_L1)
        return at(Hit::Kind::Edge, scene.indexOf(workflow::EdgeId(place.id)));
    if (place.section == "notes"_L1)
        return at(Hit::Kind::Note, scene.indexOf(workflow::NoteId(place.id)));
    if (place.section == "groups"_L1)
        return at(Hit::Kind::Group, scene.indexOf(workflow::GroupId(place.id)));
    return {};
}

} // namespace

ConflictModel::ConflictModel(GraphSession &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(&session, &GraphSession::documentChanged, this, &ConflictModel::follow);
}

void ConflictModel::follow()
{
    const QList<Conflict> &conflicts = m_session.editor().document().properties.conflicts;
    if (m_conflicts == conflicts)
        return;
    beginResetModel();
    m_conflicts = conflicts;
    // The next one stands where the one that was decided stood.
    m_currentRow = std::min(std::max(m_currentRow, 0), int(m_conflicts.size()) - 1);
    m_failure.clear();
    endResetModel();
    mark();
    Q_EMIT changed();
}

void ConflictModel::mark()
{
    ChangeMarks marks;
    for (const Conflict &conflict : std::as_const(m_conflicts)) {
        const Place place = Place::of(conflict);
        if (place.section == "nodes"_L1)
            marks.nodes.insert(workflow::NodeId(place.id), Mark::Conflict);
        else if (place.section == "edges"_L1)
            marks.edges.insert(workflow::EdgeId(place.id), Mark::Conflict);
        else if (place.section == "notes"_L1)
            marks.notes.insert(workflow::NoteId(place.id), Mark::Conflict);
        else if (place.section == "groups"_L1)
            marks.groups.insert(workflow::GroupId(place.id), Mark::Conflict);
    }
    m_session.setMarks(std::move(marks));
}

const Conflict *ConflictModel::current() const
{
    return m_currentRow < 0 ? nullptr : &m_conflicts.at(m_currentRow);
}

QString ConflictModel::titleOf(const Conflict &conflict) const
{
    const Place place = Place::of(conflict);
    const ChangeTexts texts(m_session.editor().document(), m_session.catalog());
    const QString element = texts.elementTitle(place.section, place.id);
    const QString field = texts.fieldName(place.section, place.id, place.field);
    return field.isEmpty() ? element : tr("%1: %2", "an element and its field").arg(element, field);
}

QString ConflictModel::textOf(const Conflict &conflict, const QJsonValue &side) const
{
    const Place place = Place::of(conflict);
    if (side.isUndefined())
        return place.field.isEmpty() ? tr("not there") : tr("no value");
    const ChangeTexts texts(m_session.editor().document(), m_session.catalog());
    if (!side.isObject() || !place.field.isEmpty())
        return texts.valueText(place.section, place.field, side);
    QStringList lines;
    const QJsonObject whole = side.toObject();
    for (auto it = whole.begin(); it != whole.end(); ++it) {
        if (it.key() != "id"_L1)
            lines.append(tr("%1: %2", "a field and its value")
                             .arg(texts.fieldName(place.section, place.id, {it.key()}),
                                  texts.valueText(place.section, {it.key()}, it.value())));
    }
    return lines.join(u'\n');
}

QString ConflictModel::title() const
{
    return current() ? titleOf(*current()) : QString();
}

QString ConflictModel::ours() const
{
    return current() ? textOf(*current(), current()->ours) : QString();
}

QString ConflictModel::theirs() const
{
    return current() ? textOf(*current(), current()->theirs) : QString();
}

QString ConflictModel::base() const
{
    return current() ? textOf(*current(), current()->base) : QString();
}

bool ConflictModel::canTakeBoth() const
{
    if (!current() || !current()->ours.isString() || !current()->theirs.isString())
        return false;
    // Elsewhere a value of two lines would mean something else, or nothing.
    const bool isProse =
        current()->path == "/description"_L1 || current()->path.startsWith("/notes/"_L1);
    return isProse || current()->ours.toString().contains(u'\n')
        || current()->theirs.toString().contains(u'\n');
}

void ConflictModel::choose(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    m_currentRow = row;
    Q_EMIT changed();
    const Hit place = elementAt(m_session.scene(), Place::of(m_conflicts.at(row)));
    if (place.kind == Hit::Kind::Nothing)
        return;
    if (place.kind == Hit::Kind::Node)
        m_session.interaction().uncover(m_session.scene().nodes()[size_t(place.item)].id);
    m_session.interaction().jumpTo(place);
}

void ConflictModel::next()
{
    if (rowCount() > 0)
        choose((m_currentRow + 1) % rowCount());
}

void ConflictModel::previous()
{
    if (rowCount() > 0)
        choose((m_currentRow + rowCount() - 1) % rowCount());
}

void ConflictModel::settle(Choice choice)
{
    if (!current() || (choice == Both && !canTakeBoth()))
        return;
    workflow::Document document = m_session.editor().document();
    const QString path = current()->path;
    if (choice == Both) {
        QList<Conflict> &conflicts = document.properties.conflicts;
        const auto conflict = std::ranges::find(conflicts, path, &Conflict::path);
        conflict->ours = conflict->ours.toString() + u'\n' + conflict->theirs.toString();
    }
    Result<workflow::Document> settled = versions::settleConflict(document, path, sideOf(choice));
    if (!settled) {
        m_failure = errorText(settled.error()).text;
        Q_EMIT changed();
        return;
    }
    workflow::DocumentEditor &editor = m_session.editor();
    editor.closeStep();
    editor.replaceDocument(*settled, {workflow::Edit::Merge, {titleOf(*current())}});
    editor.closeStep();
    choose(m_currentRow);
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_conflicts.size());
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return role == TitleRole || role == Qt::DisplayRole ? titleOf(m_conflicts.at(index.row()))
                                                        : QVariant();
}

QHash<int, QByteArray> ConflictModel::roleNames() const
{
    return {{TitleRole, "title"}};
}

void ConflictModel::retranslate()
{
    rereadRows(*this);
    Q_EMIT changed();
}

} // namespace agentops::ui::graph
