// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

/// A step of a test's workflow; steps run one after the other.
struct TestStep
{
    QString id;
    QString kind;
    QJsonObject parameters;
};

inline TestStep shellStep(const QString &id, const QString &command)
{
    return {id, QStringLiteral("shell.command"), {{QStringLiteral("command"), command}}};
}

inline TestStep approvalStep(const QString &id)
{
    return {
        id, QStringLiteral("approval"), {{QStringLiteral("title"), QStringLiteral("Ship it?")}}};
}

/// The input that takes whatever the step before hands on.
inline QString inputOf(const TestStep &step)
{
    if (step.kind == QStringLiteral("http.request"))
        return QStringLiteral("body");
    if (step.kind.startsWith(QStringLiteral("git.")))
        return QStringLiteral("after");
    return step.kind == QStringLiteral("approval") ? QStringLiteral("subject")
                                                   : QStringLiteral("input");
}

inline QString outputOf(const TestStep &step)
{
    if (step.kind == QStringLiteral("http.request"))
        return QStringLiteral("body");
    return step.kind == QStringLiteral("approval") ? QStringLiteral("approved")
                                                   : QStringLiteral("output");
}

/// A workflow file: a manual trigger and the steps behind it. The input `word` is a text.
inline QByteArray workflowFile(const QList<TestStep> &steps)
{
    using namespace Qt::StringLiterals;
    QJsonArray nodes{QJsonObject{
        {u"id"_s, u"start"_s}, {u"kind"_s, u"trigger.manual"_s}, {u"title"_s, u"Start"_s}}};
    QJsonArray edges;
    QString before = u"start.task"_s;
    for (const TestStep &step : steps) {
        nodes.append(QJsonObject{{u"id"_s, step.id},
                                 {u"kind"_s, step.kind},
                                 {u"title"_s, step.id},
                                 {u"parameters"_s, step.parameters}});
        edges.append(QJsonObject{{u"id"_s, u"to-"_s + step.id},
                                 {u"from"_s, before},
                                 {u"to"_s, step.id + u'.' + inputOf(step)}});
        before = step.id + u'.' + outputOf(step);
    }
    const QJsonObject document{
        {u"format"_s, u"agentops.workflow"_s},
        {u"version"_s, 1},
        {u"id"_s, u"019a0000-0000-7000-8000-0000000000aa"_s},
        {u"name"_s, u"Test"_s},
        {u"inputs"_s,
         QJsonArray{
             QJsonObject{{u"name"_s, u"word"_s}, {u"type"_s, u"text"_s}, {u"default"_s, u"none"_s}},
             QJsonObject{{u"name"_s, u"count"_s}, {u"type"_s, u"number"_s}, {u"default"_s, 1}}}},
        {u"nodes"_s, nodes},
        {u"edges"_s, edges}};
    return QJsonDocument(document).toJson();
}

/// The same as an object to be changed further, in the newer version of the format.
inline QJsonObject workflowObject(const QList<TestStep> &steps)
{
    QJsonObject document = QJsonDocument::fromJson(workflowFile(steps)).object();
    document.insert(QStringLiteral("version"), 2);
    return document;
}

/// Changes one of its nodes.
inline void setInNode(QJsonObject &document, const QString &id, const QString &key,
                      const QJsonValue &value)
{
    QJsonArray nodes = document.value(QStringLiteral("nodes")).toArray();
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        QJsonObject node = nodes[i].toObject();
        if (node.value(QStringLiteral("id")).toString() != id)
            continue;
        node.insert(key, value);
        nodes[i] = node;
    }
    document.insert(QStringLiteral("nodes"), nodes);
}

/// A map `each` over these items that runs the command in its step `build`, which is called
/// "Build it".
inline QJsonObject mapObject(const QJsonValue &items, const QString &command)
{
    using namespace Qt::StringLiterals;
    QJsonObject document = workflowObject({});
    QJsonArray nodes = document.value("nodes"_L1).toArray();
    nodes.append(QJsonObject{{u"id"_s, u"each"_s},
                             {u"kind"_s, u"flow.map"_s},
                             {u"parameters"_s, QJsonObject{{u"items"_s, items}}}});
    nodes.append(QJsonObject{{u"id"_s, u"build"_s},
                             {u"kind"_s, u"shell.command"_s},
                             {u"title"_s, u"Build it"_s},
                             {u"parent"_s, u"each"_s},
                             {u"parameters"_s, QJsonObject{{u"command"_s, command}}}});
    document.insert(u"nodes"_s, nodes);
    document.insert(u"edges"_s,
                    QJsonArray{QJsonObject{{u"id"_s, u"to-each"_s},
                                           {u"from"_s, u"start.task"_s},
                                           {u"to"_s, u"each.after"_s}}});
    return document;
}
