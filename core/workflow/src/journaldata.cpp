// SPDX-License-Identifier: GPL-3.0-or-later
#include "journaldata.h"

#include <agentops/workflow/steppolicy.h>

#include <QtCore/QJsonArray>
#include <QtCore/QRandomGenerator>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

QJsonObject toJson(const Artefact &artefact)
{
    return {{u"name"_s, artefact.name},
            {u"mediaType"_s, artefact.mediaType},
            {u"sizeBytes"_s, artefact.sizeBytes},
            {u"path"_s, artefact.path}};
}

Artefact artefactFromJson(const QJsonObject &object)
{
    return {object.value("name"_L1).toString(), object.value("mediaType"_L1).toString(),
            object.value("sizeBytes"_L1).toInteger(), object.value("path"_L1).toString()};
}

QJsonObject withArtefacts(QJsonObject data, const QList<Artefact> &artefacts)
{
    if (artefacts.isEmpty())
        return data;
    QJsonArray list;
    for (const Artefact &artefact : artefacts)
        list.append(toJson(artefact));
    data.insert(u"artefacts"_s, list);
    return data;
}

QList<Artefact> artefactsOf(const QJsonObject &data)
{
    QList<Artefact> artefacts;
    for (const QJsonValue &value : data.value("artefacts"_L1).toArray())
        artefacts.append(artefactFromJson(value.toObject()));
    return artefacts;
}

RunError toRunError(const Error &error)
{
    return {QString::fromLatin1(error.code().text()), error.describe(), error.code().errorClass()};
}

QJsonObject toJson(const RunError &error)
{
    QJsonObject data{{u"code"_s, error.code}, {u"message"_s, error.message}};
    if (error.errorClass != ErrorClass::Failure)
        data.insert(u"class"_s, errorClassName(error.errorClass));
    return data;
}

QJsonObject toValue(const RunError &error)
{
    QJsonObject value = toJson(error);
    value.insert(u"class"_s, errorClassName(error.errorClass));
    return value;
}

RunError runErrorFromJson(const QJsonObject &data)
{
    return {data.value("code"_L1).toString(), data.value("message"_L1).toString(),
            errorClassFromName(data.value("class"_L1).toString()).value_or(ErrorClass::Failure)};
}

QJsonValue toJson(Timestamp time)
{
    return qint64(time.time_since_epoch().count());
}

Timestamp timestampFromJson(const QJsonValue &milliseconds)
{
    return Timestamp(std::chrono::milliseconds(milliseconds.toInteger()));
}

std::chrono::milliseconds jittered(std::chrono::milliseconds longest, const RunId &run,
                                   const StepPath &step, int failures)
{
    std::vector<quint32> seed{quint32(failures)};
    for (const QChar c : QString(run.toString() + step.text()))
        seed.push_back(c.unicode());
    QRandomGenerator random(seed.data(), qsizetype(seed.size()));
    return std::chrono::milliseconds(qint64(random.generateDouble() * double(longest.count())));
}

} // namespace agentops::workflow
