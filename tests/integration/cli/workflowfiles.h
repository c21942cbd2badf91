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
