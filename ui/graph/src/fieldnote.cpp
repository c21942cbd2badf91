// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/fieldnote.h>

#include "cronwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Parameter;

namespace {

class NoteWords
{
    Q_DECLARE_TR_FUNCTIONS(FieldNote)

public:
    static QString ofDates(const QList<Timestamp> &dates, const QTimeZone &zone)
    {
        QStringList texts;
        for (const Timestamp &date : dates) {
            const QDateTime there =
                QDateTime::fromMSecsSinceEpoch(date.time_since_epoch().count(), zone);
            texts.append(QLocale().toString(there.date(), u"ddd "_s) + shortText(there));
        }
        return tr("Next: %1", "dates of a schedule").arg(texts.join(u" · "_s));
    }
    static QString shortText(const QDateTime &time)
    {
        const QLocale locale;
        return locale.toString(time.date(), QLocale::ShortFormat) + u' '
            + locale.toString(time.time(), QLocale::ShortFormat);
    }
    static QString ofMissingSecret(const QString &variable)
    {
        return tr("Not set on this computer: there is no variable %1.").arg(variable);
    }
};

/// The rest of the name of the variable that holds it.
QString secretVariable(const QString &secret)
{
    QString name = secret.toUpper();
    name.replace(u'-', u'_').replace(u'.', u'_');
    return name;
}

} // namespace

QString fieldNote(const AuthoringHooks &hooks, Timestamp now, const workflow::Node &node,
                  const Parameter &parameter)
{
    constexpr int kDatesShown = 5;
    const QJsonValue value = node.parameters.value(parameter.name);
    if (parameter.editor == Parameter::Editor::Cron && hooks.nextDates) {
        const QString cron = value.toString();
        const QString zone = node.parameters.value("timeZone"_L1).toString();
        if (cron.isEmpty())
            return {};
        const Result<QList<Timestamp>> dates = hooks.nextDates(cron, zone, now, kDatesShown);
        if (!dates)
            return {}; // what is wrong is said there
        const QTimeZone there(zone.toLatin1());
        const QString next =
            NoteWords::ofDates(*dates, there.isValid() ? there : QTimeZone(QTimeZone::LocalTime));
        const QString words = cronWords(cron);
        return words.isEmpty() ? next : words + u'\n' + next;
    }
    if (parameter.type == Parameter::Type::Secret && hooks.secretNames) {
        const QString name = secretVariable(value.toObject().value("secret"_L1).toString());
        if (!name.isEmpty() && !hooks.secretNames().contains(name))
            return NoteWords::ofMissingSecret(u"AGENTOPS_SECRET_"_s + name);
    }
    return {};
}

} // namespace agentops::ui::graph
