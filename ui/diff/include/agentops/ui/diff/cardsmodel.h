// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/review/session.h>
#include <agentops/ui/diff/diffdocument.h>
#include <agentops/ui/models/listdiff.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::diff {

/// A comment as a card shows it.
class CommentView
{
    Q_GADGET
    QML_VALUE_TYPE(commentView)
    Q_PROPERTY(QString commentId MEMBER commentId)
    Q_PROPERTY(QString author MEMBER author)
    /// Markdown as it was written, and as text that shows and loads nothing but itself.
    Q_PROPERTY(QString body MEMBER body)
    Q_PROPERTY(QString html MEMBER html)
    Q_PROPERTY(QString when MEMBER when)
    Q_PROPERTY(bool isDraft MEMBER isDraft)
    Q_PROPERTY(bool isEdited MEMBER isEdited)

public:
    QString commentId;
    QString author;
    QString body;
    QString html;
    QString when;
    bool isDraft = false;
    bool isEdited = false;
};

/// The cards between the lines of the shown file: its threads, and the one that is being written.
/// They keep room for themselves in the document.
class CardsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The review controller has one.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        CardId = Qt::UserRole, ///< QString, of the thread; "composer" for the new one
        IsComposer, ///< bool
        Top, ///< double, from the top of the file
        OnOld, ///< bool, belongs below the old side
        IsResolved, ///< bool
        Place, ///< QString, what became of the line; empty when it is still there
        IsPlaced, ///< bool, false when the line is not in the file any more
        Quote, ///< QString, the line as it was
        Comments, ///< list of CommentView
        Line, ///< int, 1-based
    };

    explicit CardsModel(DiffDocument &document, QObject *parent = nullptr);

    /// The threads of the shown file. Cards of threads that stay keep what is typed in them.
    void setThreads(const QList<review::Thread> &threads);
    /// Opens a card to write at a line; 0 for the whole file.
    void openComposer(review::Side side, int line);
    void closeComposer();
    bool hasComposer() const;
    review::Side composerSide() const { return m_composerSide; }
    int composerLine() const { return m_composerLine; }
    /// A card says how high it wants to be. The cards are arranged once for all that say so
    /// together.
    Q_INVOKABLE void setHeight(const QString &cardId, double height);
    /// The entry of the next card after one, or before it; -1 without any.
    int neighbourEntry(int entry, bool forward) const;

    int count() const { return static_cast<int>(m_cards.size()); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    friend class ui::ListDiff;

    struct Card
    {
        /// Without id for the composer.
        review::Thread thread;
        bool isComposer = false;
        review::Side side = review::Side::New;
        int line = 0;
        /// -1: above the first line.
        int entry = -1;
        int height = 0;
        double top = 0;

        QString id() const;
        bool isPlaced() const
        {
            return isComposer || thread.position.hasLine() || thread.anchor.line == 0;
        }
        friend bool operator==(const Card &, const Card &) = default;
    };

    void place();
    void arrange();
    QString placeText(const Card &card) const;

    DiffDocument &m_document;
    QList<Card> m_cards;
    QHash<QString, int> m_heights;
    review::Side m_composerSide = review::Side::New;
    int m_composerLine = 0;
    bool m_isPlacing = false;
    bool m_isArrangePosted = false;
};

} // namespace agentops::ui::diff
