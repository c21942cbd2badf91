// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayList>

#include <array>
#include <vector>

namespace agentops {

/// Finds all of some byte strings in one pass: the automaton of Aho and Corasick. Immutable.
/// Shape: state 0 is the start; step() leads from state to state.
/// Source: Aho and Corasick 1975; time is linear in the text, whatever the number of patterns.
class PatternSet
{
public:
    explicit PatternSet(const QByteArrayList &patterns);

    int step(int state, char byte) const
    {
        const size_t column = m_column[static_cast<unsigned char>(byte)];
        return m_next[static_cast<size_t>(state) * m_columnCount + column];
    }
    /// Bytes of the longest beginning of a pattern that ends at this state.
    int depth(int state) const { return m_depth[static_cast<size_t>(state)]; }
    /// Bytes of the longest whole pattern that ends at this state; 0 for none.
    int matchLength(int state) const { return m_matchLength[static_cast<size_t>(state)]; }

private:
    void add(QByteArrayView pattern);
    void linkFailures();

    /// Bytes that no pattern holds share column 0.
    std::array<quint16, 256> m_column{};
    size_t m_columnCount = 1;
    std::vector<int> m_next;
    std::vector<int> m_depth{0};
    std::vector<int> m_matchLength{0};
};

} // namespace agentops
