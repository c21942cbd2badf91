// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewtext.h"

#include "difftext.h"

#include <QtCore/QJsonArray>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace review;

namespace {

QString stateName(Position::State state)
{
    switch (state) {
    case Position::State::Same:
        return u"same"_s;
    case Position::State::Shifted:
        return u"shifted"_s;
    case Position::State::Edited:
        return u"edited"_s;
    case Position::State::Moved:
        return u"moved"_s;
    case Position::State::Ambiguous:
        return u"ambiguous"_s;
    case Position::State::Deleted:
        return u"deleted"_s;
    case Position::State::Unknown:
        return u"unknown"_s;
    case Position::State::FileDeleted:
        return u"file_deleted"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString rangeKindName(RangeSpec::Kind kind)
{
    switch (kind) {
    case RangeSpec::Kind::Commits:
        return u"commits"_s;
    case RangeSpec::Kind::Branch:
        return u"branch"_s;
    case RangeSpec::Kind::WorkingTree:
        return u"working_tree"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString threadText(const Thread &thread)
{
    const Position &position = thread.position;
    QString place = position.path.isEmpty() ? thread.anchor.path : position.path;
    if (position.hasLine())
        place += u':' + QString::number(position.line);
    else if (thread.anchor.line > 0)
        place += u" (line %1 is gone)"_s.arg(thread.anchor.line);
    QString text = u"\n%1  %2  %3\n"_s.arg(place, thread.isResolved ? u"resolved"_s : u"open"_s,
                                           thread.id.toString());
    for (const Comment &comment : thread.comments) {
        text += u"  "_s + comment.author + (comment.isDraft ? u" (draft)"_s : QString()) + u": "_s
            + QString(comment.body).replace(u'\n', u"\n    "_s) + u'\n';
    }
    return text;
}

} // namespace

QString rangeText(const RangeSpec &range)
{
    switch (range.kind) {
    case RangeSpec::Kind::Commits:
        return range.base + u".."_s + range.head;
    case RangeSpec::Kind::Branch:
        return range.base + u"..."_s + range.head;
    case RangeSpec::Kind::WorkingTree:
        return (range.base.isEmpty() ? u"HEAD"_s : range.base) + u" (working tree)"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString reviewText(const Session &session, const Comparison &comparison,
                   const QList<Thread> &threads)
{
    QString text = u"%1 (%2)\n"_s.arg(session.title, rangeText(session.range));
    text += changesText(comparison.files);
    for (const Thread &thread : threads)
        text += threadText(thread);
    return text;
}

QJsonObject reviewToJson(const Session &session)
{
    const QJsonValue finished =
        session.finishedAt ? QJsonValue(toIsoString(*session.finishedAt)) : QJsonValue::Null;
    return {{u"review"_s, session.id.toString()},
            {u"title"_s, session.title},
            {u"range"_s,
             QJsonObject{{u"kind"_s, rangeKindName(session.range.kind)},
                         {u"base"_s, session.range.base},
                         {u"head"_s, session.range.head}}},
            {u"createdAt"_s, toIsoString(session.createdAt)},
            {u"updatedAt"_s, toIsoString(session.updatedAt)},
            {u"finishedAt"_s, finished},
            {u"openThreads"_s, session.openThreadCount},
            {u"allThreads"_s, session.threadCount},
            {u"drafts"_s, session.draftCount}};
}

QJsonObject reviewToJson(const Session &session, const Comparison &comparison)
{
    QJsonArray files;
    for (const git::FileChange &change : comparison.files)
        files.append(changeToJson(change));
    const QJsonValue head = comparison.range.isWorkingTree()
        ? QJsonValue(QJsonValue::Null)
        : QJsonValue(comparison.range.headCommit().toHex());
    QJsonObject document = reviewToJson(session);
    document.insert(u"base"_s, comparison.range.baseCommit().toHex());
    document.insert(u"head"_s, head);
    document.insert(u"files"_s, files);
    return document;
}

QJsonObject threadToJson(const Thread &thread)
{
    QJsonArray comments;
    for (const Comment &comment : thread.comments) {
        comments.append(QJsonObject{{u"comment"_s, comment.id.toString()},
                                    {u"author"_s, comment.author},
                                    {u"body"_s, comment.body},
                                    {u"createdAt"_s, toIsoString(comment.createdAt)},
                                    {u"draft"_s, comment.isDraft}});
    }
    return {{u"thread"_s, thread.id.toString()},
            {u"review"_s, thread.session.toString()},
            {u"side"_s, thread.anchor.side == Side::Old ? u"old"_s : u"new"_s},
            {u"path"_s, thread.anchor.path},
            {u"line"_s, thread.anchor.line},
            {u"now"_s,
             QJsonObject{{u"state"_s, stateName(thread.position.state)},
                         {u"path"_s, thread.position.path},
                         {u"line"_s, thread.position.line}}},
            {u"resolved"_s, thread.isResolved},
            {u"comments"_s, comments}};
}

QString reviewJsonShape()
{
    return u"{\"review\": id, \"title\", \"range\": {\"kind\": commits|branch|working_tree, "
           "\"base\", \"head\"}, \"createdAt\", \"updatedAt\", \"finishedAt\", \"openThreads\", "
           "\"allThreads\", \"drafts\", \"base\": commit, \"head\": commit or null, \"files\": "
           "[{\"kind\", \"oldPath\", \"newPath\", \"binary\", \"added\", \"removed\", "
           "\"similarity\"}]}"_s;
}

QString threadJsonShape()
{
    return u"{\"thread\": id, \"review\": id, \"side\": old|new, \"path\", \"line\", \"now\": "
           "{\"state\": same|shifted|edited|moved|ambiguous|deleted|file_deleted|unknown, "
           "\"path\", "
           "\"line\"}, \"resolved\", \"comments\": [{\"comment\", \"author\", \"body\", "
           "\"createdAt\", \"draft\"}]}"_s;
}

} // namespace agentops::cli
