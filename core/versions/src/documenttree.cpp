// SPDX-License-Identifier: GPL-3.0-or-later
#include "documenttree.h"

#include <agentops/workflow/documentcodec.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace agentops::versions {

void Elements::remove(const QString &id)
{
    byId.remove(id);
    order.removeOne(id);
}

DocumentTree DocumentTree::of(const workflow::Document &document)
{
    DocumentTree tree;
    tree.conflicts = document.properties.conflicts;
    QJsonObject root = QJsonDocument::fromJson(workflow::writeDocument(document)).object();
    for (const QLatin1StringView section : kSections) {
        Elements &elements = tree.lists[section];
        for (const QJsonValue &value : root.take(section).toArray()) {
            const QJsonObject object = value.toObject();
            const QString id = object.value(idKey(section)).toString();
            elements.order.append(id);
            elements.byId.insert(id, object);
        }
    }
    tree.layout = root.take("layout"_L1).toObject();
    root.remove("format"_L1);
    root.remove("version"_L1);
    root.remove("conflicts"_L1);
    tree.properties = root;
    return tree;
}

Result<workflow::Document> DocumentTree::toDocument() const
{
    QJsonObject root = properties;
    root.insert("format"_L1, u"agentops.workflow"_s);
    // The highest that this program reads; the writer takes the lowest that does.
    root.insert("version"_L1, 2);
    for (const auto &[section, elements] : lists.asKeyValueRange()) {
        QJsonArray array;
        for (const QString &id : elements.order)
            array.append(elements.byId.value(id));
        root.insert(section, array);
    }
    root.insert("layout"_L1, layout);
    AO_TRY(workflow::Document document,
           workflow::parseDocument(QJsonDocument(root).toJson()).toResult());
    document.properties.conflicts = conflicts;
    return document;
}

QString idKey(QAnyStringView section)
{
    return section == QAnyStringView(kInputs) ? u"name"_s : u"id"_s;
}

QString below(const QString &pointer, const QString &key)
{
    return pointer + u'/' + QString(key).replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

QStringList pointerSteps(const QString &pointer)
{
    QStringList steps = pointer.split(u'/').sliced(1);
    for (QString &step : steps)
        step.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return steps;
}

QString nodeOf(const QJsonValue &port)
{
    return port.toString().section(u'.', 0, 0);
}

} // namespace agentops::versions
