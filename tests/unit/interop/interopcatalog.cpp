// SPDX-License-Identifier: GPL-3.0-or-later
#include "interopcatalog.h"

#include <agentops/nodes/builtinnodes.h>

using namespace Qt::StringLiterals;
using namespace agentops::workflow;

namespace agentops::testing {

namespace {

class Nothing final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext, CancelToken) override { co_return StepOutput{}; }
};

} // namespace

void addImportedKinds(NodeCatalog &catalog)
{
    nodes::registerBuiltinNodes(catalog, {});
    for (const QString &kind : {u"trigger.schedule"_s, u"trigger.git"_s}) {
        if (!catalog.findType(kind))
            catalog.add({.kind = kind, .category = u"trigger"_s}, std::make_unique<Nothing>());
    }
}

} // namespace agentops::testing
