// SPDX-License-Identifier: GPL-3.0-or-later
#include "readtexts.h"
#include "validator.h"

#include <agentops/workflow/documentvalidator.h>
#include <agentops/workflow/validation.h>

#include <map>
#include <optional>
#include <vector>

namespace agentops::workflow {

namespace {

/// Only a look at the whole forgets texts that are gone, such as all that were there while one was
/// typed.
constexpr int kLooksBetweenWholeOnes = 200;

/// A document and what was found in it.
struct Validated
{
    Document document;
    Structure structure;
    QList<Diagnostic> ofEdges{};
    /// Of those with findings, by index.
    std::map<int, QList<Diagnostic>> ofNodes{};
    QList<Diagnostic> ofWhole{};

    void set(int node, QList<Diagnostic> findings)
    {
        if (findings.isEmpty())
            ofNodes.erase(node);
        else
            ofNodes.insert_or_assign(node, std::move(findings));
    }

    QList<Diagnostic> all() const
    {
        QList<Diagnostic> found = ofEdges;
        for (const auto &[node, findings] : ofNodes)
            found += findings;
        return found + ofWhole;
    }
};

/// Whether the other nodes and the edges cannot tell one from the other.
bool isSameFromOutside(const Node &one, const Node &other, const NodeCatalog &catalog)
{
    if (one.id != other.id || one.kind != other.kind || one.parent != other.parent
        || one.isMuted != other.isMuted)
        return false;
    const NodeType *type = catalog.findType(one.kind);
    return !type || type->outputsOn(one) == type->outputsOn(other);
}

/// The nodes that differ, where what differs is of interest to no other part of the document.
std::optional<std::vector<int>> changedAlone(const Document &before, const Document &after,
                                             const NodeCatalog &catalog)
{
    if (before.nodes.size() != after.nodes.size() || before.edges != after.edges
        || before.properties != after.properties)
        return std::nullopt;
    std::vector<int> changed;
    for (int i = 0; i < int(after.nodes.size()); ++i) {
        if (before.nodes[i] == after.nodes[i])
            continue;
        if (!isSameFromOutside(before.nodes[i], after.nodes[i], catalog))
            return std::nullopt;
        changed.push_back(i);
    }
    return changed;
}

} // namespace

struct DocumentValidator::Memory
{
    ReadTexts texts;
    std::optional<Validated> last{};
    int looksSinceWhole = 0;
};

DocumentValidator::DocumentValidator(const NodeCatalog &catalog)
    : m_catalog(catalog)
    , m_memory(std::make_unique<Memory>())
{ }

DocumentValidator::~DocumentValidator() = default;

QList<Diagnostic> DocumentValidator::validate(const Document &document)
{
    std::optional<Validated> &last = m_memory->last;
    const auto changed = last ? changedAlone(last->document, document, m_catalog) : std::nullopt;
    if (!changed || ++m_memory->looksSinceWhole > kLooksBetweenWholeOnes) {
        validateWhole(document);
        return last->all();
    }
    last->document = document;
    Validator validator(last->document, m_catalog, m_memory->texts, last->structure);
    for (const int node : *changed)
        last->set(node, validator.checkStep(node));
    return last->all();
}

void DocumentValidator::validateWhole(const Document &document)
{
    Validated &now =
        m_memory->last.emplace(Validated{.document = document, .structure = Structure(document)});
    m_memory->texts.begin(ExpressionNames::ofDocument(document));
    Validator validator(now.document, m_catalog, m_memory->texts, now.structure);
    now.ofEdges = validator.checkEdges();
    for (int i = 0; i < int(document.nodes.size()); ++i)
        now.set(i, validator.checkStep(i));
    now.ofWhole = validator.checkWhole();
    m_memory->texts.end();
    m_memory->looksSinceWhole = 0;
}

QList<Diagnostic> validate(const Document &document, const NodeCatalog &catalog)
{
    return DocumentValidator(catalog).validate(document);
}

} // namespace agentops::workflow
