// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>

#include <memory>

namespace agentops::workflow {

class NodeCatalog;
class ReadTexts;

/// Validates one document again and again while it is edited: expressions and code that have not
/// changed, by far the dearest part, are not read again.
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
    const NodeCatalog &m_catalog;
    std::unique_ptr<ReadTexts> m_texts;
};

} // namespace agentops::workflow
