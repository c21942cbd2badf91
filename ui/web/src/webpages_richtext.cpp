// SPDX-License-Identifier: GPL-3.0-or-later
// The build without a web engine.
#include <agentops/ui/web/webpages.h>

namespace agentops::ui {

void initializeWebPages() { }

bool isWebEngineAvailable()
{
    return false;
}

} // namespace agentops::ui
