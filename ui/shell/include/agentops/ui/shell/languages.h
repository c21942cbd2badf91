// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QTranslator>

#include <memory>

namespace agentops::ui::shell {

/// The language of the program, changed while it runs.
/// Thread: main.
class Languages : public QObject
{
    Q_OBJECT

public:
    explicit Languages(QObject *parent = nullptr);
    ~Languages() override;

    /// Switches to "en" or "fr"; empty takes the first known one of the system's languages. Numbers
    /// and dates follow. "qps" shows every text longer and accented, for tests.
    void use(const QString &language);
    const QString &current() const { return m_current; }

Q_SIGNALS:
    void changed();

private:
    void install(std::unique_ptr<QTranslator> translator);

    QString m_current;
    std::unique_ptr<QTranslator> m_translator;
};

} // namespace agentops::ui::shell
