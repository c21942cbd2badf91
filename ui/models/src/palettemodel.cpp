// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/palettemodel.h>

#include <algorithm>

namespace agentops::ui {

using namespace Qt::StringLiterals;

namespace {

QString emphasized(const QString &text, const QList<qsizetype> &positions)
{
    QString rich;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QString c = QString(text[i]).toHtmlEscaped();
        rich += positions.contains(i) ? u"<b>"_s + c + u"</b>"_s : c;
    }
    return rich;
}

} // namespace

PaletteModel::PaletteModel(QObject *parent) : QAbstractListModel(parent) { }

PaletteModel::~PaletteModel() = default;

void PaletteModel::setProviders(const QList<PaletteProvider *> &providers)
{
    for (PaletteProvider *provider : std::as_const(m_providers))
        disconnect(provider, nullptr, this, nullptr);
    m_providers = providers;
    for (PaletteProvider *provider : std::as_const(m_providers)) {
        // Later: what is dragged out is not taken away from under the hand.
        connect(provider, &PaletteProvider::changed, this, &PaletteModel::refresh,
                Qt::QueuedConnection);
        connect(provider, &PaletteProvider::taken, this, [this, provider](const QString &id) {
            note(provider->section(), id);
            m_isOpen = false;
            Q_EMIT chosen(provider->section());
        });
    }
    show(m_isOpen ? found() : QList<Row>());
}

void PaletteModel::begin()
{
    begin(PaletteScope());
}

void PaletteModel::beginNodes(const QString &portType, bool isFromOutput)
{
    begin({PaletteSection::Nodes, true, portType, isFromOutput});
}

void PaletteModel::begin(const PaletteScope &scope)
{
    m_isOpen = true;
    m_scope = scope;
    m_query.clear();
    refresh();
    Q_EMIT scopeChanged();
    Q_EMIT queryChanged();
    Q_EMIT rowsChanged();
}

QString PaletteModel::purpose() const
{
    for (const PaletteProvider *provider : m_providers) {
        if (provider->section() == m_scope.only)
            return provider->purpose(m_scope);
    }
    return {};
}

void PaletteModel::end()
{
    m_isOpen = false;
}

void PaletteModel::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    refresh();
    Q_EMIT queryChanged();
}

PaletteModel::Typed PaletteModel::typed() const
{
    for (const PaletteSectionInfo &info : paletteSections()) {
        if (m_query.startsWith(QChar(info.prefix)))
            return {m_query.sliced(1).trimmed(), info.section};
    }
    return {m_query.trimmed(), m_scope.only};
}

QString PaletteModel::keyOf(PaletteSection section, const QString &id)
{
    return QString::fromLatin1(paletteSection(section).key) + u':' + id;
}

QString PaletteModel::keyOf(const Row &row)
{
    return keyOf(row.provider->section(), row.entry.id);
}

QList<PaletteModel::Row> PaletteModel::foundBy(PaletteProvider &provider, const Typed &typed) const
{
    QList<Row> rows;
    const QList<PaletteEntry> entries = provider.find(typed.text, m_scope);
    rows.reserve(entries.size());
    for (const PaletteEntry &entry : entries)
        rows.append({entry, &provider, {}});
    if (typed.text.isEmpty())
        return rows;
    // Of what fits equally well, what was used last is meant.
    const auto rank = [this](const Row &row) {
        const qsizetype recent = m_recents.indexOf(keyOf(row));
        return std::pair(-row.entry.score, recent < 0 ? m_recents.size() : recent);
    };
    std::ranges::stable_sort(rows, {}, rank);
    return rows;
}

QList<PaletteModel::Row> PaletteModel::takeRecents(QList<QList<Row>> &sections) const
{
    QList<Row> recents;
    for (const QString &key : m_recents) {
        for (QList<Row> &rows : sections) {
            const auto used =
                std::ranges::find(rows, key, [](const Row &row) { return keyOf(row); });
            if (used == rows.end())
                continue;
            used->heading = tr("Recently used");
            recents.append(*used);
            rows.erase(used);
            break;
        }
        if (recents.size() == kMostRecents)
            break;
    }
    return recents;
}

QList<PaletteModel::Row> PaletteModel::found() const
{
    const Typed typed = this->typed();
    QList<QList<Row>> sections;
    for (PaletteProvider *provider : m_providers) {
        if (typed.only && provider->section() != *typed.only)
            continue;
        QList<Row> rows = foundBy(*provider, typed);
        if (!rows.isEmpty())
            sections.append(std::move(rows));
    }
    QList<Row> all;
    const auto standing = [](const QList<Row> &rows) {
        return static_cast<int>(rows.first().provider->section());
    };
    if (typed.text.isEmpty()) {
        all = takeRecents(sections);
        sections.removeIf([](const QList<Row> &rows) { return rows.isEmpty(); });
        std::ranges::stable_sort(sections, {}, standing);
    } else {
        std::ranges::stable_sort(sections, {}, [&standing](const QList<Row> &rows) {
            return std::pair(-rows.first().entry.score, standing(rows));
        });
    }
    for (QList<Row> &rows : sections) {
        if (!typed.only && rows.size() > kMostOfSection)
            rows.resize(kMostOfSection);
        for (Row &row : rows) {
            if (!typed.only)
                row.heading = paletteSectionTitle(row.provider->section());
            else if (typed.text.isEmpty())
                row.heading = row.entry.group;
        }
        all += rows;
    }
    return all;
}

void PaletteModel::refresh()
{
    if (m_isOpen)
        show(found());
}

void PaletteModel::show(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
    Q_EMIT rowsChanged();
}

void PaletteModel::choose(int row)
{
    if (!m_isOpen || row < 0 || row >= m_rows.size())
        return;
    const Row wanted = m_rows[row];
    const PaletteScope scope = m_scope;
    note(wanted.provider->section(), wanted.entry.id);
    m_isOpen = false;
    Q_EMIT chosen(wanted.provider->section());
    wanted.provider->choose(wanted.entry.id, scope);
}

void PaletteModel::note(PaletteSection section, const QString &id)
{
    // An element means something in its document alone, where others may have the same name.
    if (section == PaletteSection::Elements)
        return;
    QStringList recents = m_recents;
    recents.prepend(keyOf(section, id));
    setRecents(recents);
    Q_EMIT recentsChanged();
}

void PaletteModel::setRecents(const QStringList &recents)
{
    m_recents = recents;
    m_recents.removeDuplicates();
    if (m_recents.size() > kRecentsKept)
        m_recents.resize(kRecentsKept);
}

QString PaletteModel::emptyText() const
{
    const Typed typed = this->typed();
    if (!typed.text.isEmpty() && typed.only != PaletteSection::Nodes)
        return tr("Nothing is called that.");
    switch (typed.only.value_or(PaletteSection::Commands)) {
    case PaletteSection::Nodes:
        return tr("No kind of node fits.");
    case PaletteSection::Elements:
        return tr("There is nothing in this workflow yet.");
    case PaletteSection::Workflows:
        return tr("There are no workflows yet.");
    case PaletteSection::Runs:
        return tr("Nothing has run yet.");
    case PaletteSection::Commands:
        break;
    }
    return tr("Nothing can be done here.");
}

QStringList PaletteModel::prefixes() const
{
    QStringList all;
    for (const PaletteSectionInfo &info : paletteSections())
        all.append(QChar(info.prefix) + u'\t' + paletteSectionTitle(info.section));
    return all;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return row.entry.title;
    case RichTitleRole:
        return emphasized(row.entry.title, row.entry.positions);
    case HelpRole:
        return row.entry.help;
    case IconRole:
        return row.entry.iconName;
    case TintRole:
        return row.entry.tint;
    case ShortcutRole:
        return row.entry.shortcut;
    case HeadingRole:
        return row.heading;
    case NodeKindRole:
        return row.provider->section() == PaletteSection::Nodes ? row.entry.id : QString();
    case KeyRole:
        return keyOf(row);
    default:
        return {};
    }
}

QHash<int, QByteArray> PaletteModel::roleNames() const
{
    return {{TitleRole, "title"},     {RichTitleRole, "richTitle"}, {HelpRole, "help"},
            {IconRole, "iconName"},   {TintRole, "tint"},           {ShortcutRole, "shortcut"},
            {HeadingRole, "heading"}, {NodeKindRole, "nodeKind"},   {KeyRole, "key"}};
}

} // namespace agentops::ui
