// SPDX-License-Identifier: GPL-3.0-or-later
// Source: org.freedesktop.portal.Settings, namespace org.freedesktop.appearance, key contrast (1:
// more).
#include <agentops/ui/shell/systemcontrast.h>

#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;

namespace {

const auto kService = u"org.freedesktop.portal.Desktop"_s;
const auto kPath = u"/org/freedesktop/portal/desktop"_s;
const auto kInterface = u"org.freedesktop.portal.Settings"_s;
const auto kGroup = u"org.freedesktop.appearance"_s;
const auto kKey = u"contrast"_s;

} // namespace

SystemContrast::SystemContrast(QObject *parent) : QObject(parent) { }

void SystemContrast::start()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, u"SettingChanged"_s, this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    question << kGroup << kKey;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            onSettingChanged(kGroup, kKey, reply.value());
        answer->deleteLater();
    });
}

void SystemContrast::onSettingChanged(const QString &group, const QString &key,
                                      const QDBusVariant &value)
{
    if (group != kGroup || key != kKey)
        return;
    QVariant inner = value.variant();
    // Read() wraps its answer twice.
    if (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    Q_EMIT wantedChanged(inner.toUInt() == 1);
}

} // namespace agentops::ui::shell
