// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/systemcontrast.h>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif

namespace agentops::ui::shell {

SystemContrast::SystemContrast(QObject *parent) : QObject(parent) { }

void SystemContrast::start()
{
#ifdef Q_OS_WIN
    HIGHCONTRASTW contrast{.cbSize = sizeof(HIGHCONTRASTW)};
    if (SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof contrast, &contrast, 0))
        Q_EMIT wantedChanged((contrast.dwFlags & HCF_HIGHCONTRASTON) != 0);
#endif
}

void SystemContrast::onSettingChanged(const QString &, const QString &, const QDBusVariant &) { }

} // namespace agentops::ui::shell
