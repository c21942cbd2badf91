// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

class QDBusVariant;

namespace agentops::ui::shell {

/// Whether the person asked the system for more contrast: Qt 6.8 tells the colour scheme, not this.
/// Linux asks the desktop portal and follows it, Windows is asked once, elsewhere the answer is no.
/// Thread: main.
class SystemContrast : public QObject
{
    Q_OBJECT

public:
    explicit SystemContrast(QObject *parent = nullptr);

    /// Begins to ask; the answer comes by wantedChanged().
    void start();

Q_SIGNALS:
    void wantedChanged(bool wanted);

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace agentops::ui::shell
