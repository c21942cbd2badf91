// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/interop/n8nimport.h>
namespace agentops::interop { Imported importN8nWorkflow(const QByteArray &, const QString &) { return {}; } }
