// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>

#include <memory>

namespace agentops::workflow {

class NodeCatalog;

/// Answers canConnect() for many pairs of ports of one document, as when a connection is drawn:
/// as long as one end stays the same, an answer costs the edges at the ports and no more.
/// Thread: one at a time.
class ConnectionCheck
{
public:
    /// `document` and `catalog` must outlive the check and stay as they are.
    ConnectionCheck(const Document &document, const NodeCatalog &catalog);
    ~ConnectionCheck();

    /// As if `without` were not there, for an edge that takes another way.
    /// Errors: those of canConnect().
    Result<> check(const PortRef &from, const PortRef &to, const EdgeId &without = {}) const;

private:
    struct Prepared;

    std::unique_ptr<Prepared> m_prepared;
};

} // namespace agentops::workflow
