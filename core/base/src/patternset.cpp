// SPDX-License-Identifier: GPL-3.0-or-later
#include "patternset.h"

#include <algorithm>
#include <deque>

namespace agentops {

PatternSet::PatternSet(const QByteArrayList &patterns)
{
    for (const QByteArray &pattern : patterns) {
        for (const char byte : pattern) {
            quint16 &column = m_column[static_cast<unsigned char>(byte)];
            if (column == 0)
                column = static_cast<quint16>(m_columnCount++);
        }
    }
    m_next.assign(m_columnCount, -1);
    for (const QByteArray &pattern : patterns)
        add(pattern);
    linkFailures();
}

void PatternSet::add(QByteArrayView pattern)
{
    int state = 0;
    for (const char byte : pattern) {
        const size_t slot =
            static_cast<size_t>(state) * m_columnCount + m_column[static_cast<unsigned char>(byte)];
        if (m_next[slot] < 0) {
            m_next[slot] = static_cast<int>(m_depth.size());
            m_next.resize(m_next.size() + m_columnCount, -1);
            m_depth.push_back(m_depth[static_cast<size_t>(state)] + 1);
            m_matchLength.push_back(0);
        }
        state = m_next[slot];
    }
    m_matchLength[static_cast<size_t>(state)] = static_cast<int>(pattern.size());
}

void PatternSet::linkFailures()
{
    // Breadth first, so that the state to fall back to is complete when it is needed.
    std::vector<int> fallback(m_depth.size(), 0);
    std::deque<int> queue{0};
    while (!queue.empty()) {
        const int state = queue.front();
        queue.pop_front();
        for (size_t column = 0; column < m_columnCount; ++column) {
            int &next = m_next[static_cast<size_t>(state) * m_columnCount + column];
            const int other = state == 0
                ? 0
                : m_next[static_cast<size_t>(fallback[static_cast<size_t>(state)]) * m_columnCount
                         + column];
            if (next < 0) {
                next = other;
                continue;
            }
            fallback[static_cast<size_t>(next)] = other;
            int &length = m_matchLength[static_cast<size_t>(next)];
            length = std::max(length, m_matchLength[static_cast<size_t>(other)]);
            queue.push_back(next);
        }
    }
}

} // namespace agentops
