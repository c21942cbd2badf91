// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>

#include <memory>

namespace agentops::workflow {

class NodeCatalog;

/// Validates one document again and again while it is edited: where nothing but values within steps
/// has changed, only those steps are looked at; expressions and code are read once.
/// Thread: one at a time.
class DocumentValidator
{
public:
    /// `catalog` must outlive it.
    explicit DocumentValidator(const NodeCatalog &catalog);
    ~DocumentValidator();

    /// What validate() says.
    QList<Diagnostic> validate(const Document &document);

private:
    struct Memory;

    void validateWhole(const Document &document);

    const NodeCatalog &m_catalog;
    std::unique_ptr<Memory> m_memory;
};

} // namespace agentops::workflow
