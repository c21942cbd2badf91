// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// The document as a whole, and its history; other edits are beside it, by what they edit.
namespace agentops::workflow {

namespace {

/// Typing into one input is one step; anything else is a step of its own.
QString mergeKeyOf(const QList<InputSpec> &before, const QList<InputSpec> &after)
{
    if (before.size() != after.size())
        return {};
    const auto [from, to] = std::ranges::mismatch(before, after);
    const bool isOne =
        from != before.end() && std::equal(std::next(from), before.end(), std::next(to));
    return isOne ? u"input:%1"_s.arg(from - before.begin()) : QString();
}

/// The same for outputs.
QString mergeKeyOf(const QJsonObject &before, const QJsonObject &after)
{
    if (before.keys() != after.keys())
        return {};
    QStringList changed;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (it.value() != after.value(it.key()))
            changed.append(it.key());
    }
    return changed.size() == 1 ? u"output:"_s + changed.first() : QString();
}

} // namespace

DocumentEditor::DocumentEditor(const NodeCatalog &catalog, Document document)
    : m_history(std::make_unique<History>(catalog, std::move(document)))
{
    m_history->onEdited = [this](const EditSummary &summary) {
        Q_EMIT edited(summary);
    };
    m_history->onHistoryChanged = [this] {
        Q_EMIT historyChanged();
    };
}

DocumentEditor::~DocumentEditor() = default;

const Document &DocumentEditor::document() const
{
    return m_history->document;
}

const NodeCatalog &DocumentEditor::catalog() const
{
    return m_history->catalog;
}

void DocumentEditor::reset(Document document)
{
    auto fresh = std::make_unique<History>(m_history->catalog, std::move(document));
    fresh->revision = fresh->firstRevision = fresh->lastRevision = m_history->lastRevision + 1;
    fresh->onEdited = std::move(m_history->onEdited);
    fresh->onHistoryChanged = std::move(m_history->onHistoryChanged);
    m_history = std::move(fresh);
    Q_EMIT historyChanged();
}

void DocumentEditor::setViewport(QPointF sceneOrigin, double zoom)
{
    m_history->document.layout.viewportOrigin = sceneOrigin;
    m_history->document.layout.viewportZoom = zoom;
}

void DocumentEditor::replaceDocument(const Document &after, const EditLabel &label)
{
    for (Change &change : changesBetween(document(), after))
        m_history->change(std::move(change));
    m_history->commit(label);
}

void DocumentEditor::changeProperties(Edit kind, const QString &mergeKey,
                                      const std::function<void(Properties &)> &change)
{
    Properties after = document().properties;
    change(after);
    if (after != document().properties)
        m_history->change(PropertiesChange{document().properties, after});
    m_history->commit({.kind = kind}, mergeKey);
}

void DocumentEditor::setName(const QString &name)
{
    changeProperties(Edit::SetName, u"name"_s,
                     [&](Properties &properties) { properties.name = name; });
}

void DocumentEditor::setDescription(const QString &description)
{
    changeProperties(Edit::SetDescription, u"description"_s,
                     [&](Properties &properties) { properties.description = description; });
}

void DocumentEditor::setInputs(const QList<InputSpec> &inputs)
{
    changeProperties(Edit::SetInputs, mergeKeyOf(document().properties.inputs, inputs),
                     [&](Properties &properties) { properties.inputs = inputs; });
}

void DocumentEditor::setOutputs(const QJsonObject &outputs)
{
    changeProperties(Edit::SetOutputs, mergeKeyOf(document().properties.outputs, outputs),
                     [&](Properties &properties) { properties.outputs = outputs; });
}

void DocumentEditor::setWorkspace(WorkspaceKind workspace)
{
    changeProperties(Edit::SetWorkspace, {},
                     [&](Properties &properties) { properties.workspace = workspace; });
}

void DocumentEditor::setConcurrency(const std::optional<Concurrency> &concurrency)
{
    changeProperties(Edit::SetConcurrency, u"concurrency"_s,
                     [&](Properties &properties) { properties.concurrency = concurrency; });
}

void DocumentEditor::beginGesture(const EditLabel &label)
{
    m_history->beginGesture(label);
}

void DocumentEditor::endGesture()
{
    AO_VERIFY(m_history->isInGesture());
    if (m_history->isInGesture())
        m_history->endGesture();
}

void DocumentEditor::abandonGesture()
{
    AO_VERIFY(m_history->isInGesture());
    if (m_history->isInGesture())
        m_history->abandonGesture();
}

void DocumentEditor::closeStep()
{
    m_history->closeStep();
}

bool DocumentEditor::canUndo() const
{
    return m_history->doneCount > 0;
}

bool DocumentEditor::canRedo() const
{
    return m_history->doneCount < m_history->steps.size();
}

void DocumentEditor::undo()
{
    if (canUndo())
        std::ignore = goTo(place() - 1);
}

void DocumentEditor::redo()
{
    if (canRedo())
        std::ignore = goTo(place() + 1);
}

QList<EditStep> DocumentEditor::steps() const
{
    QList<EditStep> steps;
    steps.reserve(qsizetype(m_history->steps.size()));
    for (const History::Step &step : m_history->steps)
        steps.append(step.about);
    return steps;
}

qsizetype DocumentEditor::place() const
{
    return qsizetype(m_history->doneCount);
}

Result<> DocumentEditor::goTo(qsizetype place)
{
    if (place < 0 || place > qsizetype(m_history->steps.size()))
        return fail(agentops::errors::kInvalidArgument, u"there is no step %1"_s.arg(place));
    if (m_history->isInGesture())
        return fail(agentops::errors::kInvalidArgument, u"a gesture is going on"_s);
    if (place != this->place())
        m_history->goTo(size_t(place));
    return {};
}

quint64 DocumentEditor::revision() const
{
    return m_history->revision;
}

} // namespace agentops::workflow
