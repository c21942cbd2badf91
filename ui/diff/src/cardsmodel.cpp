// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/cardsmodel.h>

#include <agentops/ui/models/markdownhtml.h>

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QTimeZone>

#include <algorithm>
#include <cmath>
#include <map>

using namespace Qt::StringLiterals;

namespace agentops::ui::diff {

using review::Position;
using review::Side;

static const QString kComposer = u"composer"_s;

static CommentView toView(const review::Comment &comment)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(
        comment.createdAt.time_since_epoch().count(), QTimeZone::UTC);
    CommentView view;
    view.commentId = comment.id.toString();
    view.author = comment.author.isEmpty() ? CardsModel::tr("You") : comment.author;
    view.body = comment.body;
    view.html = markdownHtml(comment.body);
    view.when = QLocale().toString(when.toLocalTime(), QLocale::ShortFormat);
    view.isDraft = comment.isDraft;
    view.isEdited = comment.editedAt.has_value();
    return view;
}

QString CardsModel::Card::id() const
{
    return isComposer ? kComposer : thread.id.toString();
}

CardsModel::CardsModel(DiffDocument &document, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
{
    connect(&m_document, &DiffDocument::entriesChanged, this, &CardsModel::place);
}

void CardsModel::setThreads(const QList<review::Thread> &threads)
{
    QHash<QString, Card> before;
    for (const Card &card : std::as_const(m_cards))
        before.insert(card.id(), card);
    QList<Card> cards;
    for (const review::Thread &thread : threads) {
        Card card = before.value(thread.id.toString());
        card.thread = thread;
        card.side = thread.anchor.side;
        card.line = thread.position.line;
        card.height = m_heights.value(thread.id.toString());
        cards.append(card);
    }
    if (const auto composer = before.constFind(kComposer); composer != before.constEnd())
        cards.append(*composer);
    const qsizetype countBefore = m_cards.size();
    ListDiff::apply(this, m_cards, cards, [](const Card &card) { return card.id(); });
    if (m_cards.size() != countBefore)
        Q_EMIT countChanged();
    place();
}

bool CardsModel::hasComposer() const
{
    return std::ranges::contains(m_cards, true, &Card::isComposer);
}

void CardsModel::openComposer(Side side, int line)
{
    closeComposer();
    m_composerSide = side;
    m_composerLine = line;
    beginInsertRows({}, count(), count());
    m_cards.append({.thread = {},
                    .isComposer = true,
                    .side = side,
                    .line = line,
                    .height = m_heights.value(kComposer)});
    endInsertRows();
    Q_EMIT countChanged();
    place();
}

void CardsModel::closeComposer()
{
    const auto composer = std::ranges::find(m_cards, true, &Card::isComposer);
    if (composer == m_cards.end())
        return;
    const int row = static_cast<int>(composer - m_cards.begin());
    beginRemoveRows({}, row, row);
    m_cards.remove(row);
    endRemoveRows();
    Q_EMIT countChanged();
    place();
}

void CardsModel::setHeight(const QString &cardId, double height)
{
    const int wanted = static_cast<int>(std::ceil(height));
    const auto card = std::ranges::find(m_cards, cardId, &Card::id);
    if (card == m_cards.end() || card->height == wanted)
        return;
    card->height = wanted;
    m_heights.insert(cardId, wanted);
    if (std::exchange(m_isArrangePosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isArrangePosted = false;
            arrange();
        },
        Qt::QueuedConnection);
}

/// Finds the entries again; lines with a card are unfolded.
void CardsModel::place()
{
    if (m_isPlacing)
        return;
    {
        const QScopedValueRollback guard(m_isPlacing, true);
        for (const Card &card : std::as_const(m_cards))
            m_document.revealLine(card.side, card.line);
        for (Card &card : m_cards)
            card.entry = m_document.revealLine(card.side, card.line);
    }
    arrange();
}

/// Cards of one entry lie below each other, those of the two sides side by side.
void CardsModel::arrange()
{
    constexpr int kGap = 8;
    std::map<int, std::array<int, 2>> used;
    std::vector<int> offsets;
    for (const Card &card : m_cards) {
        const size_t stack = m_document.isUnified() || card.side == Side::New ? 1 : 0;
        int &height = used[card.entry][stack];
        offsets.push_back(height + kGap);
        height += card.height + kGap;
    }
    std::vector<std::pair<int, int>> rooms;
    for (const auto &[entry, heights] : used)
        rooms.emplace_back(entry, std::ranges::max(heights) + kGap);
    m_document.setRooms(rooms);
    for (qsizetype i = 0; i < m_cards.size(); ++i)
        m_cards[i].top = m_document.layout().roomTop(m_cards[i].entry) + offsets[size_t(i)];
    if (!m_cards.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1), {Top});
}

int CardsModel::neighbourEntry(int entry, bool forward) const
{
    int best = -1;
    for (const Card &card : m_cards) {
        if (forward ? card.entry <= entry : card.entry >= entry || card.entry < 0)
            continue;
        if (best < 0 || (forward ? card.entry < best : card.entry > best))
            best = card.entry;
    }
    return best;
}

QString CardsModel::placeText(const Card &card) const
{
    switch (card.thread.position.state) {
    case Position::State::Same:
        return {};
    case Position::State::Shifted:
        return tr("follows the line", "a comment whose line moved with its neighbours");
    case Position::State::Edited:
        return tr("the line was edited", "a comment");
    case Position::State::Moved:
        return tr("the line was moved", "a comment");
    case Position::State::Ambiguous:
        return tr("could be in %n place(s)", "a comment whose line is found several times",
                  static_cast<int>(card.thread.position.candidates.size()));
    case Position::State::Deleted:
        return tr("the line is gone", "a comment");
    case Position::State::FileDeleted:
        return tr("the file is gone", "a comment");
    case Position::State::Unknown:
        return tr("its place is not known now", "a comment");
    }
    return {};
}

int CardsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CardsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Card &card = m_cards[index.row()];
    switch (role) {
    case CardId:
        return card.id();
    case IsComposer:
        return card.isComposer;
    case Top:
        return card.top;
    case OnOld:
        return card.side == Side::Old;
    case IsResolved:
        return card.thread.isResolved;
    case Place:
        return card.isComposer ? QString() : placeText(card);
    case IsPlaced:
        return card.isPlaced();
    case Quote:
        return card.thread.anchor.text;
    case Line:
        return card.line;
    case Comments: {
        QVariantList views;
        for (const review::Comment &comment : card.thread.comments)
            views.append(QVariant::fromValue(toView(comment)));
        return views;
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> CardsModel::roleNames() const
{
    return {{CardId, "cardId"},     {IsComposer, "isComposer"}, {Top, "cardTop"},
            {OnOld, "onOld"},       {IsResolved, "isResolved"}, {Place, "place"},
            {IsPlaced, "isPlaced"}, {Quote, "quote"},           {Comments, "comments"},
            {Line, "line"}};
}

} // namespace agentops::ui::diff
